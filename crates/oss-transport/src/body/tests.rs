//! What a body promises: lengths, replay, hooks, and how it fails.

use std::error::Error;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use tokio::io::AsyncReadExt;

use super::{Body, BodyError, BodyErrorKind};

mod layers;
mod sources;

async fn text(body: Body) -> String {
    String::from_utf8(body.bytes(1 << 30).await.unwrap().to_vec()).unwrap()
}

/// What came before the error, and the error's kind.
async fn failure(mut body: Body) -> (Vec<u8>, BodyErrorKind) {
    let mut read = Vec::new();
    loop {
        match body.chunk().await.expect("an error before the end") {
            Ok(piece) => read.extend_from_slice(&piece),
            Err(error) => {
                assert!(body.chunk().await.is_none(), "nothing comes after an error");
                return (read, error.kind());
            }
        }
    }
}

/// Gives these pieces, one poll each.
struct Pieces(std::vec::IntoIter<Result<&'static str, &'static str>>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next().map(|piece| piece.map(Bytes::from)))
    }
}

fn pieces<const N: usize>(
    pieces: [Result<&'static str, &'static str>; N],
    length: Option<u64>,
) -> Body {
    Body::from_stream(Pieces(Vec::from(pieces).into_iter()), length)
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// More than three blocks, every byte of a block told from its neighbours.
fn pattern() -> Vec<u8> {
    (0..900_001_u32)
        .map(|at| (at * 7 + (at >> 8)) as u8)
        .collect()
}

#[tokio::test]
async fn bytes_know_their_length_and_replay() {
    for body in [
        Body::from("hello"),
        Body::from(String::from("hello")),
        Body::from(b"hello".to_vec()),
        Body::from(&b"hello"[..]),
        Body::from(b"hello"),
        Body::from(Bytes::from("hello")),
        Body::rope([Bytes::from("he"), Bytes::new(), Bytes::from("llo")]),
    ] {
        assert_eq!(body.len(), Some(5));
        assert!(body.is_replayable() && !body.is_empty());
        let again = body.replay().unwrap();
        assert_eq!(text(body).await, "hello");
        assert_eq!(text(again.replay().unwrap()).await, "hello");
    }
    assert!(Body::empty().is_empty() && Body::default().is_empty());
    assert_eq!(text(Body::empty()).await, "");
}

#[tokio::test]
async fn a_replay_starts_at_the_start_whatever_was_read() {
    let mut body = Body::rope([Bytes::from("he"), Bytes::from("llo")]);
    body.chunk().await.unwrap().unwrap();
    assert_eq!(body.len(), Some(3), "what is still to come");
    assert_eq!(text(body.replay().unwrap()).await, "hello");
}

#[tokio::test]
async fn bytes_are_handed_out_without_a_copy() {
    let bytes = Bytes::from(vec![1; 1000]);
    let body = Body::from(bytes.clone());
    assert_eq!(body.bytes(1000).await.unwrap().as_ptr(), bytes.as_ptr());
}

#[tokio::test]
async fn a_factory_replays_and_what_it_makes_may_be_one_shot() {
    let body = Body::from_factory(|| pieces([Ok("one"), Ok("two")], Some(6)));
    assert_eq!(body.len(), Some(6));
    let again = body.replay().unwrap();
    assert_eq!(text(body).await, "onetwo");
    assert!(again.is_replayable());
    assert_eq!(text(again).await, "onetwo");
}

#[tokio::test]
async fn a_stream_is_one_shot_and_its_length_as_stated() {
    let body = pieces([Ok("one"), Ok(""), Ok("two")], None);
    assert_eq!((body.len(), body.is_replayable()), (None, false));
    assert!(body.replay().is_none());
    assert_eq!(text(body).await, "onetwo");

    let mut body = pieces([Ok("one"), Ok("two")], Some(6));
    assert_eq!(body.len(), Some(6));
    body.chunk().await.unwrap().unwrap();
    assert_eq!(body.len(), Some(3));
}

#[tokio::test]
async fn a_stated_length_that_differs_is_found_before_the_last_byte() {
    let short = pieces([Ok("one"), Ok("two")], Some(7));
    assert_eq!(
        failure(short).await,
        (b"onetwo".to_vec(), BodyErrorKind::TooShort)
    );
    let long = pieces([Ok("one"), Ok("two"), Ok("x")], Some(6));
    assert_eq!(
        failure(long).await,
        (b"one".to_vec(), BodyErrorKind::TooLong)
    );
    let longer = pieces([Ok("one"), Ok("two")], Some(5));
    assert_eq!(
        failure(longer).await,
        (b"one".to_vec(), BodyErrorKind::TooLong)
    );
    let none = pieces([Ok("x")], Some(0));
    assert_eq!(failure(none).await, (Vec::new(), BodyErrorKind::TooLong));
    let late = pieces([Ok("one"), Err("disk")], Some(3));
    assert_eq!(failure(late).await, (Vec::new(), BodyErrorKind::Source));
}

#[tokio::test]
async fn a_reader_gives_everything_and_its_error_is_the_cause() {
    let long = "x".repeat(200_000);
    let reader = io::Cursor::new(long.clone().into_bytes());
    assert_eq!(text(Body::from_reader(reader, Some(200_000))).await, long);

    let mut body = pieces([Ok("one"), Err("disk")], None);
    assert_eq!(body.chunk().await.unwrap().unwrap(), "one");
    let error = body.chunk().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), BodyErrorKind::Source);
    assert_eq!(error.source().unwrap().to_string(), "disk");
}

#[tokio::test]
async fn another_body_is_taken_as_it_is_and_our_own_errors_pass_through() {
    let full = Body::wrap(http_body_util::Full::new(Bytes::from("hello")));
    assert_eq!((full.len(), full.is_replayable()), (Some(5), false));
    assert_eq!(text(full).await, "hello");

    let inner = Body::from_stream(Failing, None);
    assert_eq!(failure(Body::wrap(inner)).await.1, BodyErrorKind::Cut);
}

struct Failing;

impl futures_core::Stream for Failing {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(Some(Err(BodyError::new(BodyErrorKind::Cut))))
    }
}

#[tokio::test]
async fn collecting_stops_at_the_limit() {
    assert_eq!(Body::from("hello").bytes(5).await.unwrap(), "hello");
    for body in [
        Body::from("hello"),
        pieces([Ok("he"), Ok("llo")], None),
        pieces([Ok("hello")], None),
    ] {
        assert_eq!(
            body.bytes(4).await.unwrap_err().kind(),
            BodyErrorKind::TooLarge
        );
    }
}

#[tokio::test]
async fn hooks_see_every_piece_in_order_and_are_not_replayed() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let hook = |name: &'static str| {
        let seen = Arc::clone(&seen);
        move |piece: &Bytes| seen.lock().unwrap().push((name, piece.clone()))
    };
    let rope = Body::rope([Bytes::from("one"), Bytes::from("two")]);
    let body = rope.inspect(hook("a")).inspect(hook("b"));
    assert_eq!((body.len(), body.is_replayable()), (Some(6), true));
    let again = body.replay().unwrap();
    text(body).await;
    text(again).await;
    let expected = [("a", "one"), ("b", "one"), ("a", "two"), ("b", "two")];
    assert_eq!(
        *seen.lock().unwrap(),
        expected.map(|(name, piece)| (name, Bytes::from(piece)))
    );
}

#[tokio::test]
async fn a_body_reads_as_async_read() {
    let mut reader = pieces([Ok("one"), Ok("two")], None).into_reader();
    let mut four = [0; 4];
    reader.read_exact(&mut four).await.unwrap();
    assert_eq!(&four, b"onet");
    let mut rest = String::new();
    reader.read_to_string(&mut rest).await.unwrap();
    assert_eq!(rest, "wo");

    let mut reader = Body::from_stream(Failing, None).into_reader();
    let error = reader.read_to_string(&mut rest).await.unwrap_err();
    let inner = error
        .get_ref()
        .unwrap()
        .downcast_ref::<BodyError>()
        .unwrap();
    assert_eq!(inner.kind(), BodyErrorKind::Cut);
}

#[tokio::test]
async fn a_file_is_read_whole_in_blocks_and_replays() {
    let bytes = pattern();
    let file = file(&bytes);
    let mut body = Body::from_file(file.path()).await.unwrap();
    assert_eq!(
        (body.len(), body.is_replayable()),
        (Some(bytes.len() as u64), true)
    );
    let again = body.replay().unwrap();
    let first = body.chunk().await.unwrap().unwrap();
    assert_eq!(first.len(), 256 * 1024);
    assert_eq!(body.len(), Some((bytes.len() - first.len()) as u64));
    assert_eq!(body.bytes(1 << 20).await.unwrap(), bytes[first.len()..]);
    assert_eq!(again.bytes(1 << 20).await.unwrap(), bytes);
}

#[tokio::test]
async fn a_range_of_a_file_is_only_that() {
    let bytes = pattern();
    let file = file(&bytes);
    for range in [0..0, 5..6, 262_143..262_145, 100..900_001, 900_001..900_001] {
        let body = Body::from_file_range(file.path(), range.clone())
            .await
            .unwrap();
        assert_eq!(body.len(), Some(range.end - range.start));
        let expected = &bytes[range.start as usize..range.end as usize];
        assert_eq!(body.bytes(1 << 20).await.unwrap(), expected);
    }
    for range in [0..900_002, Range { start: 6, end: 5 }] {
        let error = Body::from_file_range(file.path(), range).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    }
}

#[tokio::test]
async fn an_open_file_needs_no_name_and_keeps_its_cursor() {
    let bytes = pattern();
    let mut unnamed = tokio::fs::File::from_std({
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        file
    });
    let other = unnamed.try_clone().await.unwrap();
    let body = Body::from_open_file(other, None).await.unwrap();
    assert_eq!(body.replay().unwrap().bytes(1 << 20).await.unwrap(), bytes);
    assert_eq!(body.bytes(1 << 20).await.unwrap(), bytes);
    let cursor = tokio::io::AsyncSeekExt::stream_position(&mut unnamed)
        .await
        .unwrap();
    assert_eq!(cursor, bytes.len() as u64);

    let other = unnamed.try_clone().await.unwrap();
    let range = Body::from_open_file(other, Some(3..7)).await.unwrap();
    assert_eq!(range.bytes(10).await.unwrap(), bytes[3..7]);
}

#[tokio::test]
async fn a_file_that_grew_or_shrank_is_not_sent() {
    let grown = file(&pattern());
    let body = Body::from_file(grown.path()).await.unwrap();
    grown.as_file().set_len(900_002).unwrap();
    let (sent, kind) = failure(body).await;
    assert_eq!(kind, BodyErrorKind::SourceChanged);
    assert!(sent.len() < 900_001);

    let shrunk = file(b"0123456789");
    let body = Body::from_file(shrunk.path()).await.unwrap();
    assert_eq!(text(body.replay().unwrap()).await, "0123456789");
    shrunk.as_file().set_len(9).unwrap();
    assert_eq!(
        failure(body.replay().unwrap()).await.1,
        BodyErrorKind::SourceChanged
    );
}

#[tokio::test]
async fn a_file_that_was_replaced_or_removed_is_sent_as_it_was_opened() {
    let replaced = file(b"0123456789");
    let body = Body::from_file(replaced.path()).await.unwrap();
    let other = file(b"9876543210");
    std::fs::rename(other.path(), replaced.path()).unwrap();
    let again = body.replay().unwrap();
    assert_eq!(text(body).await, "0123456789");
    assert_eq!(text(again).await, "0123456789");

    let gone = file(b"0123456789");
    let body = Body::from_file(gone.path()).await.unwrap();
    drop(gone);
    assert_eq!(text(body).await, "0123456789");
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_sent_never_ends_well() {
    let bytes = pattern();
    for length in [bytes.len() as u64 + 1, 300_000] {
        let file = file(&bytes);
        let mut body = Body::from_file(file.path()).await.unwrap();
        body.chunk().await.unwrap().unwrap();
        file.as_file().set_len(length).unwrap();
        let (read, kind) = failure(body).await;
        assert_eq!(kind, BodyErrorKind::SourceChanged);
        assert!(read.len() < bytes.len() - 256 * 1024);
    }
}

#[tokio::test]
async fn a_file_that_changes_without_a_new_size_is_not_sent() {
    let touched = file(b"0123456789");
    let body = Body::from_file(touched.path()).await.unwrap();
    let later = touched.as_file().metadata().unwrap().modified().unwrap();
    let later = later + std::time::Duration::from_secs(1);
    touched.as_file().set_modified(later).unwrap();
    let error = body.bytes(100).await.unwrap_err();
    assert_eq!(error.kind(), BodyErrorKind::SourceChanged);
    assert_eq!(
        error.to_string(),
        "the file changed while it was being sent: its modification time is another one"
    );

    let grown = file(b"0123456789");
    let body = Body::from_file(grown.path()).await.unwrap();
    grown.as_file().set_len(12).unwrap();
    assert_eq!(
        body.bytes(100).await.unwrap_err().to_string(),
        "the file changed while it was being sent: it had 10 bytes and has 12 now"
    );
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_file_without_a_size_is_sent_as_far_as_it_can_be_read() {
    let path = "/proc/self/status";
    let body = Body::from_file(path).await.unwrap();
    assert_eq!((body.len(), body.is_replayable()), (None, true));
    let again = body.replay().unwrap();
    assert!(text(body).await.starts_with("Name:"));
    assert!(text(again).await.starts_with("Name:"));
    let open = tokio::fs::File::open(path).await.unwrap();
    let body = Body::from_open_file(open, None).await.unwrap();
    assert!(text(body).await.starts_with("Name:"));
    let empty = file(b"");
    assert_eq!(Body::from_file(empty.path()).await.unwrap().len(), Some(0));
}

#[tokio::test]
async fn hooks_for_each_pass_start_anew() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let body = Body::rope([Bytes::from("one"), Bytes::from("two")]).inspect_each(move || {
        let (record, mut sent) = (Arc::clone(&record), 0);
        move |piece| {
            sent += piece.len();
            record.lock().unwrap().push(sent);
        }
    });
    let again = body.replay().unwrap();
    let once_more = again.replay().unwrap();
    for body in [body, again, once_more] {
        assert_eq!(text(body).await, "onetwo");
    }
    assert_eq!(*seen.lock().unwrap(), [3, 6, 3, 6, 3, 6]);
}

#[tokio::test]
async fn what_is_no_file_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let error = Body::from_file(folder.path()).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    let missing = Body::from_file(folder.path().join("missing"))
        .await
        .unwrap_err();
    assert_eq!(missing.kind(), io::ErrorKind::NotFound);
}

#[tokio::test]
async fn only_untouched_bytes_in_memory_that_nothing_watches_are_plain() {
    assert!(Body::from("hello").is_plain());
    assert!(Body::empty().is_plain());
    assert!(!Body::from("hello").inspect(|_| {}).is_plain());
    assert!(
        !Body::from("hello")
            .inspect_each(|| |_: &Bytes| {})
            .is_plain()
    );
    assert!(!Body::from_factory(|| Body::from("hello")).is_plain());
    assert!(!Body::wrap(Body::from("hello")).is_plain());
    let mut begun = Body::rope([Bytes::from("a"), Bytes::from("b")]);
    begun.chunk().await.unwrap().unwrap();
    assert!(!begun.is_plain());
}
