//! Uploads in parts by somebody without keys.

use std::time::Duration;

use oss_client::integrity::{Crc64, content_md5};
use oss_client::presigned_upload::{PresignedPart, PresignedUpload, UnfinishedUpload};
use oss_client::sign::SignatureVersion;
use oss_client::{Bucket, ErrorKind};
use oss_emulator::{Fault, Injection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::plain::{Plain, Reply};
use crate::stage::{KEY, Stage};

const HOUR: Duration = Duration::from_secs(3600);
const PART: usize = 100 * 1024;
/// Two whole parts, and a small one.
const LENGTH: usize = 2 * PART + 7;

fn content() -> Vec<u8> {
    (0..LENGTH).map(|number| (number * 7 % 251) as u8).collect()
}

async fn begun(bucket: &Bucket) -> PresignedUpload {
    bucket
        .presigned_upload(KEY)
        .part_size(PART as u64)
        .length(LENGTH as u64)
        .initiate_with(|initiate| initiate.content_type("video/mp4"))
        .await
        .unwrap()
}

/// What somebody without keys does with a part, given the whole file.
async fn send(part: &PresignedPart, file: &[u8]) -> Reply {
    let from = usize::try_from(part.offset()).unwrap();
    let to = from + usize::try_from(part.length()).unwrap();
    Plain::presigned(part.request())
        .body(file[from..to].to_vec())
        .send()
        .await
}

async fn send_all(upload: &PresignedUpload) {
    for part in upload.parts(1..=3, HOUR).await.unwrap() {
        assert_eq!(send(&part, &content()).await.status, 200);
    }
}

async fn download(bucket: &Bucket) -> Vec<u8> {
    let object = bucket.get_object(KEY).await.unwrap();
    object.bytes(LENGTH).await.unwrap().to_vec()
}

#[tokio::test]
async fn somebody_without_keys_uploads_a_file_in_any_order() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = begun(&bucket).await;
    assert_eq!(upload.part_count(), Some(3));
    let mut parts = upload.parts([2, 3, 1], HOUR).await.unwrap();
    parts.reverse();
    for (at, part) in parts.iter().enumerate() {
        let status = upload.status().await.unwrap();
        assert_eq!((status.parts.len(), status.missing.len()), (at, 3 - at));
        assert!(!status.is_complete());
        assert_eq!(send(part, &content()).await.status, 200);
    }
    let status = upload.status().await.unwrap();
    assert!(status.is_complete());
    assert_eq!(status.bytes(), LENGTH as u64);
    let completed = upload.complete().await.unwrap();
    assert_eq!(completed.crc64, Some(Crc64::checksum(&content())));
    assert!(!completed.recovered());
    assert_eq!(download(&bucket).await, content());
    let head = bucket.head_object(KEY).await.unwrap();
    assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
}

#[tokio::test]
async fn a_url_is_bound_to_its_part_its_length_and_its_upload() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = begun(&bucket).await;
    let part = upload.part(1, HOUR).await.unwrap();
    let refusal = |reply: &Reply| {
        (
            reply.status,
            reply.element("Code") == "SignatureDoesNotMatch",
        )
    };
    for length in [0, 1, PART - 1, PART + 1, 3 * PART] {
        let reply = Plain::presigned(part.request()).body(vec![0; length]);
        // What is sent says its own length, in place of the one that was signed.
        let reply = reply.length(length as u64).send().await;
        assert_eq!(refusal(&reply), (403, true), "{length}: {}", reply.text());
    }
    for (signed, other) in [
        ("partNumber=1", "partNumber=2"),
        (upload.upload_id(), "0004B9895DBBB6EC98E36"),
    ] {
        let url = part.request().url().replace(signed, other);
        assert_ne!(url, part.request().url());
        let reply = Plain::new("PUT", &url).body(vec![0; PART]).send().await;
        assert_eq!(refusal(&reply), (403, true), "{other}: {}", reply.text());
    }
    assert!(upload.status().await.unwrap().parts.is_empty());

    let digest = content_md5(&content()[..PART]);
    let part = upload.part(1, HOUR).content_md5(digest).await.unwrap();
    let reply = Plain::presigned(part.request()).body(vec![0; PART]).send();
    assert_eq!(reply.await.refusal().1, "InvalidDigest");
    assert_eq!(send(&part, &content()).await.status, 200);
}

#[tokio::test]
async fn a_part_that_does_not_say_its_length_is_refused() {
    let stage = Stage::new().await;
    let upload = begun(&stage.bucket()).await;
    let part = upload.part(3, HOUR).await.unwrap();
    let url: http::Uri = part.request().url().parse().unwrap();
    let (host, path) = (url.authority().unwrap(), url.path_and_query().unwrap());
    let request = format!(
        "PUT {path} HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n\
         7\r\n1234567\r\n0\r\n\r\n"
    );
    let mut connection = TcpStream::connect(host.as_str()).await.unwrap();
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(answer.contains("<Code>"), "{answer}");
    assert!(upload.status().await.unwrap().parts.is_empty());
}

#[tokio::test]
async fn a_url_ends_when_it_says() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = begun(&bucket).await;
    let part = upload.part(1, Duration::from_secs(60)).await.unwrap();
    assert_eq!(part.request().expires_at(), stage.now().plus_seconds(60));
    stage.advance(Duration::from_secs(59));
    assert_eq!(send(&part, &content()).await.status, 200);
    stage.advance(Duration::from_secs(2));
    assert_eq!(send(&part, &content()).await.status, 403);

    // The token of the role ends after an hour, and its URLs with it.
    let bucket = stage.bucket_with(stage.assume_role().build().unwrap());
    let resumed = bucket.resume_presigned_upload(upload.unfinished()).unwrap();
    let part = resumed.part(2, 3 * HOUR).await.unwrap();
    assert_eq!(part.request().expires_at(), stage.now().plus(HOUR));
    stage.advance(HOUR + Duration::from_secs(1));
    assert_eq!(send(&part, &content()).await.status, 403);
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_not_completed() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = begun(&bucket).await;
    for number in [1, 3] {
        let part = upload.part(number, HOUR).await.unwrap();
        assert_eq!(send(&part, &content()).await.status, 200);
    }
    let error = upload.complete().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Incomplete);
    assert!(error.to_string().contains("part 2 is missing"), "{error}");

    // Somebody with keys is not bound to the sizes.
    let other = bucket.upload_part(KEY, 2, upload.upload_id());
    other.body(vec![0; PART + 1]).await.unwrap();
    let status = upload.status().await.unwrap();
    let wrong = status.wrong.iter().map(|part| (part.number, part.size));
    assert_eq!(wrong.collect::<Vec<_>>(), [(2, PART as u64 + 1)]);
    let error = upload.complete().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Incomplete);
    assert!(!bucket.object_exists(KEY).await.unwrap());

    // The part is uploaded once more, and the last time counts.
    let part = upload.part(2, HOUR).await.unwrap();
    let damaged = vec![1; LENGTH];
    assert_eq!(send(&part, &damaged).await.status, 200);
    assert_eq!(send(&part, &content()).await.status, 200);
    upload.complete().await.unwrap();
    assert_eq!(download(&bucket).await, content());
}

#[tokio::test]
async fn a_file_of_unknown_length_ends_with_its_last_part() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = bucket.presigned_upload(KEY).part_size(PART as u64);
    let upload = upload.await.unwrap();
    assert_eq!((upload.part_count(), upload.length()), (None, None));
    for number in [1, 2] {
        let part = upload.part(number, HOUR).await.unwrap();
        assert_eq!(send(&part, &content()).await.status, 200);
    }
    for length in [0, PART as u64 + 1] {
        let error = upload.last_part(3, length, HOUR).await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains("1 to 102400 bytes"), "{error}");
    }
    let last = upload.last_part(3, 7, HOUR).await.unwrap();
    assert_eq!(send(&last, &content()).await.status, 200);
    upload.complete().await.unwrap();
    assert_eq!(download(&bucket).await, content());
}

#[tokio::test]
async fn another_process_goes_on_with_the_upload() {
    let stage = Stage::new().await;
    let stored = {
        let upload = begun(&stage.bucket()).await;
        let part = upload.part(1, HOUR).await.unwrap();
        assert_eq!(send(&part, &content()).await.status, 200);
        serde_json::to_string(&upload.unfinished()).unwrap()
    };
    let unfinished: UnfinishedUpload = serde_json::from_str(&stored).unwrap();
    let bucket = stage.bucket();
    let upload = bucket.resume_presigned_upload(unfinished.clone()).unwrap();
    assert_eq!(upload.status().await.unwrap().missing, [2, 3]);
    send_all(&upload).await;
    upload.complete().await.unwrap();
    assert_eq!(download(&bucket).await, content());

    let other = stage.client().bucket("otherbucket").unwrap();
    let error = other.resume_presigned_upload(unfinished).unwrap_err();
    assert!(error.to_string().contains("otherbucket"), "{error}");
}

#[tokio::test]
async fn an_aborted_upload_takes_no_part_any_more() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let upload = begun(&bucket).await;
    let part = upload.part(1, HOUR).await.unwrap();
    assert_eq!(send(&part, &content()).await.status, 200);
    upload.abort().await.unwrap();
    assert_eq!(send(&part, &content()).await.refusal().1, "NoSuchUpload");
    for error in [
        upload.abort().await.unwrap_err(),
        upload.status().await.unwrap_err(),
        upload.complete().await.unwrap_err(),
    ] {
        assert_eq!(error.code(), Some("NoSuchUpload"));
    }
    assert!(!bucket.object_exists(KEY).await.unwrap());
}

#[tokio::test]
async fn a_completion_whose_answer_was_lost_is_found_out() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let lose = |times| {
        let lost = Injection::new(Fault::LoseAnswer).times(times);
        stage
            .oss
            .faults()
            .inject(lost.on("CompleteMultipartUpload"));
    };
    // The call itself repeats it.
    let upload = begun(&bucket).await;
    send_all(&upload).await;
    lose(1);
    assert!(upload.complete().await.unwrap().recovered());
    // Called again, it finds the object that it made.
    assert!(upload.complete().await.unwrap().recovered());

    // A client that repeats nothing fails. The next call finds it out, in another process too.
    let upload = begun(&bucket).await;
    send_all(&upload).await;
    lose(1);
    let failed = upload.complete_with(|complete| complete.with_repeat_ambiguous(false));
    assert_eq!(*failed.await.unwrap_err().kind(), ErrorKind::Interrupted);
    let stored = serde_json::to_string(&upload.unfinished()).unwrap();
    let unfinished: UnfinishedUpload = serde_json::from_str(&stored).unwrap();
    let upload = bucket.resume_presigned_upload(unfinished).unwrap();
    let found = upload.complete().await.unwrap();
    assert!(found.recovered());
    assert_eq!(found.crc64, Some(Crc64::checksum(&content())));

    // An object that somebody else has written meanwhile is not taken for it.
    bucket.put_object(KEY).body("other").await.unwrap();
    let error = upload.complete().await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchUpload"));
    assert!(error.hint().unwrap().contains("head_object"));
}

#[tokio::test]
async fn what_cannot_be_bound_is_not_signed() {
    let stage = Stage::new().await;
    let upload = begun(&stage.bucket()).await;
    for number in [0, 4, 10_001] {
        let error = upload.part(number, HOUR).await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        assert!(
            error.to_string().contains("the parts are 1 to 3"),
            "{error}"
        );
    }
    let v1 = upload
        .part(1, HOUR)
        .presign_with(|presign| presign.signature_version(SignatureVersion::V1));
    assert_eq!(*v1.await.unwrap_err().kind(), ErrorKind::InvalidRequest);
    for (part_size, length) in [(1, 10), (PART as u64, 0), (PART as u64, u64::MAX)] {
        let bucket = stage.bucket();
        let upload = bucket.presigned_upload(KEY).part_size(part_size);
        stage.witness.take_count();
        let error = upload.length(length).await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        assert_eq!(stage.witness.take_count(), 0);
    }
}

#[tokio::test]
async fn a_part_is_written_for_a_browser_and_hidden_from_logs() {
    let stage = Stage::new().await;
    let upload = begun(&stage.bucket()).await;
    let part = upload.part(3, HOUR).await.unwrap();
    let json = serde_json::to_value(&part).unwrap();
    assert_eq!(json["number"], 3);
    assert_eq!(json["offset"], 2 * PART);
    assert_eq!(json["length"], 7);
    assert_eq!(json["method"], "PUT");
    assert_eq!(json["url"], part.request().url());
    assert_eq!(
        json["headers"],
        serde_json::json!({ "content-length": "7" })
    );
    assert_eq!(
        json["expires_at"],
        part.request().expires_at().to_iso_extended()
    );
    let shown = format!("{part:?} {upload:?}");
    assert!(!shown.contains("x-oss-signature"), "{shown}");
}
