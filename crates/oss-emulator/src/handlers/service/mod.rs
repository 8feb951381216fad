//! Operations on the account.

mod list_buckets;

pub(crate) use list_buckets::list_buckets;
