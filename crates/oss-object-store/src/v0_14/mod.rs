//! The traits of `object_store` 0.14.

use async_trait::async_trait;
use object_store_0_14::multipart::{MultipartStore, PartId};
use object_store_0_14::path::Path;
#[cfg(feature = "signer")]
use object_store_0_14::signer::{SignedUrlOptions, Signer};
use object_store_0_14::{MultipartId, PutMultipartOptions, PutPayload, PutResult, Result};

use crate::OssStore;

#[allow(
    clippy::duplicate_mod,
    reason = "the same text implements the traits of each version of object_store"
)]
#[path = "../adapter/mod.rs"]
mod adapter;
mod version;

pub use self::adapter::{parse_url, parse_url_opts};

#[async_trait]
impl MultipartStore for OssStore {
    async fn create_multipart(&self, path: &Path) -> Result<MultipartId> {
        adapter::upload::create(self, path, PutMultipartOptions::default()).await
    }

    async fn create_multipart_opts(
        &self,
        path: &Path,
        opts: PutMultipartOptions,
    ) -> Result<MultipartId> {
        adapter::upload::create(self, path, opts).await
    }

    async fn put_part(
        &self,
        path: &Path,
        id: &MultipartId,
        part_idx: usize,
        data: PutPayload,
    ) -> Result<PartId> {
        adapter::upload::put_part(self, path, id, part_idx, data).await
    }

    async fn complete_multipart(
        &self,
        path: &Path,
        id: &MultipartId,
        parts: Vec<PartId>,
    ) -> Result<PutResult> {
        adapter::upload::complete(self, path, id, parts).await
    }

    async fn abort_multipart(&self, path: &Path, id: &MultipartId) -> Result<()> {
        adapter::upload::abort(self, path, id).await
    }
}

#[cfg(feature = "signer")]
#[async_trait]
impl Signer for OssStore {
    async fn signed_url(
        &self,
        method: http::Method,
        path: &Path,
        expires_in: std::time::Duration,
    ) -> Result<url::Url> {
        let nothing = http::HeaderMap::new();
        adapter::signer::sign(self, &method, path, expires_in, &[], &nothing).await
    }

    async fn signed_url_opts(
        &self,
        method: http::Method,
        path: &Path,
        expires_in: std::time::Duration,
        options: &SignedUrlOptions,
    ) -> Result<url::Url> {
        let (query, headers) = (&options.extra_query, &options.signed_headers);
        adapter::signer::sign(self, &method, path, expires_in, query, headers).await
    }
}
