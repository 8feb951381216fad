//! Tests that each pitfall is found, and that correct statements have no findings.

use super::*;
use crate::DocumentUse;
use crate::grant::{AdminPolicy, Grant, Permission, assume_policy};

fn findings(statement: &str) -> Vec<Finding> {
    let text = format!(r#"{{"Version":"1","Statement":[{statement}]}}"#);
    Document::parse(&text, DocumentUse::Identity)
        .unwrap()
        .pitfalls()
}

fn pitfalls_in(action: &str, resource: &str, condition: &str) -> Vec<(Pitfall, String)> {
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}","Condition":{{{condition}}}}}"#
    );
    let found = findings(&statement).into_iter();
    found.map(|f| (f.pitfall, f.to_string())).collect()
}

#[track_caller]
fn assert_finds(action: &str, resource: &str, condition: &str, pitfall: Pitfall, advice: &str) {
    let found = pitfalls_in(action, resource, condition);
    let [(kind, text)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(*kind, pitfall, "{text}");
    assert!(text.contains(advice), "{text}");
}

#[test]
fn a_listing_key_beside_another_action_is_found() {
    let prefix = r#""StringLike":{"oss:Prefix":"a/*"}"#;
    let bucket = "acs:oss:*:*:b";
    let (never, advice) = (Pitfall::KeyNeverPresent, "in a statement without it");
    assert_finds("oss:GetBucketInfo", bucket, prefix, never, advice);
    assert_finds("oss:Get*", "*", prefix, never, "allow oss:Get*");
    assert_finds("oss:*", "*", prefix, never, "allow oss:*");
    assert_finds(
        "oss:GetObject",
        "*",
        r#""StringEquals":{"oss:delimiter":"/"}"#,
        never,
        advice,
    );
    assert_eq!(pitfalls_in("oss:ListObjects", bucket, prefix), []);
    assert_eq!(pitfalls_in("oss:ListObject*", bucket, prefix), []);
    assert_eq!(
        pitfalls_in(
            "oss:GetObject",
            "*",
            r#""StringNotLike":{"oss:Prefix":"a/*"}"#
        ),
        []
    );
}

#[test]
fn actions_that_do_not_exist_are_found() {
    let none = Pitfall::NoSuchAction;
    let object = "acs:oss:*:*:b/*";
    assert_finds(
        "oss:HeadObject",
        object,
        "",
        none,
        "oss:HeadObject: no such action; HEAD is asked as oss:GetObject",
    );
    assert_finds(
        "oss:ListBucket",
        "acs:oss:*:*:b",
        "",
        none,
        "is asked as oss:ListObjects",
    );
    assert_finds("oss:Head*", object, "", none, "no such action");
    assert_finds(
        "oss:GetObejct",
        object,
        "",
        none,
        "did you mean oss:GetObject?",
    );
    let denied = findings(r#"{"Effect":"Deny","NotAction":"oss:HeadObject","Resource":"*"}"#);
    assert_eq!(denied[0].pitfall, none);
}

#[test]
fn a_star_after_a_bucket_name_is_found() {
    let (star, action) = (Pitfall::BucketStar, "oss:GetBucketInfo");
    assert_finds(
        action,
        "acs:oss:*:*:photos*",
        "",
        star,
        "such as photos-private",
    );
    for fine in ["acs:oss:*:*:photos", "acs:oss:*:*:*", "*"] {
        assert_eq!(pitfalls_in(action, fine, ""), [], "{fine}");
    }
}

#[test]
fn directories_without_a_slash_are_found() {
    let slash = Pitfall::DirectoryWithoutSlash;
    assert_finds(
        "oss:GetObject",
        "acs:oss:*:*:b/dir*",
        "",
        slash,
        "covers dir2/ too",
    );
    assert_finds(
        "oss:GetObject",
        "acs:oss:*:*:b/a/dir*",
        "",
        slash,
        "b/a/dir/*",
    );
    assert_finds(
        "oss:GetObject",
        "acs:oss:*:*:b/dir/",
        "",
        slash,
        "the marker dir/ alone",
    );
    for fine in ["b/*", "b/dir/*", "b/a.txt", "b/dir/a*.txt", "b/dir/a.txt*"] {
        assert_eq!(
            pitfalls_in("oss:GetObject", &format!("acs:oss:*:*:{fine}"), ""),
            [],
            "{fine}"
        );
    }
    let list = |operator: &str, value: &str| {
        pitfalls_in(
            "oss:ListObjects",
            "acs:oss:*:*:b",
            &format!(r#""{operator}":{{"oss:Prefix":{value}}}"#),
        )
    };
    for (operator, value, advice) in [
        ("StringLike", r#""dir*""#, "covers dir2/ too"),
        ("StringLike", r#"["dir/*","dir"]"#, "not dir/"),
        ("StringEquals", r#""dir""#, "write dir/* with StringLike"),
    ] {
        let found = list(operator, value);
        assert!(
            found[0].0 == slash && found[0].1.contains(advice),
            "{found:?}"
        );
    }
    for (operator, value) in [
        ("StringLike", r#"["dir/*",""]"#),
        ("StringEquals", r#"["","dir/"]"#),
        ("StringLike", r#""*""#),
    ] {
        assert_eq!(list(operator, value), [], "{operator} {value}");
    }
}

#[test]
fn an_action_that_never_applies_to_the_resources_is_found() {
    let never = Pitfall::NeverAskedThere;
    assert_finds(
        "oss:ListObjects",
        "acs:oss:*:*:b/*",
        "",
        never,
        "restrict it by oss:Prefix",
    );
    assert_finds(
        "oss:GetObject",
        "acs:oss:*:*:b",
        "",
        never,
        "write bucket/*",
    );
    assert_finds(
        "oss:GetBucketAcl",
        "acs:oss:*:*:b/*",
        "",
        never,
        "write the bucket",
    );
    assert_finds(
        "oss:ListBuckets",
        "acs:oss:*:*:b",
        "",
        never,
        "cannot be restricted",
    );
    assert_finds(
        "sts:AssumeRole",
        "acs:oss:*:*:b",
        "",
        never,
        "write its ARN",
    );
    assert_finds(
        "oss:GetObject",
        "acs:ram::1:role/r",
        "",
        never,
        "is asked on objects",
    );
    for (action, fine) in [
        ("oss:*", "acs:oss:*:*:b"),
        ("oss:ListBuckets", "acs:oss:*:*:*"),
        ("oss:GetObject", "acs:oss:*:*:*"),
        ("sts:AssumeRole", "acs:ram:*:1:role/*"),
        ("ecs:Start", "acs:ecs:*:*:instance/i"),
    ] {
        assert_eq!(pitfalls_in(action, fine, ""), [], "{action} {fine}");
    }
}

#[test]
fn malformed_resources_are_found() {
    let none = Pitfall::NoResource;
    let action = "oss:GetObject";
    assert_finds(
        action,
        "acs:oss:*:1234t:b/k",
        "",
        none,
        r#""1234t" is not an account"#,
    );
    assert_finds(
        action,
        "acs:oss::1234:b/k",
        "",
        none,
        r#""" is not a region"#,
    );
    assert_finds(action, "b/k", "", none, "write acs:oss");
    assert_finds(
        action,
        "acs:oss:*:*:b/${acs:UserName}/*",
        "",
        Pitfall::Variable,
        "no variables",
    );
    assert_eq!(
        pitfalls_in(action, "acs:oss:oss-cn-hangzhou:1234:b/k", ""),
        []
    );
}

#[test]
fn unreadable_values_are_found() {
    let unreadable = Pitfall::UnreadableValue;
    for (condition, advice) in [
        (
            r#""DateLessThan":{"acs:CurrentTime":"2026-12-31"}"#,
            "with the time zone",
        ),
        (
            r#""IpAddress":{"acs:SourceIp":["10.0.0.0/8","10.0.0"]}"#,
            r#""10.0.0" never agrees"#,
        ),
        (r#""Bool":{"acs:SecureTransport":"yes"}"#, "true or false"),
    ] {
        assert_finds("*", "*", condition, unreadable, advice);
    }
    let fine = r#""DateLessThan":{"acs:CurrentTime":"2026-12-31T00:00:00+08:00"},"Bool":{"acs:MFAPresent":"TRUE"},"NotIpAddress":{"acs:SourceIp":"::/0"}"#;
    assert_eq!(pitfalls_in("*", "*", fine), []);
}

#[test]
fn generated_documents_have_no_pitfalls() {
    let grant = Grant::new("b-b", "a/in/")
        .permissions(Permission::ALL)
        .versions()
        .list_parents()
        .until(1_798_675_200)
        .from_addresses(["203.0.113.0/24"])
        .https_only();
    let documents = [
        grant.to_document(DocumentUse::Identity).unwrap(),
        assume_policy("1", "r").unwrap(),
        AdminPolicy::new("1").as_documented().to_document().unwrap(),
    ];
    for document in documents {
        assert_eq!(document.pitfalls(), []);
    }
    assert!(findings(r#"{"Effect":"Deny","NotAction":"oss:*","Resource":"*"}"#).is_empty());
}
