//! Uploads in parts that can be read in any order.

use std::collections::BTreeMap;

use oss_transport::Body;

use super::abandon::Unfinished;
use super::divisible::Divisible;
use super::part::Part;
use super::steps::Steps;
use crate::error::Result;
use crate::transfers::checkpoint::Checkpoint;
use crate::transfers::options::Job;
use crate::transfers::plan::Plan;
use crate::transfers::progress::counted;
use crate::transfers::tasks::Tasks;

/// Sends all parts that are not known, and returns all of them by their numbers.
pub(super) async fn send_parts(
    steps: &Steps<'_>,
    unfinished: &Unfinished,
    content: &Divisible,
    plan: &Plan,
    known: BTreeMap<u32, Part>,
    checkpoint: &mut Option<Checkpoint>,
) -> Result<BTreeMap<u32, Part>> {
    let job = steps.job;
    let mut parts = known;
    let missing: Vec<u32> = (1..=u32::try_from(plan.count()).unwrap_or(u32::MAX))
        .filter(|number| !parts.contains_key(number))
        .collect();
    let mut missing = missing.into_iter().peekable();
    let mut tasks = Tasks::new(job.runtime());
    loop {
        let may_start = missing.peek().is_some() && tasks.len() < job.parallel;
        tokio::select! {
            biased;
            sent = tasks.next(), if !tasks.is_empty() => {
                let Some((number, part)) = sent else { continue };
                let part: Part = part?;
                if let Some(checkpoint) = checkpoint.as_mut() {
                    checkpoint.add_uploaded(number, &part).await?;
                }
                parts.insert(number, part);
            }
            slot = job.member.slot(), if may_start => {
                let Some(number) = missing.next() else { continue };
                let range = plan.range(u64::from(number) - 1);
                let size = range.end - range.start;
                let body = content.part(range)?;
                let call = steps.object.part(
                    job.bucket.upload_part(&job.key, number, unfinished.upload_id()),
                );
                let job = job.clone();
                tasks.start(async move {
                    let sent = send_part(&job, call, body, size).await;
                    if sent.is_ok() {
                        slot.succeed();
                    }
                    (number, sent)
                });
            }
            else => break,
        }
    }
    if let Some(checkpoint) = checkpoint {
        checkpoint.write().await?;
    }
    Ok(parts)
}

/// Sends one part.
pub(super) async fn send_part(
    job: &Job,
    call: crate::operations::multipart::UploadPart,
    body: Body,
    size: u64,
) -> Result<Part> {
    let body = match &job.rate {
        Some(limit) => body.throttled(limit),
        None => body,
    };
    let body = counted(body, &job.counters, &job.member);
    let sent = call.body(body).with_deadline(job.deadline).send().await;
    job.count_attempts(&sent);
    let sent = sent?;
    job.counters.add_part();
    Ok(Part {
        etag: sent.output.etag,
        crc64: sent.output.crc64,
        size,
    })
}
