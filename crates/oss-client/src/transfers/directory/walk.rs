//! The entries of a local folder, in the order that their keys have.

use std::ffi::OsString;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc::Sender;

use super::entry::{Entry, Found, Item, Kind};
use super::filter::Filter;
use super::names::is_part_file;
use super::report::{Action, FileReport, Refusal, Skip};
use crate::error::{Error, ErrorKind, Result};

/// Walks through a local folder. It blocks its thread, and ends when nobody receives any more.
///
/// Folders are read one at a time and sorted: a folder sorts as its name with `/` at the end, because so
/// begin the keys of what it contains. Only the names of the folders on the way to the present one are held.
pub(super) struct Walk {
    pub(super) root: PathBuf,
    pub(super) filter: Filter,
    pub(super) follow_symlinks: bool,
    pub(super) skip_bad_names: bool,
    /// Whether the folder may not exist.
    pub(super) may_be_missing: bool,
    pub(super) out: Sender<Result<Found>>,
}

/// A folder that is being walked through.
struct Level {
    path: PathBuf,
    /// Relative to the root; empty or with `/` at the end.
    name: String,
    /// Where it really is, if links are followed.
    real: Option<PathBuf>,
    entries: std::vec::IntoIter<Listed>,
}

/// An entry of a folder.
struct Listed {
    name: OsString,
    is_folder: bool,
}

/// Nobody receives any more.
struct Gone;

impl Walk {
    pub(super) fn run(mut self) {
        let walked = match self.begin() {
            Ok(None) => Ok(()),
            Ok(Some(root)) => self.walk(root),
            Err(error) => self.send(Err(error)),
        };
        if walked.is_ok() {
            drop(self.send(Ok(Found::End)));
        }
    }

    fn begin(&self) -> Result<Option<Level>> {
        let failed = |error: io::Error| {
            Error::new(ErrorKind::Io)
                .with_message(format!("cannot read {}: {error}", self.root.display()))
                .with_source(error)
        };
        match self.list(&self.root) {
            Err(error) if self.may_be_missing && error.kind() == io::ErrorKind::NotFound => {
                Ok(None)
            }
            listed => Ok(Some(Level {
                entries: listed.map_err(failed)?.into_iter(),
                real: match self.follow_symlinks {
                    true => Some(self.root.canonicalize().map_err(failed)?),
                    false => None,
                },
                path: self.root.clone(),
                name: String::new(),
            })),
        }
    }

    fn walk(&mut self, root: Level) -> Result<(), Gone> {
        let mut levels = vec![root];
        while let Some(level) = levels.last_mut() {
            let Some(listed) = level.entries.next() else {
                levels.pop();
                continue;
            };
            let path = level.path.join(&listed.name);
            let Some(name) = listed.name.to_str() else {
                let lossy = format!("{}{}", level.name, listed.name.to_string_lossy());
                self.bad_name(lossy, path)?;
                continue;
            };
            let name = format!("{}{name}", level.name);
            let real = level.real.clone();
            let was_folder = listed.is_folder;
            if let Some(level) = self.entry(name, path, real, was_folder, &levels)? {
                levels.push(level);
            }
        }
        Ok(())
    }

    /// Sends one entry. Returns it if it is a folder to walk through.
    fn entry(
        &mut self,
        mut name: String,
        path: PathBuf,
        real: Option<PathBuf>,
        was_folder: bool,
        above: &[Level],
    ) -> Result<Option<Level>, Gone> {
        let looked = self.look(&path);
        let (metadata, is_link) = match looked {
            Ok(found) => found,
            // It was removed meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
                return Ok(None);
            }
            Err(error) => return self.problem(name, path, error).map(|()| None),
        };
        let mut kind = kind(&metadata, &name);
        if (kind == Kind::Folder) != was_folder {
            // Its place in the order is that of what it was.
            let error = io::Error::other("it was replaced while the folder was read");
            return self.problem(name, path, error).map(|()| None);
        }
        let mut real = real.map(|real| real.join(path.file_name().unwrap_or_default()));
        if is_link && kind == Kind::Folder {
            match path.canonicalize() {
                Ok(target) => real = Some(target),
                Err(error) => return self.problem(name, path, error).map(|()| None),
            }
            let is_above = |level: &Level| level.real == real;
            if above.iter().any(is_above) {
                kind = Kind::Loop;
            }
        }
        let is_folder = kind == Kind::Folder;
        if was_folder {
            name.push('/');
        }
        let entry = match was_folder {
            true => Entry::folder(&name),
            false => Entry {
                size: metadata.len(),
                modified: metadata.modified().ok(),
                is_dir: false,
                name: name.clone(),
            },
        };
        let is_wanted = self.filter.wants(&entry);
        self.send(Ok(Found::Item(Item {
            entry,
            kind,
            is_wanted,
        })))?;
        if !is_folder || !is_wanted {
            return Ok(None);
        }
        match self.list(&path) {
            Ok(entries) => Ok(Some(Level {
                path,
                name,
                real,
                entries: entries.into_iter(),
            })),
            Err(error) => self.problem(name, path, error).map(|()| None),
        }
    }

    /// Returns what an entry is, and whether that was reached by a link.
    fn look(&self, path: &Path) -> io::Result<(Metadata, bool)> {
        let metadata = path.symlink_metadata()?;
        match metadata.is_symlink() && self.follow_symlinks {
            true => Ok((path.metadata()?, true)),
            false => Ok((metadata, false)),
        }
    }

    /// Reads the names of a folder.
    fn list(&self, path: &Path) -> io::Result<Vec<Listed>> {
        let mut entries = Vec::new();
        for entry in path.read_dir()? {
            let entry = entry?;
            let file_type = entry.file_type()?;
            let is_folder = match file_type.is_symlink() && self.follow_symlinks {
                // It sorts as a folder exactly if it will be one.
                true => entry.path().is_dir(),
                false => file_type.is_dir(),
            };
            entries.push(Listed {
                name: entry.file_name(),
                is_folder,
            });
        }
        entries.sort_unstable_by(|one, other| one.key().cmp(other.key()));
        Ok(entries)
    }

    fn bad_name(&self, name: String, path: PathBuf) -> Result<(), Gone> {
        let why = Refusal::NotUtf8;
        let action = match self.skip_bad_names {
            true => Action::Skipped {
                why: Skip::BadName(why),
            },
            false => Action::Refused { why },
        };
        self.send(Ok(Found::Problem(report(name, path, action))))
    }

    fn problem(&self, name: String, path: PathBuf, error: io::Error) -> Result<(), Gone> {
        let error = Error::new(ErrorKind::Io)
            .with_message(format!("cannot read {}: {error}", path.display()))
            .with_source(error);
        let action = Action::Failed {
            error: error.into(),
        };
        self.send(Ok(Found::Problem(report(name, path, action))))
    }

    fn send(&self, found: Result<Found>) -> Result<(), Gone> {
        self.out.blocking_send(found).map_err(|_| Gone)
    }
}

impl Listed {
    /// The bytes by which the entries of a folder are sorted.
    fn key(&self) -> impl Iterator<Item = u8> + '_ {
        let slash = self.is_folder.then_some(b'/');
        let name = self.name.as_encoded_bytes().iter().copied();
        name.chain(slash)
    }
}

fn kind(metadata: &Metadata, name: &str) -> Kind {
    match () {
        () if metadata.is_symlink() => Kind::Symlink,
        () if metadata.is_dir() => Kind::Folder,
        () if !metadata.is_file() => Kind::Special,
        () if is_part_file(super::names::split(name).1) => Kind::PartFile,
        () => Kind::File,
    }
}

fn report(name: String, path: PathBuf, action: Action) -> FileReport {
    FileReport {
        name,
        key: None,
        path: Some(path),
        size: 0,
        action,
    }
}
