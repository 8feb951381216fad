//! The way of a transfer of directories: what is compared, transferred and removed.

use std::pin::pin;
use std::sync::Arc;

use tokio::sync::mpsc::Sender;

use super::builder::DirectoryTransfer;
use super::compare::{self, Verdict};
use super::entry::{Item, Kind};
use super::file;
use super::merge::{Merge, Met};
use super::names;
use super::prefix_stack::PrefixStack;
use super::removal;
use super::report::{DirectoryReport, FileReport, Refusal, Skip, Withheld};
use super::setup::{Place, Setup};
use super::tally::Tally;
use crate::error::{Error, ErrorKind, Result};
use crate::transfers::tasks::Tasks;

/// Transfers a directory.
pub(super) async fn run(
    transfer: DirectoryTransfer,
    out: Sender<FileReport>,
) -> Result<DirectoryReport> {
    let counters = Arc::clone(&transfer.options.counters);
    let _ending = counters.ending();
    let setup = Arc::new(Setup::new(transfer)?);
    let tally = Tally {
        report: DirectoryReport::default(),
        out,
        fail_fast: setup.rules.fail_fast,
    };
    let running = pin!(Engine::new(&setup, tally).run());
    let ended = setup.deadline.limit(setup.runtime(), running).await;
    let late = || Err(Error::new(ErrorKind::Deadline));
    ended
        .unwrap_or_else(late)
        .map_err(|error| error.about(&setup.subject()))
}

struct Engine<'a> {
    setup: &'a Arc<Setup>,
    tally: Tally,
    tasks: Tasks<FileReport>,
    /// The names of files at the source, below which there can be nothing.
    files: PrefixStack,
    /// The bytes of all files that were found to be necessary.
    total: u64,
    /// How many files the source has.
    found: u64,
    /// What there is to remove.
    extras: removal::Extras,
}

impl<'a> Engine<'a> {
    fn new(setup: &'a Arc<Setup>, tally: Tally) -> Self {
        Self {
            setup,
            tally,
            tasks: Tasks::new(setup.runtime()),
            files: PrefixStack::default(),
            total: 0,
            found: 0,
            extras: removal::Extras::default(),
        }
    }

    async fn run(mut self) -> Result<DirectoryReport> {
        self.create_root().await?;
        let mut merge = Merge::start(self.setup, self.setup.rules.need_destination());
        let mut ended = false;
        loop {
            let may_start = !ended && self.tasks.len() < FILES;
            tokio::select! {
                biased;
                report = self.tasks.next(), if !self.tasks.is_empty() => {
                    if let Some(report) = report {
                        self.tally.add(report).await?;
                    }
                }
                met = merge.next(), if may_start => match met? {
                    Some(met) => self.meet(met).await?,
                    None => {
                        ended = true;
                        self.setup.counters().set_total_bytes(self.total);
                    }
                },
                else => break,
            }
        }
        if self.setup.rules.delete {
            self.remove().await?;
        }
        Ok(self.tally.report)
    }

    /// Creates the local folder to which everything is downloaded.
    async fn create_root(&self) -> Result<()> {
        let Place::Local(root) = &self.setup.to else {
            return Ok(());
        };
        if self.setup.rules.dry_run {
            return Ok(());
        }
        let _work = self.setup.runtime().begin_real_work();
        let created = tokio::fs::create_dir_all(root).await;
        created.map_err(|error| {
            Error::new(ErrorKind::Io)
                .with_message(format!("cannot create {}: {error}", root.display()))
                .with_source(error)
        })
    }

    /// Decides what to do with a name.
    async fn meet(&mut self, met: Met) -> Result<()> {
        self.extras.count(&met, &self.setup.to);
        let (source, destination) = match met {
            Met::Source(source) => (source, None),
            Met::Both {
                source,
                destination,
            } => (source, Some(destination)),
            Met::Destination(_) => return Ok(()),
            Met::SourceProblem(problem) | Met::DestinationProblem(problem) => {
                return self.tally.add(problem).await;
            }
        };
        if !source.is_wanted {
            return Ok(());
        }
        self.found += u64::from(source.is_file());
        let report = || self.setup.report(source.name(), source.entry.size);
        let skip = match source.kind {
            Kind::Folder => return self.folder(source).await,
            Kind::File => None,
            Kind::Symlink => Some(Skip::Symlink),
            Kind::Loop => Some(Skip::SymlinkLoop),
            Kind::Special => Some(Skip::Special),
            Kind::PartFile => Some(Skip::PartFile),
        };
        if let Some(why) = skip {
            return self.tally.add(report().skipped(why)).await;
        }
        if let Err(why) = self.check(&source) {
            return self.refuse(report(), why).await;
        }
        let verdict = match &destination {
            None => Verdict::Different,
            Some(_) if self.setup.rules.no_clobber => {
                return self.tally.add(report().skipped(Skip::Exists)).await;
            }
            // Whatever is in the way, the transfer will find it.
            Some(destination) if !destination.is_file() => Verdict::Different,
            Some(destination) => {
                let compare = self.setup.rules.compare;
                compare::by_lists(compare, &source.entry, &destination.entry)
            }
        };
        let destination = match verdict {
            Verdict::Same => return self.tally.add(report().skipped(Skip::Same)).await,
            Verdict::Different => None,
            Verdict::Unknown => destination,
        };
        self.total += source.entry.size;
        let setup = Arc::clone(self.setup);
        self.tasks.start(file::transfer(setup, source, destination));
        Ok(())
    }

    /// Refuses objects that cannot become local files.
    fn check(&mut self, source: &Item) -> Result<(), Refusal> {
        let Place::Local(_) = self.setup.to else {
            return Ok(());
        };
        let name = source.name();
        if name
            .strip_suffix('/')
            .is_some_and(|folder| names::check(folder).is_ok())
        {
            return Err(Refusal::FolderWithContent);
        }
        names::check(name)?;
        if self.files.covers(name) {
            return Err(Refusal::BelowFile);
        }
        self.files.push(name);
        Ok(())
    }

    /// A folder of the source: that of an object is created, or copied, and a local one is nothing by
    /// itself.
    async fn folder(&mut self, source: Item) -> Result<()> {
        let setup = Arc::clone(self.setup);
        match (&setup.from, &setup.to) {
            (Place::Local(_), _) => {}
            (_, Place::Local(_)) => {
                let name = source.name();
                let folder = name.strip_suffix('/').unwrap_or(name);
                let checked = match names::check(folder) {
                    Ok(()) if self.files.covers(name) => Err(Refusal::BelowFile),
                    checked => checked,
                };
                match checked {
                    Ok(()) => {
                        let name = name.to_owned();
                        self.tasks.start(file::create_folder(setup, name));
                    }
                    Err(why) => {
                        let report = setup.report(name, 0);
                        return self.refuse(report, why).await;
                    }
                }
            }
            _ => self.tasks.start(file::transfer(setup, source, None)),
        }
        Ok(())
    }

    async fn refuse(&mut self, report: FileReport, why: Refusal) -> Result<()> {
        let report = match self.setup.rules.skip_bad_names && why.is_about_name() {
            true => report.skipped(Skip::BadName(why)),
            false => report.refused(why),
        };
        self.tally.add(report).await
    }

    /// Removes what only the destination has, if all rules allow it.
    async fn remove(&mut self) -> Result<()> {
        let rules = &self.setup.rules;
        let found = self.extras.found();
        let allowed = rules.max_delete.unwrap_or(u64::MAX);
        let withheld = match found {
            0 => return Ok(()),
            _ if self.tally.report.has_failures() => Withheld::Failures,
            _ if self.found == 0 && !rules.allow_empty_source => Withheld::EmptySource,
            found if found > allowed => Withheld::TooMany { found, allowed },
            _ => return removal::remove(self.setup, &mut self.tally, found).await,
        };
        self.tally.report.withheld = Some(withheld);
        Ok(())
    }
}

/// How many files are under way at once. How many requests these make is up to the scheduler.
const FILES: usize = 64;
