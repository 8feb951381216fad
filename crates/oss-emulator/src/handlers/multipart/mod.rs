//! Multipart uploads.

mod abort_multipart_upload;
mod complete_multipart_upload;
mod initiate_multipart_upload;
mod list_parts;
mod parts_document;
mod place;
mod upload_part;
mod upload_part_copy;

pub(crate) use abort_multipart_upload::abort_multipart_upload;
pub(crate) use complete_multipart_upload::complete_multipart_upload;
pub(crate) use initiate_multipart_upload::initiate_multipart_upload;
pub(crate) use list_parts::list_parts;
pub(crate) use upload_part::upload_part;
pub(crate) use upload_part_copy::upload_part_copy;
