//! Content into a file.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

use crate::body::ObjectBody;
use crate::error::{Error, ErrorKind, Result};

impl ObjectBody {
    /// Writes the content to `path` and returns its length.
    ///
    /// It is written to a temporary file in the same directory, made durable, and then renamed:
    /// `path` never holds half of it. Damaged content is read once more from the start.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when the file cannot be written, otherwise as [`chunk`](Self::chunk).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves `path` untouched. The temporary file `.NAME.PID-N.part` is removed
    /// then, as after an error; only a process that is killed leaves it behind.
    pub async fn save_to(mut self, path: impl AsRef<Path>) -> Result<u64> {
        let path = path.as_ref();
        let written = self.write_beside(path).await;
        written.map_err(|error| self.name(error))
    }

    async fn write_beside(&mut self, path: &Path) -> Result<u64> {
        let (mut file, part) = create_sibling(path)
            .await
            .map_err(|e| failed("create", path, e))?;
        let written = self.write_to(&mut file, &part.0).await?;
        fs::rename(&part.0, path)
            .await
            .map_err(|e| failed("rename to", path, e))?;
        part.keep();
        Ok(written)
    }

    async fn write_to(&mut self, file: &mut File, part: &Path) -> Result<u64> {
        loop {
            let mut written = 0;
            let outcome = loop {
                match self.chunk().await.transpose() {
                    Ok(Some(piece)) => {
                        file.write_all(&piece)
                            .await
                            .map_err(|e| failed("write", part, e))?;
                        written += piece.len() as u64;
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            };
            match outcome {
                Ok(()) => {
                    file.flush().await.map_err(|e| failed("write", part, e))?;
                    file.sync_all().await.map_err(|e| failed("sync", part, e))?;
                    return Ok(written);
                }
                Err(error) => {
                    self.restart(error)?;
                    *file = File::create(part)
                        .await
                        .map_err(|e| failed("create", part, e))?;
                }
            }
        }
    }
}

/// A temporary file, which goes when this does.
struct Part(PathBuf);

impl Part {
    /// It has another name by now, and stays.
    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            // What ended the download is the news; a part that stays behind is not.
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

/// A new file beside `path`, under a name that nobody has.
async fn create_sibling(path: &Path) -> io::Result<(File, Part)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::other("it names no file"))?;
    let process = std::process::id();
    let mut taken = io::Error::other("no free name for a temporary file");
    for number in 0..MAX_NAMES {
        let part = path.with_file_name(format!(
            ".{}.{process}-{number}.part",
            name.to_string_lossy()
        ));
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&part)
            .await
        {
            Ok(file) => return Ok((file, Part(part))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    Error::new(ErrorKind::Io)
        .with_message(format!("cannot {what} {}: {error}", path.display()))
        .with_source(error)
}

const MAX_NAMES: u32 = 1000;
