//! The end of an upload in parts.

use std::collections::BTreeMap;

use super::abandon::Unfinished;
use super::divisible::Divisible;
use super::part::{Part, combined};
use super::steps::Steps;
use super::{UploadOutput, source};
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::operations::multipart::CompletedPart;
use crate::transfers::options::Job;

/// Completes an upload whose parts are all there, and compares the object with the content.
pub(super) async fn finish(
    steps: &Steps<'_>,
    unfinished: &mut Unfinished,
    content: &Divisible,
    parts: BTreeMap<u32, Part>,
) -> Result<UploadOutput> {
    if let Err(error) = unchanged(content, combined(&parts)).await {
        return Err(unfinished.give_up(error).await);
    }
    complete(steps, unfinished, parts).await
}

/// Fails if a file was written since the upload began. Its times may say so without being right: another
/// name or other permissions change one of them too. The checksum decides then.
async fn unchanged(content: &Divisible, sent: Option<u64>) -> Result<()> {
    content.check().await?;
    let Divisible::File(file) = content else {
        return Ok(());
    };
    let is_same = file
        .identity_now()
        .await
        .is_ok_and(|now| now == file.identity());
    let (false, Some(sent)) = (is_same, sent) else {
        return Ok(());
    };
    let mut body = file.body();
    let mut crc64 = Crc64::new();
    while let Some(piece) = body.chunk().await {
        crc64.update(&piece.map_err(source::unreadable)?);
    }
    match crc64.value() == sent {
        true => Ok(()),
        false => Err(Error::new(ErrorKind::FileChanged)
            .with_message("its content is not the one that was sent")),
    }
}

/// Completes an upload, and compares the checksum of the object with that of its parts.
pub(super) async fn complete(
    steps: &Steps<'_>,
    unfinished: &mut Unfinished,
    parts: BTreeMap<u32, Part>,
) -> Result<UploadOutput> {
    let job = steps.job;
    let listed = parts
        .iter()
        .map(|(number, part)| CompletedPart::new(*number, &part.etag));
    let completed = unfinished.complete(steps.object, listed).await?;
    let size = parts.values().map(|part| part.size).sum();
    let output = UploadOutput {
        recovered: completed.recovered(),
        etag: completed.output.etag,
        version_id: completed.output.version_id,
        crc64: completed.output.crc64,
        size,
        parts: parts.len() as u64,
        resumed: unfinished.resumed,
        other_upload_ids: std::mem::take(&mut unfinished.others),
    };
    match (output.crc64, combined(&parts)) {
        (Some(expected), Some(actual)) if expected != actual => {
            tracing::error!(expected, actual, "integrity");
            delete_corrupt(job, steps.delete_corrupt, output.version_id.as_deref()).await;
            Err(Error::new(ErrorKind::Integrity { expected, actual })
                .with_message(described(output.version_id.as_deref()))
                .with_other_upload_ids(&output.other_upload_ids))
        }
        _ => Ok(output),
    }
}

/// Deletes the version that was just created and is not what was sent.
async fn delete_corrupt(job: &Job, wanted: Option<bool>, version_id: Option<&str>) {
    if let (true, Some(version_id)) = (wanted.unwrap_or(true), version_id) {
        let call = job.bucket.delete_object(&job.key).version_id(version_id);
        if let Err(error) = call.with_deadline(job.deadline).send().await {
            tracing::warn!(version_id, %error, "a damaged version was not deleted");
        }
    }
}

fn described(version_id: Option<&str>) -> String {
    match version_id {
        Some(version_id) => format!("the object is not what was sent, version {version_id}"),
        None => "the object is not what was sent".to_owned(),
    }
}
