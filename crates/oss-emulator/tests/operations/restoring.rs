//! RestoreObject, CleanRestoredObject, and what can be read of archived objects.

use std::time::Duration;

use crate::caller::{Ask, Oss};

fn restore<'a>(oss: &'a Oss, body: &'static str) -> Ask<'a> {
    oss.object("POST", "k").query("restore", "").body(body)
}

fn clean(oss: &Oss) -> Ask<'_> {
    oss.object("POST", "k").query("cleanRestoredObject", "")
}

async fn archived(oss: &Oss, class: &str) {
    let put = oss.object("PUT", "k").header("x-oss-storage-class", class);
    assert_eq!(put.body("data").send().await.status, 200);
}

fn advance(oss: &Oss, seconds: u64) {
    oss.server.clock().advance(Duration::from_secs(seconds));
}

const DAY: u64 = 86_400;

#[tokio::test]
async fn an_archived_object_can_be_read_while_it_is_restored() {
    let oss = Oss::start().await;
    archived(&oss, "Archive").await;
    let get = async || oss.object("GET", "k").send().await;
    let restored = async || {
        let head = oss.object("HEAD", "k").send().await;
        assert_eq!((head.status, head.header("content-length")), (200, "4"));
        let listed = oss.bucket("GET").send().await;
        let header = head.header("x-oss-restore").to_owned();
        assert_eq!(listed.elements("RestoreInfo").concat(), header);
        let listed = oss.bucket("GET").query("versions", "").send().await;
        assert_eq!(listed.elements("RestoreInfo").concat(), header);
        header
    };
    let frozen = get().await;
    assert_eq!(frozen.outcome(), (403, "InvalidObjectState"));
    assert_eq!(frozen.header("x-oss-ec"), "0016-00000404");
    assert_eq!(restored().await, "");

    let two_days = "<RestoreRequest><Days>2</Days></RestoreRequest>";
    let first = restore(&oss, two_days).send().await;
    assert_eq!((first.status, first.text()), (202, ""));
    assert_eq!(first.header("x-oss-object-restore-priority"), "");
    advance(&oss, 59);
    let second = restore(&oss, two_days).send().await;
    assert_eq!(second.outcome(), (409, "RestoreAlreadyInProgress"));
    assert_eq!(
        second.elements("Message"),
        ["The restore operation is in progress."]
    );
    assert_ne!(second.header("x-oss-ec"), "");
    assert_eq!(restored().await, "ongoing-request=\"true\"");
    assert_eq!(get().await.status, 403);

    advance(&oss, 1);
    let expiry = "ongoing-request=\"false\", expiry-date=\"Thu, 27 Nov 2025 12:01:00 GMT\"";
    assert_eq!(restored().await, expiry);
    let got = get().await;
    assert_eq!((got.text(), got.header("x-oss-restore")), ("data", expiry));
    assert_eq!(got.header("x-oss-storage-class"), "Archive");
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/k")
        .send()
        .await;
    assert_eq!(copied.status, 200);
    oss.object("DELETE", "copy").send().await;

    // A further request extends the time.
    advance(&oss, DAY);
    assert_eq!(restore(&oss, two_days).send().await.status, 200);
    assert!(restored().await.contains("Fri, 28 Nov 2025 12:01:00 GMT"));
    advance(&oss, 2 * DAY - 1);
    assert_eq!(get().await.text(), "data");
    advance(&oss, 1);
    assert_eq!(get().await.status, 403);
    assert_eq!(restored().await, "");
    assert_eq!(restore(&oss, "").send().await.status, 202);
}

#[tokio::test]
async fn cold_classes_have_tiers() {
    let oss = Oss::with(|builder| builder.restore_duration(Duration::ZERO)).await;
    for class in ["ColdArchive", "DeepColdArchive"] {
        for (body, tier) in [
            (
                "<RestoreRequest><Days>1</Days><JobParameters><Tier>Expedited</Tier></JobParameters></RestoreRequest>",
                "Expedited",
            ),
            (
                "<RestoreRequest><JobParameters><Tier>Bulk</Tier></JobParameters></RestoreRequest>",
                "Bulk",
            ),
            ("", "Standard"),
        ] {
            archived(&oss, class).await;
            let reply = restore(&oss, body).send().await;
            assert_eq!(reply.status, 202);
            assert_eq!(reply.header("x-oss-object-restore-priority"), tier);
            assert_eq!(oss.object("GET", "k").send().await.text(), "data");
        }
    }
}

#[tokio::test]
async fn requests_that_do_not_fit_the_class_are_refused() {
    let oss = Oss::start().await;
    for class in ["Standard", "IA"] {
        archived(&oss, class).await;
        let reply = restore(&oss, "").send().await;
        assert_eq!(reply.outcome(), (400, "OperationNotSupported"));
        assert_eq!(
            reply.elements("Detail"),
            ["RestoreObject operation does not support this object storage class"]
        );
        assert_eq!(reply.header("x-oss-ec"), "0016-00000702");
    }
    archived(&oss, "Archive").await;
    for (body, code) in [
        (
            "<RestoreRequest><JobParameters><Tier>Standard</Tier></JobParameters></RestoreRequest>",
            "MalformedXML",
        ),
        ("<Restore/>", "MalformedXML"),
        ("<RestoreRequest>", "MalformedXML"),
        (
            "<RestoreRequest><JobParameters><Tier>Fast</Tier></JobParameters></RestoreRequest>",
            "InvalidArgument",
        ),
        (
            "<RestoreRequest><Days>0</Days></RestoreRequest>",
            "InvalidArgument",
        ),
        (
            "<RestoreRequest><Days>366</Days></RestoreRequest>",
            "InvalidArgument",
        ),
        (
            "<RestoreRequest><Days>x</Days></RestoreRequest>",
            "InvalidArgument",
        ),
    ] {
        let reply = restore(&oss, body).send().await;
        assert_eq!(reply.outcome(), (400, code), "{body}");
    }
    let head = oss.object("HEAD", "k").send().await;
    assert_eq!(head.header("x-oss-restore"), "");
    let missing = oss.object("POST", "none").query("restore", "").send().await;
    assert_eq!(missing.outcome(), (404, "NoSuchKey"));
}

#[tokio::test]
async fn a_restored_object_can_be_cleaned() {
    let oss = Oss::start().await;
    archived(&oss, "ColdArchive").await;
    let never = clean(&oss).send().await;
    assert_eq!(never.outcome(), (409, "ArchiveRestoreFileStale"));
    restore(&oss, "").send().await;
    let early = clean(&oss).send().await;
    assert_eq!(early.outcome(), (409, "ArchiveRestoreNotFinished"));
    assert_eq!(
        early.elements("Message"),
        ["The archive file's restore is not finished."]
    );
    assert_eq!(early.header("x-oss-ec"), "0016-00000719");
    advance(&oss, 60);
    assert_eq!(oss.object("GET", "k").send().await.status, 200);
    let done = clean(&oss).send().await;
    assert_eq!((done.status, done.text()), (200, ""));
    assert_eq!(oss.object("GET", "k").send().await.status, 403);
    assert_eq!(clean(&oss).send().await.status, 409);
}

#[tokio::test]
async fn one_version_is_restored() {
    let oss = Oss::with(|builder| builder.restore_duration(Duration::ZERO)).await;
    oss.versioning("Enabled").await;
    archived(&oss, "Archive").await;
    let list = oss.bucket("GET").query("versions", "").send().await;
    let old = list.elements("VersionId")[0].to_owned();
    archived(&oss, "Archive").await;
    let reply = restore(&oss, "").query("versionId", &old).send().await;
    assert_eq!(
        (reply.status, reply.header("x-oss-version-id")),
        (202, old.as_str())
    );
    assert_eq!(oss.object("GET", "k").send().await.status, 403);
    let got = oss.object("GET", "k").query("versionId", &old).send().await;
    assert_eq!(got.text(), "data");
    let deleted = oss.object("DELETE", "k").send().await;
    let marker = deleted.header("x-oss-version-id").to_owned();
    assert_eq!(restore(&oss, "").send().await.outcome(), (404, "NoSuchKey"));
    let named = restore(&oss, "").query("versionId", &marker).send().await;
    assert_eq!(named.outcome(), (405, "MethodNotAllowed"));
}

#[tokio::test]
async fn a_bucket_can_let_archived_objects_be_read_directly() {
    let oss = Oss::start().await;
    let enable = async |enabled: bool| {
        let document = format!(
            "<ArchiveDirectReadConfiguration><Enabled>{enabled}</Enabled>\
             </ArchiveDirectReadConfiguration>"
        );
        let put = oss.bucket("PUT").query("bucketArchiveDirectRead", "");
        assert_eq!(put.body(document).send().await.status, 200);
    };
    let read = async || {
        let get = oss.object("GET", "k").send().await;
        let copy = oss.object("PUT", "copy");
        let copy = copy.header("x-oss-copy-source", "/examplebucket/k");
        (get.status, copy.send().await.status)
    };
    archived(&oss, "Archive").await;
    enable(true).await;
    assert_eq!(read().await, (200, 200));
    enable(false).await;
    assert_eq!(read().await, (403, 403));
    archived(&oss, "ColdArchive").await;
    enable(true).await;
    assert_eq!(read().await, (403, 403));
}
