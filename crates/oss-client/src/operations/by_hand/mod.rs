//! What the description of the API cannot express: values that follow from others, and responses that
//! need more than their fields.

pub(super) mod complete_multipart_upload;
mod conversions;
pub(super) mod copy_object;
pub(super) mod create_select_object_meta;
pub(super) mod delete_multiple_objects;
mod downloaded;
pub(super) mod get_object;
pub(super) mod post_object;
pub(super) mod put_bucket;
pub(super) mod put_object;
pub(super) mod put_symlink;
pub(super) mod select_object;
mod select_request;
