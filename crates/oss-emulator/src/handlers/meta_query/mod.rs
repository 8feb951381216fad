//! Operations on the index of the objects of a bucket.

mod aggregate;
mod condition;
mod do_meta_query;
mod fields;
mod index;

pub(crate) use do_meta_query::do_meta_query;
pub(crate) use index::{close_meta_query, get_meta_query_status, open_meta_query};
