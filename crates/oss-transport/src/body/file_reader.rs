//! One pass over a file: read by position, in blocks, ahead of who asks for them.

use std::collections::VecDeque;
use std::fs::File;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use super::BodyError;
use super::file::{Extent, FileSource, read_at};

/// One pass over a file. Two blocks are read ahead; without a size the next block can only be read
/// after the one before it.
pub(super) struct FileReader {
    source: Arc<FileSource>,
    state: State,
    /// Where the next block to request begins.
    requested: u64,
    /// Where the next block to hand out begins.
    given: u64,
}

enum State {
    Unopened,
    Opening(JoinHandle<Result<Arc<File>, BodyError>>),
    Reading(Arc<File>, VecDeque<Block>),
}

type Block = JoinHandle<Result<Bytes, BodyError>>;

impl FileReader {
    pub(super) fn new(source: Arc<FileSource>) -> Self {
        let start = source.extent.start();
        Self {
            source,
            state: State::Unopened,
            requested: start,
            given: start,
        }
    }

    pub(super) fn remaining(&self) -> Option<u64> {
        match &self.source.extent {
            Extent::Range(range) => Some(range.end - self.given),
            Extent::ToEnd => None,
        }
    }

    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match &mut self.state {
                State::Unopened => {
                    let source = Arc::clone(&self.source);
                    self.state = State::Opening(spawn_blocking(move || source.open()));
                }
                State::Opening(opening) => match ready!(poll_task(opening, cx)) {
                    Ok(file) => self.state = State::Reading(file, VecDeque::new()),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                },
                State::Reading(file, blocks) => {
                    while let Some(block) = next_block(
                        &self.source,
                        file,
                        self.given,
                        &mut self.requested,
                        blocks.len(),
                    ) {
                        blocks.push_back(block);
                    }
                    let Some(block) = blocks.front_mut() else {
                        return Poll::Ready(None);
                    };
                    let block = ready!(poll_task(block, cx));
                    blocks.pop_front();
                    if let Ok(bytes) = &block {
                        self.given += bytes.len() as u64;
                        if bytes.is_empty() {
                            return Poll::Ready(None);
                        }
                    }
                    return Poll::Ready(Some(block));
                }
            }
        }
    }
}

/// Begins to read the next block, if there is one and `pending` blocks are not enough.
fn next_block(
    source: &Arc<FileSource>,
    file: &Arc<File>,
    given: u64,
    requested: &mut u64,
    pending: usize,
) -> Option<Block> {
    let (source, file) = (Arc::clone(source), Arc::clone(file));
    match &source.extent {
        Extent::Range(range) if pending < READ_AHEAD && *requested < range.end => {
            let block = *requested..range.end.min(*requested + BLOCK);
            *requested = block.end;
            Some(spawn_blocking(move || source.read(&file, block)))
        }
        Extent::ToEnd if pending == 0 => Some(spawn_blocking(move || {
            read_at(&file, given, BLOCK as usize).map_err(BodyError::from_source)
        })),
        _ => None,
    }
}

fn poll_task<T>(
    task: &mut JoinHandle<Result<T, BodyError>>,
    cx: &mut Context<'_>,
) -> Poll<Result<T, BodyError>> {
    Pin::new(task)
        .poll(cx)
        .map(|joined| joined.map_err(BodyError::from_source)?)
}

const BLOCK: u64 = 256 * 1024;
const READ_AHEAD: usize = 2;
