//! Uploads from HTML forms.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::post_object`] | Uploads an object from an HTML form. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_transport::Body;

use crate::bucket::Bucket;

#[expect(clippy::module_inception, reason = "the group is named after it")]
mod post_object;
#[cfg(test)]
mod tests;

pub use post_object::{PostObject, PostObjectOutput};

/// Uploads from HTML forms.
impl Bucket {
    /// Uploads an object from an HTML form. See [`PostObject`].
    pub fn post_object(&self, key: impl Into<String>, file: impl Into<Body>) -> PostObject {
        PostObject::new(self, key, file)
    }
}
