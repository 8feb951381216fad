//! The content of an upload: a file, a pipe, a device or standard input.

use std::io::IsTerminal;
use std::path::Path;

use oss_client::transfers::UploadSource;
use tokio::fs::File;

use crate::failure::{Failure, Result};
use crate::location::Location;

/// The content of an upload.
pub(super) struct Source {
    /// The name of the file, if it has one.
    pub(super) name: Option<String>,
    pub(super) content: UploadSource,
    /// How many bytes there are, if that is known.
    pub(super) length: Option<u64>,
    /// Whether it is a file, of which a later run can send the rest.
    pub(super) is_file: bool,
}

/// Opens the source.
///
/// # Errors
///
/// The source is a folder, may have no end, or cannot be opened.
pub(super) async fn open(source: &Location) -> Result<Source> {
    let Location::Local(path) = source else {
        let stdin = tokio::io::stdin();
        let is_terminal = std::io::stdin().is_terminal();
        refuse_endless("standard input", Path::new("/dev/stdin"), is_terminal).await?;
        return Ok(Source {
            name: None,
            content: UploadSource::reader(stdin, None),
            length: None,
            is_file: false,
        });
    };
    let failed = |error: std::io::Error| Failure::local("cannot read", path, &error);
    let metadata = tokio::fs::metadata(path).await.map_err(failed)?;
    if metadata.is_dir() {
        let problem = format!("{} is a folder; cp copies one file", path.display());
        return Err(Failure::usage(problem).hint("-r copies everything in a folder"));
    }
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.map(str::to_owned);
    if metadata.is_file() {
        return Ok(Source {
            name,
            content: UploadSource::from(path.as_path()),
            // The files of the kernel say that they are empty, and are not.
            length: Some(metadata.len()).filter(|length| *length > 0),
            is_file: true,
        });
    }
    // A pipe or a device has no length and can be read once.
    let file = File::open(path).await.map_err(failed)?.into_std().await;
    refuse_endless(&source.to_string(), path, file.is_terminal()).await?;
    Ok(Source {
        name,
        content: UploadSource::reader(File::from_std(file), None),
        length: None,
        is_file: false,
    })
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
