//! What a session policy leaves of a role.

use proptest::prelude::*;

use super::*;
use crate::decide::{self, Layers};
use crate::grant::{Grant, Permission, assume_policy};
use crate::{Caller, Context, DocumentUse, Request};

fn grant(bucket: &str, prefix: &str, permissions: &[Permission]) -> Grant {
    Grant::new(bucket, prefix).permissions(permissions.iter().copied())
}

fn overlap(session: &Grant, role: &Grant) -> Overlap {
    let role = role.to_document(DocumentUse::Identity).unwrap();
    let session = session.to_document(DocumentUse::Session).unwrap();
    session.leaves_of(&[Policy::custom("p", role)])
}

fn read(statements: &str) -> Document {
    let text = format!(r#"{{"Version":"1","Statement":[{statements}]}}"#);
    Document::parse(&text, DocumentUse::Session).unwrap()
}

fn from_texts(session: &str, role: &str) -> Overlap {
    read(session).leaves_of(&[Policy::custom("p", read(role))])
}

fn why(overlap: Overlap) -> String {
    match overlap {
        Overlap::Empty { why } => why,
        other => panic!("{other:?}"),
    }
}

use Permission::{List, Read, Upload};

#[test]
fn a_part_of_what_the_role_may_is_something() {
    let role = grant("b-b", "in/", &[Upload, Read, List]);
    for session in [
        role.clone(),
        grant("b-b", "in/a/", &[Read]),
        grant("b-b", "", &[Read]),
        grant("b-b", "", &[List]),
        grant("b-b", "in/a/", &[List]),
    ] {
        assert_eq!(overlap(&session, &role), Overlap::Something, "{session:?}");
    }
}

#[test]
fn another_bucket_prefix_or_action_leaves_nothing_and_the_reason_is_told() {
    let role = grant("b-b", "in/", &[Upload]);
    assert_eq!(
        why(overlap(&grant("b-b", "out/", &[Upload]), &role)),
        "for oss:AbortMultipartUpload, the session reaches [acs:oss:*:*:b-b/out/*], \
         the role [acs:oss:*:*:b-b/in/*]"
    );
    assert!(why(overlap(&grant("b-c", "in/", &[Upload]), &role)).contains("b-c/in/*"));
    assert!(
        why(overlap(&grant("b-b", "in/", &[Read]), &role))
            .starts_with("the session allows the actions [oss:GetObject], the role [oss:PutObject")
    );
    let lists = grant("b-b", "in/", &[List]);
    assert_eq!(
        why(overlap(&grant("b-b", "out/", &[List]), &lists)),
        r#"the session asks for StringLike oss:Prefix "out/*", the role for StringLike oss:Prefix "in/*""#
    );
}

#[test]
fn a_listing_and_an_object_below_share_no_resource() {
    let objects = r#"{"Effect":"Allow","Action":"oss:*","Resource":"acs:oss:*:*:b/*"}"#;
    let bucket = r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:b"}"#;
    assert!(why(from_texts(bucket, objects)).starts_with("for oss:ListObjects"));
    let wide = r#"{"Effect":"Allow","Action":"oss:*","Resource":"acs:oss:*:*:b*"}"#;
    assert_eq!(from_texts(bucket, wide), Overlap::Something);
    assert_eq!(from_texts(objects, wide), Overlap::Something);
    let all = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    assert_eq!(from_texts(bucket, all), Overlap::Something);
    // A listing on bucket/* is never asked for, whatever the role has.
    let wrong = r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:b/*"}"#;
    assert!(matches!(from_texts(wrong, wide), Overlap::Empty { .. }));
}

#[test]
fn a_listings_key_leaves_nothing_of_other_actions() {
    let all = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    let narrowed = |action: &str| {
        format!(
            r#"{{"Effect":"Allow","Action":"{action}","Resource":"*","Condition":{{"StringLike":{{"oss:Prefix":"a/*"}}}}}}"#
        )
    };
    assert!(why(from_texts(&narrowed("oss:GetObject"), all)).contains("exist for listings"));
    assert_eq!(from_texts(&narrowed("oss:*"), all), Overlap::Something);
}

#[test]
fn limits_of_both_sides_are_held_together() {
    let plain = || grant("b-b", "in/", &[Read]);
    let role = plain()
        .until(1_798_675_200)
        .from_addresses(["203.0.113.0/24"]);
    assert_eq!(
        overlap(&plain().https_only().until(5), &role),
        Overlap::Something
    );
    let inside = plain().from_addresses(["203.0.113.9"]);
    assert_eq!(overlap(&inside, &role), Overlap::Something);
    let outside = plain().from_addresses(["198.51.100.0/24", "2001:db8::/32"]);
    assert!(why(overlap(&outside, &role)).contains("198.51.100.0/24"));
    let secure = |truth: &str| {
        format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"Bool":{{"acs:SecureTransport":"{truth}"}}}}}}"#
        )
    };
    assert_eq!(
        from_texts(&secure("true"), &secure("TRUE")),
        Overlap::Something
    );
    assert!(why(from_texts(&secure("true"), &secure("false"))).contains("acs:SecureTransport"));
    let parents = grant("b-b", "in/", &[List]).list_parents();
    assert_eq!(
        overlap(&parents, &grant("b-b", "in/", &[List])),
        Overlap::Something
    );
}

#[test]
fn what_cannot_be_told_is_not_told() {
    let read_all = r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:b/*"}"#;
    let doubtful = [
        r#"{"Effect":"Allow","NotAction":"oss:PutObject","Resource":"*"}"#.to_owned(),
        r#"{"Effect":"Allow","Action":"oss:GetObject","NotResource":"acs:oss:*:*:b/x"}"#.to_owned(),
        r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"*","Condition":{"StringNotLike":{"acs:UserAgent":"*"}}}"#.to_owned(),
        format!(r#"{read_all},{{"Effect":"Deny","Action":"*","Resource":"*"}}"#),
    ];
    for role in &doubtful {
        assert_eq!(from_texts(read_all, role), Overlap::Unknown, "{role}");
    }
    let new = r#"{"Effect":"Allow","Action":"oss:BrandNew","Resource":"*"}"#;
    assert_eq!(from_texts(new, new), Overlap::Unknown);
    // One certain pair outweighs any number of doubtful ones.
    let both = format!("{},{read_all}", doubtful[0]);
    assert_eq!(from_texts(read_all, &both), Overlap::Something);
}

#[test]
fn a_role_without_policies_leaves_nothing() {
    let session = grant("b-b", "", &[Read])
        .to_document(DocumentUse::Session)
        .unwrap();
    assert_eq!(why(session.leaves_of(&[])), "neither allows anything");
}

#[test]
fn roles_are_compared_without_case() {
    let one = assume_policy("1", "Uploads").unwrap();
    let page =
        r#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"acs:ram:*:1:role/UPLOADS"}"#;
    let session = read(page);
    assert_eq!(
        session.leaves_of(&[Policy::custom("p", one)]),
        Overlap::Something
    );
    let other = assume_policy("2", "Uploads").unwrap();
    assert!(matches!(
        session.leaves_of(&[Policy::custom("p", other)]),
        Overlap::Empty { .. }
    ));
}

/// Whether a session of the role may make one of a handful of requests.
fn allows_any(session: &Document, role: &[Policy]) -> bool {
    let caller = Caller::role_session("1", "r", "s");
    let layers = Layers {
        session: Some(session),
        identity: role,
        ..Layers::default()
    };
    let names = [
        "b-b",
        "b-c",
        "b-b/a/x",
        "b-b/b/x",
        "b-b/a/b/x",
        "b-c/b/x",
        "b-c/a/b/x",
        "b-c/a/x",
    ];
    let actions = [
        "oss:PutObject",
        "oss:GetObject",
        "oss:ListObjects",
        "oss:DeleteObject",
    ];
    let prefixes = ["", "a/", "b/", "a/b/", "a/b/x"];
    let allowed = |action: &str, name: &str, prefix: &str| {
        let mut context = Context::new();
        if action == "oss:ListObjects" {
            context = context
                .with("oss:Prefix", prefix)
                .with("oss:Delimiter", "/");
        }
        let resource = format!("acs:oss:oss-cn-hangzhou:1:{name}");
        let request = Request::new(&caller, action, &resource, &context);
        decide::access(&request, &layers).is_allowed()
    };
    names.iter().any(|name| {
        actions
            .iter()
            .any(|action| prefixes.iter().any(|prefix| allowed(action, name, prefix)))
    })
}

fn any_grant() -> impl Strategy<Value = Grant> {
    let bucket = prop::sample::select(vec!["b-b", "b-c"]);
    let prefix = prop::sample::select(vec!["", "a/", "b/", "a/b/"]);
    let rights = prop::sample::subsequence(Permission::ALL.to_vec(), 1..=4);
    (bucket, prefix, rights, any::<bool>()).prop_map(|(bucket, prefix, rights, parents)| {
        let grant = grant(bucket, prefix, &rights);
        if parents && rights.contains(&List) {
            grant.list_parents()
        } else {
            grant
        }
    })
}

proptest! {
    #[test]
    fn of_two_grants_something_is_left_exactly_if_a_request_passes_both(
        session in any_grant(), role in any_grant(),
    ) {
        let found = overlap(&session, &role);
        let session = session.to_document(DocumentUse::Session).unwrap();
        let role = [Policy::custom("p", role.to_document(DocumentUse::Identity).unwrap())];
        let expected = allows_any(&session, &role);
        prop_assert_eq!(found == Overlap::Something, expected, "{:?}", found);
    }
}
