//! Sockets that count what was read and written.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How much a connection has read and written since it was made.
#[derive(Debug, Default)]
pub(super) struct Counters {
    written: AtomicU64,
    read: AtomicU64,
    blocked: AtomicBool,
    broken: AtomicBool,
}

impl Counters {
    /// Returns how many bytes the socket has accepted, TLS included.
    pub(super) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// Returns how many bytes of HTTP were read.
    pub(super) fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Returns `true` if bytes are ready that the socket does not accept.
    pub(super) fn blocked(&self) -> bool {
        self.blocked.load(Ordering::Relaxed)
    }

    /// Returns `true` if the peer has refused bytes.
    pub(super) fn broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }
}

/// The socket below TLS, which counts what is written.
///
/// A peer that resets the connection after its response makes writing fail before the response was
/// read. Such an error is therefore not reported: writing waits, and reading yields the response or
/// the same error.
pub(super) struct CountedWrites<T> {
    socket: T,
    counters: Arc<Counters>,
}

impl<T> CountedWrites<T> {
    pub(super) fn new(socket: T, counters: Arc<Counters>) -> Self {
        Self { socket, counters }
    }

    fn wrote<R>(
        &self,
        result: Poll<io::Result<R>>,
        bytes: impl Fn(&R) -> usize,
    ) -> Poll<io::Result<R>> {
        self.counters
            .blocked
            .store(result.is_pending(), Ordering::Relaxed);
        match &result {
            Poll::Ready(Ok(done)) => {
                self.counters
                    .written
                    .fetch_add(bytes(done) as u64, Ordering::Relaxed);
            }
            Poll::Ready(Err(error)) if is_closed_by_peer(error) => {
                self.counters.broken.store(true, Ordering::Relaxed);
                return Poll::Pending;
            }
            _ => {}
        }
        result
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for CountedWrites<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for CountedWrites<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.counters.broken() {
            return Poll::Pending;
        }
        let result = Pin::new(&mut self.socket).poll_write(cx, buffer);
        self.wrote(result, |written| *written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.counters.broken() {
            return Poll::Pending;
        }
        let result = Pin::new(&mut self.socket).poll_write_vectored(cx, buffers);
        self.wrote(result, |written| *written)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

impl<T> Connection for CountedWrites<T> {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

/// The stream above TLS, which counts what is read. The bytes of TLS itself do not count as a
/// response.
pub(super) struct CountedReads<T> {
    stream: T,
    counters: Arc<Counters>,
}

impl<T> CountedReads<T> {
    pub(super) fn new(stream: T, counters: Arc<Counters>) -> Self {
        Self { stream, counters }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for CountedReads<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let read = buffer.filled().len() - before;
        self.counters.read.fetch_add(read as u64, Ordering::Relaxed);
        result
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for CountedReads<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buffer)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

fn is_closed_by_peer(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected};
    matches!(
        error.kind(),
        BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected
    )
}
