//! Buckets that are used as websites: index pages, error pages and redirections. They are meant for
//! browsers, which send requests without a signature.

mod mirror;
mod routing;
mod visit;

pub(crate) use visit::Visit;
