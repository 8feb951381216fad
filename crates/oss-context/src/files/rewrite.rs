//! Changing a file under a lock and replacing it in one step.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Files, Place, failed, lock};
use crate::error::CredentialsError;

impl Files {
    /// Reads a file, changes its contents with `edit`, and writes the result, all under a lock, so
    /// that concurrent writers do not lose each other's changes.
    ///
    /// `edit` gets the current contents, or `None` if the file does not exist; the file is created
    /// then, and its folder too. On the machine, the lock is taken on a file beside it whose name
    /// ends in `.lock`. The new contents are written to a temporary file first, which replaces the
    /// old file in one step; afterwards only the owner may read it. If `path` is a symbolic link, its
    /// target is replaced. A fixed set of files is changed in memory.
    ///
    /// # Errors
    ///
    /// The error of `edit`, or [`CredentialsError::Io`] if the operating system refuses or the file
    /// has more than `limit` bytes. The old file is unchanged then.
    pub async fn rewrite(
        &self,
        path: &Path,
        limit: usize,
        edit: impl FnOnce(Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, CredentialsError>
        + Send
        + 'static,
    ) -> Result<(), CredentialsError> {
        let _work = self.begin_work();
        match &self.0 {
            Place::Machine(_) => {
                let path = path.to_owned();
                in_background(move || rewrite_machine(&path, limit, edit)).await
            }
            Place::Memory(memory) => {
                let mut memory = lock(memory);
                let before = memory.read(path).map(|text| text.contents);
                let contents = edit(before.as_ref().map(|contents| contents.as_slice()))?;
                memory.put(path.to_owned(), contents);
                Ok(())
            }
        }
    }

    /// Checks that [`rewrite`](Self::rewrite) can write the file at `path`, without changing the
    /// file: creates its folder and its lock file if they do not exist.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Io`] if the operating system refuses.
    pub async fn check_writable(&self, path: &Path) -> Result<(), CredentialsError> {
        let _work = self.begin_work();
        match &self.0 {
            Place::Machine(_) => {
                let path = path.to_owned();
                in_background(move || {
                    let told = |error| failed(&path, error);
                    let target = target_from_path(&path).map_err(told)?;
                    open_lock(&target).map(drop).map_err(told)
                })
                .await
            }
            Place::Memory(_) => Ok(()),
        }
    }
}

async fn in_background(
    work: impl FnOnce() -> Result<(), CredentialsError> + Send + 'static,
) -> Result<(), CredentialsError> {
    let task = tokio::task::spawn_blocking(work);
    task.await.unwrap_or(Err(CredentialsError::Aborted))
}

fn rewrite_machine(
    path: &Path,
    limit: usize,
    edit: impl FnOnce(Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, CredentialsError>,
) -> Result<(), CredentialsError> {
    let told = |error| failed(path, error);
    let target = target_from_path(path).map_err(told)?;
    // The lock is released at the end of this function. It is not on the file itself, because that
    // is replaced: a writer that waited for the lock of the old file would write to a file that
    // nobody sees any more.
    let lock = open_lock(&target).map_err(told)?;
    lock.lock().map_err(told)?;
    let before = read(&target, limit).map_err(told)?;
    let after = edit(before.as_ref().map(|contents| contents.as_slice()))?;
    let replacement = Replacement::write(&target, &after).map_err(told)?;
    replacement.take_place(&target).map_err(told)
}

/// The file that `path` stands for, with symbolic links followed. Creates the folder of a file that
/// does not exist.
fn target_from_path(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = match path.parent() {
                Some(folder) if folder != Path::new("") => folder,
                _ => Path::new("."),
            };
            folder_for_owner().recursive(true).create(folder)?;
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
            Ok(fs::canonicalize(folder)?.join(name))
        }
        target => target,
    }
}

fn open_lock(target: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    for_owner(&mut options)
        .create(true)
        .write(true)
        .truncate(false)
        .open(beside(target, ".lock"))
}

fn read(target: &Path, limit: usize) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let file = match File::open(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let length = file.metadata()?.len();
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let size = usize::try_from(length).unwrap_or(limit);
    let mut contents = Zeroizing::new(Vec::with_capacity(size.saturating_add(1)));
    file.take(most).read_to_end(&mut contents)?;
    Ok(Some(contents))
}

/// A complete temporary file that replaces another file, or is removed when this value is dropped.
struct Replacement {
    path: Option<PathBuf>,
}

impl Replacement {
    fn write(target: &Path, contents: &[u8]) -> io::Result<Self> {
        let path = beside(target, &format!(".{}.tmp", std::process::id()));
        // A process with the same id that was killed may have left it behind. No other process is
        // here, because the lock is held.
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

/// The path of `target` with `ending` appended to the file name.
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

#[cfg(unix)]
fn folder_for_owner() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn folder_for_owner() -> DirBuilder {
    DirBuilder::new()
}

#[cfg(not(unix))]
fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Writes the folder to the disk, without which the new name may be lost in a power failure.
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
