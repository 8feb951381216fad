//! The pages of a list.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::call::Sending;
use crate::error::Result;
use crate::operation::Operation;
use crate::paging::visited::Visited;
use crate::response::Response;

/// An operation that answers one page of a list.
pub trait Paged: Operation + Clone + Unpin {
    /// Sends the request of one page.
    fn send_page(self) -> Sending<Self::Output>;

    /// Changes the operation so that it requests the page after this one. Returns `false` at the
    /// last page.
    ///
    /// # Errors
    ///
    /// Fails if the server does not say where the next page is, or leads back to one that was read.
    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool>;
}

/// The pages of a list, as a `Stream`. If a page cannot be read, its error is the last item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<Op: Operation> {
    /// The operation that requests the next page.
    next: Option<Op>,
    sending: Option<Sending<Op::Output>>,
    visited: Visited,
}

impl<Op: Paged> Pages<Op> {
    pub(crate) fn new(operation: Op) -> Self {
        Self {
            next: Some(operation),
            sending: None,
            visited: Visited::default(),
        }
    }

    /// Returns the next page, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the call, and with
    /// [`ErrorKind::Pagination`](crate::ErrorKind::Pagination) if the server says that there are more
    /// pages but not where, or leads back to a page that was read already.
    pub async fn next(&mut self) -> Option<Result<Response<Op::Output>>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<Op: Paged> Stream for Pages<Op> {
    type Item = Result<Response<Op::Output>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(operation) = &mut this.next else {
            return Poll::Ready(None);
        };
        let sending = this
            .sending
            .get_or_insert_with(|| operation.clone().send_page());
        let page = ready!(sending.as_mut().poll(cx));
        this.sending = None;
        let more = match &page {
            Ok(page) => operation.next_page(&page.output, &mut this.visited),
            Err(_) => Ok(false),
        };
        match more {
            Ok(true) => Poll::Ready(Some(page)),
            Ok(false) => {
                this.next = None;
                Poll::Ready(Some(page))
            }
            Err(error) => {
                this.next = None;
                Poll::Ready(Some(Err(error.about(Op::NAME))))
            }
        }
    }
}

impl<Op: Operation> fmt::Debug for Pages<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &Op::NAME)
            .finish_non_exhaustive()
    }
}

/// Writes how a list is read: over its pages, or over all its entries. After `=>` stands what
/// tells an entry from all others; a list without it has only one page.
macro_rules! list {
    ($list:ident, $entries:ident: $entry:ty $(=> |$each:ident| $name:expr)?) => {
        impl $list {
            /// Returns all pages, from this one on, as a `Stream`.
            pub fn pages(self) -> $crate::paging::Pages<Self> {
                $crate::paging::Pages::new(self)
            }

            #[doc = concat!("Returns the entries in `", stringify!($entries), "` of all pages, from this one on, as a `Stream`.")]
            pub fn items(self) -> $crate::paging::Items<Self, $entry> {
                $crate::paging::Items::new(self.pages(), |page| page.$entries)
            }
        }

        impl $crate::paging::Paged for $list {
            fn send_page(self) -> $crate::call::Sending<Self::Output> {
                self.into_future()
            }

            $crate::paging::list!(@next_page $entries $(|$each| $name)?);
        }
    };
    (@next_page $entries:ident) => {
        fn next_page(
            &mut self,
            _: &Self::Output,
            _: &mut $crate::paging::Visited,
        ) -> $crate::error::Result<bool> {
            Ok(false)
        }
    };
    (@next_page $entries:ident |$each:ident| $name:expr) => {
        fn next_page(
            &mut self,
            page: &Self::Output,
            visited: &mut $crate::paging::Visited,
        ) -> $crate::error::Result<bool> {
            let names = page.$entries.iter().map(|$each| $name);
            let marker = page.marker.as_deref();
            if !visited.goes_on(page.is_truncated, marker, names)? {
                return Ok(false);
            }
            self.marker = page.marker.clone();
            Ok(true)
        }
    };
}

pub(crate) use list;
