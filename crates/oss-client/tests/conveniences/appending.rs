//! Appending to an object again and again.

use oss_client::ErrorKind;
use oss_client::integrity::Crc64;
use oss_client::transport::testing::Answer;
use oss_client::transport::{Body, TransportErrorKind};

use crate::{Outcome, scripted};

fn absent() -> Answer {
    Answer::status(404)
}

/// The head of an object with this content.
fn head(content: &[u8]) -> Answer {
    appended(content)
        .header("content-length", &content.len().to_string())
        .header("last-modified", "Sun, 16 Apr 2017 08:12:33 GMT")
        .header("x-oss-object-type", "Appendable")
        .header("x-oss-storage-class", "Standard")
}

/// The answer to a call after which the object has this content.
fn appended(content: &[u8]) -> Answer {
    Answer::status(200)
        .header("etag", "\"5B3C1A2E053D763E1B002CC607C5A0FE\"")
        .header(
            "x-oss-hash-crc64ecma",
            &Crc64::checksum(content).to_string(),
        )
        .header("x-oss-next-append-position", &content.len().to_string())
}

fn lost() -> Answer {
    Answer::error(TransportErrorKind::Interrupted, true)
}

/// A body that can be read once, so that the client does not repeat the call by itself.
fn once(text: &'static str) -> Body {
    Body::from_reader(text.as_bytes(), Some(text.len() as u64))
}

#[tokio::test]
async fn each_call_continues_where_the_one_before_ended() -> Outcome {
    let (transport, bucket) =
        scripted([head(b"one"), appended(b"onetwo"), appended(b"onetwothree")]);
    let mut appender = bucket.appender("a.txt").await?;
    assert_eq!(
        (appender.position(), appender.crc64()),
        (3, Some(Crc64::checksum(b"one")))
    );
    appender.append("two").await?;
    let last = appender
        .append_with("three", |append| append.cache_control("no-cache"))
        .await?;
    assert_eq!((appender.position(), last.next_append_position), (11, 11));
    let requests = transport.requests();
    assert_eq!(requests[1].uri().query(), Some("append&position=3"));
    assert_eq!(requests[2].uri().query(), Some("append&position=6"));
    assert_eq!(requests[2].header("cache-control"), Some("no-cache"));
    Ok(())
}

#[tokio::test]
async fn damage_on_the_way_is_noticed() -> Outcome {
    let (_, bucket) = scripted([absent(), appended(b"hellO")]);
    let mut appender = bucket.appender("a.txt").await?;
    let error = appender.append("hello").await.unwrap_err();
    let (expected, actual) = (Crc64::checksum(b"hellO"), Crc64::checksum(b"hello"));
    assert_eq!(*error.kind(), ErrorKind::Integrity { expected, actual });
    assert_eq!(
        appender.position(),
        5,
        "the damaged bytes are part of the object"
    );
    Ok(())
}

#[tokio::test]
async fn a_lost_answer_is_recovered_from_the_object() -> Outcome {
    let (_, bucket) = scripted([head(b"one"), lost(), head(b"onetwo"), appended(b"onetwo!")]);
    let mut appender = bucket.appender("a.txt").await?;
    let answer = appender.append(once("two")).await?;
    assert!(answer.recovered());
    assert_eq!((answer.next_append_position, appender.position()), (6, 6));
    appender.append("!").await?;
    Ok(())
}

#[tokio::test]
async fn what_was_not_appended_can_be_appended_again() -> Outcome {
    let (_, bucket) = scripted([head(b"one"), lost(), head(b"one"), appended(b"onetwo")]);
    let mut appender = bucket.appender("a.txt").await?;
    let error = appender.append(once("two")).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Interrupted);
    appender.append(once("two")).await?;
    assert_eq!(appender.position(), 6);
    Ok(())
}

#[tokio::test]
async fn an_unknown_outcome_stops_until_it_is_known() -> Outcome {
    // Another writer has appended as many bytes.
    let (transport, bucket) = scripted([head(b"one"), lost(), head(b"onexyz"), head(b"onexyz")]);
    let mut appender = bucket.appender("a.txt").await?;
    assert!(appender.append(once("two")).await.is_err());
    let stopped = appender.append("two").await.unwrap_err();
    assert_eq!(*stopped.kind(), ErrorKind::InvalidRequest);
    assert_eq!(transport.requests().len(), 3, "nothing was sent");
    assert_eq!(appender.resync().await?, 6);
    Ok(())
}

#[tokio::test]
async fn another_kind_of_object_is_refused_at_once() -> Outcome {
    let normal = Answer::status(200)
        .header("etag", "\"5B3C1A2E053D763E1B002CC607C5A0FE\"")
        .header("content-length", "3")
        .header("last-modified", "Sun, 16 Apr 2017 08:12:33 GMT")
        .header("x-oss-object-type", "Normal")
        .header("x-oss-storage-class", "Standard");
    let (_, bucket) = scripted([normal]);
    let error = bucket.appender("a.txt").await.unwrap_err();
    assert!(error.to_string().contains("not appendable"), "{error}");
    Ok(())
}

#[test]
fn a_call_can_be_made_in_any_task() {
    fn is_send<T: Send>(_: T) {}
    let (_, bucket) = scripted([]);
    is_send(async move { bucket.appender("a.txt").await?.append("hello").await });
}
