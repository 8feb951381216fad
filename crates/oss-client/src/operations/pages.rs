//! Lists over all their pages.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::future::Future;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::call::Call;
use crate::error::{Error, ErrorKind, Result};
use crate::operation::Operation;

type Sending<Op> = Pin<Box<dyn Future<Output = Result<<Op as Operation>::Output>> + Send>>;

/// Changes the operation so that it requests the page after this one. Returns `false` at the last.
type Advance<Op> = fn(&mut Op, &<Op as Operation>::Output, &mut Visited) -> Result<bool>;

/// The pages of a list, as a `Stream`. If a page cannot be read, its error is the last item.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<Op: Operation> {
    /// The call of the next page.
    call: Option<Call<Op>>,
    sending: Option<Sending<Op>>,
    advance: Advance<Op>,
    visited: Visited,
}

impl<Op: Operation + Clone + Unpin> Pages<Op> {
    pub(crate) fn new(call: Call<Op>, advance: Advance<Op>) -> Self {
        Self {
            call: Some(call),
            sending: None,
            advance,
            visited: Visited::default(),
        }
    }

    /// Returns the next page, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the call, and with [`ErrorKind::Pagination`] if the server says that
    /// there are more pages but not where, or leads back to a page that was read already.
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
        let more = match &page {
            Ok(page) => (this.advance)(&mut call.operation, page, &mut this.visited),
            Err(_) => Ok(false),
        };
        match more {
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

    /// Returns the next item, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Fails as [`Pages::next`] does.
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

/// What a walk over a list has seen, as hashes: a list that leads back would never end.
#[derive(Debug, Default)]
pub(crate) struct Visited {
    tokens: HashSet<u64>,
    pages: HashSet<u64>,
    /// How many pages in a row had no entry.
    empty: u32,
}

impl Visited {
    /// Moves the token of an operation on to the next page; `names` are those of the entries of
    /// this page. Returns `false` if this was the last page.
    pub(crate) fn advance<'n>(
        &mut self,
        truncated: Option<bool>,
        next: Option<&String>,
        token: &mut Option<String>,
        names: impl Iterator<Item = Option<&'n str>>,
    ) -> Result<bool> {
        if truncated != Some(true) {
            return Ok(false);
        }
        self.check_page(names)?;
        let Some(next) = next.filter(|next| !next.is_empty()) else {
            return refuse("the server says that more pages follow, but gives no token for them");
        };
        if let Some(token) = token {
            self.tokens.insert(hash(token));
        }
        if !self.tokens.insert(hash(next)) {
            return refuse("the token for the next page is one that was used already");
        }
        *token = Some(next.clone());
        Ok(true)
    }

    /// Names are unique in a list, so no two of its pages are the same.
    fn check_page<'n>(&mut self, names: impl Iterator<Item = Option<&'n str>>) -> Result<()> {
        let names: Vec<_> = names.collect();
        if names.is_empty() {
            self.empty += 1;
            return match self.empty > MAX_EMPTY {
                true => refuse("too many pages in a row have no entry"),
                false => Ok(()),
            };
        }
        self.empty = 0;
        match self.pages.insert(hash(&names)) {
            true => Ok(()),
            false => refuse("a page has the same entries as one that was read already"),
        }
    }
}

fn refuse<T>(message: &str) -> Result<T> {
    Err(Error::new(ErrorKind::Pagination).with_message(message))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A page may be empty where everything on it was filtered out, but not all of them.
const MAX_EMPTY: u32 = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks over pages of these tokens and entries until it ends; returns how many were read.
    fn walk(pages: &mut dyn Iterator<Item = (&str, Vec<String>)>) -> (usize, Result<bool>) {
        let (mut visited, mut token, mut count) = (Visited::default(), None, 0);
        for (next, names) in pages {
            count += 1;
            let names = names.iter().map(|name| Some(name.as_str()));
            match visited.advance(Some(true), Some(&next.to_owned()), &mut token, names) {
                Ok(true) => {}
                ended => return (count, ended),
            }
        }
        (count, Ok(true))
    }

    fn kind(error: Result<bool>) -> ErrorKind {
        error.unwrap_err().kind().clone()
    }

    #[test]
    fn a_list_ends_or_moves_on_and_never_stands_still() {
        let next = "b".to_owned();
        let mut token = Some("a".to_owned());
        let none = || std::iter::empty();
        let mut visited = Visited::default();
        let mut advance = |truncated, next: Option<&String>, token: &mut Option<String>| {
            visited.advance(truncated, next, token, none())
        };
        assert!(!advance(Some(false), Some(&next), &mut token).unwrap());
        assert!(!advance(None, None, &mut token).unwrap());
        assert!(advance(Some(true), Some(&next), &mut token).unwrap());
        assert_eq!(token.as_deref(), Some("b"));
        for next in [None, Some(&String::new()), Some(&next)] {
            let error = advance(Some(true), next, &mut token).unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::Pagination);
        }
    }

    #[test]
    fn tokens_that_take_turns_end_the_list() {
        let mut entry = 0;
        let mut pages = ["a", "b"].iter().cycle().map(|token| {
            entry += 1;
            (*token, vec![entry.to_string()])
        });
        let (read, ended) = walk(&mut pages);
        assert_eq!((read, kind(ended)), (3, ErrorKind::Pagination));
    }

    #[test]
    fn entries_that_come_again_end_the_list_whatever_the_tokens_are() {
        let tokens: Vec<String> = (0..10_000).map(|token| token.to_string()).collect();
        let same = |_| vec!["k1".to_owned(), "k2".to_owned()];
        let turns = |at: usize| vec![format!("k{}", at % 3)];
        let empty = |_| Vec::new();
        let walk = |names: &dyn Fn(usize) -> Vec<String>| {
            let pages = tokens.iter().enumerate();
            walk(&mut pages.map(|(at, token)| (token.as_str(), names(at))))
        };
        let (read, ended) = walk(&same);
        assert_eq!((read, kind(ended)), (2, ErrorKind::Pagination));
        let (read, ended) = walk(&turns);
        assert_eq!((read, kind(ended)), (4, ErrorKind::Pagination));
        let (read, ended) = walk(&empty);
        assert_eq!((read, kind(ended)), (1001, ErrorKind::Pagination));
        let (read, ended) = walk(&|at| vec![at.to_string()]);
        assert!(ended.unwrap());
        assert_eq!(read, 10_000);
    }
}
