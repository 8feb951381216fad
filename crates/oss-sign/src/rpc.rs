//! The signature of RPC calls to STS and RAM, version 1.0 (HMAC-SHA1), for clients and servers.
//!
//! ```
//! use oss_sign::{Secret, rpc};
//!
//! let secret = Secret::new("TestSecret0001");
//! let params = [("Action", "AssumeRole"), ("Version", "2015-04-01"), ("SignatureType", "")];
//! let signature = rpc::sign(&secret, "GET", &params)?;
//! assert!(rpc::verify(&secret, "GET", &params, &signature).is_ok());
//! # Ok::<(), oss_sign::Error>(())
//! ```

use std::fmt::Write as _;

use crate::comparisons::counted;
use crate::encode::{base64_of_sha1, push_encoded};
use crate::hash::HmacSha1Key;
use crate::sink::Sink;
use crate::verify::{Mismatch, Reason, same};
use crate::{Error, Secret};

/// Signs a call, and returns the value of its parameter `Signature`.
///
/// The parameters are those of the query and of the form body together. A `Signature` among them is
/// ignored.
///
/// # Errors
///
/// Returns [`Error::InvalidMethod`] for a method that is not a word of upper-case letters, and
/// [`Error::DuplicateQuery`] for a parameter that is given more than once.
pub fn sign<N: AsRef<str>, V: AsRef<str>>(
    secret: &Secret,
    method: &str,
    params: &[(N, V)],
) -> Result<String, Error> {
    if method.is_empty() || !method.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Error::InvalidMethod {
            method: method.to_owned(),
        });
    }
    let sorted = sorted(params);
    if let Some([(name, _), ..]) = sorted
        .windows(2)
        .find(|pair| matches!(pair, [(a, _), (b, _)] if a == b))
    {
        return Err(Error::DuplicateQuery {
            name: (*name).to_owned(),
        });
    }
    Ok(signature(secret, &text(method, &sorted)))
}

/// Returns the string to sign. It consists of the method, `&%2F&`, and the sorted parameters, which
/// are percent-encoded twice. A parameter with an empty value keeps its `=`.
pub fn string_to_sign<N: AsRef<str>, V: AsRef<str>>(method: &str, params: &[(N, V)]) -> String {
    text(method, &sorted(params))
}

/// Compares a received signature with the one that the parameters should have, in constant time.
///
/// # Errors
///
/// Returns [`Reason::SignatureMismatch`] with what the server would have signed.
pub fn verify<N: AsRef<str>, V: AsRef<str>>(
    secret: &Secret,
    method: &str,
    params: &[(N, V)],
    provided: &str,
) -> Result<(), Reason> {
    let text = string_to_sign(method, params);
    if same(&signature(secret, &text), provided) {
        return Ok(());
    }
    Err(Reason::SignatureMismatch(Box::new(Mismatch::new(
        None, text, provided,
    ))))
}

fn sorted<N: AsRef<str>, V: AsRef<str>>(params: &[(N, V)]) -> Vec<(&str, &str)> {
    let mut sorted: Vec<(&str, &str)> = params
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .filter(|(name, _)| *name != "Signature")
        .collect();
    sorted.sort_unstable_by(|a, b| counted(a.cmp(b)));
    sorted
}

fn text(method: &str, sorted: &[(&str, &str)]) -> String {
    let mut query = String::new();
    for (name, value) in sorted {
        if !query.is_empty() {
            query.push('&');
        }
        push_encoded(&mut query, name);
        query.push('=');
        push_encoded(&mut query, value);
    }
    let mut text = String::with_capacity(method.len() + 5 + query.len() * 3 / 2);
    // Writing into a `String` never fails.
    let _ = write!(text, "{method}&%2F&");
    push_encoded(&mut text, &query);
    text
}

fn signature(secret: &Secret, text: &str) -> String {
    // The key is the secret and an ampersand.
    let key = zeroize::Zeroizing::new([secret.expose(), "&"].concat());
    let mut hmac = HmacSha1Key::new(key.as_bytes()).start();
    hmac.put(text.as_bytes());
    base64_of_sha1(&hmac.finish()).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_encoded_twice_and_empty_values_keep_their_sign() {
        let params = [("b", "a b*~"), ("B", ""), ("Signature", "old")];
        assert_eq!(
            string_to_sign("POST", &params),
            "POST&%2F&B%3D%26b%3Da%2520b%252A~"
        );
    }

    #[test]
    fn one_changed_byte_fails() {
        let secret = Secret::new("secret");
        let signature = sign(&secret, "GET", &[("a", "1")]).unwrap();
        assert!(verify(&secret, "GET", &[("a", "1")], &signature).is_ok());
        assert!(verify(&secret, "GET", &[("a", "2")], &signature).is_err());
        assert!(verify(&secret, "POST", &[("a", "1")], &signature).is_err());
        assert!(verify(&Secret::new("other"), "GET", &[("a", "1")], &signature).is_err());
        assert!(verify(&secret, "GET", &[("a", "1")], "").is_err());
    }

    #[test]
    fn what_cannot_be_signed_is_refused() {
        let secret = Secret::new("secret");
        assert!(sign(&secret, "get", &[("a", "1")]).is_err());
        assert!(sign(&secret, "GET", &[("a", "1"), ("a", "2")]).is_err());
    }
}
