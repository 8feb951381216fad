//! Downloads that are cut, that stop, that are damaged, or whose object changes meanwhile.

use std::time::Duration;

use oss_client::transport::Timeouts;
use oss_client::{Bucket, ByteRange, ErrorKind};
use oss_emulator::{Fault, Injection};

use super::always;
use crate::misbehaving::{Misbehaving, answer};
use crate::stage::{BUCKET, KEY, Stage};

const SIZE: usize = 300_000;

fn content() -> Vec<u8> {
    (0..SIZE).map(|number| (number * 7 % 251) as u8).collect()
}

async fn large() -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(content()).send().await.unwrap();
    stage.witness.take_count();
    (stage, bucket)
}

async fn download(bucket: &Bucket) -> Result<Vec<u8>, oss_client::Error> {
    download_all(bucket, SIZE).await
}

async fn download_all(bucket: &Bucket, size: usize) -> Result<Vec<u8>, oss_client::Error> {
    let object = bucket.get_object(KEY).send().await?;
    Ok(object.output.body.bytes(size).await?.to_vec())
}

#[tokio::test]
async fn a_cut_download_goes_on_where_it_ended() {
    let (stage, bucket) = large().await;
    let cut = |at| {
        stage
            .oss
            .faults()
            .inject(Injection::new(Fault::CutBody { at }).on("GetObject"));
    };
    for at in [0, 1, 100_000] {
        cut(at);
        assert_eq!(download(&bucket).await.unwrap(), content(), "cut at {at}");
        assert_eq!(stage.witness.take_count(), 2);
    }
    cut(SIZE as u64 - 1);
    cut(0);
    assert_eq!(download(&bucket).await.unwrap(), content());
    assert_eq!(stage.witness.take_count(), 3);
}

#[tokio::test]
async fn progress_is_never_given_up() {
    let (stage, bucket) = large().await;
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::CutBody { at: 10_000 }).times(20));
    assert_eq!(download(&bucket).await.unwrap(), content());
    assert_eq!(stage.witness.take_count(), 21);
}

#[tokio::test]
async fn progress_does_not_use_up_the_budget_of_repetitions() {
    let (stage, bucket) = large().await;
    let content = vec![7; 400 * 100_000];
    let put = bucket.put_object(KEY).body(content.clone());
    put.send().await.unwrap();
    let cut = Injection::new(Fault::CutBody { at: 100_000 }).on("GetObject");
    stage.oss.faults().inject(cut.times(300));
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert!(object.bytes(content.len()).await.unwrap() == content);
    // 500 tokens at 5 a repetition would be a hundred.
    stage.oss.faults().clear();
    stage.witness.take_count();
    stage.oss.faults().inject(always(Fault::CutBody { at: 1 }));
    let error = download_all(&bucket, content.len()).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Body);
    assert!(error.to_string().contains("budget"), "{error}");
    let requests = stage.witness.take_count();
    assert!((100..150).contains(&requests), "{requests}");
}

#[tokio::test]
async fn a_download_without_progress_ends() {
    let (stage, bucket) = large().await;
    stage.oss.faults().inject(always(Fault::CutBody { at: 0 }));
    let error = download(&bucket).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Body);
    assert_eq!(stage.witness.take_count(), 4);
}

#[tokio::test]
async fn a_range_that_is_cut_goes_on_within_the_range() {
    let (stage, bucket) = large().await;
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::CutBody { at: 1000 }).times(2));
    let range = ByteRange::from(1000..200_000);
    let object = bucket.get_object(KEY).range(range).send().await.unwrap();
    assert_eq!(
        object.output.body.bytes(SIZE).await.unwrap(),
        content()[1000..200_000]
    );
    assert_eq!(stage.witness.take_count(), 3);
}

#[tokio::test]
async fn a_download_that_stands_still_goes_on_over_another_connection() {
    let (stage, _) = large().await;
    let patience = Timeouts::new().idle_read(Duration::from_millis(300));
    let client = stage.builder().timeouts(patience).build().unwrap();
    let stall = Fault::StallBody {
        at: 5000,
        pause: Duration::from_secs(60),
    };
    stage.oss.faults().inject(stall);
    let bucket = client.bucket(BUCKET).unwrap();
    assert_eq!(download(&bucket).await.unwrap(), content());
    assert_eq!(stage.witness.take_count(), 2);
}

#[tokio::test]
async fn an_object_that_changes_meanwhile_is_never_mixed() {
    let (stage, bucket) = large().await;
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::CutBody { at: 1000 }).on("GetObject"));
    let mut object = bucket.get_object(KEY).send().await.unwrap();
    let etag = object.etag.clone().unwrap();
    let first = object.body.chunk().await.unwrap().unwrap();
    assert_eq!(first, content()[..first.len()]);
    bucket
        .put_object(KEY)
        .body("another content")
        .send()
        .await
        .unwrap();
    let error = loop {
        match object.body.chunk().await.expect("an error") {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(*error.kind(), ErrorKind::SourceChanged { etag });
    assert!(object.body.chunk().await.is_none());
}

#[tokio::test]
async fn an_object_that_is_replaced_meanwhile_leaves_the_old_file() {
    let (stage, bucket) = large().await;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("download");
    tokio::fs::write(&path, "old").await.unwrap();
    for fault in [Fault::CutBody { at: 1000 }, Fault::ChangeObject] {
        stage
            .oss
            .faults()
            .inject(Injection::new(fault).on("GetObject"));
    }
    let object = bucket.get_object(KEY).send().await.unwrap();
    let error = object.save_to(&path).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::SourceChanged { .. }),
        "{error}"
    );
    assert_eq!(tokio::fs::read(&path).await.unwrap(), b"old");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_version_is_resumed_after_a_newer_one_was_written() {
    let (stage, bucket) = large().await;
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    bucket.put_object(KEY).body(content()).send().await.unwrap();
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::CutBody { at: 1000 }).on("GetObject"));
    let object = bucket.get_object(KEY).send().await.unwrap();
    bucket.put_object(KEY).body("newer").send().await.unwrap();
    assert_eq!(object.output.body.bytes(SIZE).await.unwrap(), content());
}

#[tokio::test]
async fn a_damaged_download_is_read_once_more_and_then_refused() {
    let (stage, bucket) = large().await;
    for fault in [Fault::WrongCrc, Fault::FlipBit { at: 1234 }] {
        stage.oss.faults().inject(fault.clone());
        assert_eq!(download(&bucket).await.unwrap(), content(), "{fault:?}");
        assert_eq!(stage.witness.take_count(), 2);
        stage.oss.faults().inject(always(fault));
        let error = download(&bucket).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Integrity { .. }),
            "{error}"
        );
        assert_eq!(stage.witness.take_count(), 2);
        stage.oss.faults().clear();
    }
}

#[tokio::test]
async fn a_damaged_stream_ends_with_an_error_in_place_of_its_end() {
    let (stage, bucket) = large().await;
    stage.oss.faults().inject(Fault::FlipBit {
        at: SIZE as u64 - 1,
    });
    let mut body = bucket.get_object(KEY).send().await.unwrap().output.body;
    let mut received = 0;
    let error = loop {
        match body.chunk().await.expect("an error") {
            Ok(piece) => received += piece.len(),
            Err(error) => break error,
        }
    };
    assert_eq!(received, SIZE);
    assert!(
        matches!(error.kind(), ErrorKind::Integrity { .. }),
        "{error}"
    );
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn a_damaged_file_never_appears_under_its_name() {
    let (stage, bucket) = large().await;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("download");
    stage.oss.faults().inject(always(Fault::WrongCrc));
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert!(object.output.body.save_to(&path).await.is_err());
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
    stage.oss.faults().clear();
    stage.oss.faults().inject(Fault::WrongCrc);
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert_eq!(
        object.output.body.save_to(&path).await.unwrap(),
        SIZE as u64
    );
    assert_eq!(tokio::fs::read(&path).await.unwrap(), content());
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_server_that_sends_no_checksum_is_believed() {
    let (stage, bucket) = large().await;
    stage.oss.faults().inject(Fault::NoCrc);
    assert_eq!(download(&bucket).await.unwrap(), content());
    stage.oss.faults().inject(Fault::NoCrc);
    let put = bucket.put_object(KEY).body("x").send().await.unwrap();
    assert_eq!(put.crc64, None);
}

#[tokio::test]
async fn compressed_content_is_not_measured_by_the_checksum_of_the_plain() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket
        .put_object(KEY)
        .body("hello ".repeat(1000))
        .send()
        .await
        .unwrap();
    let object = bucket
        .get_object(KEY)
        .accept_encoding("gzip")
        .send()
        .await
        .unwrap();
    assert_eq!(object.content_encoding.as_deref(), Some("gzip"));
    let packed = object.output.body.bytes(SIZE).await.unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(
        &mut flate2::read::GzDecoder::new(packed.as_ref()),
        &mut text,
    )
    .unwrap();
    assert_eq!(text, "hello ".repeat(1000));
}

#[tokio::test]
async fn a_resumption_answered_with_the_whole_object_is_refused() {
    let server = Misbehaving::serving(|mut peer, number| async move {
        peer.head().await;
        let whole = answer("200 OK", "etag: \"E\"\r\n", "0123456789");
        let cut = &whole.as_bytes()[..whole.len() - 5];
        peer.write(if number == 0 { cut } else { whole.as_bytes() })
            .await;
        peer.finish().await;
    })
    .await;
    let stage = Stage::new().await;
    let client = stage
        .builder()
        .endpoint(server.endpoint().as_str())
        .build()
        .unwrap();
    let object = client
        .bucket(BUCKET)
        .unwrap()
        .get_object(KEY)
        .send()
        .await
        .unwrap();
    let error = object.output.body.text().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::RangeIgnored);
}
