//! The rows as one operation sees them.

use std::sync::Arc;

use crate::store::bucket::catalog::Catalog;
use crate::store::content::reader::Source;
use crate::store::content::segment::Segment;
use crate::store::error::StoreError;
use crate::store::files::blobs::Blobs;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// The rows at one moment.
pub(crate) trait View {
    /// Returns the buckets and the configurations of accounts.
    fn catalog(&self) -> &Catalog;

    /// Returns the row of a key.
    fn get(&self, key: &[u8]) -> Result<Option<Row>, StoreError>;

    /// Returns the first row whose key is `from` or comes after it, with its key.
    fn seek(&self, from: &[u8]) -> Result<Option<(Vec<u8>, Row)>, StoreError>;

    /// Returns the blobs that are files, if the store has a disk.
    fn blobs(&self) -> Option<&Arc<Blobs>>;

    /// Opens the blob of a segment for reading.
    fn source(&self, segment: Segment) -> Result<Source, StoreError> {
        if let (true, Some(blobs)) = (segment.in_file, self.blobs()) {
            return Ok(Source::File(Arc::new(blobs.reader(segment.blob))));
        }
        match self.get(&key::data(segment.blob))? {
            Some(row) => Ok(Source::Held(row.data()?)),
            None => Err(StoreError::Damaged(format!(
                "blob {} is missing",
                segment.blob
            ))),
        }
    }
}

impl dyn View + '_ {
    /// Returns the first row whose key begins with `prefix` and is `from` or comes after it.
    pub(crate) fn seek_within(
        &self,
        prefix: &[u8],
        from: &[u8],
    ) -> Result<Option<(Vec<u8>, Row)>, StoreError> {
        let found = self.seek(from)?;
        Ok(found.filter(|(key, _)| key.starts_with(prefix)))
    }

    /// Reads all rows whose keys begin with `prefix`, in order, each with its key.
    pub(crate) fn collect<T>(
        &self,
        prefix: &[u8],
        mut read: impl FnMut(&[u8], Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let (mut all, mut from) = (Vec::new(), prefix.to_vec());
        while let Some((key, row)) = self.seek_within(prefix, &from)? {
            all.push(read(&key, row)?);
            from = next_key(key);
        }
        Ok(all)
    }
}

/// Returns the first key after the given one.
pub(crate) fn next_key(mut key: Vec<u8>) -> Vec<u8> {
    key.push(0);
    key
}
