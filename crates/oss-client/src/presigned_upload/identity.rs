//! Which upload it is.

use crate::bucket::Bucket;

/// Which upload it is.
#[derive(Clone)]
pub(super) struct Identity {
    pub(super) bucket: Bucket,
    pub(super) key: String,
    pub(super) upload_id: String,
}
