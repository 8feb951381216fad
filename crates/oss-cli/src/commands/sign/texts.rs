//! The texts that are signed.

use oss_sign::Secret;
use oss_sign::verify::{Claim, Mismatch, Reason, claim};

use super::request::Typed;

/// What was or would be signed.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) canonical_request: Option<String>,
    pub(super) string_to_sign: String,
}

/// Returns what was signed of a signed request.
pub(super) fn texts_of_request(typed: &Typed) -> Option<Texts> {
    let headers = typed.headers();
    let claim = claim(&typed.received(&headers)).ok()??;
    texts_of(&claim)
}

/// What the server would have signed. The library tells it for a secret that does not fit, and it
/// depends on the request alone.
fn texts_of(claim: &Claim<'_>) -> Option<Texts> {
    match claim.check_signature(&Secret::new("explain")) {
        Err(Reason::SignatureMismatch(mismatch)) => {
            let Mismatch {
                canonical_request,
                string_to_sign,
                ..
            } = *mismatch;
            Some(Texts {
                canonical_request,
                string_to_sign,
            })
        }
        _ => None,
    }
}
