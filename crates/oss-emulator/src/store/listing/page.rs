//! What a list contains, and its division into pages.

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
    /// The maximum number of entries. Items and common prefixes both count.
    pub(crate) limit: usize,
}

impl ListQuery<'_> {
    /// Returns the common prefix of the group to which a key belongs, if keys are grouped and the
    /// key has the delimiter after the prefix.
    pub(super) fn group(&self, key: &str) -> Option<String> {
        if self.delimiter.is_empty() {
            return None;
        }
        let rest = key.strip_prefix(self.prefix)?;
        let end = self.prefix.len() + rest.find(self.delimiter)? + self.delimiter.len();
        key.get(..end).map(str::to_owned)
    }
}

/// One page of a list.
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

impl<T> Page<T> {
    pub(super) fn empty() -> Self {
        Self {
            entries: Vec::new(),
            truncated: false,
        }
    }

    /// Adds an entry. If the page is full, it is marked as truncated instead, and the result is
    /// `false`.
    pub(super) fn add(&mut self, entry: Entry<T>, limit: usize) -> bool {
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

    /// Returns the last entry if there are more after it, so that the next page begins there.
    pub(crate) fn last_if_truncated(&self) -> Option<&Entry<T>> {
        self.entries.last().filter(|_| self.truncated)
    }
}
