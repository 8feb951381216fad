//! Notes of how far a transfer has come, from which it continues after the program was killed.
//!
//! The rules that make them safe: a note is written beside the old one, flushed, and renamed over it, so
//! that there is always a whole one. A part of a download is noted only after its bytes were flushed, except
//! when the transfer is dropped; in any case its checksum is compared before it is used. What is read is
//! believed only if its checksum and the identity of the transfer are right. A lock is held while the
//! transfer runs, so that two processes cannot make the same one.

mod document;
mod folder;
mod place;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use oss_transport::Runtime;
use oss_transport::body::FileIdentity;
use tokio::task::spawn_blocking;

use self::document::{Document, Local, NotedPart};
use self::folder::Folder;
pub(super) use self::folder::sync;
pub(super) use self::place::{Kind, NotedObject, Place};
use crate::client::Client;
use crate::error::Result;
use crate::transfers::options::Resume;
use crate::transfers::plan::Plan;
use crate::transfers::upload::Part;

/// The notes of a transfer that is running. Its lock is held until this is dropped.
pub(super) struct Checkpoint {
    folder: Folder,
    runtime: Arc<dyn Runtime>,
    place: Place,
    document: Option<Document>,
    /// Whether an earlier run has left notes that are believed.
    found: bool,
    /// How many parts were added since the notes were written, and when that was.
    unwritten: u32,
    written_at: Duration,
}

/// What an earlier run has noted.
#[derive(Debug)]
pub(super) struct Resumed(Document);

impl Checkpoint {
    /// Takes the lock of a transfer, and reads what an earlier run has noted.
    ///
    /// # Errors
    ///
    /// Another process makes the same transfer, or the folder cannot be written.
    pub(super) async fn open(
        client: &Client,
        resume: &Resume,
        mut place: Place,
    ) -> Result<Option<(Self, Option<Resumed>)>> {
        let Some(path) = folder::of(client.context(), resume)? else {
            return Ok(None);
        };
        place.path = folder::absolute(&place.path).await;
        let name = place.name();
        let folder = Folder::lock(path, name).await?;
        let found = folder.read().await.and_then(|text| Document::parse(&text));
        let resumed = found.filter(|document| document.is_of(&place)).map(Resumed);
        let runtime = Arc::clone(client.context().runtime());
        let checkpoint = Self {
            folder,
            written_at: runtime.monotonic(),
            runtime,
            place,
            document: None,
            found: resumed.is_some(),
            unwritten: 0,
        };
        Ok(Some((checkpoint, resumed)))
    }

    /// Returns a short name of the transfer, which is the same in each run.
    pub(super) fn short_name(&self) -> &str {
        self.folder.short_name()
    }

    /// Notes that an upload was begun.
    pub(super) async fn begin_upload(
        &mut self,
        upload_id: &str,
        plan: &Plan,
        identity: &FileIdentity,
        settings: String,
    ) -> Result<()> {
        let mut document = Document::new(&self.place, plan);
        document.upload_id = Some(upload_id.to_owned());
        document.settings = Some(settings);
        document.local = Local::of_source(&self.place.path, identity);
        self.document = Some(document);
        self.write().await
    }

    /// Continues the notes of an upload with the parts that OSS really has.
    pub(super) fn continue_upload(&mut self, resumed: &Resumed, known: &BTreeMap<u32, Part>) {
        let mut document = resumed.0.clone();
        document.parts = known
            .iter()
            .map(|(number, part)| (u64::from(*number), NotedPart::uploaded(part)))
            .collect();
        self.document = Some(document);
    }

    /// Notes a part that OSS has.
    pub(super) async fn add_uploaded(&mut self, number: u32, part: &Part) -> Result<()> {
        self.add(u64::from(number), NotedPart::uploaded(part));
        if self.is_due() {
            self.write().await?;
        }
        Ok(())
    }

    /// Notes that a download was begun, into a file that exists.
    pub(super) async fn begin_download(
        &mut self,
        object: &NotedObject,
        plan: &Plan,
        file: &Path,
        identity: &FileIdentity,
    ) -> Result<()> {
        let mut document = Document::new(&self.place, plan);
        document.remote.object(object);
        document.local = Local::of_part_file(&self.place.path, file, identity);
        self.document = Some(document);
        self.write().await
    }

    /// Continues the notes of a download.
    pub(super) fn continue_download(&mut self, resumed: &Resumed, known: &BTreeMap<u64, u64>) {
        let mut document = resumed.0.clone();
        document.parts = known
            .iter()
            .map(|(index, crc64)| (*index, NotedPart::downloaded(*crc64)))
            .collect();
        self.document = Some(document);
    }

    /// Adds a part of a download. It is written only by [`write`](Self::write), before which the bytes of
    /// the part must be flushed.
    pub(super) fn add_downloaded(&mut self, index: u64, crc64: u64) {
        self.add(index, NotedPart::downloaded(crc64));
    }

    fn add(&mut self, number: u64, part: NotedPart) {
        if let Some(document) = &mut self.document {
            document.parts.insert(number, part);
            self.unwritten += 1;
        }
    }

    /// Whether there is anything from which a later run can continue.
    pub(super) fn has_notes(&self) -> bool {
        self.found || self.document.is_some()
    }

    /// Whether it is time to write the notes.
    pub(super) fn is_due(&self) -> bool {
        let age = self.runtime.monotonic().saturating_sub(self.written_at);
        self.unwritten > 0 && (self.unwritten >= MANY || age >= OFTEN)
    }

    /// Writes the notes, and flushes them to the disk.
    pub(super) async fn write(&mut self) -> Result<()> {
        if let Some(document) = &self.document {
            self.folder.write(document.text()?).await?;
        }
        self.unwritten = 0;
        self.written_at = self.runtime.monotonic();
        Ok(())
    }

    /// Removes the notes of a transfer that has ended, and gives the lock back.
    pub(super) async fn remove(mut self) {
        self.document = None;
        let removed = spawn_blocking(move || self.folder.remove_notes());
        let _ = removed.await;
    }
}

impl Drop for Checkpoint {
    /// Notes what was done since the last time, if the transfer was dropped. A download of which nothing
    /// was received has nothing to continue with.
    fn drop(&mut self) {
        let Some(document) = &self.document else {
            return;
        };
        if self.place.kind == Kind::Download && document.parts.is_empty() {
            self.folder.remove_notes();
        } else if self.unwritten > 0
            && let Ok(text) = document.text()
            && let Err(error) = self.folder.write_at_once(&text)
        {
            tracing::warn!(%error, "the last parts of a transfer were not noted");
        }
    }
}

impl Resumed {
    pub(super) fn upload_id(&self) -> Option<&str> {
        self.0.upload_id.as_deref()
    }

    /// Whether an upload was of the same file, with the same content and the same parts, to an object with the
    /// same settings.
    pub(super) fn is_of(&self, plan: &Plan, identity: &FileIdentity, settings: &str) -> bool {
        self.0.settings.as_deref() == Some(settings)
            && self.0.part_size == plan.part_size
            && self.0.remote.size == Some(plan.size)
            && self.0.local.is_same_source(identity)
    }

    /// Returns a part of an upload, if it was noted.
    pub(super) fn part(&self, number: u32) -> Option<Part> {
        self.0.parts.get(&u64::from(number))?.as_uploaded()
    }

    /// Returns the object of a download and the size of its parts.
    pub(super) fn object(&self) -> Option<(NotedObject, u64)> {
        Some((self.0.remote.as_object()?, self.0.part_size))
    }

    /// Whether a file is the one into which the download has written.
    pub(super) fn is_part_file(&self, identity: &FileIdentity) -> bool {
        self.0.local.is_same_file(identity)
    }

    /// Returns the checksums of the parts of a download that were written.
    pub(super) fn downloaded(&self) -> BTreeMap<u64, u64> {
        let parts = self.0.parts.iter();
        parts
            .filter_map(|(index, part)| Some((*index, part.crc64()?)))
            .collect()
    }
}

/// The notes are written after so many parts, or after this time, whichever comes first.
const MANY: u32 = 64;
const OFTEN: Duration = Duration::from_secs(2);
