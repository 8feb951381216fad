//! Multipart uploads.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::initiate_multipart_upload`] | Starts a multipart upload. |
//! | [`Bucket::upload_part`] | Uploads one part of a multipart upload. |
//! | [`Bucket::upload_part_copy`] | Uploads one part of a multipart upload by copying an object, or a range of it. |
//! | [`Bucket::complete_multipart_upload`] | Joins the parts of a multipart upload to an object. |
//! | [`Bucket::list_multipart_uploads`] | Lists the multipart uploads of a bucket that are neither completed nor aborted. |
//! | [`Bucket::list_parts`] | Lists the parts of a multipart upload. |
//! | [`Bucket::abort_multipart_upload`] | Aborts a multipart upload and deletes its parts. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod abort_multipart_upload;
mod complete_multipart_upload;
mod completed_part;
mod completed_parts;
mod enums;
mod initiate_multipart_upload;
mod list_multipart_uploads;
mod list_parts;
mod multipart_upload;
mod part;
#[cfg(test)]
mod tests;
mod upload_part;
mod upload_part_copy;

pub use abort_multipart_upload::AbortMultipartUpload;
pub use complete_multipart_upload::{CompleteMultipartUpload, CompleteMultipartUploadOutput};
pub use completed_part::CompletedPart;
pub use completed_parts::CompletedParts;
pub use enums::CompleteAll;
pub use initiate_multipart_upload::{InitiateMultipartUpload, InitiateMultipartUploadOutput};
pub use list_multipart_uploads::{ListMultipartUploads, ListMultipartUploadsOutput};
pub use list_parts::{ListParts, ListPartsOutput};
pub use multipart_upload::MultipartUpload;
pub use part::Part;
pub use upload_part::{UploadPart, UploadPartOutput};
pub use upload_part_copy::{UploadPartCopy, UploadPartCopyOutput};

/// Multipart uploads.
impl Bucket {
    /// Starts a multipart upload. See [`InitiateMultipartUpload`].
    pub fn initiate_multipart_upload(&self, key: impl Into<String>) -> InitiateMultipartUpload {
        InitiateMultipartUpload::new(self, key)
    }

    /// Uploads one part of a multipart upload. See [`UploadPart`].
    pub fn upload_part(
        &self,
        key: impl Into<String>,
        part_number: u32,
        upload_id: impl Into<String>,
    ) -> UploadPart {
        UploadPart::new(self, key, part_number, upload_id)
    }

    /// Uploads one part of a multipart upload by copying an object, or a range of it. See
    /// [`UploadPartCopy`].
    pub fn upload_part_copy(
        &self,
        key: impl Into<String>,
        part_number: u32,
        upload_id: impl Into<String>,
        source_key: impl Into<String>,
    ) -> UploadPartCopy {
        UploadPartCopy::new(self, key, part_number, upload_id, source_key)
    }

    /// Joins the parts of a multipart upload to an object. See [`CompleteMultipartUpload`].
    pub fn complete_multipart_upload(
        &self,
        key: impl Into<String>,
        upload_id: impl Into<String>,
    ) -> CompleteMultipartUpload {
        CompleteMultipartUpload::new(self, key, upload_id)
    }

    /// Lists the multipart uploads of a bucket that are neither completed nor aborted. See
    /// [`ListMultipartUploads`].
    pub fn list_multipart_uploads(&self) -> ListMultipartUploads {
        ListMultipartUploads::new(self)
    }

    /// Lists the parts of a multipart upload. See [`ListParts`].
    pub fn list_parts(&self, key: impl Into<String>, upload_id: impl Into<String>) -> ListParts {
        ListParts::new(self, key, upload_id)
    }

    /// Aborts a multipart upload and deletes its parts. See [`AbortMultipartUpload`].
    pub fn abort_multipart_upload(
        &self,
        key: impl Into<String>,
        upload_id: impl Into<String>,
    ) -> AbortMultipartUpload {
        AbortMultipartUpload::new(self, key, upload_id)
    }
}
