//! The local folder below which everything is written, and what must not be followed out of it.
//!
//! On Unix every folder on the way is opened in the one before, without following a link, and held while a file
//! is written in it. So nothing leads out, also if somebody replaces folders by links meanwhile. On other systems
//! the components are checked one after the other before the file is written, so that somebody who may write in
//! the folder could replace one of them in between.

mod blocked;
#[cfg(not(unix))]
mod checked;
#[cfg(unix)]
mod held;

use std::io;
use std::path::Path;

use super::names;
use crate::transfers::download::Spot;

pub(super) use self::blocked::Blocked;

#[cfg(not(unix))]
use self::checked as way;
#[cfg(unix)]
use self::held as way;

/// Creates the folder of this relative name, and those above it.
pub(super) fn create_folder(root: &Path, name: &str) -> Result<(), Blocked> {
    way::folder(root, name, true).map(drop)
}

/// Returns where a file of this relative name can be written: there is nothing, or a regular file.
pub(super) fn place(root: &Path, name: &str) -> Result<Spot, Blocked> {
    let (parent, file) = names::split(name);
    let folder = way::folder(root, parent, true)?;
    way::spot(folder, file, names::path(root, name))
}

/// Removes a regular file, if there is one.
pub(super) fn remove_file(root: &Path, name: &str) -> Result<(), Blocked> {
    let (parent, file) = names::split(name);
    match way::folder(root, parent, false) {
        Err(Blocked::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        folder => way::remove_file(&folder?, file),
    }
}

/// Removes a folder if it is empty. Returns whether it was.
pub(super) fn remove_folder(root: &Path, name: &str) -> bool {
    let (parent, folder) = names::split(name);
    way::folder(root, parent, false).is_ok_and(|parent| way::remove_folder(&parent, folder))
}
