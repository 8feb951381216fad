//! Downloads to writers and streams.

use futures_util::StreamExt;
use oss_client::ErrorKind;
use oss_client::body::Verification;
use oss_client::integrity::Crc64;
use oss_emulator::{Fault, Injection};

use super::{EDGES, PART, Scene, content};
use crate::stage::{BUCKET, KEY};

#[tokio::test]
async fn objects_of_every_size_arrive_in_order() {
    let scene = Scene::new().await;
    for size in EDGES {
        let content = content(size);
        scene.store(&content).await;
        let download = || scene.transfers().download(BUCKET, KEY).part_size(PART);
        let mut written = Vec::new();
        let done = download().to_writer(&mut written).await.unwrap();
        assert_eq!(written, content, "{size} bytes");
        assert_eq!(done.size, size);
        assert_eq!(done.crc64, Some(Crc64::checksum(&content)));
        assert_eq!(done.verification, Verification::Crc64);
        let stream = download().into_stream().await.unwrap();
        assert_eq!(stream.remaining(), size);
        let pieces: Vec<_> = stream.map(|piece| piece.unwrap().to_vec()).collect().await;
        assert_eq!(pieces.concat(), content);
    }
}

#[tokio::test]
async fn a_range_is_exactly_that() {
    let scene = Scene::new().await;
    let content = content(5 * PART);
    scene.store(&content).await;
    let received = async |range: oss_client::ByteRange| {
        let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
        let mut written = Vec::new();
        let done = download.range(range).to_writer(&mut written).await.unwrap();
        assert_eq!(done.verification, Verification::Part);
        written
    };
    let size = content.len();
    for (first, end) in [
        (0, 1),
        (7, 250_000),
        (100, size as u64 - 1),
        (size as u64 - 1, size as u64),
    ] {
        let expected = &content[first as usize..end as usize];
        assert_eq!(received((first..end).into()).await, expected);
    }
    assert_eq!(received((300_000..).into()).await, content[300_000..]);
    let last = oss_client::ByteRange::last(250_000);
    assert_eq!(received(last).await, content[size - 250_000..]);
    assert_eq!(
        received((400_000..9_999_999).into()).await,
        content[400_000..]
    );
    let beyond = scene.transfers().download(BUCKET, KEY).range(9_999_999..);
    let error = beyond.to_writer(Vec::new()).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidRange"));
}

#[tokio::test]
async fn parts_that_are_cut_are_continued() {
    let scene = Scene::new().await;
    let content = content(8 * PART);
    scene.store(&content).await;
    for at in [0, 1, 50_000, 99_999] {
        scene.inject(Fault::CutBody { at }, "GetObject");
    }
    let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
    let mut written = Vec::new();
    download.to_writer(&mut written).await.unwrap();
    assert_eq!(written, content);
}

#[tokio::test]
async fn an_object_that_is_replaced_is_never_mixed() {
    let scene = Scene::new().await;
    for nth in 1..4 {
        scene.store(&content(8 * PART)).await;
        let change = Injection::new(Fault::ChangeObject)
            .on("GetObject")
            .after(nth);
        scene.stage.oss.faults().inject(change);
        let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
        let error = download.to_writer(Vec::new()).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::SourceChanged { .. }),
            "{error}"
        );
    }
}

#[tokio::test]
async fn damage_is_found_at_the_end() {
    let scene = Scene::new().await;
    scene.store(&content(4 * PART)).await;
    scene.inject(Fault::FlipBit { at: 9 }, "GetObject");
    let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
    let error = download.to_writer(Vec::new()).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Integrity { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn what_does_not_exist_is_said_once() {
    let scene = Scene::new().await;
    let download = scene.transfers().download(BUCKET, "missing");
    let error = download.to_writer(Vec::new()).await.unwrap_err();
    assert!(error.is_not_found());
    assert!(
        error.to_string().contains("examplebucket/missing"),
        "{error}"
    );
    let download = scene.transfers().download("NOT-A-NAME", KEY);
    let error = download.to_writer(Vec::new()).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn an_object_goes_from_one_place_to_another_as_a_body() {
    let scene = Scene::new().await;
    let content = content(8 * PART);
    scene.store(&content).await;
    let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
    let stream = download.into_stream().await.unwrap();
    let body = oss_client::transport::Body::from(stream);
    assert_eq!(body.len(), Some(8 * PART));
    scene
        .bucket
        .put_object("copy")
        .body(body)
        .send()
        .await
        .unwrap();
    let copy = scene.bucket.get_object("copy").send().await.unwrap();
    assert_eq!(copy.output.body.bytes(1 << 20).await.unwrap(), content);
}
