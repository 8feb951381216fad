//! Object tags.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_object_tagging`] | Sets the tags of an object, or of one of its versions. |
//! | [`Bucket::get_object_tagging`] | Reads the tags of an object, or of one of its versions. |
//! | [`Bucket::delete_object_tagging`] | Deletes all tags of an object, or of one of its versions. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::operations::common::Tagging;

mod delete_object_tagging;
mod get_object_tagging;
mod put_object_tagging;
#[cfg(test)]
mod tests;

pub use delete_object_tagging::{DeleteObjectTagging, DeleteObjectTaggingOutput};
pub use get_object_tagging::{GetObjectTagging, GetObjectTaggingOutput};
pub use put_object_tagging::{PutObjectTagging, PutObjectTaggingOutput};

/// Object tags.
impl Bucket {
    /// Sets the tags of an object, or of one of its versions. See [`PutObjectTagging`].
    pub fn put_object_tagging(
        &self,
        key: impl Into<String>,
        tagging: impl Into<Tagging>,
    ) -> PutObjectTagging {
        PutObjectTagging::new(self, key, tagging)
    }

    /// Reads the tags of an object, or of one of its versions. See [`GetObjectTagging`].
    pub fn get_object_tagging(&self, key: impl Into<String>) -> GetObjectTagging {
        GetObjectTagging::new(self, key)
    }

    /// Deletes all tags of an object, or of one of its versions. See [`DeleteObjectTagging`].
    pub fn delete_object_tagging(&self, key: impl Into<String>) -> DeleteObjectTagging {
        DeleteObjectTagging::new(self, key)
    }
}
