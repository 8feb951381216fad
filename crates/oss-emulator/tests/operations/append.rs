//! AppendObject and SealAppendObject.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use crc_fast::{CrcAlgorithm, checksum};
use md5::{Digest, Md5};

use std::time::Duration;

use crate::caller::{Ask, Oss, Reply};

fn append<'a>(oss: &'a Oss, key: &str, position: usize, data: &str) -> Ask<'a> {
    oss.object("POST", key)
        .query("append", "")
        .query("position", &position.to_string())
        .body(data.to_owned())
}

fn seal<'a>(oss: &'a Oss, key: &str, position: usize) -> Ask<'a> {
    oss.object("POST", key)
        .query("seal", "")
        .query("position", &position.to_string())
}

fn crc64(data: &str) -> String {
    checksum(CrcAlgorithm::Crc64Xz, data.as_bytes()).to_string()
}

fn assert_position(reply: &Reply, position: &str) {
    assert_eq!(reply.outcome(), (409, "PositionNotEqualToLength"));
    assert_eq!(
        reply.elements("Message"),
        ["Position is not equal to file length"]
    );
    assert_eq!(reply.header("x-oss-next-append-position"), position);
    assert_eq!(reply.header("x-oss-ec"), "0026-00000016");
}

#[tokio::test]
async fn data_is_added_at_the_end() {
    let oss = Oss::start().await;
    let first = append(&oss, "k", 0, "hello")
        .header("content-type", "text/plain")
        .header("x-oss-meta-a", "1")
        .header("x-oss-tagging", "a=1")
        .header("x-oss-object-acl", "public-read")
        .header("x-oss-storage-class", "IA")
        .header("x-oss-server-side-encryption", "AES256")
        .header("content-md5", &BASE64.encode(Md5::digest("hello")))
        .send()
        .await;
    assert_eq!((first.status, first.text()), (200, ""));
    assert_eq!(first.header("x-oss-next-append-position"), "5");
    assert_eq!(first.header("x-oss-hash-crc64ecma"), crc64("hello"));
    assert_eq!(first.header("x-oss-version-id"), "");
    assert_eq!(first.header("x-oss-server-side-encryption"), "AES256");
    let etag = first.header("etag").trim_matches('"').to_owned();
    assert_eq!(etag.len(), 32);
    oss.server.clock().advance(Duration::from_secs(10));
    let second = append(&oss, "k", 5, " world")
        .header("x-oss-meta-a", "2")
        .header("content-type", "text/html")
        .send()
        .await;
    assert_eq!(second.header("x-oss-next-append-position"), "11");
    assert_eq!(second.header("x-oss-hash-crc64ecma"), crc64("hello world"));
    assert_eq!(second.header("x-oss-server-side-encryption"), "AES256");
    assert_ne!(second.header("etag"), first.header("etag"));
    append(&oss, "k", 11, "!").send().await;
    for method in ["GET", "HEAD"] {
        let got = oss.object(method, "k").send().await;
        let crc = crc64("hello world!");
        for (name, value) in [
            ("content-type", "text/plain"),
            ("content-length", "12"),
            ("content-md5", ""),
            ("x-oss-meta-a", "1"),
            ("x-oss-tagging-count", "1"),
            ("x-oss-storage-class", "IA"),
            ("x-oss-object-type", "Appendable"),
            ("x-oss-next-append-position", "12"),
            ("x-oss-hash-crc64ecma", &crc),
            ("last-modified", "Tue, 25 Nov 2025 12:00:10 GMT"),
        ] {
            assert_eq!(got.header(name), value, "{method} {name}");
        }
    }
    let got = oss.object("GET", "k").header("range", "bytes=3-11");
    assert_eq!(got.send().await.text(), "lo world!");
    let acl = oss.object("GET", "k").query("acl", "").send().await;
    assert_eq!(acl.elements("Grant"), ["public-read"]);
}

#[tokio::test]
async fn later_appends_do_not_even_read_tags_and_metadata() {
    let oss = Oss::start().await;
    let wrong = |position, name: &'static str, value: &'static str| {
        append(&oss, "k", position, "x").header(name, value)
    };
    let invalid = [
        ("x-oss-tagging", "a=b=c", "InvalidArgument"),
        ("x-oss-meta-a_b", "1", "InvalidArgument"),
        ("x-oss-storage-class", "Fast", "InvalidArgument"),
        ("x-oss-storage-class", "ColdArchive", "InvalidArgument"),
        ("x-oss-object-acl", "mine", "InvalidArgument"),
    ];
    for (name, value, code) in invalid {
        let first = wrong(0, name, value).send().await;
        assert_eq!(first.outcome(), (400, code), "{name}");
    }
    append(&oss, "k", 0, "x").send().await;
    for (at, (name, value, _)) in invalid.into_iter().enumerate() {
        let later = wrong(at + 1, name, value).send().await;
        assert_eq!(later.status, 200, "{name}");
    }
    let got = oss.object("GET", "k").send().await;
    assert_eq!(
        (got.text(), got.header("x-oss-tagging-count")),
        ("xxxxxx", "")
    );
}

#[tokio::test]
async fn the_position_must_be_the_length() {
    let oss = Oss::start().await;
    assert_position(&append(&oss, "k", 1, "x").send().await, "0");
    append(&oss, "k", 0, "hello").send().await;
    assert_position(&append(&oss, "k", 0, "hello").send().await, "5");
    assert_position(&append(&oss, "k", 6, "x").send().await, "5");
    let ask = || oss.object("POST", "k").query("append", "").body("x");
    for missing in [
        ask(),
        ask().query("position", "x"),
        ask().query("position", "-1"),
    ] {
        let reply = missing.send().await;
        assert_eq!(reply.outcome(), (400, "MissingArgument"));
        assert_eq!(reply.header("x-oss-ec"), "0016-00000502");
    }
    let wrong = append(&oss, "k", 5, "x").header("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    assert_eq!(wrong.send().await.outcome(), (400, "InvalidDigest"));
    assert_eq!(oss.object("GET", "k").send().await.text(), "hello");
}

#[tokio::test]
async fn nothing_can_be_appended_to_other_objects() {
    let oss = Oss::start().await;
    oss.put("k", "normal").await;
    let refused = append(&oss, "k", 6, "x").send().await;
    assert_eq!(refused.outcome(), (409, "ObjectNotAppendable"));
    assert_eq!(
        refused.elements("Message"),
        ["The object is not appendable"]
    );
    let refused = seal(&oss, "k", 6).send().await;
    assert_eq!(refused.outcome(), (409, "ObjectNotAppendable"));
    let missing = seal(&oss, "none", 0).send().await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
    // A PUT over an appendable object makes a normal one.
    append(&oss, "a", 0, "x").send().await;
    oss.put("a", "x").await;
    assert_eq!(append(&oss, "a", 1, "x").send().await.status, 409);
}

#[tokio::test]
async fn nothing_is_appended_by_an_empty_body_but_the_time() {
    let oss = Oss::start().await;
    let first = append(&oss, "k", 0, "").send().await;
    assert_eq!(first.header("x-oss-next-append-position"), "0");
    assert_eq!(first.header("x-oss-hash-crc64ecma"), "0");
    assert_eq!(first.header("etag").len(), 34);
    append(&oss, "k", 0, "x").send().await;
    let before = oss.object("GET", "k").send().await;
    oss.server.clock().advance(Duration::from_secs(10));
    let empty = append(&oss, "k", 1, "").send().await;
    assert_eq!(empty.header("etag"), before.header("etag"));
    let after = oss.object("GET", "k").send().await;
    assert_eq!(after.text(), "x");
    assert_eq!(
        after.header("last-modified"),
        "Tue, 25 Nov 2025 12:00:10 GMT"
    );
}

#[tokio::test]
async fn a_sealed_object_is_complete() {
    let oss = Oss::start().await;
    append(&oss, "k", 0, "x").send().await;
    assert_position(&seal(&oss, "k", 0).send().await, "1");
    let without = oss.object("POST", "k").query("seal", "").send().await;
    assert_eq!(without.outcome(), (400, "MissingArgument"));
    let time = "Tue, 25 Nov 2025 12:00:00 GMT";
    let sealed = seal(&oss, "k", 1).send().await;
    assert_eq!(
        (sealed.status, sealed.header("x-oss-sealed-time")),
        (200, time)
    );
    oss.server.clock().advance(Duration::from_secs(10));
    let again = seal(&oss, "k", 1).send().await;
    assert_eq!(again.header("x-oss-sealed-time"), time);
    let refused = append(&oss, "k", 1, "x").send().await;
    assert_eq!(refused.outcome(), (400, "AppendSealedObjectNotAllowed"));
    let got = oss.object("HEAD", "k").send().await;
    assert_eq!(got.header("x-oss-sealed-time"), time);
    let list = oss.bucket("GET").send().await;
    assert_eq!(list.elements("SealedTime"), ["2025-11-25T12:00:00.000Z"]);
    assert_eq!(list.elements("Type"), ["Appendable"]);
}

#[tokio::test]
async fn an_append_extends_the_current_version() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let first = append(&oss, "k", 0, "x").send().await;
    let version = first.header("x-oss-version-id").to_owned();
    assert!(version.starts_with("CAEQ"));
    let second = append(&oss, "k", 1, "y").send().await;
    assert_eq!(second.header("x-oss-version-id"), version);
    let got = oss.object("GET", "k").query("versionId", &version);
    assert_eq!(got.send().await.text(), "xy");
    let sealed = seal(&oss, "k", 2).send().await;
    assert_eq!(sealed.header("x-oss-version-id"), version);
    oss.object("DELETE", "k").send().await;
    let marker = append(&oss, "k", 0, "x").send().await;
    assert_eq!(marker.outcome(), (409, "ObjectNotAppendable"));
}

#[tokio::test]
async fn a_copy_has_what_was_appended_before_it() {
    let oss = Oss::start().await;
    append(&oss, "k", 0, "one").send().await;
    append(&oss, "k", 3, "two").send().await;
    let copy = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/k");
    assert_eq!(copy.send().await.status, 200);
    append(&oss, "k", 6, "three").send().await;
    oss.object("DELETE", "k").send().await;
    let got = oss.object("GET", "copy").send().await;
    assert_eq!(got.text(), "onetwo");
    assert_eq!(got.header("x-oss-object-type"), "Normal");
    assert_eq!(got.header("x-oss-next-append-position"), "");
}
