//! Restoring archived objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::restore_object`] | Makes an object in an archive storage class readable for some days. |
//! | [`Bucket::clean_restored_object`] | Ends the time for which a restored object is readable. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod clean_restored_object;
mod enums;
mod restore_object;
mod restore_request;
#[cfg(test)]
mod tests;

pub use clean_restored_object::CleanRestoredObject;
pub use enums::RestoreTier;
pub use restore_object::{RestoreObject, RestoreObjectOutput};
pub use restore_request::RestoreRequest;

/// Restoring archived objects.
impl Bucket {
    /// Makes an object in an archive storage class readable for some days. See [`RestoreObject`].
    pub fn restore_object(&self, key: impl Into<String>) -> RestoreObject {
        RestoreObject::new(self, key)
    }

    /// Ends the time for which a restored object is readable. See [`CleanRestoredObject`].
    pub fn clean_restored_object(&self, key: impl Into<String>) -> CleanRestoredObject {
        CleanRestoredObject::new(self, key)
    }
}
