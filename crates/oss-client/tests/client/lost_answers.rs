//! A repeated request that is refused because the first one, whose answer was lost, succeeded.

use std::ops::RangeInclusive;

use oss_client::Error;
use oss_client::integrity::Crc64;
use oss_client::operations::multipart::{CompletedPart, CompletedParts};
use oss_client::transport::TransportErrorKind as Kind;
use oss_client::transport::testing::Answer;

use crate::scripted::{Scripted, refusal};

const OPEN: &str = "it is not known whether an earlier attempt succeeded";

/// The clock of the server is an hour behind that of the client.
const SERVER_NOW: &str = "Sat, 16 Dec 2023 15:20:57 GMT";
const AN_HOUR_AGO: &str = "Sat, 16 Dec 2023 14:20:57 GMT";

fn lost() -> Answer {
    Answer::error(Kind::Interrupted, true)
}

fn crc(content: &[u8]) -> String {
    Crc64::checksum(content).to_string()
}

/// The answer to a question about an object with this content, which was stored just now.
fn head(content: &[u8]) -> Answer {
    stored_at(SERVER_NOW, content)
}

fn stored_at(time: &str, content: &[u8]) -> Answer {
    Answer::status(200)
        .header("date", SERVER_NOW)
        .header("last-modified", time)
        .header("content-length", &content.len().to_string())
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", &crc(content))
        .header("x-oss-request-id", "QUESTION")
        .header("x-oss-version-id", "V2")
}

/// The error that remains is the refusal, and it says that the truth is not known.
fn assert_open(error: &Error, code: &str) {
    assert_eq!(error.code(), Some(code));
    assert!(error.to_string().contains(OPEN), "{error}");
}

fn assert_asked(oss: &Scripted, questions: &[&str]) {
    let requests = oss.transport.requests();
    let asked = requests[2..].iter().map(|request| {
        let uri = request.uri();
        let host = uri.host().unwrap().split('.').next().unwrap();
        let (path, query) = (
            uri.path(),
            uri.query().map_or(String::new(), |q| format!("?{q}")),
        );
        format!("{} {host}{path}{query}", request.method())
    });
    assert_eq!(asked.collect::<Vec<_>>(), questions);
}

#[tokio::test]
async fn a_put_that_must_not_overwrite_recognises_its_own_object() {
    let exists = || refusal(409, "FileAlreadyExists");
    let put = async |answer: Answer| {
        let oss = Scripted::new([lost(), exists(), answer]);
        let call = oss
            .bucket
            .put_object("a")
            .forbid_overwrite(true)
            .body("hello");
        (call.send().await, oss)
    };
    let (response, oss) = put(head(b"hello")).await;
    let response = response.unwrap();
    assert!(response.recovered());
    assert_eq!(
        (response.attempts(), response.request_id()),
        (2, "QUESTION")
    );
    assert_eq!(response.etag, "E");
    assert_eq!(response.version_id.as_deref(), Some("V2"));
    assert_asked(&oss, &["HEAD examplebucket/a"]);

    // Other content; the same content from before the call; and no answer.
    for other in [
        head(b"HELLO"),
        stored_at(AN_HOUR_AGO, b"hello"),
        refusal(403, "AccessDenied"),
    ] {
        assert_open(&put(other).await.0.unwrap_err(), "FileAlreadyExists");
    }

    // A first refusal is a refusal; nobody is asked.
    let oss = Scripted::new([exists(), head(b"hello")]);
    let call = oss
        .bucket
        .put_object("a")
        .forbid_overwrite(true)
        .body("hello");
    let error = call.send().await.unwrap_err();
    assert!(error.is_already_exists() && !error.to_string().contains(OPEN));
    assert_eq!(oss.sent(), 1);
}

#[tokio::test]
async fn a_copy_that_must_not_overwrite_recognises_its_own_object() {
    let copy = async |answers: [Answer; 2]| {
        let [source, target] = answers;
        let oss = Scripted::new([lost(), refusal(409, "FileAlreadyExists"), source, target]);
        let call = oss.bucket.copy_object("b", "dir/ä");
        let call = call
            .source_bucket("other")
            .source_version_id("V 1")
            .forbid_overwrite(true);
        (call.send().await, oss)
    };
    let (response, oss) = copy([head(b"hello"), head(b"hello")]).await;
    let response = response.unwrap();
    assert!(response.recovered());
    assert_eq!(response.etag, "E");
    assert_eq!(response.last_modified.to_http_date(), SERVER_NOW);
    assert_eq!(response.crc64, Some(Crc64::checksum(b"hello")));
    assert_eq!(response.source_version_id.as_deref(), Some("V2"));
    let asked = [
        "HEAD other/dir/%C3%A4?versionId=V%201",
        "HEAD examplebucket/b",
    ];
    assert_asked(&oss, &asked);

    let unknown = || Answer::status(200).header("content-length", "5");
    for answers in [
        [head(b"hello"), head(b"HELLO")],
        [head(b"hello"), stored_at(AN_HOUR_AGO, b"hello")],
        [unknown(), unknown()],
        [refusal(403, "AccessDenied"), head(b"hello")],
        [head(b"hello"), refusal(403, "AccessDenied")],
    ] {
        assert_open(&copy(answers).await.0.unwrap_err(), "FileAlreadyExists");
    }
}

/// The answer about an appendable object.
fn appendable(content: &[u8]) -> Answer {
    head(content).header("x-oss-next-append-position", &content.len().to_string())
}

async fn append(
    position: u64,
    answers: impl IntoIterator<Item = Answer>,
) -> (
    oss_client::error::Result<(u64, Option<u64>, bool)>,
    Scripted,
) {
    let refused = [lost(), refusal(409, "PositionNotEqualToLength")];
    let oss = Scripted::new(refused.into_iter().chain(answers));
    let call = oss.bucket.append_object("log", position).body("hello");
    let response = call.send().await;
    let told = response.map(|r| (r.next_append_position, r.crc64, r.recovered()));
    (told, oss)
}

#[tokio::test]
async fn a_first_append_is_proven_by_the_checksum_of_the_object() {
    let (told, oss) = append(0, [appendable(b"hello")]).await;
    assert_eq!(told.unwrap(), (5, Some(Crc64::checksum(b"hello")), true));
    assert_asked(&oss, &["HEAD examplebucket/log"]);

    for other in [
        appendable(b"HELLO"),
        appendable(b"hello, world"),
        head(b"hello"),
        refusal(404, "NoSuchKey"),
    ] {
        assert_open(
            &append(0, [other]).await.0.unwrap_err(),
            "PositionNotEqualToLength",
        );
    }
}

#[tokio::test]
async fn a_later_append_is_proven_by_the_last_bytes_of_the_object() {
    let tail = |bytes: &'static str| Answer::status(206).body(bytes);
    let whole = || appendable(b"log: hello");
    let (told, oss) = append(5, [whole(), tail("hello")]).await;
    assert_eq!(
        told.unwrap(),
        (10, Some(Crc64::checksum(b"log: hello")), true)
    );
    assert_asked(&oss, &["HEAD examplebucket/log", "GET examplebucket/log"]);
    let requests = oss.transport.requests();
    assert_eq!(requests[3].header("range"), Some("bytes=5-"));
    assert_eq!(requests[3].header("if-match"), Some("\"E\""));

    // Another writer has appended as many bytes; the object has changed since; the tail is cut.
    let cut = Answer::status(206);
    let cut = cut.broken_body("hello", oss_client::transport::BodyErrorKind::Cut);
    for other in [tail("HELLO"), refusal(412, "PreconditionFailed"), cut] {
        let error = append(5, [whole(), other]).await.0.unwrap_err();
        assert_open(&error, "PositionNotEqualToLength");
    }
}

#[tokio::test]
async fn an_append_that_was_not_executed_is_repeated_and_never_doubled() {
    let done = appendable(b"log: hello").body("");
    let (told, oss) = append(5, [appendable(b"log: "), done]).await;
    assert_eq!(
        told.unwrap(),
        (10, Some(Crc64::checksum(b"log: hello")), false)
    );
    assert_eq!(oss.transport.requests()[3].body(), "hello");
    assert_eq!(oss.sent(), 4);
}

fn listed(number: u32, content: &[u8]) -> Answer {
    Answer::status(200).body(format!(
        "<ListPartsResult><PartNumberMarker>1</PartNumberMarker><Part><PartNumber>{number}\
         </PartNumber><LastModified>2023-12-16T15:20:57.000Z</LastModified><ETag>\"P\"</ETag>\
         <HashCrc64ecma>{}</HashCrc64ecma><Size>{}</Size></Part></ListPartsResult>",
        crc(content),
        content.len()
    ))
}

#[tokio::test]
async fn a_part_of_a_sequential_upload_recognises_itself() {
    let upload = async |answer: Answer| {
        let oss = Scripted::new([lost(), refusal(409, "PartAlreadyExist"), answer]);
        let call = oss.bucket.upload_part("a", 2, "ID").body("hello");
        (call.send().await, oss)
    };
    let (response, oss) = upload(listed(2, b"hello")).await;
    let response = response.unwrap();
    assert!(response.recovered());
    assert_eq!(response.etag, "P");
    assert_eq!(response.crc64, Some(Crc64::checksum(b"hello")));
    let asked = "GET examplebucket/a?uploadId=ID&max-parts=1&part-number-marker=1";
    assert_asked(&oss, &[asked]);

    let none = Answer::status(200).body("<ListPartsResult></ListPartsResult>");
    for other in [
        listed(2, b"HELLO"),
        listed(3, b"hello"),
        none,
        refusal(404, "NoSuchUpload"),
    ] {
        assert_open(&upload(other).await.0.unwrap_err(), "PartAlreadyExist");
    }
}

#[tokio::test]
async fn a_copied_part_of_a_sequential_upload_recognises_itself() {
    let copy = async |range: Option<RangeInclusive<u64>>, answers: Vec<Answer>| {
        let refused = [lost(), refusal(409, "PartAlreadyExist")];
        let oss = Scripted::new(refused.into_iter().chain(answers));
        let call = oss.bucket.upload_part_copy("a", 2, "ID", "source");
        let call = call.source_range(range);
        (call.send().await, oss)
    };
    let (response, _) = copy(None, vec![listed(2, b"hello"), head(b"hello")]).await;
    let response = response.unwrap();
    assert!(response.recovered());
    assert_eq!(response.etag, "P");
    assert_eq!(response.last_modified.to_http_date(), SERVER_NOW);
    assert_eq!(response.source_version_id.as_deref(), Some("V2"));

    let piece = |bytes: &'static str| Answer::status(206).body(bytes);
    let range = || Some(0..=4);
    let answers = |bytes| vec![listed(2, b"hello"), head(b"hello, world"), piece(bytes)];
    let (response, oss) = copy(range(), answers("hello")).await;
    assert!(response.unwrap().recovered());
    assert_eq!(
        oss.transport.requests()[4].header("range"),
        Some("bytes=0-4")
    );

    for (range, answers) in [
        (None, vec![listed(2, b"hello"), head(b"HELLO")]),
        (None, vec![listed(2, b"hello"), refusal(404, "NoSuchKey")]),
        (range(), answers("HELLO")),
        (
            range(),
            vec![
                listed(2, b"hello"),
                head(b"hello, world"),
                refusal(403, "AccessDenied"),
            ],
        ),
    ] {
        assert_open(
            &copy(range, answers).await.0.unwrap_err(),
            "PartAlreadyExist",
        );
    }
}

#[tokio::test]
async fn a_completed_upload_recognises_its_own_object() {
    // The MD5 digest of "AB" is the ETag of an object of parts with the ETags A and B.
    let object = |etag: &str, time: &str| {
        Answer::status(200)
            .header("date", SERVER_NOW)
            .header("last-modified", time)
            .header("etag", etag)
            .header("x-oss-hash-crc64ecma", "7")
            .header("x-oss-version-id", "V2")
    };
    let complete = async |parts: Option<CompletedParts>, answer: Answer| {
        let oss = Scripted::new([lost(), refusal(404, "NoSuchUpload"), answer]);
        let call = oss.bucket.complete_multipart_upload("a", "ID");
        (call.completed_parts(parts).send().await, oss)
    };
    let parts = || {
        Some(CompletedParts::new([
            CompletedPart::new(1, "\"a\""),
            CompletedPart::new(2, "B"),
        ]))
    };
    let own = "\"B86FC6B051F63D73DE262D4C34E3A0A9-2\"";
    let (response, oss) = complete(parts(), object(own, SERVER_NOW)).await;
    let response = response.unwrap();
    assert!(response.recovered());
    assert_eq!(response.etag.as_ref().unwrap(), own);
    assert_eq!(
        (response.crc64, response.version_id.as_deref()),
        (Some(7), Some("V2"))
    );
    assert_eq!(response.callback_result, None);
    assert_asked(&oss, &["HEAD examplebucket/a"]);

    for (parts, other) in [
        (
            parts(),
            object("\"C86FC6B051F63D73DE262D4C34E3A0A9-2\"", SERVER_NOW),
        ),
        (parts(), object(own, AN_HOUR_AGO)),
        (parts(), refusal(404, "NoSuchKey")),
        (None, object(own, SERVER_NOW)),
    ] {
        assert_open(&complete(parts, other).await.0.unwrap_err(), "NoSuchUpload");
    }
}

#[tokio::test]
async fn a_restoration_in_progress_was_started() {
    let running = || refusal(409, "RestoreAlreadyInProgress");
    let oss = Scripted::new([lost(), running()]);
    let response = oss.bucket.restore_object("a").send().await.unwrap();
    assert!(response.recovered());
    assert_eq!(response.request_id(), "5C3D9175B6FC201293AD5C12");
    let oss = Scripted::new([running()]);
    let error = oss.bucket.restore_object("a").send().await.unwrap_err();
    assert_eq!(error.code(), Some("RestoreAlreadyInProgress"));
}

#[tokio::test]
async fn a_bucket_is_created_or_deleted_by_the_first_attempt() {
    let oss = Scripted::new([lost(), refusal(404, "NoSuchBucket")]);
    assert!(oss.bucket.delete_bucket().send().await.unwrap().recovered());
    let oss = Scripted::new([refusal(404, "NoSuchBucket")]);
    assert!(
        oss.bucket
            .delete_bucket()
            .send()
            .await
            .unwrap_err()
            .is_not_found()
    );

    let create = async |answer: Answer| {
        let oss = Scripted::new([lost(), refusal(409, "BucketAlreadyExists"), answer]);
        oss.bucket.put_bucket().send().await
    };
    let info = |created: &str| {
        Answer::status(200).header("date", SERVER_NOW).body(format!(
            "<BucketInfo><Bucket><CreationDate>{created}</CreationDate></Bucket></BucketInfo>"
        ))
    };
    assert!(
        create(info("2023-12-16T15:20:57.000Z"))
            .await
            .unwrap()
            .recovered()
    );
    for other in [
        info("2022-12-16T15:20:57.000Z"),
        refusal(403, "AccessDenied"),
    ] {
        assert_open(&create(other).await.unwrap_err(), "BucketAlreadyExists");
    }
}

#[tokio::test]
async fn a_question_is_paid_for_as_the_request_is() {
    let exists = refusal(409, "FileAlreadyExists");
    let oss = Scripted::new([lost(), exists, head(b"hello")]);
    let call = oss
        .bucket
        .put_object("a")
        .forbid_overwrite(true)
        .body("hello");
    let payer = oss_client::operations::common::RequestPayer::Requester;
    call.request_payer(payer)
        .metadata("k", "v")
        .send()
        .await
        .unwrap();
    let question = &oss.transport.requests()[2];
    assert_eq!(question.header("x-oss-request-payer"), Some("requester"));
    assert_eq!(question.header("x-oss-forbid-overwrite"), None);
    assert_eq!(question.header("x-oss-meta-k"), None);
}
