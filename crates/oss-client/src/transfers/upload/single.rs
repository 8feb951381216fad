//! Uploads by one request.

use oss_transport::Body;

use super::UploadOutput;
use super::steps::Steps;
use crate::error::Result;
use crate::transfers::progress::counted;

/// Sends content by one request.
pub(super) async fn put(steps: &Steps<'_>, body: Body, size: u64) -> Result<UploadOutput> {
    let job = steps.job;
    let slot = job.member.slot().await;
    let body = match &job.rate {
        Some(limit) => body.throttled(limit),
        None => body,
    };
    let body = counted(body, &job.counters, &job.member);
    let call = steps.object.put(job.bucket.put_object(&job.key));
    let sent = call.body(body).with_deadline(job.deadline).send().await;
    job.count_attempts(&sent);
    let sent = sent?;
    slot.succeed();
    job.counters.add_part();
    Ok(UploadOutput {
        recovered: sent.recovered(),
        etag: Some(sent.output.etag),
        version_id: sent.output.version_id,
        crc64: sent.output.crc64,
        size,
        parts: 0,
        resumed: 0,
        other_upload_ids: Vec::new(),
    })
}
