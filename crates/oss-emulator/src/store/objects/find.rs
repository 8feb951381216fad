//! Finding objects.

use std::sync::Arc;

use super::object::Object;
use super::version_id::VersionId;
use super::versions;
use crate::store::bucket::properties::Bucket;
use crate::store::content::keep;
use crate::store::content::reader::Data;
use crate::store::content::segment::Content;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::handle::Store;

/// An object that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) object: Arc<Object>,
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
    /// The key of the row, by which the same version is found again.
    pub(in crate::store) row: Vec<u8>,
    pub(in crate::store) content: Content,
}

impl Store {
    /// Finds the current object of a key, or the object of the given version.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such object.
    pub(crate) async fn find(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
    ) -> Result<Found, StoreError> {
        self.read(|view| found(view, view.catalog().bucket(bucket)?, key, version))
            .await
    }

    /// Finds an object like [`Store::find`], and opens its data.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such object, or if its data cannot be read.
    pub(crate) async fn open(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
    ) -> Result<(Found, Data), StoreError> {
        self.read(|view| {
            let found = found(view, view.catalog().bucket(bucket)?, key, version)?;
            let data = keep::open(view, found.content)?;
            Ok((found, data))
        })
        .await
    }
}

fn found(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    version: Option<&VersionId>,
) -> Result<Found, StoreError> {
    let (placed, object) = versions::find(view, bucket, key, version)?;
    Ok(Found {
        object,
        version: versions::shown(bucket, &placed.version.id),
        row: placed.row,
        content: placed.version.content,
    })
}
