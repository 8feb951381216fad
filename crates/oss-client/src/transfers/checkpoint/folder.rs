//! Where notes are kept, and how they are written so that they are always whole.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use oss_credentials::Context;
use tokio::task::spawn_blocking;

use crate::error::{Error, ErrorKind, Result};
use crate::transfers::options::Resume;

/// The files of one transfer in the folder of all notes.
pub(super) struct Folder {
    path: PathBuf,
    name: String,
    /// The lock, until this is dropped.
    _lock: File,
}

/// Returns the folder in which a transfer makes its notes, if it makes any.
pub(super) fn of(context: &Context, resume: &Resume) -> Result<Option<PathBuf>> {
    match resume {
        Resume::Never => Ok(None),
        Resume::InFolder(path) => Ok(Some(path.clone())),
        Resume::InUsualFolder => usual(context).map(Some),
    }
}

/// The folder for the state of programs.
fn usual(context: &Context) -> Result<PathBuf> {
    let variable = |name: &str| {
        let value = context.environment().var(name);
        let invalid = |error: oss_credentials::CredentialsError| {
            Error::new(ErrorKind::Io).with_message(error.to_string())
        };
        Ok::<_, Error>(value.map_err(invalid)?.map(PathBuf::from))
    };
    let state = match cfg!(windows) {
        true => variable("LOCALAPPDATA")?,
        // A relative path in this variable is to be ignored.
        // Source: <https://specifications.freedesktop.org/basedir-spec/latest/>
        false => match variable("XDG_STATE_HOME")?.filter(|path| path.is_absolute()) {
            Some(path) => Some(path),
            None => variable("HOME")?.map(|home| home.join(".local").join("state")),
        },
    };
    match state {
        Some(state) => Ok(state.join("oss-rs")),
        None => Err(Error::new(ErrorKind::Io).with_message(
            "there is no folder for the notes of a resumable transfer: neither XDG_STATE_HOME nor \
             HOME is set; name one by resumable_in",
        )),
    }
}

/// Returns the path as seen from the root, with all links resolved as far as the path exists.
pub(super) async fn absolute(path: &Path) -> PathBuf {
    let path = path.to_owned();
    let resolved = spawn_blocking(move || {
        let absolute = std::path::absolute(&path).unwrap_or(path);
        match (absolute.parent(), absolute.file_name()) {
            (Some(parent), Some(name)) => match parent.canonicalize() {
                Ok(parent) => parent.join(name),
                Err(_) => absolute,
            },
            _ => absolute,
        }
    });
    resolved.await.unwrap_or_default()
}

impl Folder {
    /// Creates the folder, and takes the lock of a transfer.
    pub(super) async fn lock(path: PathBuf, name: String) -> Result<Self> {
        blocking(move || {
            create(&path).map_err(|error| failed("create", &path, error))?;
            let lock_path = path.join(format!("{name}.lock"));
            let lock = lock(&lock_path)?;
            Ok(Self {
                path,
                name,
                _lock: lock,
            })
        })
        .await
    }

    /// The end of the name, which is enough to tell transfers apart.
    pub(super) fn short_name(&self) -> &str {
        let start = self.name.len().saturating_sub(SHORT);
        self.name.get(start..).unwrap_or(&self.name)
    }

    /// Reads the notes, if there are any that can be read.
    pub(super) async fn read(&self) -> Option<String> {
        tokio::fs::read_to_string(self.notes()).await.ok()
    }

    /// Replaces the notes in one step.
    pub(super) async fn write(&self, text: String) -> Result<()> {
        let (folder, notes) = (self.path.clone(), self.notes());
        blocking(move || replace(&folder, &notes, &text)).await
    }

    /// The same, for a transfer that is dropped and cannot wait.
    pub(super) fn write_at_once(&self, text: &str) -> Result<()> {
        replace(&self.path, &self.notes(), text)
    }

    /// Removes the notes. The lock is removed when this is dropped.
    pub(super) fn remove_notes(&self) {
        // What stays behind is harmless: notes of a transfer that has ended are not believed.
        let notes = self.notes();
        let _ = std::fs::remove_file(notes.with_extension("new"));
        let _ = std::fs::remove_file(&notes);
    }

    fn notes(&self) -> PathBuf {
        self.path.join(format!("{}.json", self.name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The lock is removed while it is held. Whoever has opened it meanwhile looks again.
        #[cfg(unix)]
        if !self.notes().exists() {
            let _ = std::fs::remove_file(self.notes().with_extension("lock"));
        }
    }
}

fn replace(folder: &Path, notes: &Path, text: &str) -> Result<()> {
    let new = notes.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    private(&mut options);
    let written = options.open(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&new, notes)?;
        sync(folder)
    });
    written.map_err(|error| failed("write", notes, error))
}

/// Opens the file of the lock, and locks it.
fn lock(path: &Path) -> Result<File> {
    loop {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        private(&mut options);
        let file = options
            .open(path)
            .map_err(|error| failed("open", path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(ErrorKind::AlreadyRunning)
                    .with_message(format!("another process holds {}", path.display())));
            }
            Err(TryLockError::Error(error)) => return Err(failed("lock", path, error)),
        }
        if is_still_there(&file, path) {
            return Ok(file);
        }
    }
}

/// Whether the path still names the open file. Whoever held the lock before may have removed it.
#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

#[cfg(unix)]
fn create(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

/// Flushes the names in a folder to the disk.
#[cfg(unix)]
pub(in crate::transfers) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(in crate::transfers) fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(Error::new(ErrorKind::Io).with_source(error)),
    }
}

fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    Error::new(ErrorKind::Io)
        .with_message(format!("cannot {what} {}: {error}", path.display()))
        .with_source(error)
}

const SHORT: usize = 8;
