//! Each pitfall is found, and what is right is left alone.

use super::*;
use crate::DocumentUse;
use crate::grant::{AdminPolicy, Grant, Permission, assume_policy};

fn findings(statement: &str) -> Vec<Finding> {
    let text = format!(r#"{{"Version":"1","Statement":[{statement}]}}"#);
    Document::parse(&text, DocumentUse::Identity)
        .unwrap()
        .pitfalls()
}

fn one(action: &str, resource: &str, condition: &str) -> Vec<(Pitfall, String)> {
    let statement = format!(
        r#"{{"Effect":"Allow","Action":"{action}","Resource":"{resource}","Condition":{{{condition}}}}}"#
    );
    let found = findings(&statement).into_iter();
    found.map(|f| (f.pitfall, f.to_string())).collect()
}

#[track_caller]
fn finds(action: &str, resource: &str, condition: &str, pitfall: Pitfall, advice: &str) {
    let found = one(action, resource, condition);
    let [(kind, text)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(*kind, pitfall, "{text}");
    assert!(text.contains(advice), "{text}");
}

#[test]
fn a_listings_key_beside_another_action_is_found() {
    let prefix = r#""StringLike":{"oss:Prefix":"a/*"}"#;
    let bucket = "acs:oss:*:*:b";
    let (never, advice) = (Pitfall::KeyNeverPresent, "in a statement without it");
    finds("oss:GetBucketInfo", bucket, prefix, never, advice);
    finds("oss:Get*", "*", prefix, never, "allow oss:Get*");
    finds("oss:*", "*", prefix, never, "allow oss:*");
    finds(
        "oss:GetObject",
        "*",
        r#""StringEquals":{"oss:delimiter":"/"}"#,
        never,
        advice,
    );
    assert_eq!(one("oss:ListObjects", bucket, prefix), []);
    assert_eq!(one("oss:ListObject*", bucket, prefix), []);
    assert_eq!(
        one(
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
    finds(
        "oss:HeadObject",
        object,
        "",
        none,
        "oss:HeadObject: no such action; HEAD is asked as oss:GetObject",
    );
    finds(
        "oss:ListBucket",
        "acs:oss:*:*:b",
        "",
        none,
        "is asked as oss:ListObjects",
    );
    finds("oss:Head*", object, "", none, "no such action");
    finds(
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
fn a_star_after_a_buckets_name_is_found() {
    let (star, action) = (Pitfall::BucketStar, "oss:GetBucketInfo");
    finds(
        action,
        "acs:oss:*:*:photos*",
        "",
        star,
        "such as photos-private",
    );
    for fine in ["acs:oss:*:*:photos", "acs:oss:*:*:*", "*"] {
        assert_eq!(one(action, fine, ""), [], "{fine}");
    }
}

#[test]
fn directories_without_their_slash_are_found() {
    let slash = Pitfall::DirectoryWithoutSlash;
    finds(
        "oss:GetObject",
        "acs:oss:*:*:b/dir*",
        "",
        slash,
        "covers dir2/ too",
    );
    finds(
        "oss:GetObject",
        "acs:oss:*:*:b/a/dir*",
        "",
        slash,
        "b/a/dir/*",
    );
    finds(
        "oss:GetObject",
        "acs:oss:*:*:b/dir/",
        "",
        slash,
        "the marker dir/ alone",
    );
    for fine in ["b/*", "b/dir/*", "b/a.txt", "b/dir/a*.txt", "b/dir/a.txt*"] {
        assert_eq!(
            one("oss:GetObject", &format!("acs:oss:*:*:{fine}"), ""),
            [],
            "{fine}"
        );
    }
    let list = |operator: &str, value: &str| {
        one(
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
fn an_action_that_is_never_asked_there_is_found() {
    let never = Pitfall::NeverAskedThere;
    finds(
        "oss:ListObjects",
        "acs:oss:*:*:b/*",
        "",
        never,
        "restrict it by oss:Prefix",
    );
    finds(
        "oss:GetObject",
        "acs:oss:*:*:b",
        "",
        never,
        "write bucket/*",
    );
    finds(
        "oss:GetBucketAcl",
        "acs:oss:*:*:b/*",
        "",
        never,
        "write the bucket",
    );
    finds(
        "oss:ListBuckets",
        "acs:oss:*:*:b",
        "",
        never,
        "cannot be restricted",
    );
    finds(
        "sts:AssumeRole",
        "acs:oss:*:*:b",
        "",
        never,
        "write its ARN",
    );
    finds(
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
        assert_eq!(one(action, fine, ""), [], "{action} {fine}");
    }
}

#[test]
fn resources_that_are_glued_wrongly_are_found() {
    let none = Pitfall::NoResource;
    let action = "oss:GetObject";
    finds(
        action,
        "acs:oss:*:1234t:b/k",
        "",
        none,
        r#""1234t" is not an account"#,
    );
    finds(
        action,
        "acs:oss::1234:b/k",
        "",
        none,
        r#""" is not a region"#,
    );
    finds(action, "b/k", "", none, "write acs:oss");
    finds(
        action,
        "acs:oss:*:*:b/${acs:UserName}/*",
        "",
        Pitfall::Variable,
        "no variables",
    );
    assert_eq!(one(action, "acs:oss:oss-cn-hangzhou:1234:b/k", ""), []);
}

#[test]
fn values_that_agree_with_nothing_are_found() {
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
        finds("*", "*", condition, unreadable, advice);
    }
    let fine = r#""DateLessThan":{"acs:CurrentTime":"2026-12-31T00:00:00+08:00"},"Bool":{"acs:MFAPresent":"TRUE"},"NotIpAddress":{"acs:SourceIp":"::/0"}"#;
    assert_eq!(one("*", "*", fine), []);
}

#[test]
fn what_grants_write_has_no_pitfall() {
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
