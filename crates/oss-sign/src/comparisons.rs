//! Names whose comparisons a test can count.
//!
//! A server compares the names of a request with each other before it knows who sent it. A test
//! counts these comparisons to show that their number does not grow with the square of the request.
//! Without the feature `counted`, which only tests use, the types here cost nothing.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Deref;

/// A value whose comparisons are counted if the feature `counted` is on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted<T>(pub T);

impl<T: PartialEq> PartialEq for Counted<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        counted(self.0 == other.0)
    }
}

impl<T: Eq> Eq for Counted<T> {}

impl<T: PartialOrd> PartialOrd for Counted<T> {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        counted(self.0.partial_cmp(&other.0))
    }
}

impl<T: Ord> Ord for Counted<T> {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        counted(self.0.cmp(&other.0))
    }
}

/// A name that is compared with a text, as in a search, is counted too.
impl<T: AsRef<str>> PartialEq<str> for Counted<T> {
    #[inline(always)]
    fn eq(&self, other: &str) -> bool {
        counted(self.0.as_ref() == other)
    }
}

impl<T: AsRef<str>> PartialOrd<str> for Counted<T> {
    #[inline(always)]
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        counted(self.0.as_ref().partial_cmp(other))
    }
}

impl<T: AsRef<str>> AsRef<str> for Counted<T> {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}

impl Borrow<str> for Counted<String> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<T> Deref for Counted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Counts one comparison and returns its result.
#[inline(always)]
pub(crate) fn counted<T>(result: T) -> T {
    #[cfg(feature = "counted")]
    COUNT.with(|count| count.set(count.get() + 1));
    result
}

#[cfg(feature = "counted")]
thread_local! {
    static COUNT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Returns how many comparisons this thread has made.
#[cfg(feature = "counted")]
pub fn count() -> u64 {
    COUNT.with(std::cell::Cell::get)
}
