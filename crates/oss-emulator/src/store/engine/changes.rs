//! The changes that one operation makes.

use std::collections::BTreeMap;

use crate::store::bucket::catalog::CatalogChange;
use crate::store::content::segment::Segment;
use crate::store::counts::Counts;
use crate::store::error::StoreError;
use crate::store::files::blobs::NewFile;
use crate::store::ids::Ids;
use crate::store::rows::key;
use crate::store::rows::row::Row;

use super::view::View;

/// Collects the changes of an operation. They take effect together, after the operation has
/// succeeded; until then the operation sees the rows without them.
#[derive(Debug)]
pub(crate) struct Changes<'i> {
    ids: &'i Ids,
    rows: Vec<RowChange>,
    catalog: Vec<CatalogChange>,
    /// How many references to a blob are added. The number is negative if some are removed.
    references: BTreeMap<u64, Referred>,
    /// What is added to the counts of a bucket.
    counts: BTreeMap<u64, Counts>,
    files: Vec<NewFile>,
}

/// A key, and the row that it has from now on.
pub(crate) type RowChange = (Vec<u8>, Option<Row>);

#[derive(Clone, Copy, Debug)]
struct Referred {
    added: i64,
    in_file: bool,
}

/// The changes of an operation that has succeeded.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    pub(crate) rows: Vec<RowChange>,
    pub(crate) catalog: Vec<CatalogChange>,
    /// The files to which the rows refer. They are removed if this is dropped.
    pub(crate) files: Vec<NewFile>,
}

impl<'i> Changes<'i> {
    pub(crate) fn new(ids: &'i Ids) -> Self {
        Self {
            ids,
            rows: Vec::new(),
            catalog: Vec::new(),
            references: BTreeMap::new(),
            counts: BTreeMap::new(),
            files: Vec::new(),
        }
    }

    /// Returns a number that was never given out before. It is greater than those before it.
    pub(crate) fn next_id(&self) -> u64 {
        self.ids.next()
    }

    /// Sets a row.
    pub(crate) fn put(&mut self, key: Vec<u8>, row: Row) {
        self.rows.push((key, Some(row)));
    }

    /// Removes a row.
    pub(crate) fn remove(&mut self, key: Vec<u8>) {
        self.rows.push((key, None));
    }

    /// Changes the catalog. The rows of buckets and configurations must be changed too.
    pub(crate) fn catalog(&mut self, change: CatalogChange) {
        self.catalog.push(change);
    }

    /// Uses a file that was written before. It has one reference. The file is removed if these
    /// changes do not take effect.
    pub(crate) fn keep_file(&mut self, file: NewFile) {
        self.put(key::references(file.blob()), Row::References(1));
        self.files.push(file);
    }

    /// Adds a reference to the blob of a segment.
    pub(crate) fn refer(&mut self, segment: Segment) {
        self.referred(segment).added += 1;
    }

    /// Removes a reference to the blob of a segment. The blob is removed with the last one.
    pub(crate) fn unrefer(&mut self, segment: Segment) {
        self.referred(segment).added -= 1;
    }

    fn referred(&mut self, segment: Segment) -> &mut Referred {
        self.references.entry(segment.blob).or_insert(Referred {
            added: 0,
            in_file: segment.in_file,
        })
    }

    /// Returns what is added to the counts of a bucket.
    pub(crate) fn counts(&mut self, bucket: u64) -> &mut Counts {
        self.counts.entry(bucket).or_default()
    }

    /// Completes the changes, after the operation has succeeded.
    pub(crate) fn finish(mut self, view: &dyn View) -> Result<Finished, StoreError> {
        for (blob, referred) in std::mem::take(&mut self.references) {
            self.settle(view, blob, referred)?;
        }
        for (bucket, added) in std::mem::take(&mut self.counts) {
            let key = key::counts(bucket);
            let row = view.get(&key)?.map(Row::counts).transpose()?;
            let mut counts = row.as_deref().cloned().unwrap_or_default();
            counts += &added;
            self.put(key, Row::Counts(counts.into()));
        }
        Ok(Finished {
            rows: self.rows,
            catalog: self.catalog,
            files: self.files,
        })
    }

    /// Writes the number of references to a blob. Without a row there is one. The blobs that are
    /// files always have a row, by which the start of the server knows that they are in use.
    fn settle(&mut self, view: &dyn View, blob: u64, referred: Referred) -> Result<(), StoreError> {
        let key = key::references(blob);
        let before = view.get(&key)?.map(Row::references).transpose()?;
        let after = before.unwrap_or(1).saturating_add_signed(referred.added);
        match after {
            0 if referred.in_file => self.put(key::garbage(blob), Row::Garbage),
            0 => self.remove(key::data(blob)),
            _ => {}
        }
        if after > 1 || (after == 1 && referred.in_file) {
            self.put(key, Row::References(after));
        } else if before.is_some() {
            self.remove(key);
        }
        Ok(())
    }
}
