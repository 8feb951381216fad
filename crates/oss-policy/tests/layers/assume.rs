//! Requests for a role: every layer must allow, and a Deny anywhere wins.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{Caller, Context, DocumentUse, Layer, Reason, Request};

use crate::{assume, document, get, identity, is_denied, missing, named, session, trust, user};

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
