//! The content of an upload: a file, a pipe, a device or standard input.

use std::io::IsTerminal;
use std::path::Path;

use oss_transport::Body;
use tokio::fs::File;

use crate::failure::{Failure, Result};
use crate::location::Location;

/// Returns the name of the source, if it has one, and its content.
///
/// # Errors
///
/// The source is a folder, may have no end, or cannot be opened.
pub(super) async fn open(source: &Location) -> Result<(Option<String>, Body)> {
    let Location::Local(path) = source else {
        let stdin = tokio::io::stdin();
        let is_terminal = std::io::stdin().is_terminal();
        refuse_endless("standard input", Path::new("/dev/stdin"), is_terminal).await?;
        return Ok((None, Body::from_reader(stdin, None)));
    };
    let failed = |error: std::io::Error| Failure::local("cannot read", path, &error);
    let kind = tokio::fs::metadata(path).await.map_err(failed)?.file_type();
    if kind.is_dir() {
        let problem = format!("{} is a folder; cp copies one file", path.display());
        return Err(Failure::usage(problem));
    }
    let body = if kind.is_file() {
        Body::from_file(path).await.map_err(failed)?
    } else {
        // A pipe or a device has no length and can be read once.
        let file = File::open(path).await.map_err(failed)?.into_std().await;
        refuse_endless(&source.to_string(), path, file.is_terminal()).await?;
        Body::from_reader(File::from_std(file), None)
    };
    let name = path.file_name().and_then(|name| name.to_str());
    Ok((name.map(str::to_owned), body))
}

/// Refuses a character device such as `/dev/zero`, whose content may have no end. The null device
/// ends at once, and at a terminal the person who types ends the content.
#[cfg(unix)]
async fn refuse_endless(name: &str, path: &Path, is_terminal: bool) -> Result<()> {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};

    use tokio::fs::metadata;

    let Ok(source) = metadata(path).await else {
        return Ok(());
    };
    let null = metadata("/dev/null").await;
    let is_null = null.is_ok_and(|null| null.rdev() == source.rdev());
    if is_terminal || is_null || !source.file_type().is_char_device() {
        return Ok(());
    }
    let hint = "send a part of it: head -c 1048576 DEVICE | oss cp - oss://BUCKET/KEY";
    Err(Failure::usage(format!("{name} is a device that may have no end")).hint(hint))
}

/// Only Unix has such devices.
#[cfg(not(unix))]
async fn refuse_endless(_: &str, _: &Path, _: bool) -> Result<()> {
    Ok(())
}
