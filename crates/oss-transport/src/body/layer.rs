//! Layers around bodies, which begin anew with each pass and survive a replay.

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{Body, BodyError, Origin};

impl Body {
    /// Puts a layer around this body and around every [`replay`](Self::replay) of it.
    ///
    /// `wrap` is called once for each pass over the content, with the body of that pass, and returns
    /// what is read in its place. A layer can count, check, delay, transform or end the content. What it
    /// remembers belongs to one pass, so that a sum or a key stream that was begun is never continued
    /// from the start. Layers compose: each one sees what the one before it yields.
    ///
    /// The length is that of the returned body. If its size hint is exact, it is checked as described
    /// at [`from_reader`](Self::from_reader).
    ///
    /// | layer | does |
    /// |---|---|
    /// | [`transformed`](Self::transformed) | replaces each piece, as a cipher does |
    /// | [`on_progress`](Self::on_progress) | tells how many bytes were taken |
    /// | [`throttled`](Self::throttled) | limits the speed |
    /// | [`cancelled_by`](Self::cancelled_by) | ends with an error when something is cancelled |
    /// | [`holding`](Self::holding) | keeps a value, such as a permit, as long as the content may be read |
    ///
    /// For a hook that only looks at the bytes, [`inspect_each`](Self::inspect_each) is simpler.
    ///
    /// ```
    /// use http_body_util::Limited;
    /// use oss_transport::Body;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// // A body of the crate `http-body-util` that fails beyond 4 bytes, in every pass.
    /// let body = Body::from("hello").layer(|content| Limited::new(content, 4));
    /// let again = body.replay().expect("bytes can be sent again");
    /// assert!(body.bytes(100).await.is_err() && again.bytes(100).await.is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn layer<B>(self, wrap: impl Fn(Self) -> B + Send + Sync + 'static) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let plain = self.origin.clone();
        let first = Self::wrap(wrap(self));
        if matches!(plain, Origin::OneShot) {
            return first;
        }
        let again = move || Self::wrap(wrap(plain.make().unwrap_or_default()));
        Self {
            origin: Origin::Factory(Arc::new(again)),
            ..first
        }
    }

    /// Passes every piece through a function that returns as many bytes as it was given, such as a
    /// stream cipher. `make` is called for each pass, so that a key stream begins anew with it.
    ///
    /// ```
    /// use oss_transport::Body;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let body = Body::from("hello").transformed(|| {
    ///     let mut key_stream = (1_u8..=255).cycle();
    ///     move |piece| piece.iter().zip(&mut key_stream).map(|(byte, key)| byte ^ key).collect()
    /// });
    /// let again = body.replay().expect("bytes can be sent again");
    /// assert_eq!(body.len(), Some(5));
    /// assert_eq!(body.bytes(100).await?, again.bytes(100).await?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn transformed<T>(self, make: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: FnMut(Bytes) -> Bytes + Send + Unpin + 'static,
    {
        self.layer(move |content| Transformed {
            content,
            transform: make(),
        })
    }

    /// Keeps `value` until this body and every replay of it are dropped. Use it for a permit that the
    /// content needs, such as one for the memory that it takes.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use oss_transport::Body;
    /// use tokio::sync::Semaphore;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let memory = Arc::new(Semaphore::new(1 << 20));
    /// let permit = Arc::clone(&memory).acquire_many_owned(5).await?;
    /// let body = Body::from("hello").holding(permit);
    /// assert_eq!(memory.available_permits(), (1 << 20) - 5);
    /// drop(body);
    /// assert_eq!(memory.available_permits(), 1 << 20);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holding(self, value: impl Any + Send + Sync) -> Self {
        let held: Arc<dyn Any + Send + Sync> = Arc::new(value);
        self.layer(move |content| Holding {
            content,
            _held: Arc::clone(&held),
        })
    }
}

/// A body whose pieces are replaced one by one.
struct Transformed<T> {
    content: Body,
    transform: T,
}

impl<T: FnMut(Bytes) -> Bytes + Unpin> HttpBody for Transformed<T> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let piece = ready!(self.content.poll_chunk(cx));
        Poll::Ready(piece.map(|piece| Ok(Frame::data((self.transform)(piece?)))))
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}

/// A body and a value that is kept with it.
struct Holding {
    content: Body,
    _held: Arc<dyn Any + Send + Sync>,
}

impl HttpBody for Holding {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        Pin::new(&mut self.content).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}
