//! Lists of keys and versions: their order, their grouping by a delimiter, and their division into
//! pages.

use std::ops::Bound;
use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::bucket::BucketEntry;
use super::error::StoreError;
use super::key::{Key, behind};
use super::memory::Store;
use super::object::Object;
use super::version_id::VersionId;
use super::versions::{Version, Versions};

/// The keys that a page may contain.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ListQuery<'a> {
    /// Only keys that begin with this text are listed.
    pub(crate) prefix: &'a str,
    /// Keys that have this text after the prefix are grouped into common prefixes. If it is empty,
    /// keys are not grouped.
    pub(crate) delimiter: &'a str,
    /// The page begins after this key or common prefix. If it is empty, the page begins with the
    /// first key.
    pub(crate) after: &'a str,
    /// The maximum number of entries. Objects, versions and common prefixes all count.
    pub(crate) limit: usize,
}

/// The versions that a page may contain. If `version` is set, the page begins within the key
/// `keys.after`, with the versions that are older than `version`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct VersionQuery<'a> {
    pub(crate) keys: ListQuery<'a>,
    pub(crate) version: Option<VersionMarker<'a>>,
}

/// The version after which a page begins. It may have been deleted in the meantime.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionMarker<'a>(pub(crate) &'a VersionId);

/// One page of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page<T> {
    /// The entries, sorted by key.
    pub(crate) entries: Vec<Entry<T>>,
    /// Whether there are more entries after this page.
    pub(crate) truncated: bool,
}

/// An item, or a common prefix that stands for a group of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry<T> {
    Item(T),
    CommonPrefix(String),
}

/// A key with its current object.
#[derive(Clone, Debug)]
pub(crate) struct ListedObject {
    pub(crate) key: Arc<str>,
    pub(crate) object: Arc<Object>,
}

/// One version of a key.
#[derive(Clone, Debug)]
pub(crate) struct ListedVersion {
    pub(crate) key: Arc<str>,
    pub(crate) id: VersionId,
    pub(crate) latest: bool,
    pub(crate) modified: UtcSeconds,
    /// The object. It is `None` for a delete marker.
    pub(crate) object: Option<Arc<Object>>,
}

impl Store {
    /// Lists the current objects of a bucket. A key whose current version is a delete marker is
    /// left out.
    pub(crate) fn list(
        &self,
        bucket: &str,
        query: ListQuery<'_>,
    ) -> Result<Page<ListedObject>, StoreError> {
        let state = self.read();
        let mut walk = Walk::new(state.bucket(bucket)?, query, start(query));
        let mut page = Page::empty();
        while let Some((key, versions)) = walk.next() {
            let Some(object) = versions
                .current()
                .and_then(|current| current.object.as_ref())
            else {
                continue;
            };
            let entry = match walk.group(key) {
                Some(group) => Entry::CommonPrefix(group),
                None => Entry::Item(ListedObject {
                    key: key.to_arc(),
                    object: Arc::clone(object),
                }),
            };
            if !page.add(entry, query.limit) {
                break;
            }
        }
        Ok(page)
    }

    /// Lists all versions and delete markers of a bucket. Those of the same key are sorted from the
    /// newest to the oldest.
    pub(crate) fn list_versions(
        &self,
        bucket: &str,
        query: VersionQuery<'_>,
    ) -> Result<Page<ListedVersion>, StoreError> {
        let state = self.read();
        let from = match query.version {
            Some(_) => Bound::Included(query.keys.after.as_bytes().to_vec()),
            None => start(query.keys),
        };
        let mut walk = Walk::new(state.bucket(bucket)?, query.keys, from);
        let mut page = Page::empty();
        while let Some((key, versions)) = walk.next() {
            if let Some(group) = walk.group(key) {
                if !page.add(Entry::CommonPrefix(group), query.keys.limit) {
                    break;
                }
                continue;
            }
            let marker = query.version.filter(|_| key.as_str() == query.keys.after);
            if !page.add_versions(key, versions, marker, query.keys.limit) {
                break;
            }
        }
        Ok(page)
    }
}

impl<T> Page<T> {
    fn empty() -> Self {
        Self {
            entries: Vec::new(),
            truncated: false,
        }
    }

    /// Adds an entry. If the page is full, it is marked as truncated instead, and the result is
    /// `false`.
    fn add(&mut self, entry: Entry<T>, limit: usize) -> bool {
        self.truncated = self.entries.len() >= limit;
        if !self.truncated {
            self.entries.push(entry);
        }
        !self.truncated
    }

    /// Iterates over the items, without the common prefixes.
    pub(crate) fn items(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            Entry::CommonPrefix(_) => None,
        })
    }

    /// Iterates over the common prefixes, without the items.
    pub(crate) fn common_prefixes(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Item(_) => None,
            Entry::CommonPrefix(prefix) => Some(prefix.as_str()),
        })
    }
}

impl Page<ListedObject> {
    /// Returns the marker of the next page, or `None` if this is the last page.
    pub(crate) fn next(&self) -> Option<&str> {
        match self.entries.last().filter(|_| self.truncated)? {
            Entry::Item(listed) => Some(&listed.key),
            Entry::CommonPrefix(prefix) => Some(prefix),
        }
    }
}

impl Page<ListedVersion> {
    /// Returns the key and the version after which the next page begins, or `None` if this is the
    /// last page.
    pub(crate) fn next(&self) -> Option<(&str, Option<&VersionId>)> {
        match self.entries.last().filter(|_| self.truncated)? {
            Entry::Item(listed) => Some((&listed.key, Some(&listed.id))),
            Entry::CommonPrefix(prefix) => Some((prefix, None)),
        }
    }

    /// Adds the versions of a key, or only those older than `marker` if there is one. Returns
    /// `false` if the page is full.
    fn add_versions(
        &mut self,
        key: &Key,
        versions: &Versions,
        marker: Option<VersionMarker<'_>>,
        limit: usize,
    ) -> bool {
        let before = marker.and_then(|VersionMarker(id)| {
            versions
                .get(id)
                .map(|version| version.sequence)
                .or_else(|| id.sequence())
        });
        let latest = versions.current().map(|current| current.sequence);
        versions
            .newest_first()
            .filter(|version| before.is_none_or(|before| version.sequence < before))
            .all(|version| {
                let latest = latest == Some(version.sequence);
                self.add(Entry::Item(ListedVersion::new(key, version, latest)), limit)
            })
    }
}

impl ListedVersion {
    fn new(key: &Key, version: &Version, latest: bool) -> Self {
        Self {
            key: key.to_arc(),
            id: version.id.clone(),
            latest,
            modified: version.modified,
            object: version.object.clone(),
        }
    }
}

/// Visits the keys of a bucket in order. It can skip the rest of a group of keys at once.
struct Walk<'a> {
    bucket: &'a BucketEntry,
    query: ListQuery<'a>,
    from: Bound<Vec<u8>>,
}

impl<'a> Walk<'a> {
    fn new(bucket: &'a BucketEntry, query: ListQuery<'a>, from: Bound<Vec<u8>>) -> Self {
        let prefix = query.prefix.as_bytes();
        let from = match from {
            Bound::Included(key) | Bound::Excluded(key) if key.as_slice() < prefix => {
                Bound::Included(prefix.to_vec())
            }
            later => later,
        };
        Self {
            bucket,
            query,
            from,
        }
    }

    fn next(&mut self) -> Option<(&'a Key, &'a Versions)> {
        let from = self.from.as_ref().map(Vec::as_slice);
        let (key, versions) = self
            .bucket
            .keys
            .range::<[u8], _>((from, Bound::Unbounded))
            .next()?;
        if !key.as_str().starts_with(self.query.prefix) {
            return None;
        }
        self.from = Bound::Excluded(key.as_str().as_bytes().to_vec());
        Some((key, versions))
    }

    /// Returns the common prefix that stands for `key`, if the key belongs to a group. The walk
    /// then continues after the group.
    fn group(&mut self, key: &Key) -> Option<String> {
        let group = group(key.as_str(), self.query)?;
        self.from = behind(&group);
        Some(group)
    }
}

/// Returns the common prefix of the group to which a key belongs, if keys are grouped and the key
/// has the delimiter after the prefix.
fn group(key: &str, query: ListQuery<'_>) -> Option<String> {
    if query.delimiter.is_empty() {
        return None;
    }
    let rest = key.strip_prefix(query.prefix)?;
    let end = query.prefix.len() + rest.find(query.delimiter)? + query.delimiter.len();
    key.get(..end).map(str::to_owned)
}

/// Returns the position at which a page begins. If the marker is a common prefix it stands for all
/// keys of its group, and the page begins after them.
fn start(query: ListQuery<'_>) -> Bound<Vec<u8>> {
    match group(query.after, query).filter(|group| group == query.after) {
        Some(group) => behind(&group),
        None => Bound::Excluded(query.after.as_bytes().to_vec()),
    }
}
