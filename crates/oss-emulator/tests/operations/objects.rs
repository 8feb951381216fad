//! PutObject, GetObject, HeadObject, GetObjectMeta, DeleteObject, ACLs.

use std::io::Read;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::caller::Oss;

#[tokio::test]
async fn an_object_comes_back_with_its_headers_and_checksums() {
    let oss = Oss::start().await;
    let put = oss
        .object("PUT", "exampledir/a+b c/é.txt")
        .header("content-type", "text/plain")
        .header("cache-control", "no-cache")
        .header("expires", "not a date")
        .header("x-oss-meta-Owner", "me")
        .header("x-oss-storage-class", "IA")
        .header("x-oss-tagging", "a=1&b=2")
        .header("content-md5", "JfnnlDI7RTiF9RgfG2JNCw==")
        .body("123456789")
        .send()
        .await;
    assert_eq!((put.status, put.text()), (200, ""));
    assert_eq!(put.header("etag"), "\"25F9E794323B453885F5181F1B624D0B\"");
    assert_eq!(put.header("content-md5"), "JfnnlDI7RTiF9RgfG2JNCw==");
    assert_eq!(put.header("x-oss-hash-crc64ecma"), "11051210869376104954");
    assert_eq!(put.header("x-oss-version-id"), "");
    assert_eq!(put.header("content-length"), "0");

    for method in ["GET", "HEAD"] {
        let got = oss.object(method, "exampledir/a+b c/é.txt").send().await;
        assert_eq!(got.status, 200);
        for (name, value) in [
            ("content-type", "text/plain"),
            ("content-length", "9"),
            ("cache-control", "no-cache"),
            ("expires", "not a date"),
            ("x-oss-meta-owner", "me"),
            ("etag", "\"25F9E794323B453885F5181F1B624D0B\""),
            ("content-md5", "JfnnlDI7RTiF9RgfG2JNCw=="),
            ("x-oss-hash-crc64ecma", "11051210869376104954"),
            ("last-modified", "Tue, 25 Nov 2025 12:00:00 GMT"),
            ("accept-ranges", "bytes"),
            ("x-oss-object-type", "Normal"),
            ("x-oss-storage-class", "IA"),
            ("x-oss-tagging-count", "2"),
        ] {
            assert_eq!(got.header(name), value, "{method} {name}");
        }
        assert_eq!(got.text(), if method == "GET" { "123456789" } else { "" });
    }
    let meta = oss
        .object("HEAD", "exampledir/a+b c/é.txt")
        .query("objectMeta", "")
        .send()
        .await;
    assert_eq!((meta.status, meta.header("content-length")), (200, "9"));
    assert_eq!(meta.header("x-oss-meta-owner"), "");
    assert_eq!(meta.header("x-oss-last-access-time"), "");
}

#[tokio::test]
async fn a_bucket_without_a_media_project_processes_nothing_in_the_background() {
    let oss = Oss::start().await;
    let process = |key| {
        let ask = oss.object("POST", key).query("x-oss-async-process", "");
        ask.body("x-oss-async-process=video/convert,f_mp4")
    };
    let absent = process("video").send().await;
    assert_eq!(absent.outcome(), (404, "NoSuchKey"));
    oss.put("video", "data").await;
    let refused = process("video").send().await;
    assert_eq!(refused.outcome(), (404, "Imm Client"));
}

#[tokio::test]
async fn keys_are_kept_byte_for_byte() {
    let oss = Oss::start().await;
    for key in [
        ".", "..", "a/../b", "a//b", "dir/", "\t\u{1}", "a%2Fb", "+", "é",
    ] {
        oss.put(key, key).await;
        let got = oss.object("GET", key).send().await;
        assert_eq!((got.status, got.text()), (200, key), "{key:?}");
    }
}

#[tokio::test]
async fn a_wrong_checksum_stores_nothing() {
    let oss = Oss::start().await;
    for (name, value, code) in [
        ("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==", "InvalidDigest"),
        ("content-md5", "short", "InvalidDigest"),
        ("x-oss-hash-crc64ecma", "1", "InvalidCRC64"),
    ] {
        let put = oss
            .object("PUT", "k")
            .header(name, value)
            .body("x")
            .send()
            .await;
        assert_eq!(put.outcome(), (400, code));
        assert_eq!(
            oss.object("GET", "k").send().await.outcome(),
            (404, "NoSuchKey")
        );
    }
}

#[tokio::test]
async fn ranges_answer_206_and_whole_objects_200() {
    let oss = Oss::start().await;
    oss.put("k", "0123456789").await;
    let get = |range: &'static str, standard: bool| {
        let ask = oss.object("GET", "k").header("range", range);
        let ask = if standard {
            ask.header("x-oss-range-behavior", "standard")
        } else {
            ask
        };
        async { ask.send().await }
    };
    let part = get("bytes=2-4", false).await;
    assert_eq!((part.status, part.text()), (206, "234"));
    assert_eq!(part.header("content-range"), "bytes 2-4/10");
    assert_eq!(part.header("content-length"), "3");
    assert_eq!(part.header("content-md5"), "");
    assert_ne!(part.header("x-oss-hash-crc64ecma"), "");
    assert_eq!(get("bytes=-3", false).await.text(), "789");
    assert_eq!(get("bytes=5-20", false).await.status, 200);
    assert_eq!(get("bytes=5-20", true).await.text(), "56789");
    assert_eq!(
        get("bytes=10-", true).await.outcome(),
        (416, "InvalidRange")
    );
    assert_eq!(
        get("bytes=-0", false).await.outcome(),
        (416, "InvalidRange")
    );
}

#[tokio::test]
async fn preconditions_answer_304_and_412() {
    let oss = Oss::start().await;
    oss.put("k", "123456789").await;
    let etag = "\"25F9E794323B453885F5181F1B624D0B\"";
    let same = oss
        .object("GET", "k")
        .header("if-none-match", etag)
        .send()
        .await;
    assert_eq!((same.status, same.text()), (304, ""));
    assert_eq!(same.header("etag"), etag);
    assert_ne!(same.header("last-modified"), "");
    let other = oss
        .object("GET", "k")
        .header("if-match", "\"X\"")
        .send()
        .await;
    assert_eq!(other.outcome(), (412, "PreconditionFailed"));
    assert_eq!(other.elements("Condition"), ["If-Match"]);
    let head = oss
        .object("HEAD", "k")
        .header("if-match", "\"X\"")
        .send()
        .await;
    assert_eq!((head.status, head.text()), (412, ""));
    let missing = oss
        .object("GET", "none")
        .header("if-match", "\"X\"")
        .send()
        .await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
}

#[tokio::test]
async fn a_head_of_nothing_says_why_in_a_header() {
    let oss = Oss::start().await;
    for (bucket, code) in [
        ("examplebucket", "NoSuchKey"),
        ("missing-bucket", "NoSuchBucket"),
    ] {
        let head = oss.object("HEAD", "none").of_bucket(bucket).send().await;
        assert_eq!(head.status, 404);
        let document = BASE64.decode(head.header("x-oss-err")).unwrap();
        assert!(
            String::from_utf8(document)
                .unwrap()
                .contains(&format!("<Code>{code}</Code>"))
        );
    }
    let meta = oss
        .object("HEAD", "none")
        .query("objectMeta", "")
        .send()
        .await;
    assert_eq!(meta.header("x-oss-ec"), "0026-00000001");
}

#[tokio::test]
async fn responses_can_be_given_other_headers_by_signed_requests() {
    let oss = Oss::start().await;
    oss.object("PUT", "k")
        .header("x-oss-object-acl", "public-read")
        .body("x")
        .send()
        .await;
    let ask = || {
        oss.object("GET", "k")
            .query("response-content-type", "image/png")
            .query(
                "response-content-disposition",
                "attachment; filename=\"a b\"",
            )
    };
    let got = ask().send().await;
    assert_eq!(got.header("content-type"), "image/png");
    assert_eq!(
        got.header("content-disposition"),
        "attachment; filename=\"a b\""
    );
    assert_eq!(
        ask().anonymous().send().await.outcome(),
        (400, "InvalidRequest")
    );
    assert_eq!(oss.object("GET", "k").anonymous().send().await.text(), "x");
}

#[tokio::test]
async fn text_is_compressed_when_asked_for() {
    let oss = Oss::start().await;
    let text = "hello ".repeat(1000);
    let put = oss
        .object("PUT", "k")
        .header("content-type", "text/plain")
        .body(text.clone());
    let crc = put.send().await.header("x-oss-hash-crc64ecma").to_owned();
    let got = oss
        .object("GET", "k")
        .header("accept-encoding", "gzip")
        .send()
        .await;
    assert_eq!(got.header("content-encoding"), "gzip");
    assert_eq!((got.header("etag"), got.header("content-length")), ("", ""));
    assert_eq!(got.header("transfer-encoding"), "chunked");
    assert_eq!(got.header("x-oss-hash-crc64ecma"), crc);
    let mut plain = String::new();
    flate2::read::GzDecoder::new(&got.body[..])
        .read_to_string(&mut plain)
        .unwrap();
    assert_eq!(plain, text);
    let part = oss
        .object("GET", "k")
        .header("accept-encoding", "gzip")
        .header("range", "bytes=0-4");
    assert_eq!(part.send().await.text(), "hello");
}

#[tokio::test]
async fn overwriting_can_be_forbidden() {
    let oss = Oss::start().await;
    let put = || {
        oss.object("PUT", "k")
            .header("x-oss-forbid-overwrite", "true")
            .body("x")
    };
    assert_eq!(put().send().await.status, 200);
    let again = put().send().await;
    assert_eq!(again.outcome(), (409, "FileAlreadyExists"));
    assert_eq!(again.header("x-oss-ec"), "0026-00000002");
    oss.versioning("Enabled").await;
    assert_eq!(put().send().await.status, 200);
}

#[tokio::test]
async fn arguments_that_oss_does_not_take_are_refused() {
    let oss = Oss::start().await;
    for (name, value, code) in [
        ("x-oss-object-acl", "open", "InvalidArgument"),
        ("x-oss-storage-class", "Cheap", "InvalidArgument"),
        ("x-oss-meta-a_b", "1", "InvalidArgument"),
        ("x-oss-tagging", "a=b=c", "InvalidArgument"),
        ("x-oss-traffic-limit", "1", "InvalidArgument"),
        (
            "x-oss-server-side-encryption",
            "DES",
            "InvalidEncryptionAlgorithmError",
        ),
    ] {
        let put = oss
            .object("PUT", "k")
            .header(name, value)
            .body("x")
            .send()
            .await;
        assert_eq!(put.outcome(), (400, code), "{name}: {value}");
    }
    for version in ["", "234"] {
        let got = oss
            .object("GET", "k")
            .query("versionId", version)
            .send()
            .await;
        assert_eq!(got.outcome(), (400, "InvalidArgument"), "{version:?}");
    }
}

#[tokio::test]
async fn what_is_archived_is_described_but_not_read() {
    let oss = Oss::start().await;
    oss.object("PUT", "k")
        .header("x-oss-storage-class", "Archive")
        .body("x")
        .send()
        .await;
    assert_eq!(oss.object("HEAD", "k").send().await.status, 200);
    assert_eq!(
        oss.object("GET", "k").send().await.outcome(),
        (403, "InvalidObjectState")
    );
}

#[tokio::test]
async fn a_deletion_always_succeeds() {
    let oss = Oss::start().await;
    oss.put("k", "x").await;
    for _ in 0..2 {
        let deleted = oss.object("DELETE", "k").send().await;
        assert_eq!((deleted.status, deleted.text()), (204, ""));
        assert_eq!(deleted.header("x-oss-delete-marker"), "");
    }
}

#[tokio::test]
async fn an_objects_acl_wins_over_the_buckets() {
    let oss = Oss::start().await;
    oss.put("k", "x").await;
    let acl = || oss.object("GET", "k").query("acl", "");
    assert_eq!(acl().send().await.elements("Grant"), ["default"]);
    let denied = oss.object("GET", "k").anonymous().send().await;
    assert_eq!(denied.outcome(), (403, "AccessDenied"));
    let set = oss
        .object("PUT", "k")
        .query("acl", "")
        .header("x-oss-object-acl", "public-read");
    assert_eq!(set.send().await.status, 200);
    assert_eq!(acl().send().await.elements("Grant"), ["public-read"]);
    assert_eq!(oss.object("GET", "k").anonymous().send().await.text(), "x");
    let missing = oss.object("GET", "none").query("acl", "").send().await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
}

#[tokio::test]
async fn a_traffic_limit_takes_its_time_in_both_directions() {
    let oss = Oss::start().await;
    let body = vec![b'x'; 40 * 1024];
    for method in ["PUT", "GET"] {
        let started = tokio::time::Instant::now();
        let ask = oss
            .object(method, "k")
            .header("x-oss-traffic-limit", "819200");
        let ask = if method == "PUT" {
            ask.body(body.clone())
        } else {
            ask
        };
        let reply = ask.send().await;
        assert_eq!(reply.status, 200);
        // 40 KiB at 100 KiB per second.
        let took = started.elapsed().as_millis();
        assert!((390..3000).contains(&took), "{method}: {took} ms");
        if method == "GET" {
            assert_eq!(reply.body, body);
        }
    }
}

#[tokio::test]
async fn a_preflight_without_rules_is_refused() {
    let oss = Oss::start().await;
    let ask = || oss.object("OPTIONS", "k").anonymous();
    assert_eq!(ask().send().await.outcome(), (400, "BadRequest"));
    let whole = ask()
        .header("origin", "http://a.b")
        .header("access-control-request-method", "PUT");
    assert_eq!(whole.send().await.outcome(), (403, "AccessForbidden"));
    let missing = ask()
        .of_bucket("missing-bucket")
        .header("origin", "http://a.b")
        .header("access-control-request-method", "PUT");
    assert_eq!(missing.send().await.outcome(), (404, "NoSuchBucket"));
}

#[tokio::test]
async fn an_upload_has_no_conditions() {
    let oss = Oss::start().await;
    for name in [
        "If-Match",
        "If-None-Match",
        "If-Modified-Since",
        "If-Unmodified-Since",
    ] {
        let put = oss.object("PUT", "k").body("data");
        let reply = put.header(name, "*").send().await;
        assert_eq!(reply.outcome(), (400, "NotImplemented"), "{name}");
        assert_eq!(reply.header("x-oss-ec"), "0017-00000245");
        assert_eq!(reply.elements("Header"), [name]);
    }
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
    oss.put("k", "data").await;
    let copy = oss.object("PUT", "copy").header("if-none-match", "*");
    let copied = copy.header("x-oss-copy-source", "/examplebucket/k");
    assert_eq!(copied.send().await.status, 200);
}
