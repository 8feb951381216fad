//! Layers: they begin anew with each pass, survive a replay, and compose.

use std::num::NonZeroU64;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use super::{failure, file, pattern, text};
use crate::body::{Body, BodyErrorKind, BodyProgress, FileSource, RateLimit};
use crate::{Runtime, SystemRuntime};

/// A cipher whose key stream depends on the position in the pass.
fn encrypted(body: Body) -> Body {
    body.transformed(|| {
        let mut position = 0_u8;
        move |piece: Bytes| {
            let next = |byte: &u8| {
                position = position.wrapping_add(1);
                byte ^ position
            };
            piece.iter().map(next).collect()
        }
    })
}

#[tokio::test]
async fn a_cipher_begins_anew_with_each_pass() {
    let bytes = pattern();
    let file = file(&bytes);
    let body = encrypted(Body::from_file(file.path()).await.unwrap());
    assert_eq!(body.len(), Some(bytes.len() as u64));
    let again = body.replay().unwrap();
    let once_more = again.replay().unwrap();
    let cipher = body.bytes(1 << 20).await.unwrap();
    assert_ne!(cipher, bytes);
    for replay in [again, once_more] {
        assert_eq!(replay.bytes(1 << 20).await.unwrap(), cipher);
    }
}

#[tokio::test]
async fn a_body_that_was_read_half_replays_with_its_layers() {
    let plain = Body::rope([Bytes::from("one"), Bytes::from("two")]);
    let mut body = encrypted(plain);
    let first = body.chunk().await.unwrap().unwrap();
    let again = body.replay().unwrap().bytes(100).await.unwrap();
    assert_eq!(first, again[..3]);
    assert_eq!(again.len(), 6);
}

#[tokio::test]
async fn layers_see_what_the_layer_before_them_yields() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let body = encrypted(Body::from("hello")).inspect_each(move || {
        let record = Arc::clone(&record);
        move |piece| record.lock().unwrap().push(piece.clone())
    });
    let cipher = body.bytes(100).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [cipher]);
}

#[tokio::test]
async fn a_one_shot_body_stays_one_with_layers() {
    let reader = Body::from_reader(&b"hello"[..], Some(5));
    let body = encrypted(reader);
    assert!(!body.is_replayable() && body.replay().is_none());
    assert_eq!(body.len(), Some(5));
    assert_eq!(body.bytes(100).await.unwrap().len(), 5);
}

#[tokio::test]
async fn progress_tells_each_pass_from_its_beginning_to_its_end() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&told);
    let pieces = || Body::rope([Bytes::from("one"), Bytes::from("four")]);
    let body = pieces().on_progress(move |progress| record.lock().unwrap().push(progress));
    // A body that is never read makes no pass.
    drop(body.replay());
    let again = body.replay().unwrap();
    text(body).await;
    text(again).await;
    let pass = |pass| {
        [
            BodyProgress::Began {
                pass,
                length: Some(7),
            },
            BodyProgress::Moved {
                position: 3,
                delta: 3,
            },
            BodyProgress::Moved {
                position: 7,
                delta: 4,
            },
            BodyProgress::Ended { length: 7 },
        ]
    };
    assert_eq!(*told.lock().unwrap(), [pass(1), pass(2)].concat());
}

#[tokio::test]
async fn progress_is_told_of_an_empty_body_and_not_of_an_end_after_an_error() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let watched = |body: Body| {
        let record = Arc::clone(&told);
        body.on_progress(move |progress| record.lock().unwrap().push(progress))
    };
    text(watched(Body::empty())).await;
    let began = |length| BodyProgress::Began { pass: 1, length };
    assert_eq!(
        std::mem::take(&mut *told.lock().unwrap()),
        [began(Some(0)), BodyProgress::Ended { length: 0 }]
    );
    let broken = Body::from_reader(&b"hel"[..], Some(5));
    failure(watched(broken)).await;
    assert!(
        !told
            .lock()
            .unwrap()
            .iter()
            .any(|told| matches!(told, BodyProgress::Ended { .. }))
    );
}

/// A clock that moves by itself when something sleeps.
#[derive(Debug, Default)]
struct Clock(Mutex<Duration>);

#[async_trait::async_trait]
impl Runtime for Clock {
    fn now(&self) -> std::time::SystemTime {
        std::time::UNIX_EPOCH + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        *self.0.lock().unwrap()
    }

    async fn sleep(&self, duration: Duration) {
        *self.0.lock().unwrap() += duration;
    }

    fn spawn(&self, _: crate::BoxFuture) {}

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

#[tokio::test]
async fn a_throttled_body_takes_its_time_and_bodies_share_the_limit() {
    let clock = Arc::new(Clock::default());
    let rate = NonZeroU64::new(100 * 1024).unwrap();
    let limit = RateLimit::new(rate, clock.clone());
    let mib = Bytes::from(vec![7; 1 << 20]);
    let body = Body::from(mib.clone()).throttled(&limit);
    assert_eq!(body.len(), Some(1 << 20));
    let again = body.replay().unwrap();
    assert_eq!(body.bytes(2 << 20).await.unwrap(), mib);
    // The first 64 KiB were saved up.
    let expected = Duration::from_secs_f64((1024.0 - 64.0) / 100.0);
    assert!(clock.monotonic().abs_diff(expected) < Duration::from_millis(1));
    assert_eq!(again.bytes(2 << 20).await.unwrap(), mib);
    let expected = Duration::from_secs_f64((2048.0 - 64.0) / 100.0);
    assert!(clock.monotonic().abs_diff(expected) < Duration::from_millis(1));
}

#[tokio::test]
async fn a_throttled_body_comes_in_small_pieces() {
    let clock = Arc::new(Clock::default());
    let limit = RateLimit::new(NonZeroU64::MIN, clock);
    let mut body = Body::from(vec![7; 200_000]).throttled(&limit);
    let mut sizes = Vec::new();
    while let Some(piece) = body.chunk().await {
        sizes.push(piece.unwrap().len());
    }
    assert_eq!(sizes, [65_536, 65_536, 65_536, 200_000 - 3 * 65_536]);
}

#[tokio::test]
async fn a_cancelled_body_ends_while_its_source_is_silent() {
    let token = CancellationToken::new();
    let silent = Body::from_stream(
        futures_util::stream::pending::<Result<Bytes, std::io::Error>>(),
        None,
    );
    let mut body = silent.cancelled_by(&token);
    let cancel = async {
        tokio::task::yield_now().await;
        token.cancel();
    };
    let (piece, ()) = tokio::join!(body.chunk(), cancel);
    let error = piece.unwrap().unwrap_err();
    assert_eq!(error.kind(), BodyErrorKind::Cancelled);
    assert!(body.chunk().await.is_none());
}

#[tokio::test]
async fn a_value_is_held_until_the_last_replay_is_gone() {
    struct Guard(Arc<AtomicUsize>);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let dropped = Arc::new(AtomicUsize::new(0));
    let body = Body::from("hello").holding(Guard(Arc::clone(&dropped)));
    let again = body.replay().unwrap();
    text(body).await;
    assert_eq!(dropped.load(Ordering::SeqCst), 0);
    drop(again);
    assert_eq!(dropped.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn all_layers_together_deliver_the_content_again_and_again() {
    let bytes = pattern();
    let file = file(&bytes);
    let source = FileSource::open(file.path()).await.unwrap();
    let limit = RateLimit::new(NonZeroU64::MAX, Arc::new(SystemRuntime::new()));
    let part = source.part(100_000..600_000).unwrap();
    let body = encrypted(part)
        .throttled(&limit)
        .on_progress(|_| {})
        .cancelled_by(&CancellationToken::new())
        .holding(());
    let again = body.replay().unwrap();
    let first = body.bytes(1 << 20).await.unwrap();
    assert_eq!(first.len(), 500_000);
    assert_eq!(again.bytes(1 << 20).await.unwrap(), first);
}

#[tokio::test]
async fn parts_of_a_file_are_of_the_file_that_was_opened() {
    let bytes = pattern();
    let original = file(&bytes);
    let source = FileSource::open(original.path()).await.unwrap();
    let replacement = file(&vec![0; bytes.len()]);
    std::fs::rename(replacement.path(), original.path()).unwrap();
    let first = source.part(0..300_000).unwrap();
    let second = source.part(300_000..bytes.len() as u64).unwrap();
    assert_eq!(first.bytes(1 << 20).await.unwrap(), bytes[..300_000]);
    assert_eq!(second.bytes(1 << 20).await.unwrap(), bytes[300_000..]);
    source.check().await.unwrap();
}

#[tokio::test]
async fn every_part_notices_that_the_file_was_written() {
    let bytes = pattern();
    let file = file(&bytes);
    let source = FileSource::open(file.path()).await.unwrap();
    assert!(source.part(0..900_002).is_err());
    let later = source.identity().modified().unwrap() + Duration::from_secs(1);
    file.as_file().set_modified(later).unwrap();
    for part in [0..0, 0..10, 0..300_000, 600_000..900_001] {
        let (_, kind) = failure(source.part(part).unwrap()).await;
        assert_eq!(kind, BodyErrorKind::SourceChanged);
    }
    let error = source.check().await.unwrap_err();
    assert_eq!(error.kind(), BodyErrorKind::SourceChanged);
}
