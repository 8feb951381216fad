//! Downloads to files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::fetch::fetch;
use super::folder::{Folder, Spot};
use super::object::{Object, Opened};
use super::part_file::PartFile;
use super::publish::{Publishing, publish};
use super::{Download, DownloadOutput, end_of, verification};
use crate::body::ObjectBody;
use crate::body::target::Target;
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::transfers::checkpoint::{Checkpoint, Kind, NotedObject, Place, Resumed};
use crate::transfers::options::Job;
use crate::transfers::plan::Plan;
use crate::transfers::tasks::Tasks;

pub(super) async fn run(download: Download, path: &Path) -> Result<DownloadOutput> {
    let _ending = download.options.counters.ending();
    let job = download.options.job(
        &download.client,
        "Download",
        &download.bucket,
        &download.key,
    )?;
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Io)
            .with_message(format!("cannot write {}: {error}", path.display()))
            .with_source(error)
    };
    let downloaded = match Target::find(path).await {
        Err(error) => Err(failed(error)),
        Ok(Target::WriteTo(options)) => match options.open(path).await {
            Ok(file) => download.to_writer(file).await,
            Err(error) => Err(failed(error)),
        },
        Ok(Target::Replace(replaced)) => {
            let folder = Folder::Named;
            replace(&download, &job, &Spot { folder, replaced }).await
        }
    };
    downloaded.map_err(|error| job.about(error))
}

/// Downloads to a file whose folder was found already.
pub(super) async fn run_at(download: Download, spot: &Spot) -> Result<DownloadOutput> {
    let _ending = download.options.counters.ending();
    let job = download.options.job(
        &download.client,
        "Download",
        &download.bucket,
        &download.key,
    )?;
    let downloaded = replace(&download, &job, spot).await;
    downloaded.map_err(|error| job.about(error))
}

async fn replace(download: &Download, job: &Job, spot: &Spot) -> Result<DownloadOutput> {
    let replaced = &spot.replaced;
    if download.no_clobber && replaced.existing.is_some() {
        let exists = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(Error::new(ErrorKind::Io)
            .with_message(format!("{} exists already", replaced.path.display()))
            .with_source(exists));
    }
    let place = Place {
        kind: Kind::Download,
        endpoint: download.client.endpoint().authority().to_owned(),
        bucket: download.bucket.clone(),
        key: download.key.clone(),
        version_id: download.get.version_id.clone(),
        range: download.range.map(noted_range),
        path: replaced.path.clone(),
    };
    let opened = Checkpoint::open(&download.client, &download.options.resume, place).await?;
    let (mut checkpoint, resumed) = match opened {
        Some((checkpoint, resumed)) => (Some(checkpoint), resumed),
        None => (None, None),
    };
    let receiving = receive(download, job, spot, &mut checkpoint, resumed);
    let received = receiving.await;
    match (&received, checkpoint) {
        (Ok(_), Some(checkpoint)) => checkpoint.remove().await,
        (Err(error), Some(checkpoint)) if !may_resume(error) || !checkpoint.has_notes() => {
            checkpoint.remove().await;
        }
        _ => {}
    }
    received
}

/// Whether a later run can continue after this error.
fn may_resume(error: &Error) -> bool {
    !matches!(
        error.kind(),
        ErrorKind::SourceChanged { .. } | ErrorKind::Integrity { .. } | ErrorKind::InvalidRequest
    )
}

async fn receive(
    download: &Download,
    job: &Job,
    spot: &Spot,
    checkpoint: &mut Option<Checkpoint>,
    resumed: Option<Resumed>,
) -> Result<DownloadOutput> {
    let mut receiving = match Receiving::take_up(download, job, spot, checkpoint, resumed).await {
        Some(receiving) => receiving,
        None => Receiving::begin(download, job, spot, checkpoint).await?,
    };
    let mut fetched = receiving.fetch_all(checkpoint).await;
    if receiving.is_taken_up
        && matches!(&fetched, Err(error) if matches!(error.kind(), ErrorKind::SourceChanged { .. }))
    {
        // The notes are of an object that is gone. The caller wants the one that is there.
        receiving.part.keep(false);
        drop(receiving);
        job.counters.restart();
        receiving = Receiving::begin(download, job, spot, checkpoint).await?;
        fetched = receiving.fetch_all(checkpoint).await;
    }
    let verified = match fetched {
        Ok(()) => receiving.verify(checkpoint).await,
        Err(error) => Err(error),
    };
    if let Err(error) = verified {
        receiving.part.keep(false);
        if let Some(checkpoint) = checkpoint
            && may_resume(&error)
            && !receiving.done.is_empty()
        {
            receiving.part.keep(true);
            // The error of the download matters more than one of its notes.
            if receiving.part.sync().await.is_ok() {
                drop(checkpoint.write().await);
            }
        }
        return Err(error);
    }
    let how = Publishing {
        no_clobber: download.no_clobber,
        keep_time: download.keep_time,
    };
    let output = receiving.output();
    publish(receiving.part, &spot.replaced.path, &receiving.object, how).await?;
    Ok(output)
}

/// A download that is being received.
struct Receiving<'a> {
    download: &'a Download,
    job: &'a Job,
    part: PartFile,
    object: Object,
    /// Where the wanted bytes begin in the object.
    start: u64,
    plan: Plan,
    /// The CRC-64 of each part that is in the file.
    done: BTreeMap<u64, u64>,
    /// The answer to the first request, which has the first part.
    first: Option<ObjectBody>,
    /// Whether an earlier run has begun it.
    is_taken_up: bool,
    resumed: u64,
}

impl<'a> Receiving<'a> {
    /// Continues what an earlier run has begun, if that is possible.
    async fn take_up(
        download: &'a Download,
        job: &'a Job,
        spot: &Spot,
        checkpoint: &mut Option<Checkpoint>,
        resumed: Option<Resumed>,
    ) -> Option<Self> {
        let (checkpoint, resumed) = (checkpoint.as_mut()?, resumed?);
        let (noted, part_size) = resumed.object()?;
        let wanted = download.options.part_size.unwrap_or(part_size);
        if download
            .get
            .if_match
            .as_ref()
            .is_some_and(|etag| *etag != noted.etag)
            || wanted != part_size
        {
            return None;
        }
        let object = Object {
            etag: noted.etag,
            version_id: noted.version_id,
            size: noted.size,
            crc64: noted.crc64,
            last_modified: noted.last_modified.map(oss_sign::UtcSeconds::new),
            content_type: None,
        };
        let (start, length) = match download.range {
            Some(range) => range.resolve(object.size),
            None => (0, object.size),
        };
        let path = PartFile::path_beside(&spot.replaced, checkpoint.short_name()).ok()?;
        let part = PartFile::reopen(&spot.folder, &path, |identity| {
            resumed.is_part_file(identity) && identity.size() == length
        });
        let part = part.await?;
        let plan = Plan::for_download(length, part_size);
        let mut done = resumed.downloaded();
        done.retain(|index, _| *index < plan.count());
        part.retain_intact(&plan, &mut done).await;
        checkpoint.continue_download(&resumed, &done);
        job.counters.set_total(length, plan.count());
        let mut resumed = 0;
        for index in done.keys() {
            let range = plan.range(*index);
            resumed += range.end - range.start;
            job.counters.add_part();
        }
        job.counters.add(resumed);
        Some(Self {
            download,
            job,
            part,
            object,
            start,
            plan,
            done,
            first: None,
            is_taken_up: true,
            resumed,
        })
    }

    async fn begin(
        download: &'a Download,
        job: &'a Job,
        spot: &Spot,
        checkpoint: &mut Option<Checkpoint>,
    ) -> Result<Self> {
        let part_size = download.size_of_parts()?;
        let slot = job.member.slot().await;
        let opened = download.get.open(job, download.range, part_size).await?;
        drop(slot);
        let Opened {
            object,
            body,
            range,
        } = opened;
        let length = end_of(download.range, object.size) - range.start;
        let plan = Plan::for_download(length, part_size);
        job.counters.set_total(length, plan.count());
        let short_name = match checkpoint {
            Some(checkpoint) => checkpoint.short_name().to_owned(),
            None => format!("{:08x}", download.client.context().random() as u32),
        };
        let path = PartFile::path_beside(&spot.replaced, &short_name)?;
        if checkpoint.is_some() {
            // The lock is held, so that nobody else writes to what is left there.
            PartFile::remove_left(&spot.folder, &path).await;
        }
        let part = PartFile::create(path, spot, length).await?;
        if let Some(checkpoint) = checkpoint {
            let noted = noted(&object);
            let identity = part.identity()?;
            checkpoint
                .begin_download(&noted, &plan, part.path(), &identity)
                .await?;
        }
        Ok(Self {
            download,
            job,
            part,
            object,
            start: range.start,
            plan,
            done: BTreeMap::new(),
            first: (length > 0).then_some(body),
            is_taken_up: false,
            resumed: 0,
        })
    }

    /// Receives all parts that are not in the file.
    async fn fetch_all(&mut self, checkpoint: &mut Option<Checkpoint>) -> Result<()> {
        let missing: Vec<u64> = (0..self.plan.count())
            .filter(|index| !self.done.contains_key(index))
            .collect();
        let mut missing = missing.into_iter().peekable();
        let get = Arc::new(self.download.get.clone());
        let object = Arc::new(self.object.clone());
        let mut tasks = Tasks::new(self.job.runtime());
        loop {
            let may_start = missing.peek().is_some() && tasks.len() < self.job.parallel;
            tokio::select! {
                biased;
                fetched = tasks.next(), if !tasks.is_empty() => {
                    let Some((index, crc64)) = fetched else { continue };
                    let crc64: u64 = Result::<u64>::from(crc64)?;
                    self.done.insert(index, crc64);
                    if let Some(checkpoint) = checkpoint.as_mut() {
                        // There is something to continue with, also if this future is dropped.
                        self.part.keep(true);
                        checkpoint.add_downloaded(index, crc64);
                        if checkpoint.is_due() {
                            self.part.sync().await?;
                            checkpoint.write().await?;
                        }
                    }
                }
                slot = self.job.member.slot(), if may_start => {
                    let Some(index) = missing.next() else { continue };
                    let part = self.plan.range(index);
                    let range = self.start + part.start..self.start + part.end;
                    let body = self.first.take().filter(|_| index == 0);
                    let (job, get, object) = (self.job.clone(), Arc::clone(&get), Arc::clone(&object));
                    let place = (self.part.file(), part.start);
                    tasks.start(async move {
                        let fetched = fetch(&job, &get, &object, range, body, place).await;
                        if fetched.is_ok() {
                            slot.succeed();
                        }
                        (index, fetched)
                    });
                }
                else => return Ok(()),
            }
        }
    }

    /// Compares the checksum of all parts with that of the object. Parts that are damaged in the file, or
    /// all of them if none is, are received once more.
    async fn verify(&mut self, checkpoint: &mut Option<Checkpoint>) -> Result<()> {
        let Some((expected, mut actual)) = self.checksums() else {
            return Ok(());
        };
        if expected == actual {
            return Ok(());
        }
        tracing::warn!(
            expected,
            actual,
            "a download is damaged; its parts are read again"
        );
        let before = self.done.len();
        self.part.retain_intact(&self.plan, &mut self.done).await;
        if self.done.len() == before {
            self.done.clear();
        }
        self.job.counters.restart();
        for index in self.done.keys() {
            let range = self.plan.range(*index);
            self.job.counters.add(range.end - range.start);
            self.job.counters.add_part();
        }
        self.fetch_all(checkpoint).await?;
        actual = self.checksums().map_or(expected, |(_, actual)| actual);
        match expected == actual {
            true => Ok(()),
            false => {
                tracing::error!(expected, actual, "integrity");
                Err(Error::new(ErrorKind::Integrity { expected, actual }))
            }
        }
    }

    /// The checksum of the object and that of all parts, if they can be compared.
    fn checksums(&self) -> Option<(u64, u64)> {
        let expected = self.object.crc64.filter(|_| self.is_whole())?;
        let parts = self.done.iter().map(|(index, crc64)| {
            let range = self.plan.range(*index);
            (*crc64, range.end - range.start)
        });
        let actual = parts.fold(0, |whole, (crc64, size)| Crc64::combine(whole, crc64, size));
        Some((expected, actual))
    }

    fn is_whole(&self) -> bool {
        self.start == 0 && self.plan.size == self.object.size
    }

    fn output(&self) -> DownloadOutput {
        DownloadOutput {
            etag: self.object.etag.clone(),
            version_id: self.object.version_id.clone(),
            crc64: self.object.crc64,
            last_modified: self.object.last_modified,
            content_type: self.object.content_type.clone(),
            size: self.plan.size,
            resumed: self.resumed,
            verification: verification(&self.object, self.is_whole()),
        }
    }
}

fn noted(object: &Object) -> NotedObject {
    NotedObject {
        etag: object.etag.clone(),
        version_id: object.version_id.clone(),
        size: object.size,
        crc64: object.crc64,
        last_modified: object.last_modified.map(oss_sign::UtcSeconds::as_i64),
    }
}

/// A range as it is noted: where it begins and ends, or how many bytes at the end.
fn noted_range(range: crate::range::ByteRange) -> (u64, u64) {
    use crate::range::ByteRange as R;
    match range {
        R::Closed { first, last } => (first, last),
        R::From(first) => (first, u64::MAX),
        R::Last(count) => (u64::MAX, count),
    }
}
