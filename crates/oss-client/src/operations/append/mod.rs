//! Appendable objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::append_object`] | Appends data to an appendable object, or creates one. |
//! | [`Bucket::seal_append_object`] | Ends the appending to an appendable object. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod append_object;
mod seal_append_object;
#[cfg(test)]
mod tests;

pub use append_object::{AppendObject, AppendObjectOutput};
pub use seal_append_object::{SealAppendObject, SealAppendObjectOutput};

/// Appendable objects.
impl Bucket {
    /// Appends data to an appendable object, or creates one. See [`AppendObject`].
    pub fn append_object(&self, key: impl Into<String>, position: u64) -> AppendObject {
        AppendObject::new(self, key, position)
    }

    /// Ends the appending to an appendable object. See [`SealAppendObject`].
    pub fn seal_append_object(&self, key: impl Into<String>, position: u64) -> SealAppendObject {
        SealAppendObject::new(self, key, position)
    }
}
