//! Requests to OSS: session, then identity and bucket policy, then owner and access control lists.

use oss_policy::decide::{Decision, Layers};
use oss_policy::{Acl, Acls, Caller, DocumentUse, LastStep, Layer};

use crate::{access, bucket, document, get, identity, is_denied, missing, named, session, user};

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
