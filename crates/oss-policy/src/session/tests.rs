//! The text of session policies, and what they come to when they are decided on.

use proptest::prelude::*;

use super::*;
use crate::decide::{self, Layers};
use crate::{Caller, Context, Level, Policy, Request};

fn statements(policy: &SessionPolicy) -> String {
    let text = policy.to_text().unwrap();
    let inner = text
        .strip_prefix(r#"{"Version":"1","Statement":["#)
        .unwrap();
    inner.strip_suffix("]}").unwrap().to_owned()
}

/// Whether a session of a role that may do everything may do this under the policy.
fn allows(policy: &SessionPolicy, action: &str, resource: &str, context: &Context) -> bool {
    let everything =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let everything = Document::parse(everything, DocumentUse::Identity).unwrap();
    let (role, session) = (
        [Policy::custom("all", everything)],
        policy.to_document().unwrap(),
    );
    let layers = Layers {
        session: Some(&session),
        identity: &role,
        ..Layers::default()
    };
    let caller = Caller::role_session("1", "r", "s");
    decide::access(&Request::new(&caller, action, resource, context), &layers).is_allowed()
}

fn list(prefix: &str) -> Context {
    Context::new()
        .with("oss:Prefix", prefix)
        .with("oss:Delimiter", "")
}

#[test]
fn a_listing_becomes_a_statement_on_the_bucket_with_its_prefix() {
    let policy = SessionPolicy::new()
        .allow([Action::ListObjects, Action::GetObject])
        .on("photos", "2014/");
    assert_eq!(
        statements(&policy),
        concat!(
            r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:photos/2014/*"},"#,
            r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:photos","#,
            r#""Condition":{"StringLike":{"oss:Prefix":"2014/*"}}}"#,
        )
    );
    let bucket = "acs:oss:oss-cn-hangzhou:1:photos";
    assert!(allows(&policy, "oss:ListObjects", bucket, &list("2014/")));
    assert!(allows(
        &policy,
        "oss:ListObjects",
        bucket,
        &list("2014/05/")
    ));
    assert!(!allows(&policy, "oss:ListObjects", bucket, &list("2014")));
    assert!(!allows(&policy, "oss:ListObjects", bucket, &list("")));
}

#[test]
fn a_whole_bucket_needs_no_condition() {
    let policy = SessionPolicy::new()
        .allow([
            Action::GetObject,
            Action::ListObjects,
            Action::GetBucketInfo,
        ])
        .on("photos", "");
    assert_eq!(
        statements(&policy),
        concat!(
            r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:photos/*"},"#,
            r#"{"Effect":"Allow","Action":["oss:ListObjects","oss:GetBucketInfo"],"#,
            r#""Resource":"acs:oss:*:*:photos"}"#,
        )
    );
}

#[test]
fn limits_stand_on_every_statement() {
    let policy = SessionPolicy::new()
        .allow([Action::PutObject])
        .on("aaa", "x/")
        .from_addresses(["203.0.113.0/24", "2001:db8::1"])
        .https_only()
        .until(1_798_675_300)
        .until(1_798_675_200)
        .allow([Action::GetObject, Action::GetObject])
        .on_object("bbb", "é \"1\".txt");
    let limits = concat!(
        r#""Condition":{"DateLessThan":{"acs:CurrentTime":"2026-12-31T00:00:00Z"},"#,
        r#""IpAddress":{"acs:SourceIp":["203.0.113.0/24","2001:db8::1"]},"#,
        r#""Bool":{"acs:SecureTransport":"true"}}"#,
    );
    let expected = format!(
        "{},{limits}}},{},{limits}}}",
        r#"{"Effect":"Allow","Action":"oss:PutObject","Resource":"acs:oss:*:*:aaa/x/*""#,
        r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:bbb/é \"1\".txt""#,
    );
    assert_eq!(statements(&policy), expected);
    let given = |time, address, tls| {
        Context::new()
            .with("acs:CurrentTime", time)
            .with("acs:SourceIp", address)
            .with("acs:SecureTransport", tls)
    };
    let put = |context| allows(&policy, "oss:PutObject", "acs:oss:r:1:aaa/x/y", &context);
    assert!(put(given("2026-12-30T23:59:59Z", "203.0.113.9", "true")));
    assert!(!put(given("2026-12-31T00:00:00Z", "203.0.113.9", "true")));
    assert!(!put(given("2026-12-30T23:59:59Z", "203.0.114.9", "true")));
    assert!(!put(given("2026-12-30T23:59:59Z", "203.0.113.9", "false")));
}

#[test]
fn the_service_and_roles_have_resources_of_their_own() {
    let policy = SessionPolicy::new()
        .allow([Action::ListBuckets])
        .on_service()
        .allow([Action::AssumeRole])
        .on_role("1234567890123456", "RamOssTest");
    assert_eq!(
        statements(&policy),
        concat!(
            r#"{"Effect":"Allow","Action":"oss:ListBuckets","Resource":"acs:oss:*:*:*"},"#,
            r#"{"Effect":"Allow","Action":"sts:AssumeRole","#,
            r#""Resource":"acs:ram::1234567890123456:role/ramosstest"}"#,
        )
    );
}

#[test]
fn what_would_mean_something_else_is_refused() {
    let read = || SessionPolicy::new().allow([Action::GetObject]);
    for (policy, expected) in [
        (SessionPolicy::new(), "allows nothing"),
        (SessionPolicy::new().allow([]).on("aaa", ""), "no action"),
        (read().on("a*a", ""), "not the name of a bucket"),
        (read().on("aa", ""), "not the name of a bucket"),
        (read().on("aaa/dir", ""), "not the name of a bucket"),
        (read().on("aaa", "x*/"), "wildcard"),
        (read().on("aaa", "x?"), "wildcard"),
        (read().on("aaa", "x\0"), "NUL"),
        (read().on("aaa", "/x"), "leave it out"),
        (read().on("aaa", "x".repeat(1024)), "1023"),
        (read().on_object("aaa", ""), "names no object"),
        (read().on_service(), "oss:GetObject is asked on an object"),
        (
            read().on_role("1", "r"),
            "oss:GetObject is asked on an object",
        ),
        (
            SessionPolicy::new()
                .allow([Action::GetBucketInfo])
                .on("aaa", "x/"),
            "on(bucket, \"\")",
        ),
        (
            SessionPolicy::new()
                .allow([Action::ListBuckets])
                .on("aaa", ""),
            "on_service()",
        ),
        (
            SessionPolicy::new()
                .allow([Action::ListObjects])
                .on_object("aaa", "k"),
            "on()",
        ),
        (
            SessionPolicy::new()
                .allow([Action::AssumeRole])
                .on_role("*", "r"),
            "one role",
        ),
        (
            SessionPolicy::new()
                .allow([Action::AssumeRole])
                .on_role("1", "*"),
            "one role",
        ),
        (
            SessionPolicy::new()
                .allow([Action::other("Get", Level::Object)])
                .on("aaa", ""),
            "service",
        ),
        (
            read().on("aaa", "").from_addresses(["10.0.0.0/33"]),
            "10.0.0.0/33",
        ),
        (
            read().on("aaa", "").from_addresses([""; 0]),
            "there are none",
        ),
        (read().on("aaa", "").until(i64::MAX), "seconds since 1970"),
    ] {
        let error = policy.to_text().unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn the_size_is_told_when_it_is_too_long() {
    let grow = |policy: SessionPolicy, n: usize| {
        policy
            .allow([Action::GetObject])
            .on("bucket", format!("{n:0>899}/"))
    };
    let fits = grow(grow(SessionPolicy::new(), 1), 2);
    let text = fits.to_text().unwrap();
    assert!(text.len() <= 2048);
    let error = grow(fits, 3).to_text().unwrap_err();
    let one = (text.len() - r#"{"Version":"1","Statement":[,]}"#.len()) / 2;
    let SessionPolicyError::TooLong { size, limit } = error else {
        panic!("{error}")
    };
    assert_eq!((size, limit), (text.len() + one + 1, 2048));
}

proptest! {
    #[test]
    fn every_text_is_read_back_and_allows_what_was_granted_and_no_more(
        prefix in "[a-zé\"\\\\ .-]{0,6}/", rest in "[a-z/*?]{0,6}",
    ) {
        prop_assume!(!prefix.starts_with(['/', '\\']));
        let policy = SessionPolicy::new().allow([Action::PutObject]).on("bucket", &prefix);
        prop_assert_eq!(policy.to_document().unwrap().minified(), policy.to_text().unwrap());
        let none = Context::new();
        let put = |bucket: &str, key: &str| {
            allows(&policy, "oss:PutObject", &format!("acs:oss:r:1:{bucket}/{key}"), &none)
        };
        let inside = format!("{prefix}{rest}");
        let outside = format!("!{prefix}{rest}");
        prop_assert!(put("bucket", &inside));
        prop_assert!(!put("bucket2", &inside));
        prop_assert!(!put("bucket", &outside));
    }
}
