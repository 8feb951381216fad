//! Where buckets of other regions are.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use oss_sign::{BucketName, Endpoint};

/// The endpoints of buckets that were found in other regions.
#[derive(Default)]
pub(crate) struct Routes(Mutex<HashMap<BucketName, Endpoint>>);

impl Routes {
    pub(super) fn get(&self, bucket: &BucketName) -> Option<Endpoint> {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        routes.get(bucket).cloned()
    }

    pub(super) fn insert(&self, bucket: BucketName, endpoint: Endpoint) {
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Forgetting costs a request for each bucket.
        if routes.len() >= MAX_ROUTES {
            routes.clear();
        }
        routes.insert(bucket, endpoint);
    }
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Routes").finish_non_exhaustive()
    }
}

const MAX_ROUTES: usize = 1000;
