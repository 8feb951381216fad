//! Objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_object`] | Uploads an object. |
//! | [`Bucket::copy_object`] | Copies an object within a region. |
//! | [`Bucket::get_object`] | Downloads an object, or a range of it. |
//! | [`Bucket::get_object_meta`] | Reads the size, the ETag and the last modification of an object. |
//! | [`Bucket::head_object`] | Reads the metadata of an object without its content. |
//! | [`Bucket::delete_multiple_objects`] | Deletes up to 1,000 objects or versions. |
//! | [`Bucket::delete_object`] | Deletes an object, or one of its versions. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod copy_object;
mod delete_multiple_objects;
mod delete_object;
mod deleted_object;
mod enums;
mod get_object;
mod get_object_meta;
mod head_object;
mod not_deleted_object;
mod object_identifier;
mod objects_to_delete;
mod put_object;
#[cfg(test)]
mod tests;

pub use copy_object::{CopyObject, CopyObjectOutput};
pub use delete_multiple_objects::{DeleteMultipleObjects, DeleteMultipleObjectsOutput};
pub use delete_object::{DeleteObject, DeleteObjectOutput};
pub use deleted_object::DeletedObject;
pub use enums::{MetadataDirective, RangeBehavior, TaggingDirective};
pub use get_object::{GetObject, GetObjectOutput};
pub use get_object_meta::{GetObjectMeta, GetObjectMetaOutput};
pub use head_object::{HeadObject, HeadObjectOutput};
pub use not_deleted_object::NotDeletedObject;
pub use object_identifier::ObjectIdentifier;
pub use objects_to_delete::ObjectsToDelete;
pub use put_object::{PutObject, PutObjectOutput};

/// Objects.
impl Bucket {
    /// Uploads an object. See [`PutObject`].
    pub fn put_object(&self, key: impl Into<String>) -> PutObject {
        PutObject::new(self, key)
    }

    /// Copies an object within a region. See [`CopyObject`].
    pub fn copy_object(&self, key: impl Into<String>, source_key: impl Into<String>) -> CopyObject {
        CopyObject::new(self, key, source_key)
    }

    /// Downloads an object, or a range of it. See [`GetObject`].
    pub fn get_object(&self, key: impl Into<String>) -> GetObject {
        GetObject::new(self, key)
    }

    /// Reads the size, the ETag and the last modification of an object. See [`GetObjectMeta`].
    pub fn get_object_meta(&self, key: impl Into<String>) -> GetObjectMeta {
        GetObjectMeta::new(self, key)
    }

    /// Reads the metadata of an object without its content. See [`HeadObject`].
    pub fn head_object(&self, key: impl Into<String>) -> HeadObject {
        HeadObject::new(self, key)
    }

    /// Deletes up to 1,000 objects or versions. See [`DeleteMultipleObjects`].
    pub fn delete_multiple_objects(
        &self,
        objects: impl Into<ObjectsToDelete>,
    ) -> DeleteMultipleObjects {
        DeleteMultipleObjects::new(self, objects)
    }

    /// Deletes an object, or one of its versions. See [`DeleteObject`].
    pub fn delete_object(&self, key: impl Into<String>) -> DeleteObject {
        DeleteObject::new(self, key)
    }
}
