//! The traits of tokio for reading, writing and seeking as those of the standard library.

use std::io::{self, Read, Seek, SeekFrom, Write};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};

use crate::blocking::background;
use crate::blocking::wait::Wait;

/// Something with the traits of tokio, used as [`Read`], [`Write`] and [`Seek`].
///
/// It has each of the three if the inner value has the trait of the same name of tokio. Every call
/// blocks the thread until it is done. Inside async code every call fails; see
/// [the module](crate::blocking#inside-async-code).
///
/// The content of one object is read faster by a [`Reader`](crate::blocking::Reader), which reads ahead.
///
/// ```
/// use std::io::Read;
/// use oss_client::Bucket;
/// use oss_client::blocking::{Io, Wait};
///
/// fn first_line(bucket: &Bucket) -> Result<[u8; 10], Box<dyn std::error::Error>> {
///     let object = bucket.get_object("exampledir/exampleobject.txt").wait()?;
///     let mut first = [0; 10];
///     Io::new(object.into_body()).read_exact(&mut first)?;
///     Ok(first)
/// }
/// ```
#[derive(Debug)]
pub struct Io<T> {
    /// Present until it is taken out or dropped.
    inner: Option<T>,
}

impl<T> Io<T> {
    /// Uses `inner` by the traits of the standard library.
    pub fn new(inner: T) -> Self {
        Self { inner: Some(inner) }
    }

    fn inner(&mut self) -> io::Result<&mut T> {
        let inner = self.inner.as_mut();
        inner.ok_or_else(|| io::Error::other("the value was taken out"))
    }
}

impl<T: AsyncWrite + Unpin> Io<T> {
    /// Ends writing, as `AsyncWrite::poll_shutdown` does: everything that was written is sent, and what
    /// is being written is complete.
    ///
    /// # Errors
    ///
    /// Fails if what was written cannot be sent or completed.
    pub fn finish(mut self) -> io::Result<()> {
        self.inner()?.shutdown().wait()
    }
}

impl<T: AsyncRead + Unpin> Read for Io<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner()?.read(buffer).wait()
    }
}

impl<T: AsyncWrite + Unpin> Write for Io<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner()?.write(bytes).wait()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner()?.flush().wait()
    }
}

impl<T: AsyncSeek + Unpin> Seek for Io<T> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.inner()?.seek(position).wait()
    }
}

impl<T> Drop for Io<T> {
    fn drop(&mut self) {
        // What is dropped may start a task that cleans up, which needs a runtime.
        if let Ok(background) = background::handle() {
            let _entered = background.enter();
            self.inner = None;
        }
    }
}
