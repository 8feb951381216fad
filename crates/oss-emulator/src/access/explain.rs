//! Reasons of refusals for the request log, which say more than the responses: what is wrong with a
//! signature, and which policy or list does not allow a request.

use oss_policy::decide::Decision;
use oss_policy::{Layer, Request};
use oss_sign::Secret;
use oss_sign::verify::{Mismatch, Mistake, Reason};

use crate::codes::OssError;
use crate::state::State;
use crate::store::{Bucket, Object, ObjectAcl};

/// Adds the cause to the refusal of a signature. `mistake` looks for the mistake of the signer, and
/// `fits` returns whether the signature was made with a secret.
pub(super) fn signature(
    state: &State,
    refusal: OssError,
    reason: &Reason,
    mistake: impl FnOnce(&Mismatch) -> Option<Mistake>,
    fits: impl Fn(&Secret) -> bool,
) -> OssError {
    if !state.config.explains_refusals {
        return refusal;
    }
    refusal.because(match reason {
        Reason::SignatureMismatch(mismatch) => mistake(mismatch)
            .map(|mistake| mistake.to_string())
            .or_else(|| key_that_fits(state, fits))
            .unwrap_or_else(|| unexplained(mismatch)),
        reason => reason.to_string(),
    })
}

/// Looks for another access key with whose secret the signature was made.
pub(crate) fn key_that_fits(state: &State, fits: impl Fn(&Secret) -> bool) -> Option<String> {
    let view = state.identities.view();
    let mut keys = view.keys.iter().take(MOST_KEYS);
    let (id, _) = keys.find(|(_, key)| fits(&key.secret))?;
    Some(format!("the secret of the access key {id} was used"))
}

/// Says that no mistake was found, with a hash that a client can compare with its own.
pub(crate) fn unexplained(mismatch: &Mismatch) -> String {
    let signed = match mismatch.canonical_request {
        Some(_) => "canonical request",
        None => "string to sign",
    };
    format!(
        "no usual mistake explains the signature, so the client probably has another secret; the \
         SHA-256 of the server's {signed} is {}",
        mismatch.fingerprint()
    )
}

/// What the lists of a bucket and of an object say, after all policies were asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lists<'a> {
    pub(super) bucket: Option<&'a Bucket>,
    pub(super) object: Option<&'a Object>,
    /// Whether public access is blocked, so that the lists have no effect.
    pub(super) blocked: bool,
}

impl Lists<'_> {
    fn describe(self) -> Option<String> {
        let bucket = self.bucket?;
        if self.blocked {
            let text = "public access is blocked, so access control lists allow nothing";
            return Some(text.to_owned());
        }
        let object = self.object.map_or(ObjectAcl::Default, |object| object.acl);
        Some(match object {
            ObjectAcl::Default => format!("the bucket's ACL is {}", bucket.acl.as_str()),
            own => format!("the object's ACL is {}", own.as_str()),
        })
    }
}

/// Describes the decision about a request to OSS.
pub(super) fn denied(decision: &Decision, request: &Request<'_>, lists: Lists<'_>) -> String {
    let text = describe(decision, request);
    match decision {
        Decision::ImplicitDeny { missing, .. } if *missing != Layer::Session => {
            let lists = lists.describe().map(|lists| format!("; {lists}"));
            text + &lists.unwrap_or_default()
        }
        _ => text,
    }
}

/// Describes a decision in one line: what decided, the statement that came nearest and the part of
/// it that does not fit, and what to change.
pub(crate) fn describe(decision: &Decision, request: &Request<'_>) -> String {
    let explanation = decision.explain(request);
    let nearest = explanation
        .nearest
        .map(|near| format!("the nearest is {near}"));
    let parts = [Some(explanation.verdict), nearest, explanation.change];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join("; ")
}

/// The greatest number of access keys whose secrets are tried.
const MOST_KEYS: usize = 64;
