//! What a directory contains.

use std::time::SystemTime;

use super::report::FileReport;

/// An entry of a directory, as a [filter](super::DirectoryTransfer::filter) sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The name, relative to the directory, with `/` between its components. That of a folder ends with
    /// `/`.
    pub name: String,
    /// The size in bytes; 0 for folders.
    pub size: u64,
    /// When it was modified, if that is known. It is not for folders.
    pub modified: Option<SystemTime>,
    /// Whether it is a folder.
    pub is_dir: bool,
}

impl Entry {
    pub(super) fn folder(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            size: 0,
            modified: None,
            is_dir: true,
        }
    }
}

/// An entry that was found on one side.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) entry: Entry,
    pub(super) kind: Kind,
    /// Whether the filter lets it pass.
    pub(super) is_wanted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A symbolic link that is not followed.
    Symlink,
    /// A symbolic link to a folder that contains it.
    Loop,
    /// A device, a pipe, a socket.
    Special,
    /// What a download that did not end has left behind.
    PartFile,
}

/// What one side finds, in the order of the bytes of the names.
#[derive(Debug)]
pub(super) enum Found {
    Item(Item),
    /// Something that cannot be transferred, or not even be named.
    Problem(FileReport),
    /// There is nothing more. Without it the side was not read to its end.
    End,
}

impl Item {
    pub(super) fn name(&self) -> &str {
        &self.entry.name
    }

    pub(super) fn is_file(&self) -> bool {
        self.kind == Kind::File
    }
}
