//! Copies of any size inside OSS.

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use crate::client::Client;
use crate::error::{Error, ErrorKind, Result, ServiceError};
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operations::multipart::{CompletedPart, UploadPartCopy};
use crate::operations::object::{HeadObjectOutput, MetadataDirective};
use crate::tags::Tags;
use crate::transfers::options::{Job, Options, options};
use crate::transfers::plan::{COPIED_PART, Plan};
use crate::transfers::tasks::Tasks;
use crate::transfers::upload::Unfinished;
use crate::transfers::upload::settings::{ObjectSettings, object_setters};

/// A copy of any size inside OSS: by one request up to 1 GiB, and otherwise in parts.
/// [`Transfers::copy`](super::Transfers::copy) creates it.
///
/// All parts are of the same content: each request is bound to the ETag of the source. The copy has the
/// content type, the other headers, the metadata and the tags of the source, unless they are set here. It
/// does not have its access control list. At the end the CRC-64 of both objects are compared.
///
/// Awaiting the copy is the same as [`send`](Self::send).
#[must_use = "a copy does nothing until it is sent"]
pub struct Copy {
    client: Client,
    bucket: String,
    key: String,
    source_bucket: Option<String>,
    source_key: String,
    source_version_id: Option<String>,
    source_if_match: Option<ETag>,
    object: ObjectSettings,
    options: Options,
}

/// What a copy has created.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CopyOutput {
    /// The ETag of the copy, if OSS has answered it.
    pub etag: Option<ETag>,
    /// The version of the copy, in a bucket with versioning.
    pub version_id: Option<String>,
    /// The CRC-64 of the copy, if OSS has answered it. It was compared with that of the source.
    pub crc64: Option<u64>,
    /// The ETag of the source.
    pub source_etag: ETag,
    /// The size of the object in bytes.
    pub size: u64,
    /// The number of parts, or 0 if the object was copied by one request.
    pub parts: u64,
    /// Whether the answer to the last request was lost, and the copy was found afterwards.
    pub recovered: bool,
    /// The ids of further multipart uploads of this key that were begun meanwhile, and that may belong to
    /// this copy because an answer was lost. See
    /// [`Error::other_upload_ids`](crate::Error::other_upload_ids).
    pub other_upload_ids: Vec<String>,
}

impl Copy {
    pub(super) fn new(client: &Client, bucket: String, key: String, source_key: String) -> Self {
        Self {
            client: client.clone(),
            bucket,
            key,
            source_bucket: None,
            source_key,
            source_version_id: None,
            source_if_match: None,
            object: ObjectSettings::default(),
            options: Options::default(),
        }
    }

    /// Sets the bucket of the source. The default is the bucket of the copy. Both must be in the same
    /// region.
    pub fn source_bucket(mut self, bucket: impl IntoField<String>) -> Self {
        self.source_bucket = bucket.into_field();
        self
    }

    /// Copies a version of the source. By default it is the current one.
    pub fn source_version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.source_version_id = version_id.into_field();
        self
    }

    /// Copies the source only if it has this ETag.
    pub fn source_if_match(mut self, etag: impl IntoField<ETag>) -> Self {
        self.source_if_match = etag.into_field();
        self
    }

    /// Takes settings over that were made elsewhere.
    pub(super) fn with(self, object: ObjectSettings, options: Options) -> Self {
        Self {
            object,
            options,
            ..self
        }
    }

    /// Makes the copy.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::SourceChanged`] if the source was replaced meanwhile.
    /// - [`ErrorKind::Integrity`] if the copy is not what the source is.
    /// - The errors of the requests. If a copy in parts was begun and not aborted,
    ///   [`Error::upload_id`] says which one.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no further part is copied, and a task in the background aborts the
    /// multipart upload, for which it has 30 seconds. A copy by one request may be made all the same.
    pub async fn send(self) -> Result<CopyOutput> {
        let _ending = self.options.counters.ending();
        let job = self
            .options
            .job(&self.client, "Copy", &self.bucket, &self.key)?;
        self.run(&job).await.map_err(|error| job.about(error))
    }

    async fn run(self, job: &Job) -> Result<CopyOutput> {
        let source = self.head(job).await?;
        let plan = Plan::for_upload(source.content_length, self.options.part_size, COPIED_PART)?;
        let most = self
            .options
            .part_size
            .map_or(SINGLE, |part| part.min(SINGLE));
        let output = match plan.size <= most {
            true => {
                job.counters.set_total(plan.size, 1);
                self.at_once(job, &source).await?
            }
            false => {
                job.counters.set_total(plan.size, plan.count());
                self.in_parts(job, source.clone(), plan).await?
            }
        };
        match (source.crc64, output.crc64) {
            (Some(expected), Some(actual)) if expected != actual => {
                tracing::error!(expected, actual, "integrity");
                Err(Error::new(ErrorKind::Integrity { expected, actual })
                    .with_message("the copy is not what the source is")
                    .with_other_upload_ids(&output.other_upload_ids))
            }
            _ => Ok(output),
        }
    }

    /// Asks what the source is.
    async fn head(&self, job: &Job) -> Result<HeadObjectOutput> {
        let bucket = self.source_bucket.as_ref().unwrap_or(&self.bucket);
        let call = self.client.bucket(bucket)?.head_object(&self.source_key);
        let call = call
            .version_id(self.source_version_id.clone())
            .if_match(self.source_if_match.clone())
            .request_payer(self.object.request_payer.clone());
        let head = call.with_deadline(job.deadline).send().await;
        job.count_attempts(&head);
        Ok(head?.output)
    }

    async fn at_once(&self, job: &Job, source: &HeadObjectOutput) -> Result<CopyOutput> {
        let slot = job.member.slot().await;
        let object = &self.object;
        let call = job
            .bucket
            .copy_object(&job.key, &self.source_key)
            .source_bucket(self.source_bucket.clone())
            .source_version_id(self.version(source))
            .source_if_match(&source.etag)
            .forbid_overwrite(object.forbid_overwrite)
            .server_side_encryption(object.server_side_encryption.clone())
            .server_side_data_encryption(object.server_side_data_encryption.clone())
            .server_side_encryption_key_id(object.server_side_encryption_key_id.clone())
            .storage_class(object.storage_class.clone())
            .acl(object.acl.clone())
            .traffic_limit(object.traffic_limit)
            .request_payer(object.request_payer.clone());
        let call = match self.replaces_metadata() {
            false => call,
            true => {
                let merged = self.merged(source);
                let call = call
                    .metadata_directive(MetadataDirective::Replace)
                    .cache_control(merged.cache_control)
                    .content_disposition(merged.content_disposition)
                    .content_encoding(merged.content_encoding)
                    .content_type(merged.content_type)
                    .expires(merged.expires);
                let metadata = merged.metadata.into_iter();
                metadata.fold(call, |call, (name, value)| call.metadata(name, value))
            }
        };
        let call = match &object.tagging {
            None => call,
            Some(tags) => call
                .tagging_directive(crate::operations::object::TaggingDirective::Replace)
                .tagging(tags.clone()),
        };
        let copied = call.with_deadline(job.deadline).send().await;
        job.count_attempts(&copied);
        let copied = copied.map_err(|error| changed(error, &source.etag))?;
        slot.succeed();
        job.counters.add(source.content_length);
        job.counters.add_part();
        Ok(CopyOutput {
            recovered: copied.recovered(),
            etag: Some(copied.output.etag),
            version_id: copied.output.version_id,
            crc64: copied.output.crc64,
            source_etag: source.etag.clone(),
            size: source.content_length,
            parts: 0,
            other_upload_ids: Vec::new(),
        })
    }

    async fn in_parts(
        &self,
        job: &Job,
        source: HeadObjectOutput,
        plan: Plan,
    ) -> Result<CopyOutput> {
        let mut object = self.merged(&source);
        if object.tagging.is_none() && source.tagging_count.is_some_and(|count| count > 0) {
            object.tagging = Some(self.tags(job, &source).await?);
        }
        let mut unfinished = Unfinished::begin(job, &object, false).await?;
        let parts = match self.copy_parts(job, &unfinished, &source, &plan).await {
            Ok(parts) => parts,
            Err(error) => return Err(unfinished.give_up(changed(error, &source.etag)).await),
        };
        let count = parts.len() as u64;
        let completed = unfinished.complete(&object, parts).await?;
        Ok(CopyOutput {
            recovered: completed.recovered(),
            etag: completed.output.etag,
            version_id: completed.output.version_id,
            crc64: completed.output.crc64,
            source_etag: source.etag,
            size: plan.size,
            parts: count,
            other_upload_ids: std::mem::take(&mut unfinished.others),
        })
    }

    async fn copy_parts(
        &self,
        job: &Job,
        unfinished: &Unfinished,
        source: &HeadObjectOutput,
        plan: &Plan,
    ) -> Result<Vec<CompletedPart>> {
        let mut parts = BTreeMap::new();
        let mut missing = (0..plan.count()).peekable();
        let mut tasks = Tasks::new(job.runtime());
        loop {
            let may_start = missing.peek().is_some() && tasks.len() < job.parallel;
            tokio::select! {
                biased;
                copied = tasks.next(), if !tasks.is_empty() => {
                    let Some((number, etag)) = copied else { continue };
                    let etag: ETag = Result::<ETag>::from(etag)?;
                    parts.insert(number, etag);
                }
                slot = job.member.slot(), if may_start => {
                    let Some(index) = missing.next() else { continue };
                    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
                    let range = plan.range(index);
                    let size = range.end - range.start;
                    let call = job
                        .bucket
                        .upload_part_copy(&job.key, number, unfinished.upload_id(), &self.source_key)
                        .source_bucket(self.source_bucket.clone())
                        .source_version_id(self.version(source))
                        .source_if_match(&source.etag)
                        .source_range(range)
                        .traffic_limit(self.object.traffic_limit)
                        .request_payer(self.object.request_payer.clone());
                    let job = job.clone();
                    tasks.start(async move {
                        let copied = copy_part(&job, call, size).await;
                        if copied.is_ok() {
                            slot.succeed();
                        }
                        (number, copied)
                    });
                }
                else => break,
            }
        }
        let parts = parts.into_iter();
        Ok(parts
            .map(|(number, etag)| CompletedPart::new(number, etag))
            .collect())
    }

    /// The version of the source, so that all requests are of the same one.
    fn version(&self, source: &HeadObjectOutput) -> Option<String> {
        let asked = self.source_version_id.clone();
        asked.or_else(|| source.version_id.clone())
    }

    fn replaces_metadata(&self) -> bool {
        let object = &self.object;
        !object.metadata.is_empty()
            || [
                &object.cache_control,
                &object.content_disposition,
                &object.content_encoding,
                &object.content_type,
                &object.expires,
            ]
            .iter()
            .any(|header| header.is_some())
    }

    /// What is set here, and otherwise what the source has.
    fn merged(&self, source: &HeadObjectOutput) -> ObjectSettings {
        let or = |set: &Option<String>, has: &Option<String>| set.clone().or_else(|| has.clone());
        let object = self.object.clone();
        let mut metadata: BTreeMap<String, String> = source.metadata.clone();
        metadata.extend(object.metadata.iter().cloned());
        ObjectSettings {
            cache_control: or(&object.cache_control, &source.cache_control),
            content_disposition: or(&object.content_disposition, &source.content_disposition),
            content_encoding: or(&object.content_encoding, &source.content_encoding),
            content_type: or(&object.content_type, &source.content_type),
            expires: or(&object.expires, &source.expires),
            metadata: metadata.into_iter().collect(),
            ..object
        }
    }

    async fn tags(&self, job: &Job, source: &HeadObjectOutput) -> Result<Tags> {
        let bucket = self.source_bucket.as_ref().unwrap_or(&self.bucket);
        let call = self
            .client
            .bucket(bucket)?
            .get_object_tagging(&self.source_key);
        let call = call
            .version_id(self.version(source))
            .request_payer(self.object.request_payer.clone());
        let tagging = call.with_deadline(job.deadline).send().await;
        job.count_attempts(&tagging);
        let tags = tagging?.output.tags.into_iter();
        Ok(tags.map(|tag| (tag.key, tag.value)).collect())
    }
}

async fn copy_part(job: &Job, call: UploadPartCopy, size: u64) -> Result<ETag> {
    let copied = call.with_deadline(job.deadline).send().await;
    job.count_attempts(&copied);
    let etag = copied?.output.etag;
    job.counters.add(size);
    job.counters.add_part();
    job.member.moved(size);
    Ok(etag)
}

/// A condition that failed means that the source is another one.
fn changed(error: Error, etag: &ETag) -> Error {
    match error.service().map(ServiceError::status) {
        Some(412) => Error::new(ErrorKind::SourceChanged { etag: etag.clone() }).with_source(error),
        _ => error,
    }
}

options!(Copy);
object_setters!(Copy);

impl IntoFuture for Copy {
    type Output = Result<CopyOutput>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for Copy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Copy")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("source_bucket", &self.source_bucket)
            .field("source_key", &self.source_key)
            .finish_non_exhaustive()
    }
}

/// The largest object that is copied by one request.
const SINGLE: u64 = 1 << 30;
