//! What the signer of a request with a wrong signature probably did.
//!
//! A server cannot know what a client signed. It can change its own text in the ways in which signers
//! are known to err, and see whether the received signature belongs to one of the changed texts. If so,
//! the mistake is certain, because nobody meets a signature by accident.

mod headers;
mod query;
mod v1;
mod v4;

use std::fmt;

use super::claim::Signed;
use super::{Claim, Mismatch, same};
use crate::Secret;
use crate::explain::{Difference, compare, side};

/// A mistake of a signer, found by trying.
///
/// `Display` writes one line, which contains no signature and no security token.
///
/// ```
/// use oss_sign::verify::{Reason, Received, claim};
/// use oss_sign::{BucketName, Credentials, Request, Resource, Secret, UtcSeconds, v1};
///
/// let (now, bucket) = (UtcSeconds::new(1_702_743_657), BucketName::new("examplebucket")?);
/// let signer = v1::Signer::new(&Credentials::new("ak", "sk")?);
/// let signed = signer.sign(&Request::get(Resource::Bucket(&bucket)), now)?;
/// let mut headers: Vec<(&str, &[u8])> = signed.iter().map(|(n, v)| (n, v.as_bytes())).collect();
/// headers.push(("content-type", b"text/plain"));
/// let received = Received {
///     method: "GET",
///     resource_path: "/examplebucket/",
///     raw_query: "",
///     headers: &headers,
///     peer: None,
/// };
/// let claim = claim(&received)?.ok_or("unsigned")?;
/// let secret = Secret::new("sk");
/// let Err(Reason::SignatureMismatch(mismatch)) = claim.check_signature(&secret) else {
///     return Err("the content type was added".into());
/// };
/// let mistake = claim.mistake(&secret, &mismatch).ok_or("none")?;
/// assert_eq!(
///     mistake.to_string(),
///     "the content type was not signed: \
///      the client seems to have signed \"\" where the request has \"text/plain\" (line 3)",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// What the signer did, as a clause.
    pub what: String,
    /// The first line in which the text that the client signed differs from that of the server, or
    /// `None` if the texts are equal and the secrets differ.
    pub difference: Option<Difference>,
}

/// One thing to try: what the signer would have done, and the text that it would have signed.
type Trial = (String, String);

impl Claim<'_> {
    /// Looks for the mistake that explains a wrong signature. `mismatch` is what
    /// [`check_signature`](Self::check_signature) has returned for this secret.
    ///
    /// Returns `None` if nothing that is tried explains it, or if the signed text is longer than
    /// 16 KiB, because some hundred texts of this length are signed.
    pub fn mistake(&self, secret: &Secret, mismatch: &Mismatch) -> Option<Mistake> {
        let text = mismatch.canonical_request.as_ref();
        if text.unwrap_or(&mismatch.string_to_sign).len() > LONGEST {
            return None;
        }
        let of_secret = || {
            let fits = |other: &Secret| self.check_signature(other).is_ok();
            other_secret(secret, self.access_key_id(), fits)
        };
        match &self.signed {
            Signed::V4(scoped) => v4::find(&self.provided, scoped, secret, mismatch),
            Signed::V1 { .. } => v1::find(&self.provided, secret, mismatch),
            // Nobody writes a signer for V2 any more, so only secrets are tried for it.
            Signed::V2(_) => None,
        }
        .or_else(of_secret)
    }
}

/// Tries what is mistaken for a secret.
pub(super) fn other_secret(
    secret: &Secret,
    id: &str,
    fits: impl Fn(&Secret) -> bool,
) -> Option<Mistake> {
    let right = secret.expose();
    let spoiled = [
        (
            "the secret was used with a line break at its end",
            format!("{right}\n"),
        ),
        (
            "the secret was used with a line break at its end",
            format!("{right}\r\n"),
        ),
        (
            "the secret was used with a blank at its end",
            format!("{right} "),
        ),
        (
            "the secret was used with a blank at its beginning",
            format!(" {right}"),
        ),
        (
            "the secret was used with quotes around it",
            format!("\"{right}\""),
        ),
        (
            "the secret was used with quotes around it",
            format!("'{right}'"),
        ),
        (
            "the id of the access key was used as the secret",
            id.to_owned(),
        ),
        ("an empty secret was used", String::new()),
    ];
    let (what, _) = spoiled
        .into_iter()
        .map(|(what, text)| (what, Secret::new(text)))
        .find(|(_, secret)| fits(secret))?;
    Some(Mistake {
        what: what.to_owned(),
        difference: None,
    })
}

/// Returns the first trial whose signature is the received one, compared with the text of the server.
fn first(
    trials: impl IntoIterator<Item = Trial>,
    servers: &str,
    provided: &str,
    sign: impl Fn(&str) -> String,
) -> Option<Mistake> {
    let (what, text) = trials
        .into_iter()
        .find(|(_, text)| same(&sign(text), provided))?;
    Some(Mistake {
        what,
        difference: compare(&text, servers),
    })
}

/// The trials of other methods.
fn methods(method: &str) -> impl Iterator<Item = (String, &'static str)> {
    ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"]
        .into_iter()
        .filter(move |other| *other != method)
        .map(|other| (format!("the request was signed for {other}"), other))
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        let Some(difference) = &self.difference else {
            return Ok(());
        };
        f.write_str(": the client seems to have signed ")?;
        side(f, difference.ours.as_deref())?;
        f.write_str(" where the request has ")?;
        side(f, difference.servers.as_deref())?;
        write!(f, " (line {})", difference.line)
    }
}

/// The longest text that is changed and signed again, in bytes.
const LONGEST: usize = 16 * 1024;
