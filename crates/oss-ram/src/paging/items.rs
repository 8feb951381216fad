//! The entries of a list over all its pages.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::error::Result;
use crate::operation::Operation;
use crate::paging::pages::{Paged, Pages};

/// The entries of a list over all its pages, as a `Stream`.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<Op: Operation, T> {
    pages: Pages<Op>,
    items: std::vec::IntoIter<T>,
    take: fn(Op::Output) -> Vec<T>,
}

impl<Op: Paged, T: Unpin> Items<Op, T> {
    pub(crate) fn new(pages: Pages<Op>, take: fn(Op::Output) -> Vec<T>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
            take,
        }
    }

    /// Returns the next entry, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Fails as [`Pages::next`] does.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<Op: Paged, T: Unpin> Stream for Items<Op, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.items = (self.take)(page.output).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<Op: Operation, T> fmt::Debug for Items<Op, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &Op::NAME)
            .finish_non_exhaustive()
    }
}
