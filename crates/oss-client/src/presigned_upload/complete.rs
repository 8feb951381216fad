//! Completing an upload.

use crate::error::{Error, ErrorKind, Result};
use crate::etag::ETag;
use crate::integrity::Crc64;
use crate::operations::multipart::{
    CompleteMultipartUpload, CompleteMultipartUploadOutput, CompletedPart, CompletedParts, Part,
};
use crate::optional::OptionalExt;
use crate::presigned_upload::identity::Identity;
use crate::presigned_upload::upload::PresignedUpload;
use crate::response::Response;

impl PresignedUpload {
    /// Joins the parts to the object, after it has asked OSS whether all of them are there and have the
    /// right size.
    ///
    /// The CRC-64 of the object is compared with that of its parts. If the answer is lost, it is found
    /// out whether the upload was completed, and the response is
    /// [`recovered`](Response::recovered). That also works when `complete` is called again after it
    /// has failed, here or, with the [`unfinished`](Self::unfinished) upload as it was stored after the
    /// failure, in another process.
    ///
    /// Needs the permissions `oss:ListParts` and `oss:PutObject`.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Incomplete`] if parts are missing or have the wrong size. Nothing was executed, and
    ///   [`status`](Self::status) says which parts.
    /// - [`ErrorKind::Integrity`] if the object is not what its parts were. It exists all the same.
    /// - `NoSuchUpload` if the upload was aborted, or completed without a proof that it was by this call.
    /// - The errors of [`list_parts`](crate::Bucket::list_parts) and
    ///   [`complete_multipart_upload`](crate::Bucket::complete_multipart_upload).
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the upload may have been completed. Call it again to find out.
    pub async fn complete(&self) -> Result<Response<CompleteMultipartUploadOutput>> {
        self.complete_with(|operation| operation).await
    }

    /// Completes the upload as [`complete`](Self::complete) does, with further settings of the operation,
    /// such as a callback or the access control list of the object.
    ///
    /// # Errors
    ///
    /// Fails as [`complete`](Self::complete) does.
    pub async fn complete_with(
        &self,
        settings: impl FnOnce(CompleteMultipartUpload) -> CompleteMultipartUpload,
    ) -> Result<Response<CompleteMultipartUploadOutput>> {
        let status = match self.status().await {
            Err(error) if error.code() == Some("NoSuchUpload") => {
                return self.completed_before(error).await;
            }
            status => status?,
        };
        if !status.is_complete() {
            let error = Error::new(ErrorKind::Incomplete).with_message(status.complaint());
            return Err(self.about(error, NAME));
        }
        let Identity {
            bucket,
            key,
            upload_id,
        } = &self.identity;
        let listed = status.parts.iter();
        let parts = listed.map(|part| CompletedPart::new(part.part_number, part.etag.clone()));
        let operation = bucket
            .complete_multipart_upload(key, upload_id)
            .completed_parts(CompletedParts::new(parts));
        let etags = status.parts.iter().map(|part| part.etag.as_str());
        self.set_completed_etag(ETag::of_parts(etags));
        let answer = settings(operation).send().await?;
        match (combined(&status.parts), answer.crc64) {
            (Some(actual), Some(expected)) if actual != expected => {
                tracing::error!(expected, actual, "integrity");
                Err(self.about(Error::new(ErrorKind::Integrity { expected, actual }), NAME))
            }
            _ => Ok(answer),
        }
    }

    /// The response to an earlier call, if the object shows that it was executed. The upload alone does
    /// not: it is gone after it was completed, and also after it was aborted.
    async fn completed_before(
        &self,
        error: Error,
    ) -> Result<Response<CompleteMultipartUploadOutput>> {
        let hint =
            "the upload was completed or aborted; head_object shows whether the object is there";
        let error = error.with_hint(hint);
        let Some(expected) = self.completed_etag() else {
            return Err(error);
        };
        let Identity { bucket, key, .. } = &self.identity;
        let head = bucket.head_object(key).send().await.optional();
        let Ok(Some(head)) = head else {
            return Err(error);
        };
        if !head.etag.as_str().eq_ignore_ascii_case(&expected) {
            return Err(error);
        }
        Ok(head
            .with_recovered()
            .map(|head| CompleteMultipartUploadOutput {
                version_id: head.version_id,
                crc64: head.crc64,
                encoding_type: None,
                location: None,
                bucket: Some(bucket.name().to_string()),
                key: Some(key.clone()),
                etag: Some(head.etag),
                callback_result: None,
            }))
    }
}

/// The checksum of the parts one after the other, if OSS has reported that of each.
fn combined(parts: &[Part]) -> Option<u64> {
    parts.iter().try_fold(0, |crc, part| {
        Some(Crc64::combine(crc, part.crc64?, part.size))
    })
}

const NAME: &str = "CompleteMultipartUpload";
