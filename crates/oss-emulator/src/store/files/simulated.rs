//! A disk in memory, which loses what was not synced when its machine stops.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Disk, DiskFile};

/// A disk whose machine can stop at any sync. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct SimulatedDisk(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// How many times the machine was started again. What was opened before cannot be used.
    starts: u64,
    /// How many syncs succeed before the machine stops.
    syncs_left: Option<u64>,
    stopped: bool,
    /// How many of the next syncs of files fail.
    failing_syncs: u64,
    /// How many bytes fit on the disk.
    room: Option<u64>,
    names: Names,
    durable_names: Names,
    /// The changes of names that were not synced.
    renamings: Vec<Renaming>,
    files: Vec<Contents>,
}

/// The files and folders. A file is an index into the list of contents.
type Names = BTreeMap<PathBuf, Option<usize>>;

#[derive(Clone, Debug)]
enum Renaming {
    Create(PathBuf, Option<usize>),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

#[derive(Debug, Default)]
struct Contents {
    now: Vec<u8>,
    durable: Vec<u8>,
    unsynced: Vec<Write>,
}

#[derive(Clone, Debug)]
enum Write {
    Data(u64, Vec<u8>),
    Length(u64),
}

impl SimulatedDisk {
    /// Lets the machine stop at the sync after this number of syncs.
    pub(crate) fn stop_after(&self, syncs: u64) {
        self.locked().syncs_left = Some(syncs);
    }

    /// Returns whether the machine has stopped.
    pub(crate) fn has_stopped(&self) -> bool {
        self.locked().stopped
    }

    /// Lets the next syncs of files fail. What they should have made durable can be read, but is never
    /// written.
    pub(crate) fn fail_syncs(&self, number: u64) {
        self.locked().failing_syncs = number;
    }

    /// Limits how many bytes fit on the disk.
    pub(crate) fn set_room(&self, room: Option<u64>) {
        self.locked().room = room;
    }

    /// Returns how many bytes the files have.
    pub(crate) fn used(&self) -> u64 {
        self.locked().used()
    }

    /// Stops the machine and starts it again. What was not synced is lost, except for those changes
    /// that the seed chooses. The seed 0 chooses none.
    pub(crate) fn restart(&self, seed: u64) {
        let mut state = self.locked();
        let mut chosen = Chosen(seed);
        for renaming in std::mem::take(&mut state.renamings) {
            if chosen.next() {
                renaming.apply(&mut state.durable_names);
            }
        }
        state.names = state.durable_names.clone();
        for contents in &mut state.files {
            for write in std::mem::take(&mut contents.unsynced) {
                for block in write.blocks() {
                    if chosen.next() {
                        block.apply(&mut contents.durable);
                    }
                }
            }
            contents.now = contents.durable.clone();
        }
        state.starts += 1;
        state.stopped = false;
        state.syncs_left = None;
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the state, unless the machine has stopped.
    fn running(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.locked();
        match state.stopped {
            true => Err(io::Error::other("the machine has stopped")),
            false => Ok(state),
        }
    }

    fn file(&self, state: &State, index: usize) -> Arc<dyn DiskFile> {
        Arc::new(SimulatedFile {
            disk: self.clone(),
            start: state.starts,
            index,
        })
    }
}

/// Chooses which changes survive.
struct Chosen(u64);

impl Chosen {
    fn next(&mut self) -> bool {
        if self.0 == 0 {
            return false;
        }
        // One step of xorshift64.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 0x10 != 0
    }
}

impl State {
    fn used(&self) -> u64 {
        let files = self.names.values().flatten();
        files.map(|file| self.files[*file].now.len() as u64).sum()
    }

    fn rename(&mut self, renaming: Renaming) {
        renaming.apply(&mut self.names);
        self.renamings.push(renaming);
    }

    fn sync(&mut self) -> io::Result<()> {
        match &mut self.syncs_left {
            Some(0) => {
                self.stopped = true;
                Err(io::Error::other("the machine has stopped"))
            }
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn write(&mut self, file: usize, write: Write) -> io::Result<()> {
        let grows = write
            .end()
            .saturating_sub(self.files[file].now.len() as u64);
        if self
            .room
            .is_some_and(|room| grows > 0 && self.used() + grows > room)
        {
            return Err(io::ErrorKind::StorageFull.into());
        }
        write.apply(&mut self.files[file].now);
        self.files[file].unsynced.push(write);
        Ok(())
    }
}

impl Renaming {
    fn apply(&self, names: &mut Names) {
        match self {
            Self::Create(path, file) => {
                names.insert(path.clone(), *file);
            }
            Self::Rename(from, to) => {
                if let Some(file) = names.remove(from) {
                    names.insert(to.clone(), file);
                }
            }
            Self::Remove(path) => {
                names.remove(path);
            }
        }
    }

    fn is_in(&self, folder: &Path) -> bool {
        let (Self::Create(path, _) | Self::Rename(path, _) | Self::Remove(path)) = self;
        path.parent() == Some(folder)
    }
}

impl Write {
    fn end(&self) -> u64 {
        match self {
            Self::Data(offset, data) => offset + data.len() as u64,
            Self::Length(length) => *length,
        }
    }

    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Data(offset, data) => {
                let (start, end) = (*offset as usize, self.end() as usize);
                if to.len() < end {
                    to.resize(end, 0);
                }
                to[start..end].copy_from_slice(data);
            }
            Self::Length(length) => to.resize(*length as usize, 0),
        }
    }

    /// Returns the parts of a write that reach the disk independently of each other.
    fn blocks(self) -> Vec<Self> {
        let Self::Data(offset, data) = self else {
            return vec![self];
        };
        let (mut blocks, mut start) = (Vec::new(), 0);
        while start < data.len() {
            let at = offset as usize + start;
            let end = data.len().min(start + BLOCK - at % BLOCK);
            blocks.push(Self::Data(at as u64, data[start..end].to_vec()));
            start = end;
        }
        blocks
    }
}

impl Disk for SimulatedDisk {
    fn create(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        let mut state = self.running()?;
        if let Some(Some(file)) = state.names.get(path).copied() {
            state.write(file, Write::Length(0))?;
            return Ok(self.file(&state, file));
        }
        state.files.push(Contents::default());
        let file = state.files.len() - 1;
        state.rename(Renaming::Create(path.to_owned(), Some(file)));
        Ok(self.file(&state, file))
    }

    fn open(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        let state = self.running()?;
        let file = state.names.get(path).copied().flatten();
        let file = file.ok_or(io::ErrorKind::NotFound)?;
        Ok(self.file(&state, file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.running()?
            .rename(Renaming::Rename(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        if !state.names.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.rename(Renaming::Remove(path.to_owned()));
        Ok(())
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        if !state.names.contains_key(path) {
            state.rename(Renaming::Create(path.to_owned(), None));
        }
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        if state.names.keys().any(|name| name.parent() == Some(path)) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        state.rename(Renaming::Remove(path.to_owned()));
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let state = self.running()?;
        if path
            .parent()
            .is_some_and(|parent| parent.parent().is_some())
            && !state.names.contains_key(path)
        {
            return Err(io::ErrorKind::NotFound.into());
        }
        let within = state
            .names
            .keys()
            .filter(|name| name.parent() == Some(path));
        let names = within.filter_map(|name| Some(name.file_name()?.to_str()?.to_owned()));
        Ok(names.collect())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        state.sync()?;
        let renamings = std::mem::take(&mut state.renamings);
        let (within, others) = renamings
            .into_iter()
            .partition(|renaming| renaming.is_in(path));
        state.renamings = others;
        for renaming in within {
            Renaming::apply(&renaming, &mut state.durable_names);
        }
        Ok(())
    }
}

#[derive(Debug)]
struct SimulatedFile {
    disk: SimulatedDisk,
    start: u64,
    index: usize,
}

impl SimulatedFile {
    fn running(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.disk.running()?;
        match state.starts == self.start {
            true => Ok(state),
            false => Err(io::Error::other("the machine was started again")),
        }
    }
}

impl DiskFile for SimulatedFile {
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let state = self.running()?;
        let (start, end) = (offset as usize, offset as usize + buffer.len());
        let read = state.files[self.index].now.get(start..end);
        buffer.copy_from_slice(read.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.running()?
            .write(self.index, Write::Data(offset, data.to_vec()))
    }

    fn len(&self) -> io::Result<u64> {
        Ok(self.running()?.files[self.index].now.len() as u64)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.running()?.write(self.index, Write::Length(len))
    }

    fn sync(&self) -> io::Result<()> {
        let mut state = self.running()?;
        state.sync()?;
        if state.failing_syncs > 0 {
            state.failing_syncs -= 1;
            state.files[self.index].unsynced.clear();
            return Err(io::Error::other("the disk has failed"));
        }
        let contents = &mut state.files[self.index];
        for write in std::mem::take(&mut contents.unsynced) {
            write.apply(&mut contents.durable);
        }
        Ok(())
    }
}

/// What a disk writes as a whole, in bytes.
const BLOCK: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_synced_is_lost() {
        let disk = SimulatedDisk::default();
        let (root, path) = (Path::new("/d"), Path::new("/d/file"));
        let file = disk.create(path).unwrap();
        file.write_at(0, b"one").unwrap();
        file.sync().unwrap();
        disk.restart(0);
        assert!(disk.open(path).is_err(), "the name was not synced");

        let file = disk.create(path).unwrap();
        disk.sync_folder(root).unwrap();
        file.write_at(0, b"one").unwrap();
        file.sync().unwrap();
        file.write_at(3, b"two").unwrap();
        disk.stop_after(0);
        assert!(file.sync().is_err());
        assert!(disk.has_stopped() && file.len().is_err());
        disk.restart(0);
        assert!(file.len().is_err(), "it was opened before");
        assert_eq!(super::super::read_file(&disk, path).unwrap(), b"one");
    }
}
