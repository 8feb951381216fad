//! The thread that makes all changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use redb::WriteTransaction;

use super::batch::{Batch, Results};
use super::collector::Collector;
use super::database::{Database, ROWS};
use super::job::Job;
use super::load;
use super::lock::Lock;
use super::published::Published;
use super::rows::failed;
use super::snapshot::Snapshot;
use crate::store::bucket::catalog::Catalog;
use crate::store::error::StoreError;
use crate::store::files::blobs::Blobs;
use crate::store::ids::Ids;
use crate::store::rows::key;

/// What the thread is asked to do.
pub(super) enum Message {
    /// Carry out an operation.
    Job(Box<dyn Job>),
    /// Open the database again if it refuses to work.
    Check,
    /// End, after the operations before.
    Stop,
}

/// What the thread works with.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) database: Database,
    pub(super) catalog: Arc<Catalog>,
    pub(super) published: Arc<Published>,
    pub(super) blobs: Arc<Blobs>,
    pub(super) ids: Arc<Ids>,
    pub(super) collector: Collector,
    /// Whether the last transaction has failed, so that it is not known whether it took effect.
    pub(super) unsure: bool,
    /// Another process can use the directory once this is dropped.
    pub(super) _lock: Lock,
}

impl Writer {
    /// Does what it is asked to do, until it is asked to stop or nobody can ask any more.
    pub(super) fn run(mut self, messages: &Receiver<Message>) {
        let mut running = true;
        while running {
            let first = match self.collector.has_garbage() {
                true => messages.recv_timeout(IDLE),
                false => messages.recv().map_err(RecvTimeoutError::from),
            };
            let (mut next, idle) = match first {
                Ok(message) => (Some(message), false),
                Err(RecvTimeoutError::Timeout) => (None, true),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let mut jobs = Vec::new();
            while let Some(message) = next {
                match message {
                    Message::Job(job) => jobs.push(job),
                    Message::Check => {}
                    Message::Stop => running = false,
                }
                let more = running && jobs.len() < BATCH;
                next = more.then(|| messages.try_recv().ok()).flatten();
            }
            let removed = match idle || self.collector.is_due() {
                true => self.collector.collect(),
                false => Vec::new(),
            };
            self.carry_out(jobs, &removed);
        }
    }

    /// Carries out operations in one transaction, and answers them.
    fn carry_out(&mut self, mut jobs: Vec<Box<dyn Job>>, removed: &[u64]) {
        // `redb` panics when it finds some kinds of damage.
        let commit = catch_unwind(AssertUnwindSafe(|| self.commit(&mut jobs, removed)));
        let outcome = commit.unwrap_or_else(|_| {
            Err(StoreError::Damaged(
                "the database cannot be used".to_owned(),
            ))
        });
        if outcome.is_err() {
            self.unsure = true;
            // If this fails it is tried again with the next operation.
            drop(self.recover());
        }
        for job in jobs {
            job.answer(outcome.clone());
        }
    }

    fn commit(&mut self, jobs: &mut [Box<dyn Job>], removed: &[u64]) -> Result<(), StoreError> {
        if self.unsure {
            self.recover()?;
        }
        let transaction = match self.database.begin() {
            Ok(transaction) => transaction,
            Err(_) => {
                self.recover()?;
                self.database.begin()?
            }
        };
        let (catalog, results) = self.fill(&transaction, jobs, removed)?;
        if !results.changed {
            return transaction.abort().map_err(failed);
        }
        // If the commit fails the rows may refer to the files nevertheless.
        for file in results.files {
            file.keep();
        }
        transaction.commit().map_err(failed)?;
        self.publish(catalog)?;
        self.collector.add(results.garbage);
        Ok(())
    }

    /// Carries out operations in a transaction.
    fn fill(
        &self,
        transaction: &WriteTransaction,
        jobs: &mut [Box<dyn Job>],
        removed: &[u64],
    ) -> Result<(Arc<Catalog>, Results), StoreError> {
        let mut batch = Batch {
            table: transaction.open_table(ROWS).map_err(failed)?,
            catalog: Arc::clone(&self.catalog),
            blobs: Arc::clone(&self.blobs),
            results: Results::default(),
        };
        for job in jobs {
            batch.carry_out(job.as_mut(), &self.ids)?;
        }
        for blob in removed {
            batch.set(&key::garbage(*blob), None)?;
        }
        Ok((batch.catalog, batch.results))
    }

    /// Opens the database again and reads what it contains.
    fn recover(&mut self) -> Result<(), StoreError> {
        self.database.close();
        let rows = self.database.rows()?;
        self.publish(Arc::new(load::catalog(&rows)?))?;
        self.collector.forget();
        self.collector.add(load::garbage(&rows)?);
        self.unsure = false;
        Ok(())
    }

    /// Lets readers see what the last transaction has left.
    fn publish(&mut self, catalog: Arc<Catalog>) -> Result<(), StoreError> {
        self.catalog = Arc::clone(&catalog);
        let before = self.published.set(Snapshot {
            table: self.database.rows()?,
            catalog,
            blobs: Arc::clone(&self.blobs),
        });
        self.collector.replaced(&before);
        Ok(())
    }
}

/// How many operations can be in one transaction.
const BATCH: usize = 256;
/// How long nothing must happen before files without references are removed.
const IDLE: Duration = Duration::from_millis(500);
