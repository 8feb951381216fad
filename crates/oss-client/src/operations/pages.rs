//! Lists over all their pages.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::call::Call;
use crate::error::{Error, ErrorKind, Result};
use crate::operation::Operation;

type Sending<Op> = Pin<Box<dyn Future<Output = Result<<Op as Operation>::Output>> + Send>>;

/// Makes the operation ask for the page after this one; `false` at the last.
type Advance<Op> = fn(&mut Op, &<Op as Operation>::Output) -> Result<bool>;

/// The pages of a list, as a `Stream`. A page that does not arrive is the last item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<Op: Operation> {
    /// The call of the next page.
    call: Option<Call<Op>>,
    sending: Option<Sending<Op>>,
    advance: Advance<Op>,
}

impl<Op: Operation + Clone + Unpin> Pages<Op> {
    pub(crate) fn new(call: Call<Op>, advance: Advance<Op>) -> Self {
        Self {
            call: Some(call),
            sending: None,
            advance,
        }
    }

    /// The next page; `None` after the last.
    ///
    /// # Errors
    ///
    /// Those of the call, and [`ErrorKind::Pagination`] for a list that has no way on.
    pub async fn next(&mut self) -> Option<Result<Op::Output>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn send(call: &Call<Op>) -> Sending<Op> {
        let (client, operation) = (call.client.clone(), call.operation.clone());
        let call = Call {
            client,
            operation,
            options: call.options.clone(),
        };
        Box::pin(call.send())
    }
}

impl<Op: Operation + Clone + Unpin> Stream for Pages<Op> {
    type Item = Result<Op::Output>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(call) = &mut this.call else {
            return Poll::Ready(None);
        };
        let sending = this.sending.get_or_insert_with(|| Self::send(call));
        let page = ready!(sending.as_mut().poll(cx));
        this.sending = None;
        let on = match &page {
            Ok(page) => (this.advance)(&mut call.operation, page),
            Err(_) => Ok(false),
        };
        match on {
            Ok(true) => Poll::Ready(Some(page)),
            Ok(false) => {
                this.call = None;
                Poll::Ready(Some(page))
            }
            Err(error) => {
                this.call = None;
                Poll::Ready(Some(Err(error)))
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

/// The items of a list over all its pages, as a `Stream`.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<Op: Operation, T> {
    pages: Pages<Op>,
    items: std::vec::IntoIter<T>,
    take: fn(Op::Output) -> Vec<T>,
}

impl<Op: Operation + Clone + Unpin, T: Unpin> Items<Op, T> {
    pub(crate) fn new(pages: Pages<Op>, take: fn(Op::Output) -> Vec<T>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
            take,
        }
    }

    /// The next item; `None` after the last.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<Op: Operation + Clone + Unpin, T: Unpin> Stream for Items<Op, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.items = (self.take)(page).into_iter(),
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

/// Moves a page token on. A list that says there is more, but not where, or where it was already,
/// would never end.
pub(crate) fn advance(
    truncated: Option<bool>,
    next: Option<&String>,
    token: &mut Option<String>,
) -> Result<bool> {
    if truncated != Some(true) {
        return Ok(false);
    }
    let refuse = |message: &str| Err(Error::new(ErrorKind::Pagination).with_message(message));
    match next.filter(|next| !next.is_empty()) {
        None => refuse("it is said to go on, but not where"),
        next if next == token.as_ref() => refuse("the next page is the same again"),
        next => {
            *token = next.cloned();
            Ok(true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_or_moves_on_and_never_stands_still() {
        let next = "b".to_owned();
        let mut token = Some("a".to_owned());
        assert!(!advance(Some(false), Some(&next), &mut token).unwrap());
        assert!(!advance(None, None, &mut token).unwrap());
        assert!(advance(Some(true), Some(&next), &mut token).unwrap());
        assert_eq!(token.as_deref(), Some("b"));
        for next in [None, Some(&String::new()), Some(&next)] {
            let error = advance(Some(true), next, &mut token).unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::Pagination);
        }
    }
}
