//! Content in order, while further parts of it are read ahead.

use std::collections::VecDeque;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::future::RemoteHandle;

use super::fetch::paced;
use super::object::{GetSettings, Object, Opened};
use crate::body::ObjectBody;
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::scheduler::Memory;
use crate::transfers::options::Job;
use crate::transfers::progress::Ending;
use crate::transfers::tasks;

/// The bytes of an object from some place on, in order.
///
/// What is read next comes straight from its connection. Further parts are received in the background and
/// held in memory, as far as there is memory that nobody else uses. The first kind needs neither memory nor
/// a slot, so that readers cannot wait for each other.
pub(crate) struct Ordered {
    job: Job,
    get: GetSettings,
    object: Object,
    position: u64,
    end: u64,
    part_size: u64,
    /// How many bytes the next request asks for.
    next_size: u64,
    front: Front,
    ahead: VecDeque<Ahead>,
    /// Where the next part to read ahead begins.
    ahead_end: u64,
    /// How many parts are read ahead.
    window: usize,
    /// The checksum of everything so far, if the object is read from its beginning.
    crc64: Option<Crc64>,
    /// Ends the progress with this.
    _ending: Ending,
}

/// How content is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// From the beginning to the end.
    Sequential,
    /// Here and there: the requests are small at first, and grow while what is read adjoins.
    Anywhere,
}

enum Front {
    /// Nothing is being received.
    None,
    Opening(Pin<Box<dyn Future<Output = Result<ObjectBody>> + Send>>),
    Receiving(super::fetch::Pieces),
    /// A part that was read ahead.
    Held(
        VecDeque<Bytes>,
        #[expect(dead_code, reason = "it is held as long as the bytes")] Memory,
    ),
    Failed,
}

/// A part that is read ahead.
struct Ahead {
    end: u64,
    task: RemoteHandle<Result<(VecDeque<Bytes>, Memory)>>,
    received: Option<Result<(VecDeque<Bytes>, Memory)>>,
}

impl Ordered {
    pub(crate) fn new(
        ending: Ending,
        job: Job,
        get: GetSettings,
        opened: Opened,
        end: u64,
        part_size: u64,
        reading: Reading,
    ) -> Self {
        let Opened {
            object,
            body,
            range,
        } = opened;
        let is_from_start = range.start == 0 && end == object.size;
        Self {
            crc64: (is_from_start && object.crc64.is_some()).then(Crc64::new),
            front: Front::Receiving(paced(body, job.rate.as_ref())),
            position: range.start,
            ahead_end: range.end.min(end),
            window: match reading {
                Reading::Sequential => FIRST_WINDOW,
                Reading::Anywhere => 0,
            },
            next_size: match reading {
                Reading::Sequential => part_size,
                Reading::Anywhere => (2 * (range.end - range.start)).clamp(1, part_size),
            },
            _ending: ending,
            job,
            get,
            object,
            end,
            part_size,
            ahead: VecDeque::new(),
        }
    }

    pub(crate) fn object(&self) -> &Object {
        &self.object
    }

    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    pub(crate) fn end(&self) -> u64 {
        self.end
    }

    /// Returns whether an error was returned, after which nothing comes.
    pub(crate) fn has_failed(&self) -> bool {
        matches!(self.front, Front::Failed)
    }

    pub(crate) fn about(&self, error: Error) -> Error {
        self.job.about(error)
    }

    /// Continues at another place.
    pub(crate) fn seek(&mut self, position: u64) {
        if position == self.position {
            return;
        }
        self.front = Front::None;
        self.ahead.clear();
        self.position = position;
        self.ahead_end = position;
        self.window = 0;
        self.next_size = SMALL.min(self.part_size);
        self.crc64 = None;
    }

    /// Returns the next piece. Nothing comes after an error.
    pub(crate) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            self.read_ahead();
            let piece = match &mut self.front {
                Front::Failed => return Poll::Ready(None),
                Front::None if self.position >= self.end => return self.finish(),
                Front::None => match ready!(self.poll_front(cx)) {
                    Ok(()) => continue,
                    Err(error) => return self.fail(error),
                },
                Front::Opening(opening) => match ready!(opening.as_mut().poll(cx)) {
                    Ok(body) => {
                        self.front = Front::Receiving(paced(body, self.job.rate.as_ref()));
                        continue;
                    }
                    Err(error) => return self.fail(error),
                },
                Front::Receiving(pieces) => ready!(pieces.as_mut().poll_next(cx)).transpose(),
                Front::Held(pieces, _) => Ok(pieces.pop_front()),
            };
            match piece {
                Ok(Some(piece)) => {
                    self.count(&piece);
                    return Poll::Ready(Some(Ok(piece)));
                }
                Ok(None) => {
                    self.front = Front::None;
                    self.job.counters.add_part();
                }
                Err(error) => return self.fail(error),
            }
        }
    }

    /// Takes the next part that was read ahead, or asks for one.
    fn poll_front(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let Some(next) = self.ahead.front_mut() else {
            let range = self.position..self.end.min(self.position.saturating_add(self.next_size));
            self.ahead_end = range.end;
            self.grow();
            self.front = Front::Opening(Box::pin(open(
                self.job.clone(),
                self.get.clone(),
                self.object.clone(),
                range,
            )));
            return Poll::Ready(Ok(()));
        };
        if next.received.is_none() {
            match Pin::new(&mut next.task).poll(cx) {
                Poll::Ready(received) => next.received = Some(received),
                Poll::Pending => {
                    // The reader is faster than what is read ahead of it.
                    self.window = (self.window + 1).min(MOST_WINDOW);
                    return Poll::Pending;
                }
            }
        }
        match self.ahead.pop_front().and_then(|next| next.received) {
            Some(Ok((pieces, memory))) => {
                self.front = Front::Held(pieces, memory);
                Poll::Ready(Ok(()))
            }
            Some(Err(error)) => Poll::Ready(Err(error)),
            None => Poll::Ready(Ok(())),
        }
    }

    /// Makes the next request larger, and begins to read ahead when the requests are as large as a part.
    fn grow(&mut self) {
        if self.next_size >= self.part_size {
            self.window = self.window.max(FIRST_WINDOW);
        }
        self.next_size = self.next_size.saturating_mul(2).min(self.part_size);
    }

    /// Begins to receive further parts in the background.
    fn read_ahead(&mut self) {
        let window = self.window.min(self.job.parallel.saturating_sub(1));
        while self.ahead.len() < window && self.ahead_end < self.end {
            let end = self.end.min(self.ahead_end.saturating_add(self.part_size));
            let range = self.ahead_end..end;
            let Some(memory) = self.job.member.try_memory(range.end - range.start) else {
                return;
            };
            let (job, get, object) = (self.job.clone(), self.get.clone(), self.object.clone());
            let task = tasks::start(self.job.runtime(), async move {
                hold(job, get, object, range)
                    .await
                    .map(|held| (held, memory))
            });
            self.ahead_end = end;
            self.ahead.push_back(Ahead {
                end,
                task,
                received: None,
            });
        }
        debug_assert!(self.ahead.iter().is_sorted_by_key(|ahead| ahead.end));
    }

    fn count(&mut self, piece: &Bytes) {
        let length = piece.len() as u64;
        self.position += length;
        if let Some(crc64) = &mut self.crc64 {
            crc64.update(piece);
        }
        self.job.counters.add(length);
        self.job.member.moved(length);
    }

    /// Compares the checksum at the end of an object that was read from its beginning.
    fn finish(&mut self) -> Poll<Option<Result<Bytes>>> {
        let actual = self.crc64.take().map(|crc64| crc64.value());
        match (self.object.crc64, actual) {
            (Some(expected), Some(actual)) if expected != actual => {
                tracing::error!(expected, actual, "integrity");
                self.fail(Error::new(ErrorKind::Integrity { expected, actual }))
            }
            _ => Poll::Ready(None),
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<Bytes>>> {
        self.front = Front::Failed;
        self.ahead.clear();
        let error = self.object.changed(error);
        Poll::Ready(Some(Err(self.job.about(error))))
    }
}

async fn open(job: Job, get: GetSettings, object: Object, range: Range<u64>) -> Result<ObjectBody> {
    get.part(&job, &object, range).await
}

/// Receives a part and holds it in memory.
async fn hold(
    job: Job,
    get: GetSettings,
    object: Object,
    range: Range<u64>,
) -> Result<VecDeque<Bytes>> {
    let slot = job.member.slot().await;
    let length = range.end - range.start;
    let body = get.part(&job, &object, range).await?;
    let mut pieces = paced(body, job.rate.as_ref());
    let (mut held, mut received) = (VecDeque::new(), 0);
    while let Some(piece) = std::future::poll_fn(|cx| pieces.as_mut().poll_next(cx)).await {
        let piece = piece?;
        received += piece.len() as u64;
        // Pieces are parts of the buffers of their connection. All of them together are held here, so that
        // they take hardly more memory than their bytes.
        held.push_back(piece);
    }
    slot.succeed();
    match received == length {
        true => Ok(held),
        false => Err(Error::protocol(format!(
            "a part has {received} bytes, but {length} were asked for"
        ))),
    }
}

/// How many bytes are asked for after a jump.
const SMALL: u64 = 256 * 1024;
const FIRST_WINDOW: usize = 2;
const MOST_WINDOW: usize = 15;
