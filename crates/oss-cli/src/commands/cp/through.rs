//! Copies an object from one region to another: it is downloaded and uploaded at the same time.

use oss_client::operations::object::HeadObjectOutput;
use oss_client::transfers::{Download, Upload, UploadOutput};
use oss_client::{Bucket, Error, Tags};
use oss_transport::Body;

use super::upload::speed;
use super::{Copied, Copying};
use crate::args::cp::Args;
use crate::location::RemoteUrl;
use crate::set::SetIfSome;
use crate::transfer::Task;

/// Copies an object. The new one has the same headers, metadata and tags, like one that OSS has
/// copied. Nothing is written to the disk.
pub(super) async fn copy(
    args: &Args,
    (source_bucket, bucket): (Bucket, Bucket),
    (source, destination): (&RemoteUrl, &RemoteUrl),
    task: Task,
    copying: &Copying<'_>,
) -> Result<Copied, Error> {
    let head = source_bucket
        .head_object(source.key())
        .version_id(args.version_id.as_deref())
        .if_match(args.if_match.as_deref());
    let head = head.send().await?.into_output();
    let version_id = args.version_id.clone().or_else(|| head.version_id.clone());
    let tags = tags(&source_bucket, source, version_id.as_deref(), &head).await?;
    let stream = source_bucket
        .client()
        .transfers()
        .download(source_bucket.name().as_str(), source.key())
        .version_id(version_id)
        .if_match(head.etag.clone())
        .set_if_some(args.transfer.part_size, Download::part_size)
        .into_stream()
        .await?;
    let upload = bucket.client().transfers().upload(
        bucket.name().as_str(),
        destination.key(),
        Body::from(stream),
    );
    let upload = with_headers(upload, args, &head).tagging(tags);
    let task = Task {
        total: Some(head.content_length),
        ..task
    };
    let progress = upload.progress();
    let sent: UploadOutput = copying.watch(task, progress, upload.send()).await?;
    Ok(Copied {
        size: Some(sent.size),
        etag: sent.etag.map(|etag| etag.as_str().to_owned()),
        crc64: sent.crc64,
        version_id: sent.version_id,
        // The download was compared with the source, and the upload with the new object.
        verified: Some(head.crc64.is_some() && head.crc64 == sent.crc64),
        parts: sent.parts.max(1),
        resumed: 0,
    })
}

fn with_headers(upload: Upload, args: &Args, head: &HeadObjectOutput) -> Upload {
    let given =
        |flag: &Option<String>, header: &Option<String>| flag.clone().or_else(|| header.clone());
    let upload = upload
        .forbid_overwrite(args.no_clobber.then_some(true))
        .content_type(given(&args.content_type, &head.content_type))
        .cache_control(given(&args.cache_control, &head.cache_control))
        .content_disposition(head.content_disposition.clone())
        .content_encoding(head.content_encoding.clone())
        .expires(head.expires.clone())
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref())
        .set_if_some(args.transfer.part_size, Upload::part_size)
        .set_if_some(speed(args), |upload, speed| upload.rate_limit(&speed));
    let mut metadata = head.metadata.clone();
    metadata.extend(args.metadata.iter().cloned());
    let metadata = metadata.into_iter();
    metadata.fold(upload, |upload, (name, value)| upload.metadata(name, value))
}

async fn tags(
    bucket: &Bucket,
    source: &RemoteUrl,
    version_id: Option<&str>,
    head: &HeadObjectOutput,
) -> Result<Option<Tags>, Error> {
    if head.tagging_count.is_none_or(|count| count == 0) {
        return Ok(None);
    }
    let tagging = bucket
        .get_object_tagging(source.key())
        .version_id(version_id);
    let tags = tagging.send().await?.into_output().tags.into_iter();
    Ok(Some(tags.map(|tag| (tag.key, tag.value)).collect()))
}
