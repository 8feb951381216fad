//! Objects.

mod copy_object;
mod delete_multiple_objects;
mod delete_object;
mod get_object;
mod get_object_acl;
mod get_object_meta;
mod head_object;
mod put_object;
mod put_object_acl;

pub use copy_object::{CopyObject, CopyObjectOutput};
pub use delete_multiple_objects::{DeleteMultipleObjects, DeleteMultipleObjectsOutput};
pub use delete_object::{DeleteObject, DeleteObjectOutput};
pub use get_object::{GetObject, GetObjectOutput};
pub use get_object_acl::{GetObjectAcl, GetObjectAclOutput};
pub use get_object_meta::{GetObjectMeta, GetObjectMetaOutput};
pub use head_object::{HeadObject, HeadObjectOutput};
pub use put_object::{PutObject, PutObjectOutput};
pub use put_object_acl::{PutObjectAcl, PutObjectAclOutput};
