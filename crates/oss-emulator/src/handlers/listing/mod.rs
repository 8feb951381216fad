//! Operations that list the contents of a bucket.

mod list_multipart_uploads;
mod list_object_versions;
mod list_objects;
mod list_objects_v2;
pub(super) mod parameters;
mod token;

pub(crate) use list_multipart_uploads::list_multipart_uploads;
pub(crate) use list_object_versions::list_object_versions;
pub(crate) use list_objects::list_objects;
pub(crate) use list_objects_v2::list_objects_v2;
pub(super) use parameters::{key_parameter, page_size};
