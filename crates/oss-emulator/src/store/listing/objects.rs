//! Lists of objects.

use std::sync::Arc;

use super::page::{Entry, ListQuery, Page};
use super::walk::Walk;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::objects::object::Object;
use crate::store::rows::key;

/// A key with its current object.
#[derive(Clone, Debug)]
pub(crate) struct ListedObject {
    pub(crate) key: String,
    pub(crate) object: Arc<Object>,
}

impl Store {
    /// Lists the current objects of a bucket. A key whose current version is a delete marker is
    /// left out.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn list(
        &self,
        bucket: &str,
        query: ListQuery<'_>,
    ) -> Result<Page<ListedObject>, StoreError> {
        self.read(|view| {
            let rows = key::versions(view.catalog().bucket(bucket)?.id);
            let mut walk = Walk::new(view, rows, key::read_version, query);
            let mut page = Page::empty();
            while let Some(step) = walk.next()? {
                // The first row of a key is its current version.
                let Some(object) = step.row.version()?.object.clone() else {
                    walk.skip_key(&step.key);
                    continue;
                };
                let entry = match walk.group(&step.key) {
                    Some(group) => Entry::CommonPrefix(group),
                    None => {
                        walk.skip_key(&step.key);
                        let key = step.key;
                        Entry::Item(ListedObject { key, object })
                    }
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

impl Page<ListedObject> {
    /// Returns the marker of the next page, or `None` if this is the last page.
    pub(crate) fn next(&self) -> Option<&str> {
        match self.last_if_truncated()? {
            Entry::Item(listed) => Some(&listed.key),
            Entry::CommonPrefix(prefix) => Some(prefix),
        }
    }
}
