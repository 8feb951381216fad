//! Removing everything.

use super::bucket::catalog::CatalogChange;
use super::content::segment::{Content, Segment};
use super::engine::view::next_key;
use super::error::StoreError;
use super::handle::Store;
use super::rows::row::Row;

impl Store {
    /// Removes all buckets with everything in them, and the configurations of accounts.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Disk`] if the store cannot be written.
    pub(crate) async fn clear(&self) -> Result<(), StoreError> {
        self.change(|view, changes| {
            for bucket in view.catalog().buckets() {
                changes.catalog(CatalogChange::NoBucket(bucket.name.clone()));
            }
            for account in view.catalog().accounts() {
                let nothing = Default::default();
                changes.catalog(CatalogChange::Account(account.to_owned(), nothing));
            }
            let mut from = Vec::new();
            while let Some((key, row)) = view.seek(&from)? {
                if let Some(segment) = segment_of(&row) {
                    changes.unrefer(segment);
                }
                // Files are removed after their notes have been read, so the notes stay.
                if !matches!(row, Row::Garbage) {
                    changes.remove(key.clone());
                }
                from = next_key(key);
            }
            Ok(())
        })
        .await
    }
}

/// Returns the segment that a row contains.
fn segment_of(row: &Row) -> Option<Segment> {
    let content = match row {
        Row::Segment(segment) => return Some(*segment),
        Row::Version(version) => version.content,
        Row::Part(part) => part.content,
        _ => return None,
    };
    match content {
        Content::One(segment) => Some(segment),
        Content::Empty | Content::Many(_) => None,
    }
}
