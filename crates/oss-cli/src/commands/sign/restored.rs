//! The signature of a request, and of what the request may have been before it was changed.

use oss_sign::verify::{Claim, claim};
use oss_sign::{AccessKey, Credentials, UtcSeconds};

use super::damage::found::Damage;
use super::damage::trials::trials;
use super::request::{Head, Typed};
use super::verdict::{self, Verdict};

/// The keys in use and the time, by which a signature is checked.
pub(super) struct Checker {
    pub(super) keys: Option<Credentials>,
    pub(super) now: UtcSeconds,
}

/// Checks the signature of a request with the keys in use. If it does not belong to the request,
/// the changes that are known to happen are undone one after the other, to find the one that
/// happened.
pub(super) fn check(
    head: &Head,
    typed: &Typed,
    bucket: Option<&str>,
    checker: &Checker,
) -> Verdict {
    let headers = typed.headers();
    let Ok(Some(claim)) = claim(&typed.received(&headers)) else {
        return verdict::unsigned(&typed.raw_query);
    };
    let verdict = verdict::from_claim(&claim, checker.keys.as_ref(), checker.now);
    let Some(key) = own_key(&claim, checker) else {
        return verdict;
    };
    if claim.check_signature(key.secret()).is_ok() {
        return verdict;
    }
    for found in trials(&head.target) {
        let mended = found.mended.as_deref().unwrap_or(&head.target);
        let Ok(tried) = Typed::new(head, mended, bucket) else {
            continue;
        };
        if is_right(&tried, key) {
            return verdict::damaged(&[found.damage], outcome(&tried, checker));
        }
    }
    other_method(typed, key, checker.now).unwrap_or(verdict)
}

/// What is said of a link that was restored; `None` where it is not signed.
pub(super) fn outcome(typed: &Typed, checker: &Checker) -> Option<String> {
    let headers = typed.headers();
    let claim = claim(&typed.received(&headers)).ok()??;
    Some(verdict::from_claim(&claim, checker.keys.as_ref(), checker.now).sentence)
}

/// The same link with the method that it was signed for.
fn other_method(typed: &Typed, key: &AccessKey, now: UtcSeconds) -> Option<Verdict> {
    let right = METHODS.into_iter().find(|method| {
        let tried = Typed {
            method: (*method).to_owned(),
            ..typed.clone()
        };
        *method != typed.method && is_right(&tried, key)
    })?;
    let damage = Damage {
        what: format!(
            "it was signed for the method {right}, not for {}",
            typed.method
        ),
        undo: format!("send it with {right}, or sign it for {}", typed.method),
    };
    let headers = typed.headers();
    let claim = claim(&typed.received(&headers)).ok()??;
    let ended = claim.check_time(now).err().map(|reason| reason.to_string());
    Some(verdict::other_method(damage, ended))
}

fn is_right(typed: &Typed, key: &AccessKey) -> bool {
    let headers = typed.headers();
    let claim = claim(&typed.received(&headers));
    claim.is_ok_and(|claim| claim.is_some_and(|claim| claim.check_signature(key.secret()).is_ok()))
}

/// The key in use, if it is the one that signed.
fn own_key<'a>(claim: &Claim<'_>, checker: &'a Checker) -> Option<&'a AccessKey> {
    let key = checker.keys.as_ref()?.access_key()?;
    (key.id() == claim.access_key_id()).then_some(key)
}

const METHODS: [&str; 5] = ["GET", "PUT", "HEAD", "POST", "DELETE"];
