//! Words for documents: those of grants as grants say them, others as they are written.

use super::*;
use crate::grant::{AdminPolicy, Grant, Permission, Trust, assume_policy};

const A: &str = "1234567890123456";

fn read(statements: &str, use_: DocumentUse) -> Document {
    let text = format!(r#"{{"Version":"1","Statement":[{statements}]}}"#);
    Document::parse(&text, use_).unwrap()
}

#[test]
fn a_grant_reads_back_as_it_was_granted() {
    let plain = Grant::new("b-b", "a/in/").permissions(Permission::ALL);
    let grants = [
        plain.clone(),
        plain.clone().list_parents(),
        plain.clone().versions().list_parents().until(1_798_675_200),
        plain
            .from_addresses(["203.0.113.0/24", "2001:db8::/32"])
            .https_only(),
        Grant::new("b-b", "").permissions([Permission::List, Permission::Read]),
        Grant::new("b-b", "").permissions([Permission::List]),
    ];
    for grant in grants {
        for use_ in [DocumentUse::Identity, DocumentUse::Session] {
            let document = grant.to_document(use_).unwrap();
            assert_eq!(document.in_words(A), [grant.in_words()]);
        }
    }
}

#[test]
fn what_no_grant_writes_is_said_as_it_stands() {
    let cases = [
        (
            r#"{"Effect":"Allow","Action":"oss:*","Resource":"*"}"#,
            "oss:* on everything",
        ),
        (
            r#"{"Effect":"Deny","NotAction":["oss:Get*","oss:List*"],"Resource":"acs:oss:*:*:b/*"}"#,
            "never anything but oss:Get*, oss:List* on b/*",
        ),
        (
            r#"{"Effect":"Allow","Action":"oss:GetObject","NotResource":["acs:oss:*:*:b","acs:oss:oss-cn-x:1:c/*"]}"#,
            "read on anything but b, acs:oss:oss-cn-x:1:c/*",
        ),
        (
            r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:b","Condition":{"StringNotLike":{"oss:Prefix":"x*"},"StringEquals":{"acs:SourceVpc":"vpc-1"}}}"#,
            r#"list on b if StringNotLike oss:Prefix "x*" and StringEquals acs:SourceVpc "vpc-1""#,
        ),
        (
            r#"{"Effect":"Allow","Action":["oss:PutObject"],"Resource":"acs:oss:*:*:b/*"}"#,
            "oss:PutObject on b/*",
        ),
    ];
    for (statement, words) in cases {
        assert_eq!(read(statement, DocumentUse::Identity).in_words(A), [words]);
    }
    assert_eq!(
        assume_policy(A, "R").unwrap().in_words(A),
        ["sts:AssumeRole on role/r"]
    );
    assert_eq!(
        assume_policy("2", "R").unwrap().in_words(A),
        ["sts:AssumeRole on role/r of account 2"]
    );
    let admin = AdminPolicy::new(A).to_document().unwrap().in_words(A);
    assert_eq!(admin[0], "ram:CreateUser on user/*");
}

#[test]
fn trust_is_said_by_whom_it_lets_in() {
    let trust = Trust::new()
        .user(A, "u")
        .role("2", "R")
        .account(A)
        .account("2")
        .external_id("x1");
    assert_eq!(
        trust.to_document().unwrap().in_words(A),
        [concat!(
            "trusts user/u, role/r of account 2, all users and roles of the account, ",
            r#"all users and roles of account 2 with external id "x1""#
        )]
    );
    let text = r#"{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"Service":"ecs.aliyuncs.com","Federated":"acs:ram::1:oidc-provider/p"},"Condition":{"StringEquals":{"oidc:aud":"a"}}}"#;
    assert_eq!(
        read(text, DocumentUse::Trust).in_words(A),
        [
            r#"refuses service ecs.aliyuncs.com, provider acs:ram::1:oidc-provider/p if StringEquals oidc:aud "a""#
        ]
    );
}

#[test]
fn a_bucket_policy_is_said_with_its_principals() {
    let text = r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:b/*","Principal":["20"]}"#;
    assert_eq!(
        read(text, DocumentUse::Bucket).in_words(A),
        ["allow oss:GetObject on acs:oss:*:*:b/* to [20]"]
    );
}
