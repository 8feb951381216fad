//! Finds the store of a bucket when a plan names it.
//!
//! Ballista sends plans that contain URLs, such as `oss://examplebucket/orders/`. The scheduler lists the
//! files below them, and the executors read the files. Both ask this registry for the store.

use std::sync::Arc;

use datafusion::error::{DataFusionError, Result};
use datafusion::execution::object_store::{DefaultObjectStoreRegistry, ObjectStoreRegistry};
use datafusion::object_store::ObjectStore;
use oss_client::Client;
use oss_object_store::OssStore;
use url::Url;

/// A registry that creates the stores of buckets of OSS when they are needed. All of them use the same
/// client, and so the same keys and connections.
#[derive(Debug)]
pub(crate) struct OssRegistry {
    client: Client,
    known: DefaultObjectStoreRegistry,
}

impl OssRegistry {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client,
            known: DefaultObjectStoreRegistry::new(),
        }
    }
}

impl ObjectStoreRegistry for OssRegistry {
    fn register_store(
        &self,
        url: &Url,
        store: Arc<dyn ObjectStore>,
    ) -> Option<Arc<dyn ObjectStore>> {
        self.known.register_store(url, store)
    }

    fn get_store(&self, url: &Url) -> Result<Arc<dyn ObjectStore>> {
        if let ("oss", Some(bucket), Err(_)) =
            (url.scheme(), url.host_str(), self.known.get_store(url))
        {
            let bucket = self.client.bucket(bucket);
            let bucket = bucket.map_err(|error| DataFusionError::External(Box::new(error)))?;
            self.known
                .register_store(url, Arc::new(OssStore::new(bucket)));
        }
        self.known.get_store(url)
    }
}
