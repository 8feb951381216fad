//! The two directories of a transfer.

use std::fmt;
use std::path::{Path, PathBuf};

use oss_client::transfers::{Directory, DirectoryTransfer};

use crate::commands::cp::between::are_apart;
use crate::failure::{Failure, Result};
use crate::location::{Location, RemoteUrl};
use crate::session::Session;

/// The two directories of a transfer.
#[derive(Debug)]
pub(in crate::commands) struct Sides {
    pub(in crate::commands) source: Side,
    pub(in crate::commands) destination: Side,
}

/// A directory.
#[derive(Debug)]
pub(in crate::commands) enum Side {
    Remote(RemoteUrl),
    Local(PathBuf),
}

impl Sides {
    /// Reads both directories from the command line.
    ///
    /// # Errors
    ///
    /// Neither is in OSS, one is a stream, or a local source is no folder.
    pub(in crate::commands) async fn new(
        source: &Location,
        destination: &Location,
    ) -> Result<Self> {
        let sides = Self {
            source: Side::new(source)?,
            destination: Side::new(destination)?,
        };
        if let (Side::Local(_), Side::Local(_)) = (&sides.source, &sides.destination) {
            let problem = format!("neither {source} nor {destination} is an oss:// URL");
            return Err(Failure::usage(problem).hint("write a prefix as oss://BUCKET/PREFIX"));
        }
        if let Side::Local(path) = &sides.source {
            let metadata = tokio::fs::metadata(path).await;
            let metadata = metadata.map_err(|error| Failure::local("cannot read", path, &error))?;
            if !metadata.is_dir() {
                return Err(Failure::usage(format!("{source} is no folder")));
            }
        }
        Ok(sides)
    }

    /// Returns the transfer of what differs.
    ///
    /// # Errors
    ///
    /// The buckets are in different regions.
    pub(in crate::commands) fn transfer(&self, session: &Session) -> Result<DirectoryTransfer> {
        let bucket = |side: &Side| match side {
            Side::Remote(url) => session.bucket(url.bucket()).map(Some),
            Side::Local(_) => Ok(None),
        };
        let buckets = (bucket(&self.source)?, bucket(&self.destination)?);
        if let (Some(source), Some(destination)) = &buckets
            && are_apart(source, destination)
        {
            let problem = format!(
                "{} and {} are in different regions, between which OSS does not copy",
                self.source, self.destination
            );
            return Err(Failure::usage(problem)
                .hint("copy to a folder first, and from there to the other region"));
        }
        let client = match buckets {
            (_, Some(bucket)) | (Some(bucket), None) => bucket.client().clone(),
            (None, None) => session.client()?,
        };
        let transfers = client.transfers();
        Ok(transfers.sync(self.source.directory(), self.destination.directory()))
    }
}

impl Side {
    fn new(location: &Location) -> Result<Self> {
        match location {
            Location::Remote(url) => Ok(Self::Remote(url.clone())),
            Location::Local(path) => Ok(Self::Local(path.clone())),
            Location::Stream => Err(Failure::usage("- is one stream, and no folder")),
        }
    }

    fn directory(&self) -> Directory {
        match self {
            Self::Remote(url) => Directory::bucket(url.bucket().as_str(), url.key()),
            Self::Local(path) => Directory::local(path),
        }
    }

    /// Returns how a file in the directory is shown.
    pub(super) fn file(&self, name: &str) -> String {
        match self {
            Self::Remote(url) if url.key().is_empty() || url.key().ends_with('/') => {
                format!("oss://{}/{}{name}", url.bucket(), url.key())
            }
            Self::Remote(url) => format!("{url}/{name}"),
            Self::Local(path) => path.join(Path::new(name)).display().to_string(),
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote(url) => url.fmt(f),
            Self::Local(path) => path.display().fmt(f),
        }
    }
}
