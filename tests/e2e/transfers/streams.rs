//! Uploads of streams, readers that jump, and writers.

use std::io::SeekFrom;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use oss_client::ErrorKind;
use oss_client::transfers::{TransferLimits, UploadSource};
use oss_emulator::Fault;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::{EDGES, PART, Scene, content};
use crate::stage::{BUCKET, KEY};

/// The content in pieces of a strange size.
fn pieces(
    content: &[u8],
) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    let pieces: Vec<_> = content.chunks(33_333).map(Bytes::copy_from_slice).collect();
    stream::iter(pieces.into_iter().map(Ok))
}

#[tokio::test]
async fn streams_of_known_and_unknown_length_are_stored_whole() {
    let scene = Scene::new().await;
    for size in EDGES {
        let content = content(size);
        for length in [Some(size), None] {
            let source = UploadSource::stream(pieces(&content), length);
            let upload = scene.transfers().upload(BUCKET, KEY, source);
            let done = upload.part_size(PART).send().await.unwrap();
            assert_eq!(done.size, size);
            assert_eq!(
                done.parts,
                if size <= PART { 0 } else { size.div_ceil(PART) }
            );
            assert_eq!(scene.stored().await, content, "{size} bytes, {length:?}");
        }
    }
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn a_stream_without_its_stated_length_is_not_stored() {
    let scene = Scene::new().await;
    for size in [10, 3 * PART] {
        for stated in [size - 1, size + 1] {
            let source = UploadSource::stream(pieces(&content(size)), Some(stated));
            let upload = scene.transfers().upload(BUCKET, KEY, source);
            let error = upload.part_size(PART).send().await.unwrap_err();
            assert_eq!(error.kind(), &ErrorKind::BodySource, "{error}");
            assert!(
                error.to_string().contains(&format!("{stated} were stated")),
                "{error}"
            );
        }
    }
    assert!(!scene.bucket.object_exists(KEY).await.unwrap());
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn a_stream_that_fails_is_not_stored() {
    let scene = Scene::new().await;
    let broken =
        pieces(&content(3 * PART)).chain(stream::iter([Err(std::io::Error::other("disk"))]));
    let upload = scene
        .transfers()
        .upload(BUCKET, KEY, UploadSource::stream(broken, None));
    let error = upload.part_size(PART).send().await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::BodySource);
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "disk"
    );
    assert!(!scene.bucket.object_exists(KEY).await.unwrap());
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn parts_of_a_stream_are_sent_again() {
    let scene = Scene::new().await;
    let content = content(5 * PART);
    scene.inject(Fault::CutRequest { at: 5000 }, "UploadPart");
    scene.inject(Fault::LoseAnswer, "UploadPart");
    let source = UploadSource::stream(pieces(&content), None);
    let upload = scene.transfers().upload(BUCKET, KEY, source);
    upload.part_size(PART).send().await.unwrap();
    assert_eq!(scene.stored().await, content);
}

#[tokio::test]
async fn a_part_that_does_not_fit_into_the_memory_is_refused() {
    let scene = Scene::new().await;
    let limits = TransferLimits::new().memory(2 * PART);
    let client = scene
        .stage
        .builder()
        .transfer_limits(limits)
        .build()
        .unwrap();
    let source = UploadSource::stream(pieces(&content(9 * PART)), None);
    let upload = client.transfers().upload(BUCKET, KEY, source);
    let error = upload.part_size(3 * PART).send().await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
    // One part at a time fits.
    let source = UploadSource::stream(pieces(&content(9 * PART)), None);
    let upload = client.transfers().upload(BUCKET, KEY, source);
    upload.part_size(2 * PART).send().await.unwrap();
    assert_eq!(scene.stored().await, content(9 * PART));
}

#[tokio::test]
async fn a_writer_stores_what_was_written_when_it_is_shut_down() {
    let scene = Scene::new().await;
    for size in [0, 10, PART, 3 * PART + 5] {
        let content = content(size);
        let writer = scene
            .transfers()
            .writer(BUCKET, KEY)
            .content_type("text/csv");
        let mut writer = writer.part_size(PART).open().await.unwrap();
        for piece in content.chunks(7_777) {
            writer.write_all(piece).await.unwrap();
        }
        let done = writer.finish().await.unwrap();
        assert_eq!(done.size, size);
        assert_eq!(scene.stored().await, content);
        let head = scene.bucket.head_object(KEY).send().await.unwrap();
        assert_eq!(head.content_type.as_deref(), Some("text/csv"));
    }
}

#[tokio::test]
async fn a_writer_that_is_dropped_stores_nothing() {
    let scene = Scene::new().await;
    for size in [10, 3 * PART] {
        let mut writer = scene
            .transfers()
            .writer(BUCKET, KEY)
            .part_size(PART)
            .open()
            .await
            .unwrap();
        writer.write_all(&content(size)).await.unwrap();
        drop(writer);
        while scene.unfinished().await > 0 {
            tokio::task::yield_now().await;
        }
        assert!(!scene.bucket.object_exists(KEY).await.unwrap());
    }
}

#[tokio::test]
async fn a_writer_tells_why_the_upload_failed() {
    let scene = Scene::new().await;
    scene.inject(super::forbidden(), "InitiateMultipartUpload");
    let mut writer = scene
        .transfers()
        .writer(BUCKET, KEY)
        .part_size(PART)
        .open()
        .await
        .unwrap();
    let mut failure = None;
    for _ in 0..100 {
        if let Err(error) = writer.write_all(&content(PART)).await {
            failure = Some(error.downcast::<oss_client::Error>().unwrap());
            break;
        }
    }
    assert!(failure.unwrap().is_access_denied());
    assert!(writer.write_all(b"x").await.is_err());
    assert!(writer.finish().await.is_err());
}

#[tokio::test]
async fn a_reader_reads_anywhere() {
    let scene = Scene::new().await;
    let content = content(3_000_000);
    scene.store(&content).await;
    let download = scene.transfers().download(BUCKET, KEY).part_size(500_000);
    let mut file = download.open().await.unwrap();
    assert_eq!(file.size(), 3_000_000);
    let mut random = fastrand::Rng::with_seed(18);
    for round in 0..60 {
        let at = random.u64(0..3_000_100);
        let from = match round % 3 {
            0 => SeekFrom::Start(at),
            1 => SeekFrom::End(at as i64 - 3_000_000),
            _ => {
                let now = file.stream_position().await.unwrap();
                SeekFrom::Current(at as i64 - now as i64)
            }
        };
        assert_eq!(file.seek(from).await.unwrap(), at);
        let mut buffer = vec![0; random.usize(1..70_000)];
        let mut filled = 0;
        while filled < buffer.len() {
            match file.read(&mut buffer[filled..]).await.unwrap() {
                0 => break,
                read => filled += read,
            }
        }
        let start = content.len().min(at as usize);
        let end = content.len().min(start + buffer.len());
        assert_eq!(buffer[..filled], content[start..end], "at {at}");
    }
    assert!(file.seek(SeekFrom::End(-3_000_001)).await.is_err());
    file.rewind().await.unwrap();
    let mut all = Vec::new();
    file.read_to_end(&mut all).await.unwrap();
    assert_eq!(all, content);
}

#[tokio::test]
async fn a_reader_reads_lines_and_an_empty_object_has_none() {
    let scene = Scene::new().await;
    scene.store(b"one\ntwo\n").await;
    let file = scene.transfers().open(BUCKET, KEY).await.unwrap();
    let mut lines = file.lines();
    assert_eq!(lines.next_line().await.unwrap().unwrap(), "one");
    assert_eq!(lines.next_line().await.unwrap().unwrap(), "two");
    assert_eq!(lines.next_line().await.unwrap(), None);
    scene.store(b"").await;
    let mut file = scene.transfers().open(BUCKET, KEY).await.unwrap();
    assert_eq!(file.read(&mut [0]).await.unwrap(), 0);
}

#[tokio::test]
async fn a_reader_never_mixes_two_contents() {
    let scene = Scene::new().await;
    scene.store(&content(3_000_000)).await;
    let mut file = scene.transfers().open(BUCKET, KEY).await.unwrap();
    file.read_u8().await.unwrap();
    scene.store(&vec![0; 3_000_000]).await;
    file.seek(SeekFrom::Start(2_000_000)).await.unwrap();
    let error = file.read_u8().await.unwrap_err();
    let error = error.downcast::<oss_client::Error>().unwrap();
    assert!(matches!(error.kind(), ErrorKind::SourceChanged { .. }));
}

#[tokio::test]
async fn two_readers_that_wait_for_each_other_do_not_block() {
    let scene = Scene::new().await;
    let content = content(1_000_000);
    scene.store(&content).await;
    let limits = TransferLimits::new().memory(PART).parts(1);
    let client = scene
        .stage
        .builder()
        .transfer_limits(limits)
        .build()
        .unwrap();
    let mut streams = Vec::new();
    for _ in 0..8 {
        let download = client.transfers().download(BUCKET, KEY).part_size(PART);
        streams.push((download.into_stream().await.unwrap(), Vec::new()));
    }
    // Each of them is read a little at a time.
    loop {
        let mut ended = 0;
        for (stream, read) in &mut streams {
            match stream.chunk().await {
                Some(piece) => read.extend_from_slice(&piece.unwrap()),
                None => ended += 1,
            }
        }
        if ended == streams.len() {
            break;
        }
    }
    assert!(streams.iter().all(|(_, read)| *read == content));
}
