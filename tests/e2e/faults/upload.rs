//! Bodies on their way to the server: damaged, refused while they are sent, failing at the source.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use oss_client::ErrorKind;
use oss_client::transport::{Body, Timeouts};
use oss_emulator::{Fault, Injection};

use super::{always, kinds, status, text, with_object};
use crate::misbehaving::{Misbehaving, answer};
use crate::stage::{BUCKET, KEY, Stage};

fn once(pieces: Vec<Result<Bytes, std::io::Error>>, length: u64) -> Body {
    Body::from_stream(stream::iter(pieces), Some(length))
}

#[tokio::test]
async fn a_damaged_upload_is_sent_again() {
    let (stage, bucket) = with_object("old").await;
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::WrongCrc).on("PutObject").times(2));
    bucket.put_object(KEY).body("new").send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 3);
    assert_eq!(text(&bucket).await.unwrap(), "new");
}

#[tokio::test]
async fn an_upload_that_stays_damaged_is_an_error_of_integrity() {
    let (stage, bucket) = with_object("old").await;
    stage.oss.faults().inject(always(Fault::WrongCrc));
    let error = bucket.put_object(KEY).body("new").send().await.unwrap_err();
    assert!(
        matches!(
            error.kind(),
            ErrorKind::Integrity {
                expected: 1 | 2,
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(error.attempts().len(), 4);
    let body = once(vec![Ok(Bytes::from_static(b"new"))], 3);
    let error = bucket.put_object(KEY).body(body).send().await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Integrity { .. }),
        "{error}"
    );
    assert_eq!(error.attempts().len(), 1);
}

#[tokio::test]
async fn a_source_that_fails_stores_nothing_and_is_not_repeated() {
    let (stage, bucket) = with_object("old").await;
    let broken = || {
        vec![
            Ok(Bytes::from_static(b"half")),
            Err(std::io::Error::other("the disk is gone")),
        ]
    };
    for length in [Some(8), None] {
        let body = Body::from_stream(stream::iter(broken()), length);
        let error = bucket.put_object(KEY).body(body).send().await.unwrap_err();
        assert_eq!(kinds(&error), [ErrorKind::BodySource]);
        let causes = causes(&error);
        assert!(causes.contains("the disk is gone"), "{causes}");
        assert_eq!(stage.witness.take_count(), 1);
        assert_eq!(text(&bucket).await.unwrap(), "old");
        stage.witness.take_count();
    }
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

#[tokio::test]
async fn a_body_of_another_length_than_stated_stores_nothing() {
    let (_stage, bucket) = with_object("old").await;
    for length in [5, 7] {
        let body = once(vec![Ok(Bytes::from_static(b"sixsix"))], length);
        let error = bucket.put_object(KEY).body(body).send().await.unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::BodySource, "{error}");
        assert_eq!(text(&bucket).await.unwrap(), "old");
    }
}

#[tokio::test]
async fn a_refusal_during_the_upload_is_read_and_not_hidden_by_the_reset() {
    // The server answers at once and stops reading, as proxies do.
    let denied = "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>";
    let server = Misbehaving::answering(answer("403 Forbidden", "connection: close\r\n", denied));
    let server = server.await;
    let stage = Stage::new().await;
    let client = stage
        .builder()
        .endpoint(server.endpoint().as_str())
        .build()
        .unwrap();
    let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from(vec![0; 65536])));
    let body = Body::from_stream(endless.take(1000), Some(65_536_000));
    let put = client.bucket(BUCKET).unwrap().put_object(KEY).body(body);
    let error = put.send().await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
    assert_eq!(error.attempts().len(), 1);
}

#[tokio::test]
async fn the_emulator_refuses_a_large_upload_early_too() {
    let stage = Stage::new().await;
    let bucket = stage.bucket_with(Stage::user());
    let body = vec![0; 20 << 20];
    let error = bucket.put_object(KEY).body(body).send().await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
}

#[tokio::test]
async fn a_server_that_waited_for_the_body_gets_it_again() {
    let (stage, bucket) = with_object("old").await;
    for fault in [status(408, ""), status(400, "RequestTimeout")] {
        stage.oss.faults().inject(fault.clone());
        bucket.put_object(KEY).body("new").send().await.unwrap();
        assert_eq!(stage.witness.take_count(), 2, "{fault:?}");
        stage.oss.faults().inject(fault);
        let body = once(vec![Ok(Bytes::from_static(b"once"))], 4);
        // Whether a byte had left by then decides; half a body is never sent.
        match bucket.put_object(KEY).body(body).send().await {
            Ok(_) => assert_eq!(text(&bucket).await.unwrap(), "once"),
            Err(error) => assert_eq!(*error.kind(), ErrorKind::Transient),
        }
        stage.witness.take_count();
    }
}

#[tokio::test]
async fn a_file_is_read_again_for_every_attempt() {
    let (stage, bucket) = with_object("old").await;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("upload");
    tokio::fs::write(&path, "from a file").await.unwrap();
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).times(2).on("PutObject"));
    let body = Body::from_file(&path).await.unwrap();
    bucket.put_object(KEY).body(body).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 3);
    assert_eq!(text(&bucket).await.unwrap(), "from a file");
}

#[tokio::test]
async fn many_callers_share_one_client_through_faults() {
    let (stage, bucket) = with_object("old").await;
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::DropBeforeHead).times(10));
    let bucket = Arc::new(bucket);
    let puts = (0..20).map(|number| {
        let bucket = Arc::clone(&bucket);
        async move {
            bucket
                .put_object(format!("many/{number}"))
                .body("x")
                .send()
                .await
        }
    });
    for put in futures_util::future::join_all(puts).await {
        put.unwrap();
    }
    let list = bucket
        .list_objects_v2()
        .prefix("many/")
        .send()
        .await
        .unwrap();
    assert_eq!(list.objects.len(), 20);
}

#[tokio::test]
async fn a_server_that_stops_reading_ends_the_upload() {
    let server = Misbehaving::serving(|mut peer, _| async move {
        peer.head().await;
        std::future::pending::<()>().await;
    })
    .await;
    let stage = Stage::new().await;
    let patience = Timeouts::new().idle_write(Duration::from_millis(300));
    let client = stage.builder().timeouts(patience);
    let client = client.endpoint(server.endpoint().as_str()).build().unwrap();
    let body = Body::from(vec![0; 64 << 20]);
    let put = client.bucket(BUCKET).unwrap().put_object(KEY).body(body);
    let error = put.with_repeat_ambiguous(false).send().await.unwrap_err();
    assert_eq!(kinds(&error), [ErrorKind::Timeout]);
}
