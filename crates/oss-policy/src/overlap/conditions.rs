//! Whether the conditions of two statements can hold for one request.

use super::Pair;
use super::glob::{Slash, meet};
use crate::condition::Network;
use crate::{Condition, Statement};

/// What two statements whose actions and resources meet have in common.
pub(super) fn of(session: &Statement, role: &Statement) -> Pair {
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

/// Whether both can hold for one value of their key; `None` where that is not looked into.
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

/// A literal value has no wildcards, so it is held against the pattern of the other side.
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
        (Some(a), Some(b)) => a.meets(b),
        _ => false,
    }
}

/// Whether a condition may be one that no request, or none of these days, can meet.
fn is_unsure(condition: &Condition) -> bool {
    !SURE.contains(&name(condition))
}

/// Operators under which a request can always bring a value that holds. Among dates only ends in
/// the future are asked for: an end that has passed is for the reader to see.
const SURE: &[&str] = &[
    "Bool",
    "DateLessThan",
    "DateLessThanEquals",
    "IpAddress",
    "StringEquals",
    "StringLike",
];
