//! Waiting until an archived object can be read.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use oss_client::sign::{Credentials, UtcSeconds};
use oss_client::transport::Runtime;
use oss_client::transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_client::{Bucket, Client, ErrorKind};

use crate::Outcome;

fn head(class: &str, restore: Option<&str>) -> Answer {
    let answer = Answer::status(200)
        .header("etag", "\"5B3C1A2E053D763E1B002CC607C5A0FE\"")
        .header("content-length", "3")
        .header("last-modified", "Sun, 16 Apr 2017 08:12:33 GMT")
        .header("x-oss-object-type", "Normal")
        .header("x-oss-storage-class", class);
    restore.into_iter().fold(answer, |answer, restore| {
        answer.header("x-oss-restore", restore)
    })
}

fn ongoing() -> Answer {
    head("Archive", Some("ongoing-request=\"true\""))
}

fn bucket(answers: impl IntoIterator<Item = Answer>) -> (SteppedRuntime, Bucket) {
    let runtime = SteppedRuntime::at(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let client = Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET").unwrap())
        .transport(Arc::new(ScriptedTransport::new(answers)))
        .runtime(Arc::new(runtime.clone()))
        .build()
        .unwrap();
    (runtime, client.bucket("examplebucket").unwrap())
}

#[tokio::test]
async fn it_waits_until_the_object_can_be_read() -> Outcome {
    let done = "ongoing-request=\"false\", expiry-date=\"Sun, 16 Apr 2017 08:12:33 GMT\"";
    let (runtime, bucket) = bucket([ongoing(), ongoing(), head("Archive", Some(done))]);
    let wait = bucket
        .wait_for_restore("a.txt")
        .poll_interval(Duration::from_secs(5));
    let until = wait.await?;
    assert_eq!(until.map(UtcSeconds::as_i64), Some(1_492_330_353));
    assert_eq!(runtime.sleeps(), [Duration::from_secs(5); 2]);
    Ok(())
}

#[tokio::test]
async fn it_gives_up_at_its_time() -> Outcome {
    let (runtime, bucket) = bucket((0..10).map(|_| ongoing()));
    let began = runtime.monotonic();
    let wait = bucket
        .wait_for_restore("a.txt")
        .timeout(Duration::from_secs(150));
    let error = wait.await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
    // It does not wait for an answer that would come too late.
    assert_eq!(runtime.monotonic() - began, Duration::from_secs(120));
    assert!(error.to_string().contains("examplebucket/a.txt"), "{error}");
    Ok(())
}

#[tokio::test]
async fn it_does_not_wait_for_what_never_happens() -> Outcome {
    let (_, bucket) = bucket([head("Standard", None), head("Archive", None)]);
    assert_eq!(bucket.wait_for_restore("a.txt").await?, None);
    let error = bucket.wait_for_restore("a.txt").await.unwrap_err();
    assert!(error.to_string().contains("restore_object"), "{error}");
    Ok(())
}
