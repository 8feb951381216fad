//! One side of a transfer, read in the background.

use std::sync::Arc;

use futures_util::future::RemoteHandle;
use oss_transport::Runtime;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::spawn_blocking;

use super::entry::Found;
use super::filter::Filter;
use super::listing::Listing;
use super::setup::{Place, Setup};
use super::walk::Walk;
use crate::error::{Error, ErrorKind, Result};
use crate::transfers::tasks;

/// One side of a transfer: what it contains, in the order of the bytes of the names.
pub(super) struct Lister {
    runtime: Arc<dyn Runtime>,
    found: Receiver<Result<Found>>,
    ended: bool,
    /// Whether a thread reads local folders.
    is_local: bool,
    _listing: Option<RemoteHandle<()>>,
}

/// Which side it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Source,
    Destination,
}

impl Lister {
    pub(super) fn start(setup: &Setup, role: Role) -> Self {
        let (out, found) = channel(AHEAD);
        let filter = Filter::new(setup.rules.accept.clone());
        let runtime = Arc::clone(setup.runtime());
        let (place, is_source) = match role {
            Role::Source => (&setup.from, true),
            Role::Destination => (&setup.to, false),
        };
        let listing = match place {
            Place::Local(root) => {
                let walk = Walk {
                    root: root.clone(),
                    filter,
                    follow_symlinks: is_source && setup.rules.follow_symlinks,
                    skip_bad_names: setup.rules.skip_bad_names || !is_source,
                    may_be_missing: !is_source,
                    out,
                };
                // It ends when this is dropped, because nobody receives any more.
                drop(spawn_blocking(move || walk.run()));
                None
            }
            Place::Bucket { bucket, prefix } => {
                let call = bucket
                    .list_objects_v2()
                    .request_payer(setup.object.request_payer.clone())
                    .with_deadline(setup.deadline);
                let listing = Listing {
                    call,
                    prefix: prefix.clone(),
                    filter,
                    out,
                };
                Some(tasks::start(&runtime, listing.run()))
            }
        };
        Self {
            runtime,
            found,
            ended: false,
            is_local: listing.is_none(),
            _listing: listing,
        }
    }

    /// Returns what comes next, or `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Found>> {
        if self.ended {
            return Ok(None);
        }
        let _work = self.is_local.then(|| self.runtime.begin_real_work());
        match self.found.recv().await {
            Some(Ok(Found::End)) => {
                self.ended = true;
                Ok(None)
            }
            Some(Ok(found)) => Ok(Some(found)),
            Some(Err(error)) => Err(error),
            // What was not read to its end must not be taken for what does not exist.
            None => Err(Error::new(ErrorKind::Io)
                .with_message("a directory was not read to its end: the filter may have panicked")),
        }
    }
}

/// How many entries are read ahead, as many as a page of a list has.
const AHEAD: usize = 1000;
