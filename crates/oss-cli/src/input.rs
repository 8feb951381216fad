//! Small texts that commands read: a file, or standard input.

use std::path::Path;

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::failure::{Failure, Result};
use crate::location::Location;

/// Reads all of it, at most [`MOST`] bytes; `flag` is what named it.
pub(crate) async fn read(flag: &str, location: &Location) -> Result<String> {
    match location {
        Location::Local(path) => {
            let file = tokio::fs::File::open(path).await;
            let file = file.map_err(|error| Failure::local("cannot read", path, &error))?;
            read_all(flag, path, file).await
        }
        Location::Stream => read_all(flag, Path::new("-"), tokio::io::stdin()).await,
        Location::Remote(url) => Err(Failure::usage(format!(
            "{flag} {url}: it must be a file, or - for standard input"
        ))),
    }
}

async fn read_all(flag: &str, path: &Path, source: impl AsyncRead + Unpin) -> Result<String> {
    let mut bytes = Vec::new();
    let read = source.take(MOST + 1).read_to_end(&mut bytes).await;
    read.map_err(|error| Failure::local("cannot read", path, &error))?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::usage(format!(
            "{flag} {}: it has more than 1 MiB",
            path.display()
        )));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::usage(format!("{flag} {}: it is not UTF-8", path.display())))
}

const MOST: u64 = 1 << 20;
