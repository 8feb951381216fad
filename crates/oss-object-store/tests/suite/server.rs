//! A server with one bucket, and stores of it.

use std::sync::{Arc, Mutex};

use oss_client::Client;
use oss_emulator::{Builder, Emulator};
use oss_object_store::{OssStore, OssStoreBuilder};
use tempfile::TempDir;

pub(crate) const BUCKET: &str = "examplebucket";

/// Where the server keeps its objects.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kept {
    InMemory,
    Durably,
}

/// A server with one bucket.
pub(crate) struct Server {
    pub(crate) oss: Emulator,
    requests: Arc<Mutex<Vec<String>>>,
    _folder: Option<TempDir>,
}

impl Server {
    pub(crate) async fn start(kept: Kept) -> Self {
        Self::start_with(kept, |builder| builder).await
    }

    pub(crate) async fn start_with(kept: Kept, change: impl FnOnce(Builder) -> Builder) -> Self {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = requests.clone();
        let builder = Emulator::builder()
            .bucket(BUCKET)
            .on_request(move |request| {
                let name = request.operation().unwrap_or("none").to_owned();
                log.lock().unwrap().push(name);
            });
        let mut builder = change(builder);
        let folder = match kept {
            Kept::InMemory => None,
            Kept::Durably => Some(tempfile::tempdir().unwrap()),
        };
        if let Some(folder) = &folder {
            builder = builder.data_dir(folder.path());
        }
        Self {
            oss: builder.start().await.unwrap(),
            requests,
            _folder: folder,
        }
    }

    /// A builder for a store of the bucket, with the keys of the account.
    pub(crate) fn builder(&self) -> OssStoreBuilder {
        OssStore::builder()
            .bucket(BUCKET)
            .endpoint(self.oss.endpoint())
            .region(self.oss.region())
            .credentials(self.oss.credentials())
            .environment(oss_client::credentials::Environment::empty())
    }

    /// The store of the whole bucket.
    pub(crate) fn store(&self) -> OssStore {
        self.builder().build().unwrap()
    }

    /// The operations that were requested since the last call.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }

    pub(crate) fn client(&self) -> Client {
        self.store().bucket().client().clone()
    }

    /// Enables versioning for the bucket.
    pub(crate) async fn enable_versioning(&self) {
        let bucket = self.client().bucket(BUCKET).unwrap();
        bucket
            .put_bucket_versioning("Enabled")
            .send()
            .await
            .unwrap();
    }
}
