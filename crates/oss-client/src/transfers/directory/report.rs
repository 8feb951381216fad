//! What happened to each file, and to all of them.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::error::Error;

/// What happened to one name of a directory.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FileReport {
    /// The name, relative to both directories. That of a folder ends with `/`. Bytes of local names that
    /// are not UTF-8 are replaced by `�`.
    pub name: String,
    /// The key of the object: of the copy if an object was copied.
    pub key: Option<String>,
    /// The local path.
    pub path: Option<PathBuf>,
    /// The size in bytes.
    pub size: u64,
    /// What was done.
    pub action: Action,
}

/// What was done with a name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Action {
    /// The file was uploaded.
    Uploaded,
    /// The object was downloaded.
    Downloaded,
    /// The object was copied.
    Copied,
    /// The folder of a directory marker, which is an object whose key ends with `/`, is there.
    FolderCreated,
    /// The destination had a file or an object that the source does not have, and it was deleted.
    Deleted,
    /// A [dry run](super::DirectoryTransfer::dry_run) would have done this.
    Planned {
        /// What would be done.
        step: Step,
    },
    /// There was nothing to do.
    Skipped {
        /// Why not.
        why: Skip,
    },
    /// It was not transferred, because that would not be safe or is impossible.
    Refused {
        /// Why not.
        why: Refusal,
    },
    /// It could not be transferred or deleted.
    Failed {
        /// The error.
        error: Arc<Error>,
    },
}

/// What a dry run would have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    Upload,
    Download,
    Copy,
    CreateFolder,
    Delete,
}

/// Why nothing was done with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Skip {
    /// Both sides are the same already.
    Same,
    /// The destination exists, and must not be replaced.
    Exists,
    /// It is a symbolic link, and those are not followed.
    Symlink,
    /// It is a symbolic link to a folder that contains it.
    SymlinkLoop,
    /// It is a device, a pipe or a socket.
    Special,
    /// A download that did not end has left it behind.
    PartFile,
    /// The other side cannot have this name, and such names are skipped.
    BadName(Refusal),
}

/// Why a name was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A component of the name is empty: the key has `//`, or begins with `/` below the prefix.
    EmptyComponent,
    /// A component of the name is `.` or `..`.
    DotComponent,
    /// The name contains the character NUL.
    Nul,
    /// Windows cannot have a file of this name.
    NotOnWindows,
    /// The local name is not UTF-8, as every key is.
    NotUtf8,
    /// The key ends with `/`, as that of a folder does, but the object has content.
    FolderWithContent,
    /// There is also an object whose key is that of a folder of this one, such as `a` for `a/b`.
    BelowFile,
    /// A folder of the name is a file.
    FileInTheWay,
    /// There is a folder of this name.
    FolderInTheWay,
    /// The name, or a folder of it, is a symbolic link, which may lead out of the directory.
    SymlinkInTheWay,
    /// There is a device, a pipe or a socket of this name.
    SpecialInTheWay,
}

/// Why nothing was removed from the destination although that was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Withheld {
    /// Some files failed or were refused.
    Failures,
    /// The source has no file that passes the filter.
    EmptySource,
    /// There are more names to remove than allowed.
    TooMany {
        /// How many there are.
        found: u64,
        /// How many may be removed.
        allowed: u64,
    },
}

/// What happened to all files of a directory.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct DirectoryReport {
    /// How many files were uploaded.
    pub uploaded: u64,
    /// How many objects were downloaded.
    pub downloaded: u64,
    /// How many objects were copied.
    pub copied: u64,
    /// How many directory markers became folders.
    pub folders: u64,
    /// How many names were deleted from the destination.
    pub deleted: u64,
    /// How many steps a dry run would have made.
    pub planned: u64,
    /// How many names needed nothing to be done.
    pub skipped: u64,
    /// How many of these are the same on both sides.
    pub same: u64,
    /// How many names were refused.
    pub refused: u64,
    /// How many names failed.
    pub failed: u64,
    /// How many bytes the transferred files have, or would have in a dry run.
    pub bytes: u64,
    /// The first 100 names that failed or were refused.
    pub failures: Vec<FileReport>,
    /// Why nothing was removed from the destination, if that was wanted.
    pub withheld: Option<Withheld>,
}

impl DirectoryReport {
    /// Whether everything was done that was wanted: nothing failed, was refused or was withheld.
    pub fn is_complete(&self) -> bool {
        !self.has_failures() && self.withheld.is_none()
    }

    pub(super) fn has_failures(&self) -> bool {
        self.failed > 0 || self.refused > 0
    }

    /// Counts a file.
    pub(super) fn add(&mut self, file: &FileReport) {
        let is_content = !matches!(
            file.action,
            Action::Planned {
                step: Step::Delete | Step::CreateFolder
            }
        );
        let count = match &file.action {
            Action::Uploaded => &mut self.uploaded,
            Action::Downloaded => &mut self.downloaded,
            Action::Copied => &mut self.copied,
            Action::Planned { .. } => &mut self.planned,
            Action::FolderCreated => return self.folders += 1,
            Action::Deleted => return self.deleted += 1,
            Action::Skipped { why } => {
                self.same += u64::from(*why == Skip::Same);
                return self.skipped += 1;
            }
            Action::Refused { .. } => {
                self.refused += 1;
                return self.keep(file);
            }
            Action::Failed { .. } => {
                self.failed += 1;
                return self.keep(file);
            }
        };
        *count += 1;
        if is_content {
            self.bytes += file.size;
        }
    }

    fn keep(&mut self, file: &FileReport) {
        if self.failures.len() < KEPT {
            self.failures.push(file.clone());
        }
    }
}

impl FileReport {
    pub(super) fn failed(self, error: Error) -> Self {
        self.with(Action::Failed {
            error: Arc::new(error),
        })
    }

    pub(super) fn skipped(self, why: Skip) -> Self {
        self.with(Action::Skipped { why })
    }

    pub(super) fn refused(self, why: Refusal) -> Self {
        self.with(Action::Refused { why })
    }

    pub(super) fn planned(self, step: Step) -> Self {
        self.with(Action::Planned { step })
    }

    pub(super) fn with(self, action: Action) -> Self {
        Self { action, ..self }
    }
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "both sides are the same",
            Self::Exists => "it exists already",
            Self::Symlink => "it is a symbolic link",
            Self::SymlinkLoop => "it is a symbolic link to a folder that contains it",
            Self::Special => "it is a device, a pipe or a socket",
            Self::PartFile => "a download that did not end has left it behind",
            Self::BadName(refusal) => return refusal.fmt(f),
        })
    }
}

impl Refusal {
    /// Whether the name itself is the reason, whatever else there is.
    pub(super) fn is_about_name(self) -> bool {
        matches!(
            self,
            Self::EmptyComponent
                | Self::DotComponent
                | Self::Nul
                | Self::NotOnWindows
                | Self::NotUtf8
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptyComponent => "a component of the name is empty",
            Self::DotComponent => "a component of the name is `.` or `..`",
            Self::Nul => "the name contains the character NUL",
            Self::NotOnWindows => "Windows cannot have a file of this name",
            Self::NotUtf8 => "the name is not UTF-8",
            Self::FolderWithContent => "the key is that of a folder, but the object has content",
            Self::BelowFile => "there is also an object with the key of its folder",
            Self::FileInTheWay => "a folder of the name is a file",
            Self::FolderInTheWay => "there is a folder of this name",
            Self::SymlinkInTheWay => "the name or a folder of it is a symbolic link",
            Self::SpecialInTheWay => "there is a device, a pipe or a socket of this name",
        })
    }
}

impl fmt::Display for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failures => f.write_str("nothing was removed, because some files failed"),
            Self::EmptySource => f.write_str("nothing was removed, because the source is empty"),
            Self::TooMany { found, allowed } => write!(
                f,
                "nothing was removed, because there are {found} names to remove and {allowed} are allowed"
            ),
        }
    }
}

const KEPT: usize = 100;
