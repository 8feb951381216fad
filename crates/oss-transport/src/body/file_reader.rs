//! One pass over a file: read by position, in blocks, ahead of who asks for them.

use std::collections::VecDeque;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use super::BodyError;
use super::file::{Extent, FileSource};

/// One pass over a file. Two blocks are read ahead; without a size the next block can only be read
/// after the one before it.
pub(super) struct FileReader {
    source: FileSource,
    extent: Extent,
    state: State,
    blocks: VecDeque<Block>,
    /// Where the next block to request begins.
    requested: u64,
    /// Where the next block to hand out begins.
    given: u64,
}

/// Whether anything was asked of the file in this pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Untouched,
    Reading,
}

type Block = JoinHandle<Result<Bytes, BodyError>>;

impl FileReader {
    pub(super) fn new(source: FileSource, extent: Extent) -> Self {
        let start = extent.start();
        Self {
            source,
            extent,
            state: State::Untouched,
            blocks: VecDeque::new(),
            requested: start,
            given: start,
        }
    }

    pub(super) fn remaining(&self) -> Option<u64> {
        match &self.extent {
            Extent::Range(range) => Some(range.end - self.given),
            Extent::ToEnd => None,
        }
    }

    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        while let Some(block) = self.request() {
            self.blocks.push_back(block);
        }
        let Some(block) = self.blocks.front_mut() else {
            return Poll::Ready(None);
        };
        let block = ready!(Pin::new(block).poll(cx)).map_err(BodyError::from_source);
        self.blocks.pop_front();
        match block.flatten() {
            Ok(bytes) if bytes.is_empty() => Poll::Ready(None),
            Ok(bytes) => {
                self.given += bytes.len() as u64;
                Poll::Ready(Some(Ok(bytes)))
            }
            Err(error) => Poll::Ready(Some(Err(error))),
        }
    }

    /// Begins to read the next block, if there is one and not enough of them are being read already.
    fn request(&mut self) -> Option<Block> {
        let untouched = std::mem::replace(&mut self.state, State::Reading) == State::Untouched;
        let (source, given) = (self.source.clone(), self.given);
        match &self.extent {
            Extent::Range(range) => {
                let block = next_block(range, self.requested);
                // An empty range is asked for once, because the file is compared then.
                let is_wanted = block.start < block.end || untouched;
                if !is_wanted || self.blocks.len() >= READ_AHEAD {
                    return None;
                }
                self.requested = block.end;
                let last = range.end;
                Some(spawn_blocking(move || source.read(&block, last)))
            }
            Extent::ToEnd if self.blocks.is_empty() => Some(spawn_blocking(move || {
                source.read_next(given, BLOCK as usize)
            })),
            Extent::ToEnd => None,
        }
    }
}

fn next_block(range: &Range<u64>, from: u64) -> Range<u64> {
    from..range.end.min(from + BLOCK)
}

const BLOCK: u64 = 256 * 1024;
const READ_AHEAD: usize = 2;
