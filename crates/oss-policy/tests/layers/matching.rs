//! Which statement is nearest, and what patterns and resources mean in a decision.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Context, DocumentUse, Layer, Policy, Request};

use crate::{OBJECT, document, get, is_denied, missing, user};

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
