//! Lists over all their pages.
//!
//! Every operation that OSS answers in pages has the methods `pages` and `items`. [`Pages`] gives one
//! page after the other, and [`Items`] the entries of all pages. Both ask for the next page when it is
//! needed, have a method `next`, and are a `Stream`. The page [list](crate::guide::list) has examples.

mod items;
mod pages;
mod visited;

pub use items::Items;
pub use pages::{Paged, Pages};
pub use visited::{More, Names, Visited};
