//! Small texts that commands read from a file or from standard input.

use std::path::Path;

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::failure::{Failure, Result};
use crate::location::Location;

/// Reads the whole text, which may have at most 1 MiB. `flag` is the flag that named it, for messages.
pub(crate) async fn read(flag: &str, location: &Location) -> Result<String> {
    match location {
        Location::Local(path) => {
            let file = tokio::fs::File::open(path).await;
            let file = file.map_err(|error| Failure::local("cannot read", path, &error))?;
            read_all(flag, path, file).await
        }
        Location::Stream => read_all(flag, Path::new("-"), tokio::io::stdin()).await,
        Location::Remote(url) => Err(Failure::usage(format!(
            "{flag} {url}: expected a file, or - for standard input"
        ))),
    }
}

async fn read_all(flag: &str, path: &Path, source: impl AsyncRead + Unpin) -> Result<String> {
    let mut bytes = Vec::new();
    let read = source.take(MOST + 1).read_to_end(&mut bytes).await;
    read.map_err(|error| Failure::local("cannot read", path, &error))?;
    if bytes.len() as u64 > MOST {
        return Err(Failure::usage(format!(
            "{flag} {}: the text is longer than 1 MiB",
            path.display()
        )));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::usage(format!("{flag} {}: the text is not UTF-8", path.display())))
}

const MOST: u64 = 1 << 20;
