//! The two sides of a transfer of directories.

use std::path::{Path, PathBuf};

/// A directory: a local folder, or the objects of a bucket under a prefix.
///
/// A prefix stands for a directory, whether it ends with `/` or not: `photos` and `photos/` are the same,
/// and neither includes the object `photos-2024/a.jpg`. The empty prefix is the whole bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory(pub(super) Side);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Local(PathBuf),
    Bucket {
        bucket: String,
        /// Empty, or ends with `/`.
        prefix: String,
    },
}

impl Directory {
    /// Names a local folder.
    pub fn local(path: impl Into<PathBuf>) -> Self {
        Self(Side::Local(path.into()))
    }

    /// Names the objects of a bucket under a prefix.
    pub fn bucket(bucket: impl Into<String>, prefix: impl Into<String>) -> Self {
        let mut prefix = prefix.into();
        if !prefix.is_empty() && !prefix.ends_with('/') {
            prefix.push('/');
        }
        Self(Side::Bucket {
            bucket: bucket.into(),
            prefix,
        })
    }
}

impl From<PathBuf> for Directory {
    fn from(path: PathBuf) -> Self {
        Self::local(path)
    }
}

impl From<&PathBuf> for Directory {
    fn from(path: &PathBuf) -> Self {
        Self::local(path)
    }
}

impl From<&Path> for Directory {
    fn from(path: &Path) -> Self {
        Self::local(path)
    }
}

impl Side {
    /// Whether one of both contains the other, so that the source would grow while it is read.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Bucket { bucket, prefix },
                Self::Bucket {
                    bucket: other,
                    prefix: other_prefix,
                },
            ) => {
                bucket == other
                    && (prefix.starts_with(other_prefix.as_str())
                        || other_prefix.starts_with(prefix.as_str()))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_directory_with_and_without_its_slash() {
        let directory = |prefix| Directory::bucket("examplebucket", prefix);
        assert_eq!(directory("a"), directory("a/"));
        assert_ne!(directory(""), directory("/"));
        let overlap = |one, other| directory(one).0.overlaps(&directory(other).0);
        assert!(overlap("", "a"));
        assert!(overlap("a/b", "a"));
        assert!(!overlap("a", "ab"));
    }
}
