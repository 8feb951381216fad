//! A walk over the rows of a list in the order of their keys.

use super::page::ListQuery;
use crate::store::engine::view::{View, next_key};
use crate::store::error::StoreError;
use crate::store::rows::key::{KeyWriter, behind};
use crate::store::rows::row::Row;

/// Visits the rows of a bucket whose object keys begin with a prefix. It can pass over a group of
/// keys at once, and over the other rows of the same object key.
pub(super) struct Walk<'v> {
    view: &'v dyn View,
    query: ListQuery<'v>,
    /// The beginning of all keys of rows of the list.
    rows: KeyWriter,
    /// The beginning of the keys of rows that the walk visits.
    visited: Vec<u8>,
    from: Vec<u8>,
    read: fn(&[u8]) -> Option<(String, u64)>,
}

/// A row of the list: its object key, its number, and what it contains.
pub(super) struct Step {
    pub(super) key: String,
    pub(super) number: u64,
    pub(super) row: Row,
}

impl<'v> Walk<'v> {
    /// Begins a walk after the key or common prefix of the query. `rows` is the beginning of all
    /// keys of rows of the list, and `read` reads such a key.
    pub(super) fn new(
        view: &'v dyn View,
        rows: KeyWriter,
        read: fn(&[u8]) -> Option<(String, u64)>,
        query: ListQuery<'v>,
    ) -> Self {
        let from = match query.after {
            "" => rows.clone().done(),
            // A common prefix stands for all keys of its group, and the page begins after them.
            after if query.group(after).as_deref() == Some(after) => {
                behind(rows.clone().text_prefix(after).done())
            }
            after => rows.clone().behind_text(after),
        };
        Self::from(view, rows, read, query, from)
    }

    /// Begins a walk with the row that has the key `from`, or with the first one after it.
    pub(super) fn from(
        view: &'v dyn View,
        rows: KeyWriter,
        read: fn(&[u8]) -> Option<(String, u64)>,
        query: ListQuery<'v>,
        from: Vec<u8>,
    ) -> Self {
        let visited = rows.clone().text_prefix(query.prefix).done();
        Self {
            view,
            query,
            rows,
            from: from.max(visited.clone()),
            visited,
            read,
        }
    }

    /// Returns the next row.
    pub(super) fn next(&mut self) -> Result<Option<Step>, StoreError> {
        let Some((place, row)) = self.view.seek_within(&self.visited, &self.from)? else {
            return Ok(None);
        };
        let (key, number) = (self.read)(&place)
            .ok_or_else(|| StoreError::Damaged("the key of a row is malformed".to_owned()))?;
        self.from = next_key(place);
        Ok(Some(Step { key, number, row }))
    }

    /// Returns the common prefix that stands for `key`, if the key belongs to a group. The walk
    /// then continues after the group.
    pub(super) fn group(&mut self, key: &str) -> Option<String> {
        let group = self.query.group(key)?;
        self.from = behind(self.rows.clone().text_prefix(&group).done());
        Some(group)
    }

    /// Passes over the other rows of this object key.
    pub(super) fn skip_key(&mut self, key: &str) {
        self.from = self.rows.clone().behind_text(key);
    }
}
