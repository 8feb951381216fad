//! CopyObject.

use oss_emulator::User;
use oss_sign::Credentials;

use crate::caller::{Ask, Oss};
use crate::multipart::{SMALLEST, begin, begun, complete_all, part, stored};

async fn with_source() -> Oss {
    let oss = Oss::start().await;
    let put = oss
        .object("PUT", "a b+.txt")
        .header("content-type", "text/plain")
        .header("x-oss-meta-a", "1")
        .header("x-oss-meta-client-side-encryption-key", "secret")
        .header("x-oss-object-acl", "public-read")
        .header("x-oss-tagging", "t=1")
        .body("data");
    assert_eq!(put.send().await.status, 200);
    oss
}

fn copy<'a>(oss: &'a Oss, to: &str) -> Ask<'a> {
    oss.object("PUT", to)
        .header("x-oss-copy-source", "/examplebucket/a%20b%2B.txt")
}

#[tokio::test]
async fn a_copy_has_the_data_and_what_is_said_of_it() {
    let oss = with_source().await;
    let copied = copy(&oss, "copy").send().await;
    assert_eq!(copied.status, 200);
    let document = copied.text().split_once('\n').unwrap().1;
    assert_eq!(
        document,
        "<CopyObjectResult><ETag>\"8D777F385D3DFEC8815D20F7496026DC\"</ETag>\
         <LastModified>2025-11-25T12:00:00.000Z</LastModified></CopyObjectResult>"
    );
    assert_ne!(copied.header("x-oss-hash-crc64ecma"), "");
    let got = oss.object("GET", "copy").send().await;
    assert_eq!(got.text(), "data");
    assert_eq!(got.header("content-type"), "text/plain");
    assert_eq!(got.header("x-oss-meta-a"), "1");
    assert_eq!(got.header("x-oss-tagging-count"), "1");
    let acl = oss.object("GET", "copy").query("acl", "").send().await;
    assert_eq!(acl.elements("Grant"), ["default"]);
}

#[tokio::test]
async fn replacing_keeps_only_the_type_and_client_side_encryption() {
    let oss = with_source().await;
    let copied = copy(&oss, "copy")
        .header("x-oss-metadata-directive", "Replace")
        .header("x-oss-tagging-directive", "REPLACE")
        .header("x-oss-meta-b", "2")
        .send()
        .await;
    assert_eq!(copied.status, 200);
    let got = oss.object("HEAD", "copy").send().await;
    assert_eq!(got.header("content-type"), "text/plain");
    assert_eq!(got.header("x-oss-meta-a"), "");
    assert_eq!(got.header("x-oss-meta-b"), "2");
    assert_eq!(
        got.header("x-oss-meta-client-side-encryption-key"),
        "secret"
    );
    assert_eq!(got.header("x-oss-tagging-count"), "");
    let wrong = copy(&oss, "copy")
        .header("x-oss-metadata-directive", "MOVE")
        .send()
        .await;
    assert_eq!(wrong.outcome(), (400, "InvalidArgument"));
}

#[tokio::test]
async fn onto_itself_a_copy_changes_the_metadata() {
    let oss = with_source().await;
    let copied = copy(&oss, "a b+.txt")
        .header("x-oss-meta-b", "2")
        .send()
        .await;
    assert_eq!(copied.status, 200);
    let got = oss.object("HEAD", "a b+.txt").send().await;
    assert_eq!(
        (got.header("x-oss-meta-a"), got.header("x-oss-meta-b")),
        ("", "2")
    );
}

#[tokio::test]
async fn conditions_are_on_the_source() {
    let oss = with_source().await;
    let failed = copy(&oss, "copy")
        .header("x-oss-copy-source-if-match", "\"X\"")
        .send()
        .await;
    assert_eq!(failed.outcome(), (412, "PreconditionFailed"));
    assert_eq!(failed.elements("Condition"), ["If-Match"]);
    let etag = "\"8D777F385D3DFEC8815D20F7496026DC\"";
    let same = copy(&oss, "copy")
        .header("x-oss-copy-source-if-none-match", etag)
        .send()
        .await;
    assert_eq!((same.status, same.text()), (304, ""));
    assert_eq!(
        copy(&oss, "copy")
            .header("if-match", "\"X\"")
            .send()
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_source_that_is_not_there_is_told() {
    let oss = with_source().await;
    let from = |source: &'static str| {
        let ask = oss
            .object("PUT", "copy")
            .header("x-oss-copy-source", source);
        async { ask.send().await }
    };
    assert_eq!(
        from("/examplebucket/none").await.outcome(),
        (404, "NoSuchKey")
    );
    assert_eq!(
        from("/missing-bucket/k").await.outcome(),
        (404, "NoSuchBucket")
    );
    assert_eq!(from("k").await.outcome(), (400, "InvalidArgument"));
}

#[tokio::test]
async fn versions_are_copied_by_their_id() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let one = oss.put("k", "one").await;
    oss.put("k", "two").await;
    let source = format!("/examplebucket/k?versionId={one}");
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", &source)
        .send()
        .await;
    assert_eq!(copied.header("x-oss-copy-source-version-id"), one);
    assert_ne!(copied.header("x-oss-version-id"), "");
    assert_eq!(oss.object("GET", "copy").send().await.text(), "one");
    let deleted = oss.object("DELETE", "k").send().await;
    let source = format!(
        "/examplebucket/k?versionId={}",
        deleted.header("x-oss-version-id")
    );
    let marker = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", &source)
        .send()
        .await;
    assert_eq!(marker.outcome(), (404, "NoSuchKey"));
    assert_eq!(marker.header("x-oss-ec"), "0016-00000307");
}

#[tokio::test]
async fn a_copy_of_parts_is_a_normal_object_with_the_same_etag() {
    let oss = Oss::start().await;
    let id = begun(begin(&oss, "parts")).await;
    stored(&oss, "parts", &id, 1, &vec![b'1'; SMALLEST]).await;
    stored(&oss, "parts", &id, 2, b"2").await;
    complete_all(&oss, "parts", &id).send().await;
    let source = oss.object("GET", "parts").send().await;
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/parts")
        .send()
        .await;
    assert_eq!(copied.header("etag"), source.header("etag"));
    assert!(copied.header("etag").ends_with("-2\""));
    oss.object("DELETE", "parts").send().await;
    let got = oss.object("GET", "copy").send().await;
    assert_eq!(got.body, source.body);
    assert_eq!(got.header("x-oss-object-type"), "Normal");
    assert_eq!(got.header("content-md5"), "");
    let crc = source.header("x-oss-hash-crc64ecma");
    assert_eq!(got.header("x-oss-hash-crc64ecma"), crc);
    assert_eq!(copied.header("x-oss-hash-crc64ecma"), crc);
}

#[tokio::test]
async fn a_copied_link_is_a_link() {
    let oss = Oss::start().await;
    oss.put("target", "data").await;
    let link = oss
        .object("PUT", "link")
        .query("symlink", "")
        .header("x-oss-symlink-target", "target");
    assert_eq!(link.send().await.status, 200);
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/link");
    assert_eq!(copied.send().await.status, 200);
    let got = oss.object("GET", "copy").query("symlink", "").send().await;
    assert_eq!(got.header("x-oss-symlink-target"), "target");
    assert_eq!(oss.object("GET", "copy").send().await.text(), "data");
    // A part has the data that is read through the link.
    let id = begun(begin(&oss, "parts")).await;
    let part = part(&oss, "parts", &id, 1).header("x-oss-copy-source", "/examplebucket/link");
    assert_eq!(part.send().await.status, 200);
    complete_all(&oss, "parts", &id).send().await;
    assert_eq!(oss.object("GET", "parts").send().await.text(), "data");
}

#[tokio::test]
async fn onto_itself_an_appendable_object_stays_one() {
    let oss = Oss::start().await;
    let append = |position: &'static str| {
        oss.object("POST", "k")
            .query("append", "")
            .query("position", position)
            .body("data")
    };
    append("0").send().await;
    let itself = oss
        .object("PUT", "k")
        .header("x-oss-copy-source", "/examplebucket/k")
        .header("x-oss-meta-a", "1");
    assert_eq!(itself.send().await.status, 200);
    let got = oss.object("GET", "k").send().await;
    assert_eq!(got.header("x-oss-meta-a"), "1");
    assert_eq!(got.header("x-oss-object-type"), "Appendable");
    assert_eq!(append("4").send().await.status, 200);
    assert_eq!(oss.object("GET", "k").send().await.text(), "datadata");
}

#[tokio::test]
async fn an_archived_source_must_be_restored_first() {
    let oss = Oss::start().await;
    let put = oss
        .object("PUT", "k")
        .header("x-oss-storage-class", "Archive");
    put.body("data").send().await;
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/k")
        .send()
        .await;
    assert_eq!(copied.outcome(), (403, "InvalidObjectState"));
    assert_eq!(copied.header("x-oss-ec"), "0016-00000404");
    // The copy has the class of the request, or that of its bucket.
    oss.put("standard", "data").await;
    let copied = oss
        .object("PUT", "copy")
        .header("x-oss-copy-source", "/examplebucket/standard")
        .header("x-oss-storage-class", "IA")
        .header("x-oss-server-side-encryption", "AES256")
        .send()
        .await;
    assert_eq!(copied.header("x-oss-server-side-encryption"), "AES256");
    let got = oss.object("HEAD", "copy").send().await;
    assert_eq!(got.header("x-oss-storage-class"), "IA");
    assert_eq!(got.header("x-oss-server-side-encryption"), "AES256");
    let copied = oss
        .object("PUT", "again")
        .header("x-oss-copy-source", "/examplebucket/copy");
    copied.send().await;
    let got = oss.object("HEAD", "again").send().await;
    assert_eq!(got.header("x-oss-storage-class"), "Standard");
    assert_eq!(got.header("x-oss-server-side-encryption"), "");
}

#[tokio::test]
async fn the_rights_on_tags_are_needed_to_copy_them() {
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow",
        "Action":["oss:GetObject","oss:PutObject"],"Resource":"acs:oss:*:*:examplebucket/*"}]}"#;
    let user = User::new("copier")
        .access_key("LTAI5tCopier", "secret")
        .policy(policy);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let caller = Credentials::new("LTAI5tCopier", "secret").unwrap();
    let put = oss.object("PUT", "k").header("x-oss-tagging", "a=1");
    put.body("data").send().await;
    let ask = || {
        let ask = oss.object("PUT", "copy").signed_by(&caller);
        ask.header("x-oss-copy-source", "/examplebucket/k")
    };
    assert_eq!(ask().send().await.outcome(), (403, "AccessDenied"));
    let without = ask().header("x-oss-tagging-directive", "Replace");
    assert_eq!(without.send().await.status, 200);
}
