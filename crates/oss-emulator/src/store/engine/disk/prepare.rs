//! The layout of a data directory.
//!
//! | name | contains |
//! |---|---|
//! | `layout` | the version of the layout; without this file, the directory is no data directory |
//! | `lock` | nothing; it is locked by the process that uses the directory |
//! | `rows` | the database with all rows |
//! | `reserve` | zeros; it is removed when there is no room for a start |
//! | `blobs` | a folder for each run of the server, with the files that it has written |

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::database::{Database, is_unfinished};
use super::error::OpenError;
use super::lock::LOCK_FILE;
use crate::store::error::StoreError;
use crate::store::files::{Disk, read_file};

/// Makes a data directory of an empty one, or checks that it is one.
///
/// # Errors
///
/// Returns an error if it is something else, or if the disk refuses.
pub(super) fn prepare(disk: &Arc<dyn Disk>, folder: &Path) -> Result<(), OpenError> {
    let names = disk.list(folder)?;
    let has = |name: &str| names.iter().any(|other| other == name);
    match has(LAYOUT_FILE) {
        true => check_layout(disk.as_ref(), folder)?,
        false => {
            let left = |name: &&String| *name != LOCK_FILE && !is_unfinished(name);
            if names.iter().any(|name| left(&name)) {
                return Err(OpenError::Foreign);
            }
            write_layout(disk.as_ref(), folder)?;
        }
    }
    for unfinished in names.iter().filter(|name| is_unfinished(name)) {
        // The one of the layout has got its name in the meantime.
        drop(disk.remove(&folder.join(unfinished)));
    }
    if !has(BLOBS) {
        disk.create_folder(&blobs(folder))?;
        disk.sync_folder(folder)?;
    }
    if !has(ROWS_FILE) {
        if !disk.list(&blobs(folder))?.is_empty() {
            let reason = format!("the file {ROWS_FILE} is missing");
            return Err(StoreError::Damaged(reason).into());
        }
        Database::create(disk, folder, ROWS_FILE)?;
    }
    Ok(())
}

fn check_layout(disk: &dyn Disk, folder: &Path) -> Result<(), OpenError> {
    let found = read_file(disk, &folder.join(LAYOUT_FILE))?;
    match found == LAYOUT.as_bytes() {
        true => Ok(()),
        false => {
            let found = String::from_utf8_lossy(&found).trim().to_owned();
            Err(OpenError::OtherLayout(found))
        }
    }
}

fn write_layout(disk: &dyn Disk, folder: &Path) -> Result<(), OpenError> {
    let unfinished = folder.join(format!("{LAYOUT_FILE}.new"));
    let file = disk.create(&unfinished)?;
    file.write_at(0, LAYOUT.as_bytes())?;
    file.sync()?;
    disk.rename(&unfinished, &folder.join(LAYOUT_FILE))?;
    Ok(disk.sync_folder(folder)?)
}

/// Returns the path of the database.
pub(super) fn rows(folder: &Path) -> PathBuf {
    folder.join(ROWS_FILE)
}

/// Returns the folder of the files with blobs.
pub(super) fn blobs(folder: &Path) -> PathBuf {
    folder.join(BLOBS)
}

const LAYOUT_FILE: &str = "layout";
const ROWS_FILE: &str = "rows";
const BLOBS: &str = "blobs";
/// What the file with the version of the layout contains. It must change when the keys or the types
/// of rows change.
const LAYOUT: &str = "oss-emulator data, layout 3\n";
