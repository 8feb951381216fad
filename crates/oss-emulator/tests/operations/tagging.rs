//! PutObjectTagging, GetObjectTagging, DeleteObjectTagging, and the rights on tags.

use std::time::Duration;

use oss_emulator::User;
use oss_sign::Credentials;

use crate::caller::{Ask, Oss, Reply};

fn document(tags: &[(&str, &str)]) -> String {
    let tags: String = tags
        .iter()
        .map(|(key, value)| format!("<Tag><Key>{key}</Key><Value>{value}</Value></Tag>"))
        .collect();
    format!("<Tagging><TagSet>{tags}</TagSet></Tagging>")
}

fn tagging<'a>(oss: &'a Oss, method: &'a str, key: &str) -> Ask<'a> {
    oss.object(method, key).query("tagging", "")
}

fn tags_of(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.text().split_once('\n').unwrap().1.to_owned()
}

#[tokio::test]
async fn tags_are_replaced_read_and_removed() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let none = tagging(&oss, "GET", "k").send().await;
    assert_eq!(tags_of(&none), "<Tagging><TagSet></TagSet></Tagging>");
    oss.server.clock().advance(Duration::from_secs(10));
    for tags in [
        vec![("a", "1"), ("b c+-=._:/", "")],
        vec![("A", "中文"), ("a", "1")],
        vec![],
        vec![("last", "x")],
    ] {
        let put = tagging(&oss, "PUT", "k").body(document(&tags)).send().await;
        assert_eq!((put.status, put.text()), (200, ""));
        let got = tagging(&oss, "GET", "k").send().await;
        assert_eq!(tags_of(&got), document(&tags));
        let count = match tags.len() {
            0 => String::new(),
            count => count.to_string(),
        };
        let head = oss.object("HEAD", "k").send().await;
        assert_eq!(head.header("x-oss-tagging-count"), count);
        assert_eq!(
            head.header("last-modified"),
            "Tue, 25 Nov 2025 12:00:00 GMT"
        );
    }
    let deleted = tagging(&oss, "DELETE", "k").send().await;
    assert_eq!((deleted.status, deleted.text()), (204, ""));
    let none = tagging(&oss, "GET", "k").send().await;
    assert_eq!(tags_of(&none), document(&[]));
    assert_eq!(tagging(&oss, "DELETE", "k").send().await.status, 204);
}

#[tokio::test]
async fn tags_that_oss_does_not_accept_change_nothing() {
    let oss = Oss::start().await;
    oss.put("k", "data").await;
    let kept = document(&[("kept", "1")]);
    tagging(&oss, "PUT", "k").body(kept.clone()).send().await;
    let (long_key, long_value) = ("k".repeat(129), "v".repeat(257));
    let many: Vec<String> = (0..11).map(|at| format!("k{at}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|key| (key.as_str(), "")).collect();
    let key_message = "The TagKey you have provided is invalid.";
    let value_message = "The TagValue you have provided is invalid.";
    let many_message = "Object tags cannot be greater than 10";
    for (tags, code, ec, message) in [
        (vec![("", "1")], "InvalidTag", "0010-00000209", key_message),
        (
            vec![(long_key.as_str(), "1")],
            "InvalidTag",
            "0010-00000209",
            key_message,
        ),
        (
            vec![("a!", "1")],
            "InvalidTag",
            "0010-00000209",
            key_message,
        ),
        (
            vec![("a", long_value.as_str())],
            "InvalidTag",
            "0010-00000217",
            value_message,
        ),
        (
            vec![("a", "?")],
            "InvalidTag",
            "0010-00000217",
            value_message,
        ),
        (many, "InvalidTag", "0010-00000218", many_message),
        (
            vec![("a", "1"), ("a", "2")],
            "RepeatedTags",
            "0010-00000210",
            "Tag keys must be unique.",
        ),
    ] {
        let put = tagging(&oss, "PUT", "k").body(document(&tags)).send().await;
        assert_eq!(put.outcome(), (400, code), "{tags:?}");
        assert_eq!(put.header("x-oss-ec"), ec);
        assert_eq!(put.elements("Message"), [message]);
    }
    for body in [
        "",
        "<Tagging/>",
        "<Tags/>",
        "<Tagging><TagSet><Tag/></TagSet></Tagging>",
    ] {
        let put = tagging(&oss, "PUT", "k").body(body).send().await;
        assert_eq!(put.outcome(), (400, "MalformedXML"), "{body}");
    }
    let put = tagging(&oss, "PUT", "k").header("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    let put = put.body(document(&[])).send().await;
    assert_eq!(put.outcome(), (400, "InvalidDigest"));
    let got = tagging(&oss, "GET", "k").send().await;
    assert_eq!(tags_of(&got), kept);
    let limits = document(&[(&"k".repeat(128), &"v".repeat(256))]);
    let put = tagging(&oss, "PUT", "k").body(limits).send().await;
    assert_eq!(put.status, 200);
    for method in ["GET", "PUT", "DELETE"] {
        let missing = tagging(&oss, method, "none").body(document(&[])).send();
        assert_eq!(missing.await.outcome(), (404, "NoSuchKey"), "{method}");
    }
}

#[tokio::test]
async fn each_version_has_its_own_tags() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let one = oss.put("k", "one").await;
    let two = oss.put("k", "two").await;
    let tags = document(&[("a", "1")]);
    let put = tagging(&oss, "PUT", "k")
        .query("versionId", &one)
        .body(tags.clone());
    assert_eq!(put.send().await.header("x-oss-version-id"), one);
    let got = tagging(&oss, "GET", "k").send().await;
    assert_eq!(tags_of(&got), document(&[]));
    assert_eq!(got.header("x-oss-version-id"), two);
    let got = tagging(&oss, "GET", "k")
        .query("versionId", &one)
        .send()
        .await;
    assert_eq!(tags_of(&got), tags);
    let deleted = tagging(&oss, "DELETE", "k")
        .query("versionId", &one)
        .send()
        .await;
    assert_eq!(deleted.header("x-oss-version-id"), one);
    let marker = oss.object("DELETE", "k").send().await;
    let marker = marker.header("x-oss-version-id").to_owned();
    for (method, status, code) in [
        ("GET", 405, "MethodNotAllowed"),
        ("PUT", 404, "NoSuchKey"),
        ("DELETE", 404, "NoSuchKey"),
    ] {
        let body = document(&[]);
        let current = tagging(&oss, method, "k").body(body.clone()).send().await;
        assert_eq!(current.outcome(), (404, "NoSuchKey"), "{method}");
        let named = tagging(&oss, method, "k")
            .query("versionId", &marker)
            .body(body);
        assert_eq!(named.send().await.outcome(), (status, code), "{method}");
    }
}

#[tokio::test]
async fn conditions_on_tags_and_the_count_depend_on_the_caller() {
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject",
        "Resource":"acs:oss:*:*:examplebucket/*",
        "Condition":{"StringEquals":{"oss:ExistingObjectTag/open":"yes"}}}]}"#;
    let user = User::new("reader")
        .access_key("LTAI5tReader", "secret")
        .policy(policy);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let caller = Credentials::new("LTAI5tReader", "secret").unwrap();
    oss.put("k", "data").await;
    let get = async || oss.object("GET", "k").signed_by(&caller).send().await;
    assert_eq!(get().await.status, 403);
    let tags = document(&[("open", "yes")]);
    tagging(&oss, "PUT", "k").body(tags).send().await;
    let got = get().await;
    assert_eq!((got.status, got.header("x-oss-tagging-count")), (200, ""));
    let head = oss.object("HEAD", "k").signed_by(&caller).send().await;
    assert_eq!((head.status, head.header("x-oss-tagging-count")), (200, ""));
    for method in ["GET", "PUT", "DELETE"] {
        let refused = tagging(&oss, method, "k").signed_by(&caller).send().await;
        assert_eq!(refused.outcome(), (403, "AccessDenied"), "{method}");
    }
    let tagged = oss.object("PUT", "k").header("x-oss-tagging", "a=1");
    let tagged = tagged.signed_by(&caller).send().await;
    assert_eq!(tagged.outcome(), (403, "AccessDenied"));
}
