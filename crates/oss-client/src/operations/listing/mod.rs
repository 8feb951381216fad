//! Listing objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::list_object_versions`] | Lists the versions and the delete markers of the objects in a bucket. |
//! | [`Bucket::list_objects`] | Lists the objects in a bucket, in the older form of ListObjectsV2. |
//! | [`Bucket::list_objects_v2`] | Lists the objects in a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_marker;
mod list_object_versions;
mod list_objects;
mod list_objects_v2;
mod object_summary;
mod object_version;
#[cfg(test)]
mod tests;

pub use delete_marker::DeleteMarker;
pub use list_object_versions::{ListObjectVersions, ListObjectVersionsOutput};
pub use list_objects::{ListObjects, ListObjectsOutput};
pub use list_objects_v2::{ListObjectsV2, ListObjectsV2Output};
pub use object_summary::ObjectSummary;
pub use object_version::ObjectVersion;

/// Listing objects.
impl Bucket {
    /// Lists the versions and the delete markers of the objects in a bucket. See
    /// [`ListObjectVersions`].
    pub fn list_object_versions(&self) -> ListObjectVersions {
        ListObjectVersions::new(self)
    }

    /// Lists the objects in a bucket, in the older form of ListObjectsV2. See [`ListObjects`].
    pub fn list_objects(&self) -> ListObjects {
        ListObjects::new(self)
    }

    /// Lists the objects in a bucket. See [`ListObjectsV2`].
    pub fn list_objects_v2(&self) -> ListObjectsV2 {
        ListObjectsV2::new(self)
    }
}
