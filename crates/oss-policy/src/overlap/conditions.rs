//! Whether the conditions of two statements can hold for one request.

use super::Pair;
use super::glob::{Slash, meet};
use crate::condition::Network;
use crate::{Condition, Statement};

/// Returns what two statements have in common whose actions and resources overlap.
pub(super) fn shared(session: &Statement, role: &Statement) -> Pair {
    let mut doubt = false;
    for a in session.conditions() {
        for b in role.conditions() {
            if !a.key().eq_ignore_ascii_case(b.key()) {
                continue;
            }
            match together(a, b) {
                Some(true) => {}
                Some(false) => {
                    return Pair::empty(2, format!("the session asks for {a}, the role for {b}"));
                }
                None => doubt = true,
            }
        }
    }
    let unsure = |statement: &Statement| statement.conditions().iter().any(is_unsure);
    if doubt || unsure(session) || unsure(role) {
        Pair::Unknown
    } else {
        Pair::Something
    }
}

/// Returns whether both conditions can hold for one value of their key, or `None` if that is not
/// examined.
fn together(a: &Condition, b: &Condition) -> Option<bool> {
    let (like_a, like_b) = (name(a), name(b));
    match (like_a, like_b) {
        ("StringEquals" | "StringLike", "StringEquals" | "StringLike") => {
            Some(any(a, b, |x, y| texts_meet(like_a, x, like_b, y)))
        }
        ("Bool", "Bool") => Some(any(a, b, str::eq_ignore_ascii_case)),
        ("DateLessThan" | "DateLessThanEquals", "DateLessThan" | "DateLessThanEquals") => {
            Some(true)
        }
        ("IpAddress", "IpAddress") => Some(any(a, b, networks_meet)),
        _ => None,
    }
}

fn name(condition: &Condition) -> &'static str {
    condition.operator().name()
}

fn any(a: &Condition, b: &Condition, meet: impl Fn(&str, &str) -> bool) -> bool {
    let (a, b) = (a.values(), b.values());
    a.iter().any(|a| b.iter().any(|b| meet(a, b)))
}

/// A literal value has no wildcards, so it is compared with the pattern of the other side.
fn texts_meet(kind_a: &str, a: &str, kind_b: &str, b: &str) -> bool {
    match (kind_a, kind_b) {
        ("StringLike", "StringLike") => meet(a, b, Slash::Any),
        ("StringLike", _) => crate::matching::text_fits(a, b),
        (_, "StringLike") => crate::matching::text_fits(b, a),
        _ => a == b,
    }
}

fn networks_meet(a: &str, b: &str) -> bool {
    match (Network::read(a), Network::read(b)) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => false,
    }
}

/// Returns whether a condition may be one that no request can meet, or none before a certain time.
fn is_unsure(condition: &Condition) -> bool {
    !SURE.contains(&name(condition))
}

/// Operators for which a request can always have a value that agrees. Of the operators for dates only
/// those that set an end are included, and whether that end has passed is not examined.
const SURE: &[&str] = &[
    "Bool",
    "DateLessThan",
    "DateLessThanEquals",
    "IpAddress",
    "StringEquals",
    "StringLike",
];
