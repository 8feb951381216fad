//! Requests of multipart uploads that are refused, and what they leave behind.

use crate::caller::Oss;
use crate::multipart::{begin, begun, complete, complete_all, part, stored};

/// The id of an upload that another server could have given out.
const UNKNOWN: &str = "0004B9894A22E5B1888A1E29F8236E2D";

#[tokio::test]
async fn a_list_that_does_not_fit_changes_nothing() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    let small = stored(&oss, "k", &id, 1, b"small").await;
    let last = stored(&oss, "k", &id, 2, b"last").await;

    let too_small = complete(&oss, "k", &id, &[(1, &small), (2, &last)]);
    let too_small = too_small.send().await;
    assert_eq!(too_small.outcome(), (400, "EntityTooSmall"));
    assert_eq!(too_small.header("x-oss-ec"), "0042-00000213");

    for parts in [[(1, "\"X\"")], [(3, last.as_str())]] {
        let wrong = complete(&oss, "k", &id, &parts).send().await;
        assert_eq!(wrong.outcome(), (400, "InvalidPart"), "{parts:?}");
        assert_eq!(wrong.elements("ETag"), [parts[0].1.trim_matches('"')]);
        assert_eq!(wrong.elements("PartNumber"), [parts[0].0.to_string()]);
        assert_eq!(wrong.elements("UploadId"), [&id]);
    }
    for parts in [
        [(2, last.as_str()), (1, small.as_str())],
        [(2, last.as_str()), (2, last.as_str())],
    ] {
        let order = complete(&oss, "k", &id, &parts).send().await;
        assert_eq!(order.outcome(), (400, "InvalidPartOrder"));
        assert_eq!(order.header("x-oss-ec"), "0042-00000209");
    }
    for body in [
        "",
        "<CompleteMultipartUpload/>",
        "<Complete/>",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber><ETag>A</ETag></Part></CompleteMultipartUpload>",
    ] {
        let malformed = oss.object("POST", "k").query("uploadId", &id).body(body);
        let malformed = malformed.send().await;
        assert_eq!(malformed.outcome(), (400, "MalformedXML"), "{body}");
        assert_eq!(malformed.header("x-oss-ec"), "0042-00000205");
    }
    let wrong = complete(&oss, "k", &id, &[(10_001, "A")]).send().await;
    assert_eq!(wrong.outcome(), (400, "InvalidArgument"));
    assert_eq!(oss.object("GET", "k").send().await.status, 404);
    let done = complete(&oss, "k", &id, &[(2, &last)]).send().await;
    assert_eq!(done.status, 200);

    let empty = begun(begin(&oss, "k")).await;
    let nothing = complete_all(&oss, "k", &empty).send().await;
    assert_eq!(nothing.outcome(), (400, "InvalidPart"));
}

#[tokio::test]
async fn an_unknown_upload_has_an_ec_of_its_own_for_each_operation() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    oss.put("source", "data").await;
    for id in [UNKNOWN, "x", "", &id] {
        // The last one is an upload of another key.
        let ask = |method| oss.object(method, "other").query("uploadId", id);
        for (ask, ec) in [
            (
                ask("PUT").query("partNumber", "1").body("x"),
                "0042-00000104",
            ),
            (
                ask("PUT")
                    .query("partNumber", "1")
                    .header("x-oss-copy-source", "/examplebucket/source"),
                "0042-00000311",
            ),
            (ask("GET"), "0042-00000002"),
            (ask("DELETE"), "0042-00000002"),
            (
                ask("POST").header("x-oss-complete-all", "yes"),
                "0042-00000002",
            ),
        ] {
            let reply = ask.send().await;
            assert_eq!(reply.outcome(), (404, "NoSuchUpload"), "{id} {ec}");
            assert_eq!(reply.header("x-oss-ec"), ec);
            assert_eq!(reply.elements("UploadId"), [id]);
        }
    }
}

#[tokio::test]
async fn parts_that_cannot_be_stored_are_refused() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    for number in ["0", "10001", "x", "-1", ""] {
        let reply = oss
            .object("PUT", "k")
            .query("partNumber", number)
            .query("uploadId", &id)
            .body("x")
            .send()
            .await;
        assert_eq!(reply.outcome(), (400, "InvalidArgument"), "{number}");
        assert_eq!(reply.elements("ArgumentName"), ["PartNumber"]);
        assert_eq!(reply.elements("ArgumentValue"), [number]);
        assert_eq!(reply.header("x-oss-ec"), "0017-00000220");
    }
    for (given, missing) in [("uploadId", "partNumber"), ("partNumber", "uploadId")] {
        let reply = oss.object("PUT", "k").query(given, "1").body("x").send();
        let reply = reply.await;
        assert_eq!(reply.outcome(), (400, "InvalidArgument"));
        assert_eq!(
            reply.elements("Message"),
            ["Unexpected query string parameter"]
        );
        assert_eq!(reply.elements("ResourceType"), [missing]);
        assert_eq!(reply.header("x-oss-ec"), "0017-00000219");
    }
    for (name, value, code) in [
        ("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==", "InvalidDigest"),
        ("x-oss-hash-crc64ecma", "1", "InvalidCRC64"),
        ("x-oss-server-side-encryption", "AES256", "InvalidArgument"),
    ] {
        let reply = part(&oss, "k", &id, 1).header(name, value).body("x");
        assert_eq!(reply.send().await.outcome(), (400, code));
    }
    let encrypted = complete_all(&oss, "k", &id).header("x-oss-server-side-encryption", "AES256");
    assert_eq!(encrypted.send().await.outcome(), (400, "InvalidArgument"));
    let list = oss.object("GET", "k").query("uploadId", &id).send().await;
    assert_eq!(list.elements("PartNumber"), Vec::<&str>::new());
}

#[tokio::test]
async fn an_aborted_upload_is_gone() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    stored(&oss, "k", &id, 1, b"x").await;
    let delete = oss.bucket("DELETE").send().await;
    assert_eq!(delete.outcome(), (409, "BucketNotEmpty"));
    let abort = || oss.object("DELETE", "k").query("uploadId", &id);
    let aborted = abort().send().await;
    assert_eq!((aborted.status, aborted.text()), (204, ""));
    assert_eq!(abort().send().await.outcome(), (404, "NoSuchUpload"));
    assert_eq!(oss.bucket("DELETE").send().await.status, 204);
}

#[tokio::test]
async fn an_object_is_not_overwritten_against_the_will_of_the_request() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "k")).await;
    stored(&oss, "k", &id, 1, b"new").await;
    oss.put("k", "old").await;
    let refused = begin(&oss, "k").header("x-oss-forbid-overwrite", "true");
    let refused = refused.send().await;
    assert_eq!(refused.outcome(), (409, "FileAlreadyExists"));
    assert_eq!(refused.header("x-oss-ec"), "0026-00000002");
    let refused = complete_all(&oss, "k", &id).header("x-oss-forbid-overwrite", "true");
    assert_eq!(refused.send().await.outcome(), (409, "FileAlreadyExists"));
    assert_eq!(oss.object("GET", "k").send().await.text(), "old");
    oss.versioning("Enabled").await;
    let ignored = complete_all(&oss, "k", &id).header("x-oss-forbid-overwrite", "true");
    let ignored = ignored.send().await;
    assert!(ignored.header("x-oss-version-id").starts_with("CAEQ"));
    let old = oss.object("GET", "k").query("versionId", "null");
    assert_eq!(old.send().await.text(), "old");
    assert_eq!(oss.object("GET", "k").send().await.text(), "new");
    oss.versioning("Suspended").await;
    let id = begun(begin(&oss, "k")).await;
    stored(&oss, "k", &id, 1, b"null").await;
    let done = complete_all(&oss, "k", &id).send().await;
    assert_eq!(done.header("x-oss-version-id"), "null");
    let null = oss.object("GET", "k").query("versionId", "null");
    assert_eq!(null.send().await.text(), "null");
}
