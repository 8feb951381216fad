//! `UpdateBucketMetadataJournalTableConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::metadata_table::JournalTableConfiguration;

/// Changes the settings of a bucket's journal table.
///
/// The bucket must have metadata tables, which CreateBucketMetadataConfiguration creates.
///
/// Needs the permission `oss:UpdateBucketMetadataJournalTableConfiguration`. OSS may refuse it with
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [UpdateBucketMetadataJournalTableConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/updatebucketmetadatajournaltableconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .update_bucket_metadata_journal_table_configuration()
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct UpdateBucketMetadataJournalTableConfiguration {
    call: CallContext,
    bucket: BucketName,
    journal_table_configuration: Option<JournalTableConfiguration>,
}

impl UpdateBucketMetadataJournalTableConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            journal_table_configuration: None,
        }
    }

    /// The settings of the journal table (`JournalTableConfiguration`).
    pub fn journal_table_configuration(
        mut self,
        journal_table_configuration: impl IntoField<JournalTableConfiguration>,
    ) -> Self {
        self.journal_table_configuration = journal_table_configuration.into_field();
        self
    }
}

call!(UpdateBucketMetadataJournalTableConfiguration -> (), bucket);
presign!(UpdateBucketMetadataJournalTableConfiguration);

impl Operation for UpdateBucketMetadataJournalTableConfiguration {
    type Output = ();
    const NAME: &'static str = "UpdateBucketMetadataJournalTableConfiguration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("metadataJournalTable", "")
            .optional_xml(
                "JournalTableConfiguration",
                self.journal_table_configuration.as_ref(),
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
