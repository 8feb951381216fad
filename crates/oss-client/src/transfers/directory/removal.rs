//! The removal of what only the destination has.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::entry::{Item, Kind};
use super::merge::{Merge, Met};
use super::prefix_stack::PrefixStack;
use super::report::{Action, FileReport, Step};
use super::root::{self, Blocked};
use super::setup::{Place, Setup};
use super::tally::Tally;
use crate::bucket::Bucket;
use crate::error::{Error, ErrorKind, Result};
use crate::operations::object::ObjectsToDelete;

/// Finds what only the destination has.
#[derive(Debug, Default)]
pub(super) struct Extras {
    found: u64,
    /// What the source has, but was not looked into: names below it may exist.
    unknown: PrefixStack,
}

impl Extras {
    /// How many names there are to remove.
    pub(super) fn found(&self) -> u64 {
        self.found
    }

    /// Counts the name if it is one to remove, and returns whether it is.
    pub(super) fn count(&mut self, met: &Met, to: &Place) -> bool {
        let is_extra = match met {
            Met::Source(source) | Met::Both { source, .. } => {
                if matches!(source.kind, Kind::Symlink | Kind::Loop | Kind::Special) {
                    self.unknown.push(source.name());
                }
                false
            }
            Met::SourceProblem(problem) => {
                self.unknown.push(&problem.name);
                false
            }
            Met::Destination(item) => {
                item.is_wanted && may_be_removed(item, to) && !self.unknown.covers(item.name())
            }
            Met::DestinationProblem(_) => false,
        };
        self.found += u64::from(is_extra);
        is_extra
    }
}

/// Locally only regular files are removed. In a bucket there is nothing else.
fn may_be_removed(item: &Item, to: &Place) -> bool {
    match to {
        Place::Local(_) => item.is_file(),
        Place::Bucket { .. } => true,
    }
}

/// Removes what only the destination has, `most` names at most.
///
/// Both sides are read once more, rather than held in memory. So nothing is removed that has appeared at the
/// source meanwhile.
pub(super) async fn remove(setup: &Arc<Setup>, tally: &mut Tally, most: u64) -> Result<()> {
    let mut merge = Merge::start(setup, true);
    let mut extras = Extras::default();
    let mut batch = Vec::new();
    let mut markers = PrefixStack::default();
    while let Some(met) = merge.next().await? {
        if let Met::Source(item) | Met::Both { source: item, .. } = &met
            && item.kind == Kind::Folder
        {
            markers.push(item.name());
        }
        let is_extra = extras.count(&met, &setup.to) && extras.found() <= most;
        let Met::Destination(item) = met else {
            continue;
        };
        if !is_extra {
            continue;
        }
        let report = setup.report(item.name(), item.entry.size);
        match &setup.to {
            _ if setup.rules.dry_run => tally.add(report.planned(Step::Delete)).await?,
            Place::Local(_) => {
                let kept = kept_folder(&markers, item.name());
                tally.add(remove_file(setup, report, kept).await).await?;
            }
            Place::Bucket { bucket, .. } => {
                batch.push(report);
                if batch.len() == BATCH {
                    remove_objects(setup, bucket, tally, std::mem::take(&mut batch)).await?;
                }
            }
        }
    }
    if let (Place::Bucket { bucket, .. }, false) = (&setup.to, batch.is_empty()) {
        remove_objects(setup, bucket, tally, batch).await?;
    }
    Ok(())
}

/// The length of the innermost folder of the name that the source has too.
fn kept_folder(markers: &PrefixStack, name: &str) -> usize {
    let folders = name.rmatch_indices('/').map(|(slash, _)| slash);
    let is_kept = |slash: &usize| {
        name.get(..*slash)
            .is_some_and(|folder| markers.contains(folder))
    };
    folders.into_iter().find(is_kept).unwrap_or(0)
}

/// Removes a file, and the folders that are empty then, down to one that stays.
async fn remove_file(setup: &Setup, report: FileReport, kept: usize) -> FileReport {
    let Place::Local(root) = &setup.to else {
        return report;
    };
    let (root, name) = (root.clone(), report.name.clone());
    let _work = setup.runtime().begin_real_work();
    let removed = spawn_blocking(move || {
        root::remove_file(&root, &name)?;
        let folders = name.rmatch_indices('/').map(|(slash, _)| slash);
        for folder in folders.take_while(|slash| *slash > kept) {
            let is_removed = name
                .get(..folder)
                .is_some_and(|folder| root::remove_folder(&root, folder));
            if !is_removed {
                break;
            }
        }
        Ok(())
    });
    match removed.await {
        Ok(Ok(())) => report.with(Action::Deleted),
        Ok(Err(Blocked::Refused(why))) => report.refused(why),
        Ok(Err(Blocked::Io(error))) => report.failed(
            Error::new(ErrorKind::Io)
                .with_message(format!("cannot remove the file: {error}"))
                .with_source(error),
        ),
        Err(error) => report.failed(Error::new(ErrorKind::Io).with_source(error)),
    }
}

/// Removes objects by one request.
async fn remove_objects(
    setup: &Setup,
    bucket: &Bucket,
    tally: &mut Tally,
    batch: Vec<FileReport>,
) -> Result<()> {
    let keys = batch.iter().filter_map(|report| report.key.clone());
    let call = bucket
        .delete_multiple_objects(ObjectsToDelete::new(keys))
        .request_payer(setup.object.request_payer.clone());
    let deleted = call.with_deadline(setup.deadline).send().await;
    let deleted = deleted.map(crate::response::Response::into_output);
    let not_deleted = match deleted {
        Ok(output) => output.not_deleted,
        Err(error) => {
            let error = Arc::new(error);
            for report in batch {
                let error = Arc::clone(&error);
                tally.add(report.with(Action::Failed { error })).await?;
            }
            return Ok(());
        }
    };
    for report in batch {
        let failed = not_deleted
            .iter()
            .find(|object| Some(&object.key) == report.key.as_ref());
        let report = match failed {
            None => report.with(Action::Deleted),
            Some(object) => {
                let code = object
                    .code
                    .as_deref()
                    .unwrap_or("the answer does not mention it");
                let message = object.message.as_deref().unwrap_or_default();
                let text = format!("the object was not deleted: {code} {message}");
                report.failed(Error::new(ErrorKind::Service).with_message(text.trim_end()))
            }
        };
        tally.add(report).await?;
    }
    Ok(())
}

/// How many objects one request can delete.
const BATCH: usize = 1000;
