//! The order of the layers, who is asked in which, and which statements are named.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{
    Acl, Acls, Caller, Context, Document, DocumentUse, LastStep, Layer, Policy, Reason, Request,
};
use proptest::prelude::*;

const OBJECT: &str = "acs:oss:oss-cn-hangzhou:1:photos/a.jpg";
const ALL: &str = r#""Action":"*","Resource":"*""#;

fn document(use_: DocumentUse, statements: &[&str]) -> Document {
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

fn session(effect: &str) -> Document {
    document(
        DocumentUse::Session,
        &[&format!(r#""Effect":"{effect}",{ALL}"#)],
    )
}

fn bucket(effect: &str, principal: &str) -> Document {
    let statement = format!(r#""Effect":"{effect}","Principal":{principal},{ALL}"#);
    document(DocumentUse::Bucket, &[&statement])
}

fn trust(effect: &str, principal: &str) -> Document {
    let statement =
        format!(r#""Effect":"{effect}","Action":"sts:AssumeRole","Principal":{principal}"#);
    document(DocumentUse::Trust, &[&statement])
}

fn identity(effect: &str) -> Vec<Policy> {
    let statement = format!(r#""Effect":"{effect}",{ALL}"#);
    vec![Policy::custom(
        "p",
        document(DocumentUse::Identity, &[&statement]),
    )]
}

fn user(account: &str) -> Caller {
    Caller::user(account, "u").with_id("20")
}

fn access(caller: &Caller, action: &str, layers: &Layers<'_>) -> Decision {
    decide::access(
        &Request::new(caller, action, OBJECT, &Context::new()),
        layers,
    )
}

fn get(caller: &Caller, layers: &Layers<'_>) -> Decision {
    access(caller, "oss:GetObject", layers)
}

fn assume(caller: &Caller, layers: &Layers<'_>) -> Decision {
    decide::assume(
        &Request::assume_role(caller, "1", "Role", &Context::new()),
        layers,
    )
}

/// The layers that a decision names, in its order.
fn named(decision: &Decision) -> Vec<&'static str> {
    match decision {
        Decision::Allow { by, .. } | Decision::ExplicitDeny { by } => {
            by.iter().map(|at| at.layer.as_str()).collect()
        }
        other => panic!("{other:?} names no statements"),
    }
}

fn is_denied(decision: &Decision) -> bool {
    matches!(decision, Decision::ExplicitDeny { .. })
}

fn missing(decision: &Decision) -> Layer {
    match decision {
        Decision::ImplicitDeny { missing, .. } => *missing,
        other => panic!("{other:?} misses no layer"),
    }
}

#[test]
fn one_allow_of_identity_and_bucket_policy_is_enough() {
    let (allow, open) = (identity("Allow"), bucket("Allow", r#"["20"]"#));
    let both = Layers {
        identity: &allow,
        bucket: Some(&open),
        ..Layers::default()
    };
    assert_eq!(named(&get(&user("1"), &both)), ["identity"]);
    let only_bucket = Layers {
        identity: &[],
        ..both
    };
    assert_eq!(named(&get(&user("1"), &only_bucket)), ["bucket_policy"]);
    let only_identity = Layers {
        bucket: None,
        ..both
    };
    assert_eq!(named(&get(&user("1"), &only_identity)), ["identity"]);
    assert_eq!(
        missing(&get(&user("1"), &Layers::default())),
        Layer::Identity
    );
}

#[test]
fn a_deny_in_both_names_both() {
    let (deny, closed) = (identity("Deny"), bucket("Deny", r#""*""#));
    let layers = Layers {
        identity: &deny,
        bucket: Some(&closed),
        ..Layers::default()
    };
    let decision = get(&user("1"), &layers);
    assert!(is_denied(&decision));
    assert_eq!(named(&decision), ["identity", "bucket_policy"]);
}

#[test]
fn a_session_policy_that_does_not_allow_ends_it() {
    let caller = Caller::role_session("1", "r", "s");
    let (allow, deny, open) = (identity("Allow"), identity("Deny"), bucket("Allow", "[]"));
    let acls = Acls {
        bucket: Acl::PublicReadWrite,
        object: None,
    };
    let base = Layers {
        identity: &allow,
        bucket: Some(&open),
        acls,
        ..Layers::default()
    };
    let denying = session("Deny");
    let decision = get(
        &caller,
        &Layers {
            session: Some(&denying),
            identity: &deny,
            ..base
        },
    );
    assert!(is_denied(&decision));
    assert_eq!(named(&decision), ["session"]);
    let elsewhere = r#""Effect":"Allow","Action":"*","Resource":"acs:oss:*:*:films/*""#;
    let narrow = document(DocumentUse::Session, &[elsewhere]);
    let decision = get(
        &caller,
        &Layers {
            session: Some(&narrow),
            identity: &deny,
            ..base
        },
    );
    assert_eq!(missing(&decision), Layer::Session);
}

#[test]
fn a_session_policy_that_allows_needs_another_allow_beside_it() {
    let (caller, allowing) = (Caller::role_session("1", "r", "s"), session("Allow"));
    let (allow, open) = (
        identity("Allow"),
        bucket("Allow", r#"["arn:sts::1:assumed-role/r/*"]"#),
    );
    let base = Layers {
        session: Some(&allowing),
        ..Layers::default()
    };
    assert_eq!(missing(&get(&caller, &base)), Layer::Identity);
    assert_eq!(
        named(&get(
            &caller,
            &Layers {
                identity: &allow,
                ..base
            }
        )),
        ["session", "identity"]
    );
    let decision = get(
        &caller,
        &Layers {
            bucket: Some(&open),
            ..base
        },
    );
    assert_eq!(named(&decision), ["session", "bucket_policy"]);
    let acls = Acls {
        bucket: Acl::PublicRead,
        object: None,
    };
    let decision = get(&caller, &Layers { acls, ..base });
    let Decision::Allow {
        by,
        last_step: Some(LastStep::BucketAcl),
    } = decision
    else {
        panic!("{decision:?}");
    };
    assert_eq!(by.len(), 1);
}

#[test]
fn a_foreign_callers_own_policies_are_not_asked_even_when_they_deny() {
    let (deny, open) = (identity("Deny"), bucket("Allow", r#"["20"]"#));
    let layers = Layers {
        identity: &deny,
        bucket: Some(&open),
        ..Layers::default()
    };
    assert_eq!(named(&get(&user("2"), &layers)), ["bucket_policy"]);
    assert!(is_denied(&get(&user("1"), &layers)));
    let allow = identity("Allow");
    let decision = get(
        &user("2"),
        &Layers {
            identity: &allow,
            ..Layers::default()
        },
    );
    assert_eq!(missing(&decision), Layer::BucketPolicy);
}

#[test]
fn the_owners_key_needs_no_policy_but_a_foreign_one_does() {
    let last_step = |decision| match decision {
        Decision::Allow { by, last_step } => by.is_empty().then_some(last_step).flatten(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        last_step(get(&Caller::root("1"), &Layers::default())),
        Some(LastStep::Owner)
    );
    assert_eq!(
        missing(&get(&Caller::root("2"), &Layers::default())),
        Layer::BucketPolicy
    );
    let open = bucket("Allow", r#""2""#);
    let layers = Layers {
        bucket: Some(&open),
        ..Layers::default()
    };
    assert_eq!(named(&get(&Caller::root("2"), &layers)), ["bucket_policy"]);
    let deny = identity("Deny");
    let layers = Layers {
        identity: &deny,
        ..Layers::default()
    };
    assert!(
        get(&Caller::root("1"), &layers).is_allowed(),
        "the root key has no identity layer"
    );
}

#[test]
fn anonymous_callers_need_a_principal_of_everyone_or_an_open_list() {
    let anyone = Caller::anonymous();
    for (principal, allowed) in [("[]", true), (r#"["*"]"#, true), (r#""20""#, false)] {
        let open = bucket("Allow", principal);
        let layers = Layers {
            bucket: Some(&open),
            ..Layers::default()
        };
        assert_eq!(get(&anyone, &layers).is_allowed(), allowed, "{principal}");
    }
    assert_eq!(
        missing(&get(&anyone, &Layers::default())),
        Layer::BucketPolicy
    );
    let acls = Acls {
        bucket: Acl::PublicRead,
        object: None,
    };
    let public = Layers {
        acls,
        ..Layers::default()
    };
    assert!(get(&anyone, &public).is_allowed());
    assert!(!access(&anyone, "oss:PutObject", &public).is_allowed());
    assert!(!access(&anyone, "oss:GetObjectAcl", &public).is_allowed());
    let closed = bucket("Deny", r#"["*"]"#);
    assert!(is_denied(&get(
        &anyone,
        &Layers {
            bucket: Some(&closed),
            ..public
        }
    )));
}

#[test]
fn an_open_list_also_serves_users_without_a_policy() {
    let acls = Acls {
        bucket: Acl::Private,
        object: Some(Acl::PublicRead),
    };
    let public = Layers {
        acls,
        ..Layers::default()
    };
    assert_eq!(
        get(&user("1"), &public).to_string(),
        "allowed by the object's ACL"
    );
    assert_eq!(
        get(&user("2"), &public).to_string(),
        "allowed by the object's ACL"
    );
    let deny = identity("Deny");
    assert!(is_denied(&get(
        &user("1"),
        &Layers {
            identity: &deny,
            ..public
        }
    )));
}

#[test]
fn services_and_guests_have_no_identity_layer() {
    let allow = identity("Allow");
    let layers = Layers {
        identity: &allow,
        ..Layers::default()
    };
    for caller in [
        Caller::service("ecs.aliyuncs.com"),
        Caller::federated("1", "idp"),
    ] {
        assert_eq!(missing(&get(&caller, &layers)), Layer::BucketPolicy);
        assert_eq!(missing(&assume(&caller, &layers)), Layer::Trust);
    }
    let trust = trust("Allow", r#"{"Service":"ecs.aliyuncs.com"}"#);
    let layers = Layers {
        trust: Some(&trust),
        ..Layers::default()
    };
    assert_eq!(
        named(&assume(&Caller::service("ecs.aliyuncs.com"), &layers)),
        ["trust"]
    );
}

#[test]
fn assuming_needs_every_layer_in_order() {
    let (allow, account) = (
        identity("Allow"),
        trust("Allow", r#"{"RAM":"acs:ram::1:root"}"#),
    );
    let chained = Caller::role_session("1", "other", "s");
    let whole = Layers {
        identity: &allow,
        trust: Some(&account),
        ..Layers::default()
    };
    assert_eq!(named(&assume(&chained, &whole)), ["identity", "trust"]);
    let allowing = session("Allow");
    let with_session = Layers {
        session: Some(&allowing),
        ..whole
    };
    assert_eq!(
        named(&assume(&chained, &with_session)),
        ["session", "identity", "trust"]
    );
    let oss_only = r#""Effect":"Allow","Action":"oss:*","Resource":"*""#;
    let oss_only = document(DocumentUse::Session, &[oss_only]);
    let nothing = Layers {
        session: Some(&oss_only),
        ..Layers::default()
    };
    assert_eq!(missing(&assume(&chained, &nothing)), Layer::Session);
    let nothing = Layers {
        session: Some(&allowing),
        ..Layers::default()
    };
    assert_eq!(missing(&assume(&chained, &nothing)), Layer::Identity);
    assert_eq!(
        missing(&assume(
            &chained,
            &Layers {
                trust: None,
                ..whole
            }
        )),
        Layer::Trust
    );
}

#[test]
fn a_deny_anywhere_wins_over_a_missing_allow_when_assuming() {
    let closed = trust("Deny", r#"{"RAM":"acs:ram::1:root"}"#);
    let layers = Layers {
        trust: Some(&closed),
        ..Layers::default()
    };
    assert_eq!(named(&assume(&user("1"), &layers)), ["trust"]);
    let deny = identity("Deny");
    let decision = assume(
        &user("1"),
        &Layers {
            identity: &deny,
            ..layers
        },
    );
    assert!(is_denied(&decision));
    assert_eq!(named(&decision), ["identity", "trust"]);
}

#[test]
fn a_foreign_role_needs_both_accounts() {
    let (allow, trusting) = (
        identity("Allow"),
        trust("Allow", r#"{"RAM":"acs:ram::2:root"}"#),
    );
    let layers = Layers {
        identity: &allow,
        trust: Some(&trusting),
        ..Layers::default()
    };
    assert_eq!(named(&assume(&user("2"), &layers)), ["identity", "trust"]);
    assert_eq!(
        missing(&assume(
            &user("2"),
            &Layers {
                identity: &[],
                ..layers
            }
        )),
        Layer::Identity
    );
    assert_eq!(missing(&assume(&user("1"), &layers)), Layer::Trust);
}

#[test]
fn a_trust_policy_may_ask_for_an_external_id() {
    let statement = r#""Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":["acs:ram::1:user/u"]},
        "Condition":{"StringEquals":{"sts:ExternalId":"shared-secret"}}"#;
    let (trust, allow) = (
        document(DocumentUse::Trust, &[statement]),
        identity("Allow"),
    );
    let layers = Layers {
        identity: &allow,
        trust: Some(&trust),
        ..Layers::default()
    };
    let caller = user("1");
    let with = |context: &Context| {
        decide::assume(
            &Request::assume_role(&caller, "1", "Role", context),
            &layers,
        )
    };
    assert!(with(&Context::new().with("sts:ExternalId", "shared-secret")).is_allowed());
    let Decision::ImplicitDeny {
        near: Some(near), ..
    } = with(&Context::new())
    else {
        panic!()
    };
    assert_eq!(
        (near.fails.as_str(), near.asked.as_str()),
        ("condition", "sts:ExternalId is absent")
    );
}

#[test]
fn who_may_not_ask_is_refused() {
    let trust = trust("Allow", r#"{"RAM":"acs:ram::1:root"}"#);
    let layers = Layers {
        trust: Some(&trust),
        ..Layers::default()
    };
    for (caller, expected) in [
        (Caller::root("1"), Reason::RootMayNotAssume),
        (Caller::anonymous(), Reason::AnonymousMayNotAssume),
    ] {
        assert_eq!(
            assume(&caller, &layers),
            Decision::Refused { reason: expected }
        );
    }
}

#[test]
fn the_nearest_is_the_first_that_misses_in_exactly_one_part() {
    let statements = [
        r#""Effect":"Allow","Action":"oss:PutObject","Resource":"acs:oss:*:*:films/*""#,
        r#""Effect":"Deny","Action":"oss:PutObject","Resource":"*""#,
        r#""Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:films/*""#,
        r#""Effect":"Allow","Action":"oss:PutObject","Resource":"*""#,
    ];
    let policies = [
        Policy::custom("far", document(DocumentUse::Identity, &statements[..1])),
        Policy::system("near", document(DocumentUse::Identity, &statements)),
    ];
    let near = |policies: &[Policy]| {
        let decision = get(
            &user("1"),
            &Layers {
                identity: policies,
                ..Layers::default()
            },
        );
        let Decision::ImplicitDeny { near, .. } = decision else {
            panic!("{decision:?}")
        };
        near.map(|near| (near.at.policy, near.at.statement, near.fails.as_str()))
    };
    assert_eq!(near(&policies), Some(("near".to_owned(), 2, "resource")));
    assert_eq!(near(&policies[..1]), None);
}

#[test]
fn negated_patterns_mean_everything_else() {
    let statements = [
        r#""Effect":"Allow","NotAction":["ram:*","oss:delete*"],"Resource":"*""#,
        r#""Effect":"Deny","Action":"oss:*","NotResource":["acs:oss:*:*:photos","acs:oss:*:*:photos/*"]"#,
    ];
    let policies = [Policy::custom(
        "p",
        document(DocumentUse::Identity, &statements),
    )];
    let (caller, none) = (user("1"), Context::new());
    let layers = Layers {
        identity: &policies,
        ..Layers::default()
    };
    let decide = |action: &str, resource: &str| {
        decide::access(&Request::new(&caller, action, resource, &none), &layers)
    };
    assert!(decide("oss:GetObject", OBJECT).is_allowed());
    assert_eq!(
        missing(&decide("oss:DeleteObject", OBJECT)),
        Layer::Identity
    );
    assert_eq!(
        missing(&decide("ram:GetUser", "acs:ram:*:1:user/u")),
        Layer::Identity
    );
    assert!(is_denied(&decide("oss:GetObject", "acs:oss:r:1:films/a")));
}

#[test]
fn a_service_operation_belongs_to_the_callers_own_account() {
    let statement = r#""Effect":"Allow","Action":"oss:ListBuckets","Resource":"acs:oss:*:*:*""#;
    let policies = [Policy::custom(
        "p",
        document(DocumentUse::Identity, &[statement]),
    )];
    let layers = Layers {
        identity: &policies,
        ..Layers::default()
    };
    let (caller, none) = (user("1"), Context::new());
    for resource in ["acs:oss:*:*:*", "acs:oss:oss-cn-hangzhou:1:*"] {
        let request = Request::new(&caller, "oss:ListBuckets", resource, &none);
        assert!(decide::access(&request, &layers).is_allowed(), "{resource}");
    }
}

fn statement() -> impl Strategy<Value = String> {
    let effect = prop_oneof![Just("Allow"), Just("Deny")];
    let action = prop_oneof![Just("*"), Just("oss:Get*"), Just("oss:PutObject")];
    let resource = prop_oneof![
        Just("*"),
        Just("acs:oss:*:*:photos/*"),
        Just("acs:oss:*:*:films/*")
    ];
    (effect, action, resource).prop_map(|(effect, action, resource)| {
        format!(r#""Effect":"{effect}","Action":"{action}","Resource":"{resource}""#)
    })
}

fn policies() -> impl Strategy<Value = Vec<Policy>> {
    let statements = prop::collection::vec(statement(), 1..4);
    let policy = statements.prop_map(|statements| {
        let statements: Vec<_> = statements.iter().map(String::as_str).collect();
        Policy::custom("p", document(DocumentUse::Identity, &statements))
    });
    prop::collection::vec(policy, 0..4)
}

proptest! {
    #[test]
    fn a_deny_always_wins(policies in policies(), at in any::<prop::sample::Index>(), open: bool) {
        let acls = Acls { bucket: Acl::PublicReadWrite, object: None };
        let opening = bucket("Allow", "[]");
        let bucket = open.then_some(&opening);
        let mut denied = policies.clone();
        denied.insert(at.index(policies.len() + 1), identity("Deny").remove(0));
        let layers = Layers { identity: &denied, bucket, acls, ..Layers::default() };
        prop_assert!(is_denied(&get(&user("1"), &layers)));
        let closing = self::bucket("Deny", "[]");
        let layers = Layers { identity: &policies, bucket: Some(&closing), acls, ..Layers::default() };
        prop_assert!(is_denied(&get(&user("1"), &layers)));
        prop_assert!(is_denied(&get(&Caller::root("1"), &layers)));
    }

    #[test]
    fn the_order_of_policies_changes_no_outcome(policies in policies()) {
        let mut reversed = policies.clone();
        reversed.reverse();
        let outcome = |policies: &[Policy]| {
            let decision = get(&user("1"), &Layers { identity: policies, ..Layers::default() });
            (decision.is_allowed(), is_denied(&decision))
        };
        prop_assert_eq!(outcome(&policies), outcome(&reversed));
    }

    #[test]
    fn a_session_policy_never_widens(policies in policies(), narrow in statement()) {
        let narrow = document(DocumentUse::Session, &[&narrow]);
        let layers = Layers { identity: &policies, ..Layers::default() };
        let caller = Caller::role_session("1", "r", "s");
        let with = Layers { session: Some(&narrow), ..layers };
        if get(&caller, &with).is_allowed() {
            prop_assert!(get(&caller, &layers).is_allowed());
        }
    }
}
