//! Lists of multipart uploads.

use std::sync::Arc;

use super::page::{Entry, ListQuery, Page};
use super::walk::Walk;
use crate::store::engine::view::next_key;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::rows::key;
use crate::store::rows::row::Upload;
use crate::store::uploads::upload::UploadId;

/// A multipart upload in a list.
#[derive(Clone, Debug)]
pub(crate) struct ListedUpload {
    pub(crate) key: String,
    pub(crate) id: UploadId,
    pub(crate) upload: Arc<Upload>,
}

impl Store {
    /// Lists the multipart uploads of a bucket, sorted by their keys and then by their ids. If
    /// `after` is set, the page begins within the key `query.after`, after that upload.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn list_uploads(
        &self,
        bucket: &str,
        query: ListQuery<'_>,
        after: Option<UploadId>,
    ) -> Result<Page<ListedUpload>, StoreError> {
        self.read(|view| {
            let bucket = view.catalog().bucket(bucket)?.id;
            let rows = key::uploads(bucket);
            let mut walk = match after {
                None => Walk::new(view, rows, key::read_upload, query),
                Some(UploadId(number)) => {
                    let from = next_key(key::upload(bucket, query.after, number));
                    Walk::from(view, rows, key::read_upload, query, from)
                }
            };
            let mut page = Page::empty();
            while let Some(step) = walk.next()? {
                let entry = match walk.group(&step.key) {
                    Some(group) => Entry::CommonPrefix(group),
                    None => Entry::Item(ListedUpload {
                        key: step.key,
                        id: UploadId(step.number),
                        upload: step.row.upload()?,
                    }),
                };
                if !page.add(entry, query.limit) {
                    break;
                }
            }
            Ok(page)
        })
        .await
    }
}

impl Page<ListedUpload> {
    /// Returns the key and the id of the last entry, of which a common prefix has the first only.
    pub(crate) fn last(&self) -> Option<(&str, Option<UploadId>)> {
        match self.entries.last()? {
            Entry::Item(listed) => Some((&listed.key, Some(listed.id))),
            Entry::CommonPrefix(prefix) => Some((prefix, None)),
        }
    }
}
