//! Explanations name the statement that decided and what to change.

use crate::decide::{self, Layers};
use crate::{Acl, Acls, Caller, Context, Document, DocumentUse, Policy, Request};

fn document(statement: &str, use_: DocumentUse) -> Document {
    let text = format!(r#"{{"Version":"1","Statement":[{{"Effect":{statement}}}]}}"#);
    Document::parse(&text, use_).unwrap()
}

fn identity(statement: &str) -> [Policy; 1] {
    [Policy::custom(
        "p",
        document(statement, DocumentUse::Identity),
    )]
}

/// The lines for user `u` with one policy of one statement.
fn lines(statement: &str, action: &str, resource: &str, context: &Context) -> Vec<String> {
    let policies = identity(statement);
    let layers = Layers {
        identity: &policies,
        ..Layers::default()
    };
    let caller = Caller::user("1", "u");
    let request = Request::new(&caller, action, resource, context);
    let explanation = decide::access(&request, &layers)
        .explain(&request)
        .to_string();
    explanation.lines().map(str::to_owned).collect()
}

fn change(statement: &str, action: &str, resource: &str, context: &Context) -> String {
    lines(statement, action, resource, context).pop().unwrap()
}

#[test]
fn an_allow_names_its_statement_and_needs_no_change() {
    let statement = r#""Allow","Action":"oss:*","Resource":"*""#;
    let lines = lines(
        statement,
        "oss:GetObject",
        "acs:oss:r:1:b/k",
        &Context::new(),
    );
    assert_eq!(
        lines,
        ["allowed  oss:GetObject on acs:oss:r:1:b/k, by policy p, statement 0"]
    );
}

#[test]
fn a_deny_says_that_nothing_outweighs_it() {
    let statement = r#""Deny","Action":"oss:*","Resource":"*""#;
    let lines = lines(
        statement,
        "oss:GetObject",
        "acs:oss:r:1:b/k",
        &Context::new(),
    );
    assert_eq!(
        lines,
        [
            "denied   oss:GetObject on acs:oss:r:1:b/k, by policy p, statement 0 (explicit)",
            "change   an Allow never overrides a Deny: restrict the Deny or remove it",
        ]
    );
}

#[test]
fn the_nearest_statement_shows_both_sides() {
    let statement =
        r#""Allow","Action":["oss:PutObject","oss:ListParts"],"Resource":"acs:oss:*:*:b/*""#;
    let lines = lines(
        statement,
        "oss:GetObjectVersion",
        "acs:oss:r:1:b/k",
        &Context::new(),
    );
    assert_eq!(
        lines[1..],
        [
            "nearest  policy p, statement 0: resource and condition fit, action \
             oss:GetObjectVersion is not in [oss:PutObject, oss:ListParts]",
            "change   add oss:GetObjectVersion: a request with a version id asks for this, and not \
             for oss:GetObject",
        ]
    );
}

#[test]
fn known_traps_of_resources_are_named() {
    let none = Context::new();
    let object = r#""Allow","Action":"oss:*","Resource":"acs:oss:*:*:b""#;
    let advice = change(object, "oss:GetObject", "acs:oss:r:1:b/k", &none);
    assert!(
        advice.contains("does not contain its objects: add acs:oss:*:*:b/k"),
        "{advice}"
    );
    let case = r#""Allow","Action":"oss:*","Resource":"acs:oss:r:1:b/KEY""#;
    let advice = change(case, "oss:GetObject", "acs:oss:r:1:b/key", &none);
    assert!(advice.contains("with case"), "{advice}");
    let other = r#""Allow","Action":"oss:*","Resource":"acs:oss:*:*:other/*""#;
    let advice = change(other, "oss:GetObject", "acs:oss:r:1:b/k", &none);
    assert_eq!(advice, "change   add acs:oss:*:*:b/k to the resources");
}

#[test]
fn known_traps_of_conditions_are_named() {
    let allow = |condition: &str| {
        format!(r#""Allow","Action":"oss:*","Resource":"*","Condition":{{{condition}}}"#)
    };
    let prefix = allow(r#""StringLike":{"oss:Prefix":["dir/*","x"]}"#);
    let bucket = "acs:oss:r:1:b";
    let advice = lines(&prefix, "oss:GetBucketInfo", bucket, &Context::new());
    assert_eq!(
        advice[1..],
        [
            "nearest  policy p, statement 0: action and resource fit, condition \
             StringLike oss:Prefix [\"dir/*\", \"x\"] does not hold: oss:Prefix is absent",
            "change   these keys exist for listings only: allow oss:GetBucketInfo in a statement \
             without the condition",
        ]
    );
    let advice = change(
        &prefix,
        "oss:ListObjects",
        bucket,
        &Context::new().with("oss:Prefix", "dir"),
    );
    assert!(advice.contains("not dir"), "{advice}");
    let tls = allow(r#""Bool":{"acs:SecureTransport":"true"}"#);
    let advice = change(
        &tls,
        "oss:GetObject",
        bucket,
        &Context::new().with("acs:SecureTransport", "false"),
    );
    assert!(advice.contains("https"), "{advice}");
}

#[test]
fn without_any_near_statement_the_missing_layer_is_named() {
    let (caller, none) = (Caller::user("2", "partner"), Context::new());
    let request = Request::new(&caller, "oss:GetObject", "acs:oss:r:1:b/k", &none);
    let decision = decide::access(&request, &Layers::default());
    assert_eq!(
        decision.explain(&request).to_string(),
        "denied   no statement of the bucket policy of user partner of account 2 allows \
         oss:GetObject on acs:oss:r:1:b/k (implicit)\n\
         change   the bucket belongs to account 1: only its bucket policy can allow oss:GetObject \
         to user partner of account 2"
    );
    assert_eq!(
        decision.to_string(),
        "no statement of the bucket policy allows it"
    );
}

#[test]
fn assuming_says_which_side_is_missing() {
    let trust = document(
        r#""Allow","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::2:root"}"#,
        DocumentUse::Trust,
    );
    let (caller, none) = (Caller::user("1", "u"), Context::new());
    let request = Request::assume_role(&caller, "1", "R", &none);
    let layers = Layers {
        trust: Some(&trust),
        ..Layers::default()
    };
    let explain = |layers: &Layers<'_>| decide::assume(&request, layers).explain(&request);
    let change = explain(&layers).change.unwrap();
    assert!(change.contains("AliyunSTSAssumeRoleAccess"), "{change}");
    let policies = identity(r#""Allow","Action":"sts:*","Resource":"*""#);
    let explanation = explain(&Layers {
        identity: &policies,
        ..layers
    });
    assert_eq!(
        explanation.nearest.unwrap(),
        "the trust policy, statement 0: action and condition fit, principal user u of \
         account 1 is not in [acs:ram::2:root]"
    );
    assert_eq!(
        explanation.change.unwrap(),
        "add acs:ram::1:user/u to the trust policy"
    );
}

#[test]
fn the_accounts_own_key_is_told_what_to_use_instead() {
    let (root, none) = (Caller::root("1"), Context::new());
    let request = Request::assume_role(&root, "1", "r", &none);
    let explanation = decide::assume(&request, &Layers::default())
        .explain(&request)
        .to_string();
    assert!(
        explanation.contains("may never assume a role"),
        "{explanation}"
    );
    assert!(explanation.contains("create a RAM user"), "{explanation}");
}

#[test]
fn a_last_step_is_named_too() {
    let (anyone, none) = (Caller::anonymous(), Context::new());
    let request = Request::new(&anyone, "oss:GetObject", "acs:oss:r:1:b/k", &none);
    let acls = Acls {
        bucket: Acl::PublicRead,
        object: None,
    };
    let decision = decide::access(
        &request,
        &Layers {
            acls,
            ..Layers::default()
        },
    );
    assert_eq!(decision.to_string(), "allowed by the bucket's ACL");
}
