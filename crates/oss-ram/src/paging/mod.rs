//! Lists over all their pages.

mod items;
mod pages;
mod visited;

pub use items::Items;
pub(crate) use pages::list;
pub use pages::{Paged, Pages};
pub use visited::Visited;
