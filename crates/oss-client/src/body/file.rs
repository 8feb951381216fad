//! Content saved to a file.

use std::io;
use std::path::Path;

use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use crate::body::ObjectBody;
use crate::body::sibling::create_sibling;
use crate::body::target::{Replaced, Target};
use crate::error::{Error, ErrorKind, Result};

impl ObjectBody {
    /// Saves all content that is left to `path`, and returns the number of bytes that were written.
    ///
    /// A regular file is replaced in one step, so `path` never contains a part of the content: it
    /// is written to a temporary file in the same directory, flushed to the disk, and then renamed.
    /// Damaged content is read from the server once more. In detail, `path` may be
    ///
    /// - a name that does not exist: a new file is created;
    /// - a regular file: it is replaced. Its permissions stay, and so do its owner and group where
    ///   this process may set them. Other hard links to it keep the old content. A file that is
    ///   read-only, or that this process may not write, is refused;
    /// - a symbolic link to a regular file: the file that it points to is replaced, and the link
    ///   stays. A link to nothing is refused;
    /// - a device, a pipe, or a name of an open descriptor such as `/dev/stdout`: the content is
    ///   written to it as it arrives. If an error occurs, a part of the content has been written.
    ///   Opening a named pipe waits until something opens it for reading;
    /// - a directory: it is refused.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Io`] if the file cannot be written, and otherwise as
    /// [`chunk`](Self::chunk).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves a regular file untouched. The temporary file, which is called
    /// `.NAME.PID-N.part` (with a long name cut), is removed then, as it is after an error; it stays
    /// behind only if the process is killed.
    pub async fn save_to(mut self, path: impl AsRef<Path>) -> Result<u64> {
        let path = path.as_ref();
        self.content.check_end()?;
        let written = match Target::find(path).await {
            Ok(Target::Replace(replaced)) => self.replace(&replaced).await,
            Ok(Target::WriteTo(options)) => self.write_in_place(path, &options).await,
            Err(error) => Err(failed("write", path, error)),
        };
        written.map_err(|error| self.content.name(error))
    }

    async fn replace(&mut self, replaced: &Replaced) -> Result<u64> {
        let path = &replaced.path;
        let (mut file, part) = create_sibling(path, replaced.existing.as_ref())
            .await
            .map_err(|e| failed("create", path, e))?;
        let written = self.write_whole(&mut file, part.path()).await?;
        file.sync_all()
            .await
            .map_err(|e| failed("sync", part.path(), e))?;
        fs::rename(part.path(), path)
            .await
            .map_err(|e| failed("rename to", path, e))?;
        part.keep();
        Ok(written)
    }

    async fn write_whole(&mut self, file: &mut File, part: &Path) -> Result<u64> {
        let start = self.handed_out();
        loop {
            match self.write_pieces(file, part).await {
                Ok(written) => return Ok(written),
                Err(error) => self.content.restart(error, &start)?,
            }
            empty(file).await.map_err(|e| failed("write", part, e))?;
        }
    }

    async fn write_in_place(&mut self, path: &Path, options: &OpenOptions) -> Result<u64> {
        let mut file = options
            .open(path)
            .await
            .map_err(|e| failed("open", path, e))?;
        let written = self.write_pieces(&mut file, path).await?;
        // Pipes and most devices have nothing that could be synced, and say so.
        let _ = file.sync_all().await;
        Ok(written)
    }

    async fn write_pieces(&mut self, file: &mut File, path: &Path) -> Result<u64> {
        let mut written = 0;
        while let Some(piece) = self.chunk().await.transpose()? {
            file.write_all(&piece)
                .await
                .map_err(|e| failed("write", path, e))?;
            written += piece.len() as u64;
        }
        self.content.check_end()?;
        file.flush().await.map_err(|e| failed("write", path, e))?;
        Ok(written)
    }
}

async fn empty(file: &mut File) -> io::Result<()> {
    file.set_len(0).await?;
    file.rewind().await.map(|_| ())
}

fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    Error::new(ErrorKind::Io)
        .with_message(format!("cannot {what} {}: {error}", path.display()))
        .with_source(error)
}
