//! Bodies on their way out.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::stream;
use oss_client::ErrorKind;
use oss_client::integrity::Crc64;
use oss_client::transport::body::BodyProgress;
use oss_client::transport::testing::Answer;
use oss_client::transport::{Body, ConnectFailure, TransportErrorKind};

use crate::scripted::{Scripted, stored};

#[tokio::test]
async fn defaults_are_the_type_of_the_key_and_the_length_of_the_body() {
    let oss = Scripted::new([stored("hello")]);
    oss.bucket
        .put_object("dir/a.TXT")
        .body("hello")
        .send()
        .await
        .unwrap();
    let request = &oss.transport.requests()[0];
    assert_eq!(request.header("content-type"), Some("text/plain"));
    assert_eq!(request.header("content-length"), Some("5"));
    assert!(
        request
            .header("user-agent")
            .unwrap()
            .starts_with("oss-client/")
    );
    assert_eq!(
        request.uri().to_string(),
        "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/dir/a.TXT"
    );
}

#[tokio::test]
async fn an_empty_body_says_so() {
    let oss = Scripted::new([stored("")]);
    oss.bucket.put_object("a").send().await.unwrap();
    assert_eq!(
        oss.transport.requests()[0].header("content-length"),
        Some("0")
    );
}

#[tokio::test]
async fn what_was_damaged_on_the_way_is_sent_again() {
    let right = Crc64::checksum(b"hello");
    let damaged = || Answer::status(200).header("x-oss-hash-crc64ecma", &(right ^ 1).to_string());
    let oss = Scripted::new([damaged(), stored("hello")]);
    oss.bucket
        .put_object("a")
        .body("hello")
        .send()
        .await
        .unwrap();
    assert_eq!(oss.sent(), 2);

    let oss = Scripted::new([damaged()]);
    let body = Body::from_reader(&b"hello"[..], Some(5));
    let error = oss
        .bucket
        .put_object("a")
        .body(body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        *error.kind(),
        ErrorKind::Integrity {
            expected: right ^ 1,
            actual: right
        }
    );
}

#[tokio::test]
async fn bodies_come_from_streams_and_files() {
    let pieces = ["he", "llo"].map(|piece| Ok::<_, std::io::Error>(Bytes::from(piece)));
    let oss = Scripted::new([stored("hello")]);
    let body = Body::from_stream(stream::iter(pieces), None);
    oss.bucket.put_object("a").body(body).send().await.unwrap();
    let request = &oss.transport.requests()[0];
    assert_eq!(
        (request.body().as_ref(), request.header("content-length")),
        (&b"hello"[..], None)
    );

    let file = tempfile::NamedTempFile::new().unwrap();
    tokio::fs::write(file.path(), "from a file").await.unwrap();
    let oss = Scripted::new([Answer::status(500), stored("from a file")]);
    let body = Body::from_file(file.path()).await.unwrap();
    oss.bucket.put_object("a").body(body).send().await.unwrap();
    assert_eq!(oss.transport.requests()[1].body(), "from a file");
}

#[tokio::test]
async fn a_source_that_fails_is_never_repeated() {
    let oss = Scripted::new([
        Answer::error(TransportErrorKind::BodySource, true),
        stored(""),
    ]);
    let error = oss
        .bucket
        .put_object("a")
        .body("hello")
        .send()
        .await
        .unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (1, &ErrorKind::BodySource));
}

#[tokio::test]
async fn a_document_carries_its_checksum() {
    let oss = Scripted::new([Answer::status(200)]);
    let deleted = oss
        .bucket
        .delete_multiple_objects(["a&b", "c\u{1}"])
        .send()
        .await
        .unwrap();
    assert!(deleted.deleted.is_empty());
    assert_eq!(deleted.not_deleted.len(), 2);
    let request = &oss.transport.requests()[0];
    assert_eq!(
        request.body(),
        "<Delete><Object><Key>a&amp;b</Key></Object><Object><Key>c&#x01;</Key></Object></Delete>"
    );
    let md5 = oss_client::integrity::content_md5(request.body());
    assert_eq!(request.header("content-md5"), Some(&*md5));
    assert_eq!(request.uri().query(), Some("delete&encoding-type=url"));
}

#[tokio::test]
async fn hooks_see_what_is_sent() {
    let file = tempfile::NamedTempFile::new().unwrap();
    tokio::fs::write(file.path(), "hello").await.unwrap();
    for body in [
        Body::from("hello"),
        Body::from_file(file.path()).await.unwrap(),
    ] {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let hook = Arc::clone(&seen);
        let body = body.inspect(move |piece| hook.lock().unwrap().extend_from_slice(piece));
        // No attempt has read of the body when there is no connection.
        let refused = TransportErrorKind::Connect(ConnectFailure::Refused);
        let oss = Scripted::new([Answer::error(refused, false), stored("hello")]);
        oss.bucket.put_object("a").body(body).send().await.unwrap();
        assert!(seen.lock().unwrap().starts_with(b"hello"));
    }
}

#[tokio::test]
async fn hooks_for_each_sending_start_anew() {
    let (seen, body) = (Arc::new(Mutex::new(Vec::new())), Body::from("hello"));
    let record = Arc::clone(&seen);
    let body = body.inspect_each(move || {
        let (record, mut sent) = (Arc::clone(&record), 0);
        move |piece| {
            sent += piece.len();
            record.lock().unwrap().push(sent);
        }
    });
    let oss = Scripted::new([Answer::status(500), stored("hello")]);
    oss.bucket.put_object("a").body(body).send().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [5, 5]);
}

#[tokio::test]
async fn the_progress_of_an_upload_begins_anew_with_each_attempt() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&told);
    let oss = Scripted::new([Answer::status(500), stored("hello")]);
    oss.bucket
        .put_object("a")
        .with_progress(move |progress| record.lock().unwrap().push(progress))
        .body("hello")
        .send()
        .await
        .unwrap();
    let began = |pass| BodyProgress::Began {
        pass,
        length: Some(5),
    };
    let moved = BodyProgress::Moved {
        position: 5,
        delta: 5,
    };
    let ended = BodyProgress::Ended { length: 5 };
    let expected = [began(1), moved, ended, began(2), moved, ended];
    assert_eq!(*told.lock().unwrap(), expected);
}

#[tokio::test]
async fn of_a_body_that_was_read_in_part_the_rest_is_sent_and_once_only() {
    let begun = async || {
        let mut body = Body::rope(["he", "llo"].map(Bytes::from));
        body.chunk().await.unwrap().unwrap();
        body
    };
    let oss = Scripted::new([stored("llo")]);
    oss.bucket
        .put_object("a")
        .body(begun().await)
        .send()
        .await
        .unwrap();
    assert_eq!(oss.transport.requests()[0].body(), "llo");
    let oss = Scripted::new([Answer::status(500), stored("")]);
    let sent = oss.bucket.put_object("a").body(begun().await).send().await;
    assert_eq!(
        (sent.unwrap_err().kind(), oss.sent()),
        (&ErrorKind::Transient, 1)
    );
}

/// An error and its causes, as a log would have them.
fn chain(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", chain(cause)),
        None => error.to_string(),
    }
}

#[tokio::test]
async fn a_length_that_differs_is_told_once() {
    for (length, numbers) in [
        (10, "it has 5 bytes, but 10 were stated"),
        (3, "it has at least 5 bytes, but 3 were stated"),
    ] {
        let oss = Scripted::new([stored("")]);
        let body = Body::from_reader(&b"hello"[..], Some(length));
        let error = oss
            .bucket
            .put_object("a")
            .body(body)
            .send()
            .await
            .unwrap_err();
        let chain = chain(&error);
        assert_eq!(*error.kind(), ErrorKind::BodySource);
        assert_eq!(chain.matches(numbers).count(), 1, "{chain}");
        assert_eq!(chain.matches("failed").count(), 1, "{chain}");
    }
}

#[tokio::test]
async fn an_error_of_the_callers_stream_is_the_cause() {
    let stream = stream::iter([Err::<Bytes, _>(std::io::Error::other("disk"))]);
    let oss = Scripted::new([stored("")]);
    let body = Body::from_stream(stream, None);
    let error = oss
        .bucket
        .put_object("a")
        .body(body)
        .send()
        .await
        .unwrap_err();
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(
        cause.downcast_ref::<std::io::Error>().unwrap().to_string(),
        "disk"
    );
}

#[tokio::test]
async fn a_file_that_changed_has_its_own_kind() {
    let file = tempfile::NamedTempFile::new().unwrap();
    tokio::fs::write(file.path(), "hello").await.unwrap();
    let body = Body::from_file(file.path()).await.unwrap();
    file.as_file().set_len(6).unwrap();
    let oss = Scripted::new([stored("")]);
    let error = oss
        .bucket
        .put_object("a")
        .body(body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::FileChanged);
    assert!(
        error.to_string().contains("it had 5 bytes and has 6 now"),
        "{error}"
    );
}

#[tokio::test]
async fn every_upload_sends_its_content_as_it_is() {
    let content = "tide,low\n1,40\n";
    let appended = stored(content).header("x-oss-next-append-position", "14");
    let oss = Scripted::new([stored(content), stored(content), appended]);
    let bucket = &oss.bucket;
    bucket.put_object("a").body(content).await.unwrap();
    bucket
        .upload_part("a", 2, "0004B9")
        .body(content)
        .await
        .unwrap();
    let appended = bucket.append_object("a", 0).body(content).await.unwrap();
    assert_eq!(appended.next_append_position, 14);
    let requests = oss.transport.requests();
    let sent = requests
        .iter()
        .map(|sent| (sent.method().as_str(), sent.uri().query()));
    assert_eq!(
        sent.collect::<Vec<_>>(),
        [
            ("PUT", None),
            ("PUT", Some("partNumber=2&uploadId=0004B9")),
            ("POST", Some("append&position=0")),
        ]
    );
    assert!(requests.iter().all(|sent| sent.body() == content));
}
