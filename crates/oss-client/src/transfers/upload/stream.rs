//! Uploads of streams, whose parts are held in memory until OSS has them.

use std::collections::BTreeMap;

use bytes::{Bytes, BytesMut};
use oss_transport::Body;

use super::abandon::Unfinished;
use super::finish::complete;
use super::part::Part;
use super::parts::send_part;
use super::source::unreadable;
use super::steps::Steps;
use super::{UploadOutput, single};
use crate::error::{Error, Result};
use crate::scheduler::{Memory, Slot};
use crate::transfers::options::Job;
use crate::transfers::plan::{MAX_PARTS, Plan, USUAL_PART, checked, growing};
use crate::transfers::tasks::Tasks;

/// Sends everything that `body` yields.
pub(super) async fn send(steps: &Steps<'_>, body: Body) -> Result<UploadOutput> {
    let job = steps.job;
    let sizes = Sizes::new(steps, body.len())?;
    let mut pieces = Pieces::new(body);
    let first = pieces.part(job, sizes.of(1)).await?;
    if pieces.ended {
        job.counters.set_total(first.size, 1);
        return single::put(steps, first.content, first.size).await;
    }
    let mut unfinished = Unfinished::begin(job, steps.object, steps.leave_parts).await?;
    match send_parts(steps, &unfinished, sizes, pieces, first).await {
        Ok(parts) => complete(steps, &mut unfinished, parts).await,
        Err(error) => Err(unfinished.give_up(error).await),
    }
}

async fn send_parts(
    steps: &Steps<'_>,
    unfinished: &Unfinished,
    sizes: Sizes,
    pieces: Pieces,
    first: Filled,
) -> Result<BTreeMap<u32, Part>> {
    let job = steps.job;
    let mut parts = BTreeMap::new();
    let mut tasks = Tasks::new(job.runtime());
    let start = |tasks: &Tasks<_>, number, filled: Filled, slot: Slot| {
        let call = job
            .bucket
            .upload_part(&job.key, number, unfinished.upload_id());
        let (call, job) = (steps.object.part(call), job.clone());
        tasks.start(async move {
            let sent = send_part(&job, call, filled.content, filled.size).await;
            if sent.is_ok() {
                slot.succeed();
            }
            (number, sent)
        });
    };
    start(&tasks, 1, first, job.member.slot().await);
    let mut number = 1;
    let mut reading = Some(Box::pin(next_part(job, sizes, pieces, number + 1)));
    loop {
        let is_reading = reading.is_some() && tasks.len() < job.parallel;
        tokio::select! {
            biased;
            sent = tasks.next(), if !tasks.is_empty() => {
                let Some((number, part)) = sent else { continue };
                let part: Part = part?;
                parts.insert(number, part);
            }
            read = read_next(&mut reading), if is_reading => {
                let (pieces, filled, slot) = read?;
                reading = None;
                number += 1;
                let ended = pieces.ended;
                if filled.size > 0 {
                    start(&tasks, number, filled, slot);
                }
                if !ended {
                    reading = Some(Box::pin(next_part(job, sizes, pieces, number + 1)));
                }
            }
            else => break,
        }
    }
    Ok(parts)
}

async fn read_next<F: Future>(reading: &mut Option<std::pin::Pin<Box<F>>>) -> F::Output {
    match reading {
        Some(reading) => reading.await,
        None => std::future::pending().await,
    }
}

/// Reads the next part, and waits for its turn.
async fn next_part(
    job: &Job,
    sizes: Sizes,
    mut pieces: Pieces,
    number: u32,
) -> Result<(Pieces, Filled, Slot)> {
    if u64::from(number) > MAX_PARTS {
        return Err(Error::invalid_request(format!(
            "the content has more than {MAX_PARTS} parts; state its length, or set a larger part_size \
             or more memory by transfer_limits"
        )));
    }
    let filled = pieces.part(job, sizes.of(number)).await?;
    let slot = job.member.slot().await;
    Ok((pieces, filled, slot))
}

/// How large the parts are.
#[derive(Clone, Copy)]
struct Sizes {
    first: u64,
    /// Whether the length is unknown, so that the parts grow, up to this size.
    grows_to: Option<u64>,
}

impl Sizes {
    fn new(steps: &Steps<'_>, length: Option<u64>) -> Result<Self> {
        if let Some(length) = length {
            let plan = Plan::for_upload(length, steps.part_size, USUAL_PART)?;
            steps.job.counters.set_total(length, plan.count());
            return Ok(Self {
                first: plan.part_size,
                grows_to: None,
            });
        }
        let memory = steps.job.bucket.client().shared().transfers.memory();
        Ok(match steps.part_size {
            Some(wanted) => Self {
                first: checked(wanted)?,
                grows_to: None,
            },
            None => Self {
                first: USUAL_PART.min(memory),
                grows_to: Some(memory),
            },
        })
    }

    fn of(self, number: u32) -> u64 {
        match self.grows_to {
            Some(most) => growing(self.first, u64::from(number) - 1).min(most),
            None => self.first,
        }
    }
}

/// A part in memory.
struct Filled {
    content: Body,
    size: u64,
}

/// What is left of a stream.
struct Pieces {
    body: Body,
    /// What was read and belongs to the next part.
    rest: Bytes,
    ended: bool,
}

impl Pieces {
    fn new(body: Body) -> Self {
        Self {
            body,
            rest: Bytes::new(),
            ended: false,
        }
    }

    /// Reads a part. It is smaller than `size` only at the end of the stream, which is known by then.
    async fn part(&mut self, job: &Job, size: u64) -> Result<Filled> {
        let mut memory = job.member.memory(size).await?;
        let mut blocks = Blocks::default();
        while blocks.size < size {
            if self.rest.is_empty() && !self.read().await? {
                break;
            }
            let room = usize::try_from(size - blocks.size).unwrap_or(usize::MAX);
            let piece = self.rest.split_to(self.rest.len().min(room));
            blocks.push(piece);
        }
        if self.rest.is_empty() {
            self.read().await?;
        }
        memory.shrink_to(blocks.size);
        Ok(blocks.fill(memory))
    }

    /// Reads the next piece. Returns whether there is one.
    async fn read(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        match self.body.chunk().await {
            Some(Ok(piece)) => self.rest = piece,
            Some(Err(error)) => return Err(unreadable(error)),
            None => self.ended = true,
        }
        Ok(!self.ended)
    }
}

/// The content of a part in blocks, so that it takes no more memory than it has bytes, however small or
/// large the pieces are that it comes in.
#[derive(Default)]
struct Blocks {
    full: Vec<Bytes>,
    open: BytesMut,
    size: u64,
}

impl Blocks {
    fn push(&mut self, piece: Bytes) {
        self.size += piece.len() as u64;
        // A large piece is kept as it came. Small ones are copied, because each of them may be a part of a
        // much larger buffer.
        if piece.len() >= LARGE {
            self.close();
            self.full.push(piece);
            return;
        }
        let mut piece: &[u8] = &piece;
        while !piece.is_empty() {
            if self.open.capacity() == 0 {
                self.open.reserve(BLOCK);
            }
            let room = (BLOCK - self.open.len()).min(piece.len());
            let (now, later) = piece.split_at(room);
            self.open.extend_from_slice(now);
            piece = later;
            if self.open.len() == BLOCK {
                self.full.push(std::mem::take(&mut self.open).freeze());
            }
        }
    }

    /// Ends the block that is being filled. It may be much smaller than its buffer.
    fn close(&mut self) {
        if !self.open.is_empty() {
            self.full.push(Bytes::copy_from_slice(&self.open));
            self.open.clear();
        }
    }

    fn fill(mut self, memory: Memory) -> Filled {
        self.close();
        Filled {
            content: Body::rope(self.full).holding(memory),
            size: self.size,
        }
    }
}

const BLOCK: usize = 256 * 1024;
const LARGE: usize = 64 * 1024;
