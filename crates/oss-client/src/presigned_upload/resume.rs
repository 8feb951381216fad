//! Going on with an upload.

use crate::bucket::Bucket;
use crate::error::{Error, Result};
use crate::presigned_upload::identity::Identity;
use crate::presigned_upload::sizes::Sizes;
use crate::presigned_upload::unfinished::UnfinishedUpload;
use crate::presigned_upload::upload::PresignedUpload;

impl Bucket {
    /// Goes on with an upload that was begun by [`presigned_upload`](Self::presigned_upload), usually in
    /// another process. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if it is an upload to
    /// another bucket, or of sizes that OSS does not have.
    pub fn resume_presigned_upload(&self, upload: UnfinishedUpload) -> Result<PresignedUpload> {
        if upload.bucket != self.name().as_str() {
            return Err(Error::invalid_request(format!(
                "bucket: the upload goes to {:?}, and not to {:?}",
                upload.bucket,
                self.name().as_str()
            )));
        }
        if upload.upload_id.is_empty() {
            return Err(Error::invalid_request("upload_id: it is empty"));
        }
        let sizes = Sizes::new(Some(upload.part_size), upload.length)?;
        let identity = Identity {
            bucket: self.clone(),
            key: upload.key,
            upload_id: upload.upload_id,
        };
        Ok(PresignedUpload::new(identity, sizes, upload.completed_etag))
    }
}
