//! The order of the layers, who is asked in which, and which statements are named.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod access;
mod assume;
mod matching;
mod properties;

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Caller, Context, Document, DocumentUse, Layer, Policy, Request};

pub(crate) const OBJECT: &str = "acs:oss:oss-cn-hangzhou:1:photos/a.jpg";
const ALL: &str = r#""Action":"*","Resource":"*""#;

pub(crate) fn document(use_: DocumentUse, statements: &[&str]) -> Document {
    let statements: Vec<_> = statements
        .iter()
        .map(|inner| format!("{{{inner}}}"))
        .collect();
    let text = format!(
        r#"{{"Version":"1","Statement":[{}]}}"#,
        statements.join(",")
    );
    Document::parse(&text, use_).unwrap()
}

pub(crate) fn session(effect: &str) -> Document {
    document(
        DocumentUse::Session,
        &[&format!(r#""Effect":"{effect}",{ALL}"#)],
    )
}

pub(crate) fn bucket(effect: &str, principal: &str) -> Document {
    let statement = format!(r#""Effect":"{effect}","Principal":{principal},{ALL}"#);
    document(DocumentUse::Bucket, &[&statement])
}

pub(crate) fn trust(effect: &str, principal: &str) -> Document {
    let statement =
        format!(r#""Effect":"{effect}","Action":"sts:AssumeRole","Principal":{principal}"#);
    document(DocumentUse::Trust, &[&statement])
}

pub(crate) fn identity(effect: &str) -> Vec<Policy> {
    let statement = format!(r#""Effect":"{effect}",{ALL}"#);
    vec![Policy::custom(
        "p",
        document(DocumentUse::Identity, &[&statement]),
    )]
}

pub(crate) fn user(account: &str) -> Caller {
    Caller::user(account, "u").with_id("20")
}

pub(crate) fn access(caller: &Caller, action: &str, layers: &Layers<'_>) -> Decision {
    decide::access(
        &Request::new(caller, action, OBJECT, &Context::new()),
        layers,
    )
}

pub(crate) fn get(caller: &Caller, layers: &Layers<'_>) -> Decision {
    access(caller, "oss:GetObject", layers)
}

pub(crate) fn assume(caller: &Caller, layers: &Layers<'_>) -> Decision {
    decide::assume(
        &Request::assume_role(caller, "1", "Role", &Context::new()),
        layers,
    )
}

/// The layers that a decision names, in its order.
pub(crate) fn named(decision: &Decision) -> Vec<&'static str> {
    match decision {
        Decision::Allow { by, .. } | Decision::ExplicitDeny { by } => {
            by.iter().map(|at| at.layer.as_str()).collect()
        }
        other => panic!("{other:?} names no statements"),
    }
}

pub(crate) fn is_denied(decision: &Decision) -> bool {
    matches!(decision, Decision::ExplicitDeny { .. })
}

pub(crate) fn missing(decision: &Decision) -> Layer {
    match decision {
        Decision::ImplicitDeny { missing, .. } => *missing,
        other => panic!("{other:?} misses no layer"),
    }
}
