//! The last step of a download to a file: its final name.

use std::io;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use tokio::task::spawn_blocking;

use super::object::Object;
use super::part_file::PartFile;
use crate::error::{Error, ErrorKind, Result};

/// What to regard when a file gets its final name.
#[derive(Clone, Copy)]
pub(super) struct Publishing {
    pub(super) no_clobber: bool,
    pub(super) keep_time: bool,
}

/// Gives the file its final name, in one step, and flushes everything to the disk.
pub(super) async fn publish(
    mut part: PartFile,
    path: &Path,
    object: &Object,
    how: Publishing,
) -> Result<()> {
    let (file, from, to) = (part.file(), part.path().to_owned(), path.to_owned());
    let folder = part.folder().clone();
    let modified = object.last_modified.filter(|_| how.keep_time);
    let published = spawn_blocking(move || {
        if let Some(modified) = modified {
            let seconds = u64::try_from(modified.as_i64()).unwrap_or_default();
            file.set_modified(UNIX_EPOCH + Duration::from_secs(seconds))?;
        }
        file.sync_all()?;
        match how.no_clobber {
            true => folder.rename_new(&from, &to)?,
            false => folder.rename(&from, &to)?,
        }
        folder.sync(&to)
    });
    let published = published.await.map_err(io::Error::other);
    match published.and_then(|published| published) {
        Ok(()) => {
            part.keep(true);
            Ok(())
        }
        Err(error) => {
            part.keep(false);
            Err(Error::new(ErrorKind::Io)
                .with_message(format!("cannot create {}: {error}", path.display()))
                .with_source(error))
        }
    }
}
