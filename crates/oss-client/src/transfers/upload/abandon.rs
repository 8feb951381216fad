//! Multipart uploads that are not finished yet: begun, taken up again, aborted.

use std::collections::BTreeMap;
use std::time::Duration;

use oss_sign::UtcSeconds;
use tokio::sync::oneshot;

use super::divisible::Divisible;
use super::part::Part;
use super::settings::ObjectSettings;
use super::steps::Steps;
use crate::error::{Error, Result};
use crate::operations::multipart::{CompleteMultipartUploadOutput, CompletedPart, CompletedParts};
use crate::response::Response;
use crate::transfers::checkpoint::{Checkpoint, Resumed};
use crate::transfers::options::Job;
use crate::transfers::plan::Plan;

/// A multipart upload that is not finished. If this is dropped, the upload is aborted in the background,
/// unless its parts are to stay.
pub(crate) struct Unfinished {
    job: Job,
    upload_id: String,
    leave_parts: bool,
    state: State,
    /// How many bytes were uploaded before.
    pub(super) resumed: u64,
    /// Further uploads that may have been begun with this one.
    pub(crate) others: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// Completed, aborted, or perhaps one of them: it must not be aborted any more.
    Closed,
}

impl Unfinished {
    /// Begins an upload.
    ///
    /// The request is made in the background: if this future is dropped while OSS executes it, nobody else
    /// would know the id of the upload, and it could not be aborted.
    pub(crate) async fn begin(
        job: &Job,
        object: &ObjectSettings,
        leave_parts: bool,
    ) -> Result<Self> {
        let call = object.initiate(job.bucket.initiate_multipart_upload(&job.key));
        let call = call.with_deadline(job.deadline);
        let (send, receive) = oneshot::channel();
        let of_task = job.clone();
        job.runtime().spawn(Box::pin(async move {
            let since = of_task.bucket.client().context().now();
            let begun = call.send().await;
            of_task.count_attempts(&begun);
            let unfinished = match begun {
                Ok(begun) => Ok(Self {
                    others: match begun.attempts() {
                        1 => Vec::new(),
                        _ => {
                            let listed = uploads_since(&of_task, since, &begun.upload_id).await;
                            listed.unwrap_or_default()
                        }
                    },
                    job: of_task,
                    upload_id: begun.output.upload_id,
                    leave_parts,
                    state: State::Open,
                    resumed: 0,
                }),
                Err(error) if error.was_not_executed() => Err(error),
                Err(error) => Err(match uploads_since(&of_task, since, "").await {
                    Some(others) => error.with_other_upload_ids(&others),
                    None => error.with_hint(UNKNOWN_UPLOAD),
                }),
            };
            // If nobody waits for it any more, it is aborted, also if its parts were to stay: it has none, and
            // no notes name it.
            if let Err(Ok(mut unfinished)) = send.send(unfinished) {
                unfinished.leave_parts = false;
            }
        }));
        let lost = || Error::protocol("the task that begins the upload was dropped");
        receive.await.map_err(|_| lost())?
    }

    /// Takes an upload up that an earlier run has begun, or begins one. Returns the parts that OSS has
    /// already.
    pub(super) async fn take_up_or_begin(
        steps: &Steps<'_>,
        content: &Divisible,
        plan: &Plan,
        checkpoint: &mut Option<Checkpoint>,
        resumed: Option<Resumed>,
    ) -> Result<(Self, BTreeMap<u32, Part>)> {
        let job = steps.job;
        let identity = match content {
            Divisible::File(file) => Some(file.identity()),
            Divisible::Bytes(_) => None,
        };
        let mut left = None;
        if let Some(resumed) = resumed
            && let Some(upload_id) = resumed.upload_id()
        {
            let mut unfinished = Self {
                job: job.clone(),
                upload_id: upload_id.to_owned(),
                leave_parts: steps.leave_parts,
                state: State::Open,
                resumed: 0,
                others: Vec::new(),
            };
            let is_same = identity
                .is_some_and(|identity| resumed.is_of(plan, &identity, &steps.object.digest()));
            if !is_same {
                // The parts of other content are of no use to anybody.
                if !unfinished.abort().await {
                    left = Some(unfinished.upload_id.clone());
                }
            } else if let Some(known) = unfinished.known_parts(plan, &resumed).await? {
                for part in known.values() {
                    job.counters.add(part.size);
                    job.counters.add_part();
                    unfinished.resumed += part.size;
                }
                if let Some(checkpoint) = checkpoint {
                    checkpoint.continue_upload(&resumed, &known);
                }
                return Ok((unfinished, known));
            } else {
                unfinished.state = State::Closed;
            }
        }
        let mut unfinished = Self::begin(job, steps.object, steps.leave_parts).await?;
        unfinished.others.extend(left);
        if let (Some(checkpoint), Some(identity)) = (checkpoint, identity) {
            let settings = steps.object.digest();
            let noted = checkpoint.begin_upload(&unfinished.upload_id, plan, &identity, settings);
            if let Err(error) = noted.await {
                // No later run could find it.
                unfinished.leave_parts = false;
                return Err(unfinished.give_up(error).await);
            }
        }
        Ok((unfinished, BTreeMap::new()))
    }

    /// Asks OSS which parts it has. Only those count that are noted and are the same. Returns `None` if
    /// the upload does not exist any more.
    async fn known_parts(
        &self,
        plan: &Plan,
        resumed: &Resumed,
    ) -> Result<Option<BTreeMap<u32, Part>>> {
        let call = self.job.bucket.list_parts(&self.job.key, &self.upload_id);
        let mut listed = call.with_deadline(self.job.deadline).items();
        let mut known = BTreeMap::new();
        while let Some(part) = listed.next().await {
            let part = match part {
                Ok(part) => part,
                Err(error) if error.code() == Some("NoSuchUpload") => return Ok(None),
                Err(error) => return Err(error),
            };
            let Some(index) = part.part_number.checked_sub(1) else {
                continue;
            };
            let range = plan.range(u64::from(index));
            let noted = resumed.part(part.part_number);
            let is_ours = noted.as_ref().is_some_and(|noted| {
                noted.size == part.size
                    && noted.etag == part.etag
                    && (part.crc64.is_none() || noted.crc64 == part.crc64)
            });
            if is_ours && part.size == range.end - range.start && part.size > 0 {
                known.insert(
                    part.part_number,
                    Part {
                        etag: part.etag,
                        crc64: noted.and_then(|noted| noted.crc64),
                        size: part.size,
                    },
                );
            }
        }
        Ok(Some(known))
    }

    /// Completes the upload with these parts. After a failure it is given up, except that what may have been
    /// completed is not aborted: the object would seem to be lost.
    pub(crate) async fn complete(
        &mut self,
        object: &ObjectSettings,
        parts: impl IntoIterator<Item = CompletedPart>,
    ) -> Result<Response<CompleteMultipartUploadOutput>> {
        let bucket = &self.job.bucket;
        let call = bucket.complete_multipart_upload(&self.job.key, &self.upload_id);
        let call = object.complete(call.completed_parts(CompletedParts::new(parts)));
        let completed = call.with_deadline(self.job.deadline).send().await;
        self.job.count_attempts(&completed);
        let is_open = matches!(&completed, Err(error) if error.was_not_executed());
        if !is_open {
            self.state = State::Closed;
        }
        match completed {
            Ok(completed) => Ok(completed),
            Err(error) => Err(self.give_up(error).await),
        }
    }

    pub(crate) fn upload_id(&self) -> &str {
        &self.upload_id
    }

    /// Ends the upload after an error, and returns the error with the id of the upload if it stays.
    pub(crate) async fn give_up(&mut self, error: Error) -> Error {
        let error = error.with_other_upload_ids(&self.others);
        if self.state == State::Closed || self.leave_parts {
            self.state = State::Closed;
            return error.with_upload_id(&self.upload_id);
        }
        match self.abort().await {
            true => error,
            false => error.with_upload_id(&self.upload_id),
        }
    }

    /// Aborts the upload. Returns whether it is gone.
    async fn abort(&mut self) -> bool {
        let aborting = abort(&self.job, &self.upload_id);
        let is_gone = aborting.await;
        self.state = State::Closed;
        is_gone
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.state == State::Closed || self.leave_parts {
            return;
        }
        let (job, upload_id) = (self.job.clone(), std::mem::take(&mut self.upload_id));
        self.job.runtime().spawn(Box::pin(async move {
            abort(&job, &upload_id).await;
        }));
    }
}

/// Returns the uploads of the key that were begun since then, apart from the known one: an attempt whose
/// answer was lost may have begun one of them. Returns `None` if they cannot be listed.
async fn uploads_since(job: &Job, since: UtcSeconds, known: &str) -> Option<Vec<String>> {
    let since = since.plus_seconds(-CLOCK_ERROR);
    let call = job.bucket.list_multipart_uploads().prefix(&job.key);
    let mut listed = call.with_timeout(PATIENCE).items();
    let mut others = Vec::new();
    while let Some(upload) = listed.next().await {
        match upload {
            Ok(upload) => {
                let is_other = upload.key == job.key && upload.upload_id != known;
                if is_other && upload.initiated >= since {
                    others.push(upload.upload_id);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a further multipart upload may have been begun");
                return None;
            }
        }
    }
    Some(others)
}

/// Aborts an upload. It has its own time limit, because that of the transfer may have passed.
async fn abort(job: &Job, upload_id: &str) -> bool {
    let call = job.bucket.abort_multipart_upload(&job.key, upload_id);
    match call.with_timeout(PATIENCE).send().await {
        Ok(_) => true,
        Err(error) if error.code() == Some("NoSuchUpload") => true,
        Err(error) => {
            tracing::warn!(upload_id, %error, "a multipart upload was not aborted");
            false
        }
    }
}

/// By how many seconds the clocks may differ at most, so that no upload is missed.
const CLOCK_ERROR: i64 = 60;
const UNKNOWN_UPLOAD: &str = "an attempt whose answer was lost may have begun a multipart upload, and the \
                              uploads cannot be listed; Transfers::sweep aborts it when it is old";
const PATIENCE: Duration = Duration::from_secs(30);
