//! Bodies are streamed: no object is kept in memory as a whole, and the first byte arrives before the
//! last byte is sent.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use oss_client::Bucket;
use oss_client::integrity::Crc64;
use oss_client::transport::Body;
use tokio::sync::Notify;

use crate::misbehaving::{Misbehaving, answer};
use crate::stage::{BUCKET, KEY, Stage};

fn bucket_at(stage: &Stage, server: &Misbehaving) -> Bucket {
    let client = stage.builder().endpoint(server.endpoint().as_str());
    client.build().unwrap().bucket(BUCKET).unwrap()
}

#[tokio::test]
async fn the_server_has_the_first_bytes_before_the_last_are_made() {
    let arrived = Arc::new(Notify::new());
    let tell = Arc::clone(&arrived);
    let server = Misbehaving::serving(move |mut peer, _| {
        let tell = Arc::clone(&tell);
        async move {
            peer.head().await;
            let first = peer.body(5).await;
            assert_eq!(first, b"first");
            tell.notify_one();
            peer.body(4).await;
            let crc64 = Crc64::checksum(b"firstlast");
            let stored = format!("etag: \"E\"\r\nx-oss-hash-crc64ecma: {crc64}\r\n");
            peer.write(answer("200 OK", &stored, "").as_bytes()).await;
            peer.finish().await;
        }
    })
    .await;
    let last = stream::once(async move {
        arrived.notified().await;
        Bytes::from_static(b"last")
    });
    let pieces = stream::iter([Bytes::from_static(b"first")]).chain(last);
    let body = Body::from_stream(pieces.map(Ok::<_, std::io::Error>), Some(9));
    let stage = Stage::new().await;
    let put = bucket_at(&stage, &server).put_object(KEY).body(body);
    put.send().await.unwrap();
}

#[tokio::test]
async fn the_caller_has_the_first_bytes_before_the_last_are_sent() {
    let read = Arc::new(Notify::new());
    let wait = Arc::clone(&read);
    let server = Misbehaving::serving(move |mut peer, _| {
        let wait = Arc::clone(&wait);
        async move {
            peer.head().await;
            peer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nfirst")
                .await;
            wait.notified().await;
            peer.write(b"last").await;
            peer.finish().await;
        }
    })
    .await;
    let stage = Stage::new().await;
    let get = bucket_at(&stage, &server).get_object(KEY);
    let mut body = get.send().await.unwrap().output.body;
    assert_eq!(body.chunk().await.unwrap().unwrap(), "first");
    read.notify_one();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "last");
    assert!(body.chunk().await.is_none());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_gibibyte_up_and_down_costs_less_than_32_mebibytes() {
    let oss = oss_emulator::Emulator::builder()
        .bucket(BUCKET)
        .start()
        .await
        .unwrap();
    let credentials = oss.credentials();
    let key = credentials.access_key().unwrap();
    let client = tokio::process::Command::new(env!("CARGO_BIN_EXE_streaming-client"))
        .args([oss.endpoint(), oss.region(), BUCKET, &GIBIBYTE.to_string()])
        .env("OSS_ACCESS_KEY_ID", key.id())
        .env("OSS_ACCESS_KEY_SECRET", key.secret().expose())
        .env_remove("OSS_SESSION_TOKEN")
        .kill_on_drop(true)
        .output();
    let output = client.await.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let grown: u64 = String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    assert!(grown < 32 * 1024, "the peak grew by {grown} KiB");
}

#[cfg(target_os = "linux")]
const GIBIBYTE: u64 = 1 << 30;
