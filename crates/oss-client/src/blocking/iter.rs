//! Streams as iterators.

use std::fmt;
use std::pin::Pin;

use futures_core::Stream;

use crate::blocking::wait::block_on;
use crate::error::{Error, Result};
use crate::paging::{Items, Paged, Pages};
use crate::select::Records;

/// A stream as an iterator: the pages or the entries of a list, or the records of a query.
///
/// A `for` loop over [`Pages`], [`Items`] or [`Records`] creates it. Each further page is requested
/// when it is needed, and the thread is blocked until it has arrived. Inside async code the only item
/// is the error that says so; see [the module](crate::blocking#inside-async-code).
///
/// ```
/// use oss_client::Bucket;
///
/// fn total(bucket: &Bucket) -> Result<u64, oss_client::Error> {
///     let objects = bucket.list_objects_v2().items().into_iter();
///     objects.map(|object| Ok(object?.size)).sum()
/// }
/// ```
#[must_use = "an iterator does nothing until it is read"]
pub struct Iter<S> {
    /// Absent after an attempt to block a thread that runs async code: a loop that passes over errors
    /// would never end.
    stream: Option<S>,
}

impl<S> Iter<S> {
    fn new(stream: S) -> Self {
        Self {
            stream: Some(stream),
        }
    }
}

impl<S, T, E> Iterator for Iter<S>
where
    S: Stream<Item = Result<T, E>> + Unpin,
    E: From<Error>,
{
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let next = std::future::poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx));
        block_on(next).unwrap_or_else(|error| {
            self.stream = None;
            Some(Err(error.into()))
        })
    }
}

impl<Op: Paged> IntoIterator for Pages<Op> {
    type Item = <Self as Stream>::Item;
    type IntoIter = Iter<Self>;

    fn into_iter(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<Op: Paged, T: Unpin> IntoIterator for Items<Op, T> {
    type Item = Result<T>;
    type IntoIter = Iter<Self>;

    fn into_iter(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl IntoIterator for Records {
    type Item = <Self as Stream>::Item;
    type IntoIter = Iter<Self>;

    fn into_iter(self) -> Iter<Self> {
        Iter::new(self)
    }
}

impl<S: fmt::Debug> fmt::Debug for Iter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.stream).finish()
    }
}
