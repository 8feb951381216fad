//! Opening a data directory.

use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use super::collector::Collector;
use super::database::{Database, ROWS};
use super::error::OpenError;
use super::lock::Lock;
use super::opened::DiskRows;
use super::published::Published;
use super::reserve::Reserve;
use super::rows::{Rows, encode, failed};
use super::snapshot::Snapshot;
use super::writer::Writer;
use super::{load, prepare};
use crate::store::error::StoreError;
use crate::store::files::Disk;
use crate::store::files::blobs::Blobs;
use crate::store::files::real::RealDisk;
use crate::store::ids::Ids;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// Opens a data directory, which is created unless it exists. This call blocks.
///
/// # Errors
///
/// Returns an error if the directory cannot be used.
pub(crate) fn open(folder: &Path) -> Result<DiskRows, OpenError> {
    let disk = RealDisk;
    disk.create_folder(folder)?;
    let lock = Lock::take(folder)?.ok_or(OpenError::InUse)?;
    if let Some(parent) = folder.canonicalize()?.parent() {
        disk.sync_folder(parent)?;
    }
    let disk: Arc<dyn Disk> = Arc::new(disk);
    open_locked(&disk, folder, lock)
}

/// Opens a data directory on a disk of a test.
#[cfg(test)]
pub(crate) fn open_on(disk: &Arc<dyn Disk>, folder: &Path) -> Result<DiskRows, OpenError> {
    open_locked(disk, folder, Lock::none())
}

fn open_locked(disk: &Arc<dyn Disk>, folder: &Path, lock: Lock) -> Result<DiskRows, OpenError> {
    prepare::prepare(disk, folder)?;
    let reserve = Reserve::new(disk, folder);
    let begun = match begin(disk, folder) {
        // The usual reason is that the disk is full.
        Err(StoreError::Disk(_)) if reserve.release() => begin(disk, folder),
        begun => begun,
    };
    let (mut database, blobs, ids) = begun?;
    reserve.keep();
    let table = database.rows()?;
    let catalog = Arc::new(load::catalog(&table)?);
    let published = Arc::new(Published::new(Snapshot {
        table,
        catalog: Arc::clone(&catalog),
        blobs: Arc::clone(&blobs),
    }));
    let writer = Writer {
        database,
        catalog,
        published: Arc::clone(&published),
        blobs: Arc::clone(&blobs),
        ids: Arc::clone(&ids),
        collector: Collector::new(Arc::clone(&blobs)),
        unsure: false,
        _lock: lock,
    };
    let (messages, received) = mpsc::channel();
    let thread = thread::Builder::new().name("oss-emulator store".to_owned());
    let thread = thread.spawn(move || writer.run(&received))?;
    let rows = DiskRows {
        published,
        blobs,
        messages,
        thread: Mutex::new(Some(thread)),
    };
    Ok(rows)
}

/// Opens the database and begins a run.
fn begin(
    disk: &Arc<dyn Disk>,
    folder: &Path,
) -> Result<(Database, Arc<Blobs>, Arc<Ids>), StoreError> {
    let mut database = Database::open(Arc::clone(disk), prepare::rows(folder))?;
    let last = database
        .rows()?
        .row(&key::run())?
        .map(Row::run)
        .transpose()?;
    let run = last.unwrap_or_default() + 1;
    let ids = Arc::new(Ids::of_run(run));
    let blobs = Blobs::new(Arc::clone(disk), prepare::blobs(folder), Arc::clone(&ids));
    let blobs = Arc::new(blobs);
    begin_run(&mut database, &blobs, run)?;
    Ok((database, blobs, ids))
}

/// Removes the files that earlier runs have left, and notes that a new run has begun.
fn begin_run(database: &mut Database, blobs: &Blobs, run: u64) -> Result<(), StoreError> {
    let rows = database.rows()?;
    let garbage = load::garbage(&rows)?;
    // A run removes everything that earlier runs have left before it is noted. So only the last run
    // can have files to which no row refers.
    let mut removed = garbage.clone();
    for blob in blobs.of_run(run - 1)? {
        if rows.row(&key::references(blob))?.is_none() {
            removed.push(blob);
        }
    }
    for blob in &removed {
        blobs.remove(*blob)?;
    }
    blobs.sync_folders(&removed)?;
    blobs.remove_empty_folders()?;
    drop(rows);
    let transaction = database.begin()?;
    let mut table = transaction.open_table(ROWS).map_err(failed)?;
    for blob in garbage {
        table
            .remove(key::garbage(blob).as_slice())
            .map_err(failed)?;
    }
    let row = encode(&Row::Run(run))?;
    table
        .insert(key::run().as_slice(), row.as_slice())
        .map_err(failed)?;
    drop(table);
    transaction.commit().map_err(failed)
}
