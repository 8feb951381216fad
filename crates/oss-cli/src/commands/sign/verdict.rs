//! Whether OSS accepts a signature, why not, and what to change.

use oss_client::error::RefusalClass;
use oss_sign::verify::{Claim, Reason};
use oss_sign::{Credentials, UtcSeconds};

use super::damage::found::Damage;
use crate::exit::ExitStatus;

/// The outcome of an explanation.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) status: ExitStatus,
    pub(super) sentence: String,
    /// The class of the refusal that was explained, for programs.
    pub(super) class: Option<&'static str>,
    pub(super) difference: Option<String>,
    pub(super) change: Option<String>,
    /// What would be said of the link without the changes that were found.
    pub(super) restored: Option<String>,
}

impl Verdict {
    fn fine(sentence: impl Into<String>) -> Self {
        Self {
            status: ExitStatus::Success,
            sentence: sentence.into(),
            class: None,
            difference: None,
            change: None,
            restored: None,
        }
    }

    pub(super) fn refused(
        class: RefusalClass,
        sentence: impl Into<String>,
        change: Option<String>,
    ) -> Self {
        Self {
            status: ExitStatus::Denied,
            class: Some(class.as_str()),
            change,
            ..Self::fine(sentence)
        }
    }

    /// Refused because of the signature, the keys or the time of signing.
    pub(super) fn unauthentic(sentence: impl Into<String>, change: impl Into<String>) -> Self {
        Self::refused(RefusalClass::Authentication, sentence, Some(change.into()))
    }
}

/// The request was not signed, so there is nothing to compare. A signed link whose first parameter
/// is not one of the signature looks so when a shell has cut it.
pub(super) fn unsigned(query: &str) -> Verdict {
    let mut verdict =
        Verdict::fine("the request is not signed; this is what the key in use signs of it");
    if query.starts_with("response-") && !query.contains('&') {
        let cut = "if this was a signed link, put it in quotes: a shell ends an unquoted one at &";
        verdict.change = Some(cut.to_owned());
    }
    verdict
}

/// The signature that a request carries, checked with the key in use and by the clock.
pub(super) fn from_claim(
    claim: &Claim<'_>,
    keys: Option<&Credentials>,
    now: UtcSeconds,
) -> Verdict {
    if let Err(reason) = claim.check_time(now) {
        return malformed(&reason);
    }
    let key = keys.and_then(|keys| keys.access_key());
    let Some(key) = key.filter(|key| key.id() == claim.access_key_id()) else {
        return Verdict::fine(
            "it is signed by another key than the one in use, so only OSS can check it",
        );
    };
    match claim.check_signature(key.secret()) {
        Ok(()) => Verdict::fine("the signature is right for the key in use"),
        Err(Reason::SignatureMismatch(_)) => Verdict::unauthentic(
            "the signature does not belong to this request",
            "method, path, parameters or signed headers are not what was signed, or it was signed \
             by another secret; with --error and the answer of OSS the line that differs is shown",
        ),
        Err(reason) => malformed(&reason),
    }
}

/// A rule of the protocol that the signature breaks, and what to do about it.
pub(super) fn malformed(reason: &Reason) -> Verdict {
    let change = match reason {
        Reason::Expired { .. } => "make a new link that ends later, with --expires of oss presign",
        Reason::TimeSkewed { .. } | Reason::NotYetValid { .. } => {
            "set the clock of the machine that signs, and sign again"
        }
        Reason::SignedTwice => "send either the signed URL or the header Authorization",
        Reason::ExpiresMissing
        | Reason::V1ParameterMissing { .. }
        | Reason::SignatureMissing { .. }
        | Reason::CredentialMissing { .. } => "use the whole link, in quotes at a shell",
        Reason::ExpiresOutOfRange { .. } => {
            "sign the link for 1 second to 7 days, and for at most 12 hours with temporary keys"
        }
        Reason::DateMissing | Reason::DateMalformed { .. } => {
            "send the time of signing in x-oss-date, such as 20261130T120000Z"
        }
        Reason::AdditionalHeaderAbsent { .. } => "send every header that the signature names",
        _ => "sign it again, and pass it on unchanged",
    };
    Verdict::unauthentic(reason.to_string(), change)
}

/// The link was changed after signing.
pub(super) fn damaged(damages: &[Damage], restored: Option<String>) -> Verdict {
    let what: Vec<_> = damages.iter().map(|damage| damage.what.as_str()).collect();
    let undo: Vec<_> = damages.iter().map(|damage| damage.undo.as_str()).collect();
    Verdict {
        restored: restored.map(|sentence| format!("with that undone, {sentence}")),
        ..Verdict::unauthentic(
            format!("the link is not as it was signed: {}", what.join("; ")),
            undo.join("; "),
        )
    }
}

/// The link is whole, and another method was signed.
pub(super) fn other_method(damage: Damage, ended: Option<String>) -> Verdict {
    Verdict {
        restored: ended,
        ..Verdict::unauthentic(damage.what, damage.undo)
    }
}
