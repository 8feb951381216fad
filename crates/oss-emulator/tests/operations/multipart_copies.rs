//! UploadPartCopy, and callbacks of completed uploads.

use oss_emulator::User;
use oss_sign::Credentials;

use crate::callback::{application, callback, calling};
use crate::caller::{Ask, Oss};
use crate::multipart::{SMALLEST, begin, begun, complete, complete_all, md5_hex, part, stored};

fn copy<'a>(oss: &'a Oss, id: &str, number: u16, source: &str) -> Ask<'a> {
    part(oss, "k", id, number).header("x-oss-copy-source", source)
}

#[tokio::test]
async fn a_part_has_the_data_of_the_range_of_its_source() {
    let oss = Oss::start().await;
    let data: String = (0..20_000).map(|at| format!("{at:08}")).collect();
    oss.put("a b", &data).await;
    let id = begun(begin(&oss, "k")).await;
    let range = format!("bytes=4-{}", SMALLEST + 3);
    let first = copy(&oss, &id, 1, "/examplebucket/a%20b")
        .header("x-oss-copy-source-range", &range)
        .send()
        .await;
    assert_eq!(first.status, 200, "{first:?}");
    let etag = md5_hex(&data.as_bytes()[4..SMALLEST + 4]);
    assert_eq!(
        first.text().split_once('\n').unwrap().1,
        format!(
            "<CopyPartResult><LastModified>2025-11-25T12:00:00.000Z</LastModified>\
             <ETag>\"{etag}\"</ETag></CopyPartResult>"
        )
    );
    assert_eq!(first.header("etag"), format!("\"{etag}\""));
    assert_eq!(first.header("x-oss-copy-source-version-id"), "");
    // A range that does not fit the source stands for the whole.
    for range in ["", "bytes=0-999999999", "bytes=9-1", "nonsense"] {
        let whole = copy(&oss, &id, 2, "/examplebucket/a%20b");
        let whole = whole.header("x-oss-copy-source-range", range).send().await;
        let etag = format!("\"{}\"", md5_hex(data.as_bytes()));
        assert_eq!(whole.elements("ETag"), [&etag], "{range}");
    }
    let third = stored(&oss, "k", &id, 3, b"end").await;
    oss.put("a b", "replaced").await;
    let reply = complete_all(&oss, "k", &id).send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let got = oss.object("GET", "k").send().await;
    assert_eq!(got.text(), format!("{}{data}end", &data[4..SMALLEST + 4]));
    let crc = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, &got.body);
    assert_eq!(got.header("x-oss-hash-crc64ecma"), crc.to_string());

    // The source of a part can itself consist of parts.
    let id = begun(begin(&oss, "again")).await;
    let again = part(&oss, "again", &id, 1)
        .header("x-oss-copy-source", "/examplebucket/k")
        .header("x-oss-copy-source-range", "bytes=102399-102401")
        .send()
        .await;
    let etag = again.elements("ETag")[0].to_owned();
    oss.object("DELETE", "k").send().await;
    let reply = complete(&oss, "again", &id, &[(1, &etag)]).send().await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let got = oss.object("GET", "again").send().await;
    assert_eq!(
        got.text(),
        &format!("{}{data}", &data[4..SMALLEST + 4])[102_399..102_402]
    );
    assert_ne!(third, etag);
}

#[tokio::test]
async fn sources_have_versions_and_conditions() {
    let oss = Oss::start().await;
    oss.versioning("Enabled").await;
    let old = oss.put("source", "old").await;
    oss.put("source", "new").await;
    let id = begun(begin(&oss, "k")).await;
    let source = format!("/examplebucket/source?versionId={old}");
    let copied = copy(&oss, &id, 1, &source).send().await;
    assert_eq!(copied.header("x-oss-copy-source-version-id"), old);
    assert_eq!(
        copied.elements("ETag"),
        [format!("\"{}\"", md5_hex(b"old"))]
    );
    let source = "/examplebucket/source";
    let failed = copy(&oss, &id, 2, source).header("x-oss-copy-source-if-match", "A");
    let failed = failed.send().await;
    assert_eq!(failed.outcome(), (412, "PreconditionFailed"));
    assert_eq!(failed.elements("Condition"), ["If-Match"]);
    let etag = md5_hex(b"new");
    let same = copy(&oss, &id, 2, source).header("x-oss-copy-source-if-none-match", &etag);
    let same = same.send().await;
    assert_eq!((same.status, same.text()), (304, ""));
    for (source, outcome) in [
        ("/examplebucket/none", (404, "NoSuchKey")),
        ("/missing-bucket/k", (404, "NoSuchBucket")),
        ("nothing", (400, "InvalidArgument")),
    ] {
        let reply = copy(&oss, &id, 2, source).send().await;
        assert_eq!(reply.outcome(), outcome, "{source}");
    }
    let list = oss.object("GET", "k").query("uploadId", &id).send().await;
    assert_eq!(list.elements("PartNumber"), ["1"]);
}

#[tokio::test]
async fn the_caller_must_be_allowed_to_read_the_source() {
    let allowed = r#"{"Version":"1","Statement":[
        {"Effect":"Allow","Action":"oss:PutObject","Resource":"acs:oss:*:*:examplebucket/k"},
        {"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:examplebucket/mine"}]}"#;
    let user = User::new("copier")
        .access_key("LTAI5tCopier", "secret")
        .policy(allowed);
    let oss = Oss::with(|builder| builder.user(user)).await;
    let caller = Credentials::new("LTAI5tCopier", "secret").unwrap();
    oss.put("mine", "data").await;
    oss.put("theirs", "data").await;
    let id = begun(begin(&oss, "k").signed_by(&caller)).await;
    let copied = copy(&oss, &id, 1, "/examplebucket/mine").signed_by(&caller);
    assert_eq!(copied.send().await.status, 200);
    let refused = copy(&oss, &id, 2, "/examplebucket/theirs").signed_by(&caller);
    assert_eq!(refused.send().await.outcome(), (403, "AccessDenied"));
    let list = oss.object("GET", "k").query("uploadId", &id);
    let list = list.signed_by(&caller).send().await;
    assert_eq!(list.outcome(), (403, "AccessDenied"));
    let abort = oss.object("DELETE", "k").query("uploadId", &id);
    let abort = abort.signed_by(&caller).send().await;
    assert_eq!(abort.outcome(), (403, "AccessDenied"));
}

#[tokio::test]
async fn a_callback_reports_the_completed_object() {
    let oss = calling().await;
    let (url, asked) = application("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"a\": 1}").await;
    let id = begun(begin(&oss, "k").header("content-type", "text/plain")).await;
    stored(&oss, "k", &id, 1, b"data").await;
    let done = complete_all(&oss, "k", &id).header("x-oss-callback", &callback(&url));
    let done = done.send().await;
    assert_eq!((done.status, done.text()), (200, "{\"a\": 1}"));
    assert_eq!(done.header("content-type"), "application/json");
    assert_ne!(done.header("x-oss-hash-crc64ecma"), "");
    let asked = asked.await.unwrap();
    assert!(
        asked.ends_with(r#"{"o":"k","s":4,"v":"","m":"text/plain"}"#),
        "{asked}"
    );

    let id = begun(begin(&oss, "failed")).await;
    stored(&oss, "failed", &id, 1, b"data").await;
    let failed = complete_all(&oss, "failed", &id);
    let failed = failed.header("x-oss-callback", &callback("http://a.example/"));
    assert_eq!(failed.send().await.outcome(), (203, "CallbackFailed"));
    assert_eq!(oss.object("GET", "failed").send().await.text(), "data");
}
