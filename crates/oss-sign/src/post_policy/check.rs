//! Policies that cannot be used are refused before they are signed.

use std::time::Duration;

use super::{BUCKET, Condition, KEY};
use crate::{Credentials, Error, SignatureVersion, UtcSeconds};

/// Checks that the conditions are well-formed, that they can be met, and that they bind the form to
/// a place.
pub(super) fn conditions(conditions: &[Condition]) -> Result<(), Error> {
    conditions.iter().try_for_each(form)?;
    let binds = |condition: &Condition| {
        matches!(condition.field(), Some(BUCKET | KEY))
            && !matches!(condition, Condition::NotIn(..))
    };
    if !conditions.iter().any(binds) {
        return refuse(
            "conditions",
            "they name neither a bucket nor a key, so that the form could be used to upload \
             anything anywhere; add at least one of the two",
        );
    }
    conditions
        .iter()
        .try_for_each(|condition| contradiction(condition, conditions))
}

/// Refuses conditions on the fields that a signature adds.
pub(super) fn fields_of_signature(conditions: &[Condition]) -> Result<(), Error> {
    let mut fields = conditions.iter().filter_map(Condition::field);
    let is_ours = |field: &&str| OURS.iter().any(|ours| ours.eq_ignore_ascii_case(field));
    match fields.find(is_ours) {
        Some(field) => refuse(
            field,
            "the field belongs to the signature, which adds it and its condition",
        ),
        None => Ok(()),
    }
}

/// Checks that the policy ends after `now`, and not later than the server accepts.
pub(super) fn expiry(
    expires_at: UtcSeconds,
    credentials: &Credentials,
    version: SignatureVersion,
    now: UtcSeconds,
) -> Result<(), Error> {
    if expires_at <= now {
        return Err(Error::InvalidExpiry {
            expires: Duration::ZERO,
            reason: "the policy has already ended; it must end at least one second after now",
        });
    }
    credentials.check_expiry(version, now.until(expires_at), false)
}

fn form(condition: &Condition) -> Result<(), Error> {
    match condition {
        Condition::In(field, values) | Condition::NotIn(field, values) if values.is_empty() => {
            refuse(field, "the list of values is empty")
        }
        Condition::ContentLength(least, most) if least > most => {
            refuse("content-length-range", "the end is before the start")
        }
        _ => match condition.field() {
            Some(field) if field.is_empty() || field.starts_with('$') => {
                refuse(field, "a condition names a field, without $")
            }
            _ => Ok(()),
        },
    }
}

/// A field that must have one value cannot meet a condition that excludes this value.
fn contradiction(condition: &Condition, all: &[Condition]) -> Result<(), Error> {
    let Condition::Equal(field, value) = condition else {
        return Ok(());
    };
    let is_same = |other: &&Condition| {
        other
            .field()
            .is_some_and(|name| name.eq_ignore_ascii_case(field))
    };
    if all.iter().filter(is_same).all(|other| other.allows(value)) {
        return Ok(());
    }
    refuse(
        field,
        "its conditions contradict each other, so that no value could meet them",
    )
}

fn refuse(field: &str, reason: &'static str) -> Result<(), Error> {
    Err(Error::InvalidPostPolicy {
        field: field.to_owned(),
        reason,
    })
}

const OURS: [&str; 9] = [
    "OSSAccessKeyId",
    "Signature",
    "file",
    "policy",
    "x-oss-credential",
    "x-oss-date",
    "x-oss-security-token",
    "x-oss-signature",
    "x-oss-signature-version",
];
