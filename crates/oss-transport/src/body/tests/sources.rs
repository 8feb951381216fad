//! Sources that keep to no more than their contract, and sources that break it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};
use proptest::prelude::*;
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

use crate::body::{Body, BodyError, BodyErrorKind};

/// What a source does when it is polled.
#[derive(Clone, Debug)]
enum Step {
    Give(Vec<u8>),
    Wait,
    Trailers,
    Fail,
}

/// Plays its steps, and panics when it is polled after its end or its error, as
/// `futures::stream::unfold` does.
struct Strict {
    steps: std::vec::IntoIter<Step>,
    over: bool,
    hint: SizeHint,
    claims_to_have_ended: bool,
}

impl Strict {
    fn new(steps: Vec<Step>) -> Self {
        Self {
            steps: steps.into_iter(),
            over: false,
            hint: SizeHint::new(),
            claims_to_have_ended: false,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        assert!(!self.over, "polled after its end");
        let item = match self.steps.next() {
            Some(Step::Wait) => {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            Some(Step::Give(bytes)) => Some(Ok(Frame::data(Bytes::from(bytes)))),
            Some(Step::Trailers) => Some(Ok(Frame::trailers(http::HeaderMap::new()))),
            Some(Step::Fail) => Some(Err(io::Error::other("disk"))),
            None => None,
        };
        self.over = !matches!(item, Some(Ok(_)));
        Poll::Ready(item)
    }
}

impl HttpBody for Strict {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.poll(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.claims_to_have_ended
    }

    fn size_hint(&self) -> SizeHint {
        self.hint
    }
}

impl Stream for Strict {
    type Item = Result<Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
            .map(|item| item.map(|item| item.map(|frame| frame.into_data().unwrap_or_default())))
    }
}

fn give(bytes: &[u8]) -> Step {
    Step::Give(bytes.to_vec())
}

async fn bytes(body: Body) -> Result<Bytes, BodyErrorKind> {
    body.bytes(1 << 20).await.map_err(|error| error.kind())
}

#[tokio::test]
async fn a_stream_that_panics_after_its_end_is_never_polled_again() {
    let unfold = || {
        futures_util::stream::unfold(0_u8, |at| async move {
            (at < 3).then(|| (Ok::<_, io::Error>(Bytes::from(vec![at])), at + 1))
        })
    };
    for length in [None, Some(3)] {
        assert_eq!(
            bytes(Body::from_stream(unfold(), length)).await.unwrap(),
            &[0, 1, 2][..]
        );
        let mut body = Body::from_stream(unfold(), length);
        while body.chunk().await.is_some() {}
        assert!(body.chunk().await.is_none() && body.is_empty());
        assert_eq!(body.position(), 3);
    }
}

#[tokio::test]
async fn a_body_that_lies_about_its_size_or_its_end_is_found_out() {
    let lying = |hint, claims_to_have_ended| {
        let mut source = Strict::new(vec![give(b"hello")]);
        (source.hint, source.claims_to_have_ended) = (hint, claims_to_have_ended);
        Body::wrap(source)
    };
    let exact = |length| lying(SizeHint::with_exact(length), false);
    assert_eq!(bytes(exact(5)).await.unwrap(), "hello");
    assert_eq!(bytes(exact(4)).await, Err(BodyErrorKind::TooLong));
    assert_eq!(bytes(exact(0)).await, Err(BodyErrorKind::TooLong));
    assert_eq!(bytes(exact(6)).await, Err(BodyErrorKind::TooShort));
    // What claims to have ended, and has not, must not be taken for empty.
    let body = lying(SizeHint::new(), true);
    assert!(!body.is_end_stream() && body.len().is_none());
    assert_eq!(bytes(body).await.unwrap(), "hello");
}

#[tokio::test]
async fn a_reader_that_goes_on_after_its_end_is_not_asked() {
    struct Reviving(u8);
    impl AsyncRead for Reviving {
        fn poll_read(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            self.0 += 1;
            if self.0 != 2 {
                buffer.put_slice(b"more");
            }
            Poll::Ready(Ok(()))
        }
    }
    for length in [None, Some(4)] {
        let mut body = Body::from_reader(Reviving(0), length);
        assert_eq!(body.chunk().await.unwrap().unwrap(), "more");
        assert!(body.chunk().await.is_none());
        assert!(body.chunk().await.is_none());
    }
}

#[tokio::test]
async fn a_source_of_nothing_but_empty_pieces_leaves_room_for_others() {
    let empty = futures_util::stream::repeat_with(|| Ok::<_, io::Error>(Bytes::new()));
    let mut body = Body::from_stream(empty, None);
    tokio::select! {
        biased;
        _ = body.chunk() => unreachable!("there is no byte"),
        () = tokio::task::yield_now() => {}
    }
}

#[tokio::test]
async fn after_an_error_a_body_does_not_look_complete() {
    let failing = || Body::from_stream(Strict::new(vec![give(b"he"), Step::Fail]), None);
    let mut body = failing();
    body.chunk().await.unwrap().unwrap();
    body.chunk().await.unwrap().unwrap_err();
    assert!(body.chunk().await.is_none());
    assert_eq!(body.len(), None);
    assert_eq!(bytes(body).await, Err(BodyErrorKind::Source));

    let mut reader = failing().into_reader();
    let mut read = Vec::new();
    reader.read_to_end(&mut read).await.unwrap_err();
    let again = reader.read_to_end(&mut read).await.unwrap_err();
    let inner = again.get_ref().unwrap().downcast_ref::<BodyError>();
    assert_eq!(inner.unwrap().kind(), BodyErrorKind::Source);
    assert_eq!(read, b"he");
}

#[tokio::test]
async fn a_length_that_differs_is_told_with_both_numbers() {
    let told = async |steps, length| {
        let body = Body::from_stream(Strict::new(steps), Some(length));
        body.bytes(100).await.unwrap_err().to_string()
    };
    assert_eq!(
        told(vec![give(b"hello!")], 10).await,
        "the body ended before its stated length: it has 6 bytes, but 10 were stated"
    );
    assert_eq!(
        told(vec![give(b"hello!"), give(b"more")], 6).await,
        "the body has more bytes than its stated length: it has at least 10 bytes, but 6 were stated"
    );
}

#[tokio::test]
async fn an_error_of_ours_keeps_its_kind_inside_of_an_io_error() {
    let short = Body::from_stream(Strict::new(vec![give(b"hello")]), Some(6));
    let read_again = Body::from_reader(short.into_reader(), None);
    assert_eq!(bytes(read_again).await, Err(BodyErrorKind::TooShort));
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => prop::collection::vec(any::<u8>(), 0..6).prop_map(Step::Give),
        2 => Just(Step::Wait),
        1 => Just(Step::Trailers),
        1 => Just(Step::Fail),
    ];
    prop::collection::vec(step, 0..12)
}

/// What a source yields before its end or its error.
fn expected(steps: &[Step]) -> (Vec<u8>, bool) {
    let mut all = Vec::new();
    for step in steps {
        match step {
            Step::Give(bytes) => all.extend_from_slice(bytes),
            Step::Fail => return (all, false),
            Step::Wait | Step::Trailers => {}
        }
    }
    (all, true)
}

fn outcome(content: &[u8], complete: bool, stated: Option<u64>) -> Result<(), BodyErrorKind> {
    let length = content.len() as u64;
    match stated {
        Some(stated) if length > stated => Err(BodyErrorKind::TooLong),
        _ if !complete => Err(BodyErrorKind::Source),
        Some(stated) if length < stated => Err(BodyErrorKind::TooShort),
        _ => Ok(()),
    }
}

proptest! {
    /// Any source, read in any mixture of ways, gives its bytes in order and then its end or its
    /// error, and is never polled again.
    #[test]
    fn any_mixture_of_reads_gives_the_bytes_of_the_source(
        steps in steps(),
        stated in prop::option::of(0_u64..40),
        reads in prop::collection::vec(0_usize..3, 0..8),
        wrapped in any::<bool>(),
    ) {
        let (content, complete) = expected(&steps);
        let mut source = Strict::new(steps);
        let body = if wrapped {
            source.hint = stated.map_or_else(SizeHint::new, SizeHint::with_exact);
            Body::wrap(source)
        } else {
            Body::from_stream(source, stated)
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (read, ended) = runtime.block_on(mixture(body, &reads));
        prop_assert_eq!(ended, outcome(&content, complete, stated));
        prop_assert!(content.starts_with(&read));
        if ended.is_ok() {
            prop_assert_eq!(read, content);
        }
    }
}

/// Reads one chunk or a few bytes at a time, and the rest at once.
async fn mixture(body: Body, reads: &[usize]) -> (Vec<u8>, Result<(), BodyErrorKind>) {
    let mut read = Vec::new();
    let mut reader = body.into_reader();
    for size in reads {
        let mut buffer = vec![0; *size];
        match reader.read(&mut buffer).await {
            Ok(length) => read.extend_from_slice(&buffer[..length]),
            Err(error) => return (read, Err(kind(error))),
        }
    }
    match reader.read_to_end(&mut read).await {
        Ok(_) => (read, Ok(())),
        Err(error) => (read, Err(kind(error))),
    }
}

fn kind(error: io::Error) -> BodyErrorKind {
    error.downcast::<BodyError>().unwrap().kind()
}
