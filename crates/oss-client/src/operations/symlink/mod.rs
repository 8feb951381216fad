//! Symbolic links.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_symlink`] | Creates a symbolic link, which points to another object of the bucket. |
//! | [`Bucket::get_symlink`] | Reads the target of a symbolic link. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod get_symlink;
mod put_symlink;
#[cfg(test)]
mod tests;

pub use get_symlink::{GetSymlink, GetSymlinkOutput};
pub use put_symlink::{PutSymlink, PutSymlinkOutput};

/// Symbolic links.
impl Bucket {
    /// Creates a symbolic link, which points to another object of the bucket. See [`PutSymlink`].
    pub fn put_symlink(&self, key: impl Into<String>, target: impl Into<String>) -> PutSymlink {
        PutSymlink::new(self, key, target)
    }

    /// Reads the target of a symbolic link. See [`GetSymlink`].
    pub fn get_symlink(&self, key: impl Into<String>) -> GetSymlink {
        GetSymlink::new(self, key)
    }
}
