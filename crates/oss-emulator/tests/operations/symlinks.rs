//! PutSymlink, GetSymlink, and what is read through a link.

use std::time::Duration;

use oss_emulator::User;
use oss_sign::Credentials;

use crate::caller::{Ask, Oss};

fn link<'a>(oss: &'a Oss, key: &str, target: &str) -> Ask<'a> {
    oss.object("PUT", key)
        .query("symlink", "")
        .header("x-oss-symlink-target", target)
}

async fn linked(oss: &Oss, key: &str, target: &str) {
    let reply = link(oss, key, target).send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[tokio::test]
async fn a_link_tells_its_target_and_its_own_headers() {
    let oss = Oss::start().await;
    let put = link(&oss, "link", "a%20b%2Fc%2B.txt")
        .header("x-oss-meta-a", "1")
        .header("x-oss-storage-class", "IA")
        .header("x-oss-object-acl", "public-read")
        .send()
        .await;
    assert_eq!((put.status, put.text()), (200, ""));
    assert_eq!(put.header("x-oss-version-id"), "");
    let got = oss.object("GET", "link").query("symlink", "").send().await;
    assert_eq!((got.status, got.text()), (200, ""));
    for (name, value) in [
        ("x-oss-symlink-target", "a%20b%2Fc%2B.txt"),
        ("last-modified", "Tue, 25 Nov 2025 12:00:00 GMT"),
        ("x-oss-meta-a", "1"),
        ("etag", put.header("etag")),
        ("content-length", "0"),
    ] {
        assert_eq!(got.header(name), value, "{name}");
    }
    assert_eq!(got.header("etag").len(), 34);
    let list = oss.bucket("GET").send().await;
    assert_eq!(list.elements("Type"), ["Symlink"]);
    assert_eq!(list.elements("Size"), ["0"]);
    let acl = oss.object("GET", "link").query("acl", "").send().await;
    assert_eq!(acl.elements("Grant"), ["public-read"]);
}

#[tokio::test]
async fn the_data_is_that_of_the_target_and_the_rest_is_that_of_the_link() {
    let oss = Oss::start().await;
    let put = link(&oss, "link", "dir%2Ftarget")
        .header("content-type", "text/plain")
        .header("x-oss-meta-a", "link")
        .header("x-oss-storage-class", "IA");
    assert_eq!(put.send().await.status, 200);
    oss.server.clock().advance(Duration::from_secs(10));
    let put = oss
        .object("PUT", "dir/target")
        .header("content-type", "text/html")
        .header("x-oss-meta-a", "target")
        .header("x-oss-meta-b", "target")
        .body("123456789");
    assert_eq!(put.send().await.status, 200);
    for method in ["GET", "HEAD"] {
        let got = oss.object(method, "link").send().await;
        assert_eq!(got.text(), if method == "GET" { "123456789" } else { "" });
        for (name, value) in [
            ("content-length", "9"),
            ("content-md5", "JfnnlDI7RTiF9RgfG2JNCw=="),
            ("etag", "\"25F9E794323B453885F5181F1B624D0B\""),
            ("x-oss-hash-crc64ecma", "11051210869376104954"),
            ("x-oss-object-type", "Symlink"),
            ("x-oss-storage-class", "IA"),
            ("content-type", "text/plain"),
            ("x-oss-meta-a", "link"),
            ("x-oss-meta-b", ""),
            ("last-modified", "Tue, 25 Nov 2025 12:00:10 GMT"),
        ] {
            assert_eq!(got.header(name), value, "{method} {name}");
        }
    }
    let range = oss.object("GET", "link").header("range", "bytes=2-4");
    assert_eq!(range.send().await.text(), "345");
    let etag = "25F9E794323B453885F5181F1B624D0B";
    let same = oss.object("GET", "link").header("if-none-match", etag);
    assert_eq!(same.send().await.status, 304);
    let meta = oss.object("HEAD", "link").query("objectMeta", "");
    assert_eq!(meta.send().await.header("content-length"), "0");
}

#[tokio::test]
async fn broken_and_nested_links_cannot_be_followed() {
    let oss = Oss::start().await;
    linked(&oss, "broken", "none").await;
    linked(&oss, "itself", "itself").await;
    linked(&oss, "nested", "broken").await;
    for (key, status, code, message) in [
        (
            "broken",
            404,
            "SymlinkTargetNotExist",
            "The symlink target object does not exist.",
        ),
        (
            "itself",
            400,
            "InvalidTargetType",
            "The symbolic's target file type is invalid.",
        ),
        (
            "nested",
            400,
            "InvalidTargetType",
            "The symbolic's target file type is invalid.",
        ),
    ] {
        let got = oss.object("GET", key).send().await;
        assert_eq!(got.outcome(), (status, code), "{key}");
        assert_eq!(got.elements("Message"), [message]);
        let head = oss.object("HEAD", key).send().await;
        assert_eq!(head.status, status);
        assert_ne!(head.header("x-oss-err"), "");
    }
    oss.put("none", "data").await;
    assert_eq!(oss.object("GET", "broken").send().await.text(), "data");
    let archived = oss
        .object("PUT", "none")
        .header("x-oss-storage-class", "Archive");
    archived.body("data").send().await;
    let got = oss.object("GET", "broken").send().await;
    assert_eq!(got.outcome(), (403, "InvalidObjectState"));
}

#[tokio::test]
async fn links_that_cannot_be_made_or_read_are_refused() {
    let oss = Oss::start().await;
    let missing = oss.object("PUT", "k").query("symlink", "").send().await;
    assert_eq!(missing.outcome(), (400, "MissingArgument"));
    for (target, code) in [
        ("%FF", "InvalidArgument"),
        ("%2Fk", "InvalidObjectName"),
        ("%5Ck", "InvalidObjectName"),
        (&"k".repeat(1024), "InvalidObjectName"),
    ] {
        let reply = link(&oss, "k", target).send().await;
        assert_eq!(reply.outcome(), (400, code), "{target}");
    }
    oss.put("k", "data").await;
    let kept = link(&oss, "k", "t").header("x-oss-forbid-overwrite", "true");
    assert_eq!(kept.send().await.outcome(), (409, "FileAlreadyExists"));
    let plain = oss.object("GET", "k").query("symlink", "").send().await;
    assert_eq!(plain.outcome(), (400, "NotSymlink"));
    assert_eq!(plain.header("x-oss-ec"), "0043-00000101");
    let none = oss.object("GET", "none").query("symlink", "").send().await;
    assert_eq!(none.outcome(), (404, "NoSuchKey"));
    linked(&oss, "k", "t").await;
    let append = oss
        .object("POST", "k")
        .query("append", "")
        .query("position", "0");
    assert_eq!(append.send().await.outcome(), (409, "ObjectNotAppendable"));
}

#[tokio::test]
async fn links_have_versions() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    oss.put("one", "1").await;
    oss.put("two", "2").await;
    let first = link(&oss, "link", "one").send().await;
    let first = first.header("x-oss-version-id").to_owned();
    assert!(first.starts_with("CAEQ"));
    linked(&oss, "link", "two").await;
    assert_eq!(oss.object("GET", "link").send().await.text(), "2");
    let old = oss.object("GET", "link").query("versionId", &first);
    let old = old.send().await;
    assert_eq!(
        (old.text(), old.header("x-oss-version-id")),
        ("1", first.as_str())
    );
    let target = oss
        .object("GET", "link")
        .query("symlink", "")
        .query("versionId", &first);
    assert_eq!(target.send().await.header("x-oss-symlink-target"), "one");
    // The subresource has no effect on a deletion.
    let deleted = oss
        .object("DELETE", "link")
        .query("symlink", "")
        .send()
        .await;
    assert_eq!(deleted.header("x-oss-delete-marker"), "true");
    let marker = deleted.header("x-oss-version-id").to_owned();
    let gone = oss.object("GET", "link").query("symlink", "").send().await;
    assert_eq!(gone.outcome(), (404, "NoSuchKey"));
    assert_eq!(gone.header("x-oss-delete-marker"), "true");
    let gone = oss
        .object("GET", "link")
        .query("symlink", "")
        .query("versionId", &marker);
    assert_eq!(gone.send().await.outcome(), (404, "NoSuchKey"));
    oss.object("DELETE", "one").send().await;
    let broken = oss
        .object("GET", "link")
        .query("versionId", &first)
        .send()
        .await;
    assert_eq!(broken.outcome(), (404, "SymlinkTargetNotExist"));
}

#[tokio::test]
async fn the_caller_must_be_allowed_to_read_the_link_and_the_target() {
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject",
        "Resource":["acs:oss:*:*:examplebucket/link*","acs:oss:*:*:examplebucket/mine"]}]}"#;
    let user = User::new("reader")
        .access_key("LTAI5tReader", "secret")
        .policy(policy);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let caller = Credentials::new("LTAI5tReader", "secret").unwrap();
    oss.put("mine", "data").await;
    oss.put("theirs", "data").await;
    for (key, target, status) in [
        ("link1", "mine", 200),
        ("link2", "theirs", 403),
        ("other", "mine", 403),
    ] {
        linked(&oss, key, target).await;
        for method in ["GET", "HEAD"] {
            let got = oss.object(method, key).signed_by(&caller).send().await;
            assert_eq!(got.status, status, "{method} {key}");
        }
    }
}
