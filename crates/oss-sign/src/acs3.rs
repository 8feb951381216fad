//! The signature ACS3-HMAC-SHA256 of newer calls to STS and RAM, for clients and servers.
//!
//! ```
//! use oss_sign::{Credentials, acs3};
//!
//! let credentials = Credentials::new("ak", "sk")?;
//! let key = credentials.access_key().ok_or("anonymous")?;
//! let payload = acs3::hash_payload(b"");
//! let headers = [
//!     ("host", "sts.cn-hangzhou.aliyuncs.com"),
//!     ("x-acs-action", "GetCallerIdentity"),
//!     ("x-acs-content-sha256", &payload),
//! ];
//! let call = acs3::Call { method: "POST", path: "/", query: &[], headers: &headers, payload_sha256: &payload };
//! let authorization = acs3::sign(key, &call)?;
//!
//! let claim = acs3::claim(&call, &authorization)?;
//! assert_eq!(claim.access_key_id(), "ak");
//! claim.check_signature(key.secret())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::comparisons::counted;
use crate::encode::{hex, percent_encode, push_encoded};
use crate::explain::Explanation;
use crate::hash::{HmacSha256Key, Sha256};
use crate::headers::{self, Headers, Names};
use crate::sink::{Sink, Tee};
use crate::verify::{Mismatch, Reason, same};
use crate::{AccessKey, Error, Secret};

/// The parts of a call that its signature covers.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The method, in upper case.
    pub method: &'a str,
    /// The path, not percent-encoded. It is `/` for STS.
    pub path: &'a str,
    /// The query, not percent-encoded. A parameter with an empty value keeps its `=`.
    pub query: &'a [(&'a str, &'a str)],
    /// For signing, the headers to sign: `host`, `x-acs-*`, and `content-type` if there is a body.
    /// Others should not be signed, because proxies change them. For verifying, the headers that were
    /// received.
    pub headers: &'a [(&'a str, &'a str)],
    /// The hash of the body, as [`hash_payload`] returns it.
    pub payload_sha256: &'a str,
}

/// Returns the SHA-256 hash of a body in lower-case hexadecimal, which is the value of the header
/// `x-acs-content-sha256`.
pub fn hash_payload(body: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.put(body);
    hex(&hash.finish()).as_str().to_owned()
}

/// Signs a call with all of its headers, and returns the value of the header `authorization`.
///
/// # Errors
///
/// Returns [`Error::InvalidMethod`] or [`Error::InvalidHeader`] for a method or a header that cannot
/// be sent.
pub fn sign(key: &AccessKey, call: &Call<'_>) -> Result<String, Error> {
    let (explanation, names) = checked(key.secret(), call)?;
    let signature = explanation.signature();
    Ok([
        ALGORITHM,
        " Credential=",
        key.id(),
        ",SignedHeaders=",
        &names,
        ",Signature=",
        signature,
    ]
    .concat())
}

/// Signs as [`sign`] does, and returns the steps.
///
/// # Errors
///
/// Returns the errors of [`sign`].
pub fn explain(secret: &Secret, call: &Call<'_>) -> Result<Explanation, Error> {
    checked(secret, call).map(|(explanation, _)| explanation)
}

/// Reads the value of `authorization` of a received call. Nothing is proved yet: see
/// [`Claim::check_signature`].
///
/// # Errors
///
/// Returns [`Reason::UnknownAuthorization`] for another kind of signature,
/// [`Reason::ParameterMissing`] for an absent field, [`Reason::AdditionalHeaderAbsent`] for a signed
/// header that the call does not carry, and [`Reason::HeaderNotSigned`] for `host` or an `x-acs-`
/// header that is not signed.
pub fn claim<'a>(call: &Call<'a>, authorization: &'a str) -> Result<Claim<'a>, Reason> {
    let fields = authorization
        .trim()
        .strip_prefix(ALGORITHM)
        .and_then(|rest| rest.strip_prefix([' ', '\t']))
        .ok_or(Reason::UnknownAuthorization)?;
    let field = |name: &'static str| {
        fields
            .split(',')
            .filter_map(|field| field.trim().split_once('='))
            .find(|(n, value)| *n == name && !value.is_empty())
            .map(|(_, value)| value)
            .ok_or(Reason::ParameterMissing { name })
    };
    let (access_key_id, signed_headers) = (field("Credential")?, field("SignedHeaders")?);
    let signed = Names::new(signed_headers.split(';'));
    let carried = Names::new(call.headers.iter().map(|(name, _)| *name));
    for name in signed_headers.split(';') {
        if !carried.contains(name) {
            return Err(Reason::AdditionalHeaderAbsent {
                name: name.to_owned(),
            });
        }
    }
    for (name, _) in call.headers.iter().filter(|(name, _)| must_be_signed(name)) {
        if !signed.contains(name) {
            return Err(Reason::HeaderNotSigned {
                name: (*name).to_owned(),
            });
        }
    }
    Ok(Claim {
        call: *call,
        access_key_id,
        signed_headers,
        signature: field("Signature")?,
    })
}

/// What a received call says about its signature. It is well-formed but not yet proved.
pub struct Claim<'a> {
    call: Call<'a>,
    access_key_id: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

impl Claim<'_> {
    /// Returns the id of the access key that the call says it is signed with.
    pub fn access_key_id(&self) -> &str {
        self.access_key_id
    }

    /// Returns the received signature.
    pub fn signature(&self) -> &str {
        self.signature
    }

    /// Compares the received signature with the one that the call should have, in constant time.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::SignatureMismatch`] with what the server would have signed.
    pub fn check_signature(&self, secret: &Secret) -> Result<(), Reason> {
        let signed = Names::new(self.signed_headers.split(';'));
        let (explanation, _) = steps(secret, &self.call, |name| signed.contains(name));
        if same(explanation.signature(), self.signature) {
            return Ok(());
        }
        Err(Mismatch::from_explanation(&explanation, self.signature))
    }
}

fn checked(secret: &Secret, call: &Call<'_>) -> Result<(Explanation, String), Error> {
    if call.method.is_empty() || !call.method.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Error::InvalidMethod {
            method: call.method.to_owned(),
        });
    }
    for (name, value) in call.headers {
        headers::check(name, value)?;
    }
    Ok(steps(secret, call, |_| true))
}

/// The explanation, and the names of the signed headers joined with `;`.
fn steps(secret: &Secret, call: &Call<'_>, signed: impl Fn(&str) -> bool) -> (Explanation, String) {
    let mut headers = Headers::new();
    for (name, value) in call.headers.iter().filter(|(name, _)| signed(name)) {
        headers.push(name, value.as_bytes());
    }
    headers.sort();
    let names = headers.names();
    let (mut canonical, mut hash) = (Vec::new(), Sha256::new());
    let mut both = Tee(&mut canonical, &mut hash);
    let query = query(call.query);
    for line in [
        call.method,
        &crate::encode::percent_encode_path(call.path),
        &query,
    ] {
        both.put(line.as_bytes());
        both.put(b"\n");
    }
    headers.write(&mut both);
    for piece in ["\n", &names, "\n", call.payload_sha256] {
        both.put(piece.as_bytes());
    }
    let to_sign = [ALGORITHM, "\n", hex(&hash.finish()).as_str()].concat();
    // The key is the plain secret; nothing is derived.
    let mut hmac = HmacSha256Key::new(secret.expose().as_bytes()).start();
    hmac.put(to_sign.as_bytes());
    let signature = hex(&hmac.finish());
    (
        Explanation::new(Some(canonical), to_sign.into_bytes(), signature.as_str()),
        names,
    )
}

/// Sorted by raw name; an empty value keeps its `=`.
fn query(pairs: &[(&str, &str)]) -> String {
    let mut sorted = pairs.to_vec();
    sorted.sort_unstable_by(|a, b| counted(a.cmp(b)));
    let mut text = String::new();
    for (name, value) in sorted {
        if !text.is_empty() {
            text.push('&');
        }
        push_encoded(&mut text, name);
        text.push('=');
        text.push_str(&percent_encode(value));
    }
    text
}

fn must_be_signed(name: &str) -> bool {
    let acs = name
        .as_bytes()
        .first_chunk::<6>()
        .is_some_and(|s| s.eq_ignore_ascii_case(b"x-acs-"));
    acs || name.eq_ignore_ascii_case("host")
}

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Credentials;

    const HEADERS: [(&str, &str); 3] = [
        ("Host", "sts.aliyuncs.com"),
        ("x-acs-action", "A"),
        ("accept", "*/*"),
    ];

    fn call<'a>(headers: &'a [(&'a str, &'a str)]) -> Call<'a> {
        Call {
            method: "GET",
            path: "/",
            query: &[("b", ""), ("B", "")],
            headers,
            payload_sha256: "",
        }
    }

    fn authorization(headers: &[(&str, &str)]) -> String {
        let credentials = Credentials::new("id", "secret").unwrap();
        sign(credentials.access_key().unwrap(), &call(headers)).unwrap()
    }

    #[test]
    fn what_was_signed_holds_and_one_changed_byte_does_not() {
        let authorization = authorization(&HEADERS);
        let secret = Secret::new("secret");
        claim(&call(&HEADERS), &authorization)
            .unwrap()
            .check_signature(&secret)
            .unwrap();
        let mut changed = HEADERS;
        changed[1].1 = "B";
        let changed = call(&changed);
        let reason = claim(&changed, &authorization)
            .unwrap()
            .check_signature(&secret);
        assert!(matches!(reason, Err(Reason::SignatureMismatch(_))));
    }

    #[test]
    fn headers_that_matter_must_be_signed_and_signed_ones_must_be_there() {
        let two = [HEADERS[0], HEADERS[2]];
        let unsigned = authorization(&two);
        assert_eq!(
            claim(&call(&HEADERS), &unsigned).err(),
            Some(Reason::HeaderNotSigned {
                name: "x-acs-action".to_owned()
            })
        );
        let all = authorization(&HEADERS);
        assert_eq!(
            claim(&call(&two), &all).err(),
            Some(Reason::AdditionalHeaderAbsent {
                name: "x-acs-action".to_owned()
            })
        );
    }

    #[test]
    fn fields_must_be_there() {
        let call = call(&HEADERS);
        for (authorization, reason) in [
            ("OSS id:x", Reason::UnknownAuthorization),
            (
                "ACS3-HMAC-SHA256 SignedHeaders=host",
                Reason::ParameterMissing { name: "Credential" },
            ),
            (
                "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host;x-acs-action",
                Reason::ParameterMissing { name: "Signature" },
            ),
        ] {
            assert_eq!(claim(&call, authorization).err(), Some(reason));
        }
    }
}
