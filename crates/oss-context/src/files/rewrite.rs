//! Replacing a file in one step, one writer at a time.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Files, Place, failed, lock};
use crate::error::CredentialsError;

impl Files {
    /// Replaces a file by what `edit` makes of it.
    ///
    /// On the machine the writers of one file take turns by a lock on a file beside it. The new
    /// file is complete before it takes the old one's place, and only its owner may read it; where
    /// the path is a link, what it leads to is replaced. Files in memory are replaced in memory.
    ///
    /// # Errors
    ///
    /// Those of `edit`, and [`CredentialsError::Io`]; then the old file is untouched.
    pub async fn rewrite(
        &self,
        path: &Path,
        limit: usize,
        edit: impl FnOnce(&[u8]) -> Result<Zeroizing<Vec<u8>>, CredentialsError> + Send + 'static,
    ) -> Result<(), CredentialsError> {
        match &self.0 {
            Place::Machine => {
                let path = path.to_owned();
                let work = move || rewrite_machine(&path, limit, edit);
                let task = tokio::task::spawn_blocking(work);
                task.await.unwrap_or(Err(CredentialsError::Aborted))
            }
            Place::Memory(memory) => {
                let absent = || failed(path, io::ErrorKind::NotFound.into());
                let mut memory = lock(memory);
                let text = memory.read(path).ok_or_else(absent)?;
                let contents = edit(&text.contents)?;
                memory.put(path.to_owned(), contents);
                Ok(())
            }
        }
    }
}

fn rewrite_machine(
    path: &Path,
    limit: usize,
    edit: impl FnOnce(&[u8]) -> Result<Zeroizing<Vec<u8>>, CredentialsError>,
) -> Result<(), CredentialsError> {
    let told = |error| failed(path, error);
    let target = fs::canonicalize(path).map_err(told)?;
    // Held until the end of this function. It is not the file itself, which is replaced: whoever
    // waits for that one's lock would then write to a file that nobody sees.
    let _turn = take_turn(&target).map_err(told)?;
    let before = read(&target, limit).map_err(told)?;
    let after = edit(&before)?;
    let replacement = Replacement::write(&target, &after).map_err(told)?;
    replacement.take_place(&target).map_err(told)
}

fn take_turn(target: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let lock = for_owner(&mut options)
        .create(true)
        .write(true)
        .truncate(false)
        .open(beside(target, ".lock"))?;
    lock.lock()?;
    Ok(lock)
}

fn read(target: &Path, limit: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let file = File::open(target)?;
    let length = file.metadata()?.len();
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let size = usize::try_from(length).unwrap_or(limit);
    let mut contents = Zeroizing::new(Vec::with_capacity(size.saturating_add(1)));
    file.take(most).read_to_end(&mut contents)?;
    Ok(contents)
}

/// A complete file that is to take another's place, and is removed if it does not.
struct Replacement {
    path: Option<PathBuf>,
}

impl Replacement {
    fn write(target: &Path, contents: &[u8]) -> io::Result<Self> {
        let path = beside(target, &format!(".{}.tmp", std::process::id()));
        // Left behind by a process of this number that was killed; nobody else is here.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        let mut file = for_owner(&mut options)
            .create_new(true)
            .write(true)
            .open(&path)?;
        let replacement = Self { path: Some(path) };
        file.write_all(contents)?;
        file.sync_all()?;
        Ok(replacement)
    }

    fn take_place(mut self, target: &Path) -> io::Result<()> {
        if let Some(path) = &self.path {
            fs::rename(path, target)?;
        }
        self.path = None;
        sync_folder(target)
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            let removed = fs::remove_file(path);
            tracing::debug!(path = %path.display(), ?removed, "a file was not replaced");
        }
    }
}

/// `config.json` and an ending, in the same folder.
fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(target);
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(unix)]
fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// The new name is safe only once the folder is.
#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    match target.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
