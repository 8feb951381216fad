//! The transfer of one file.

use std::path::Path;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::ask::{self, MTIME, stated_time};
use super::entry::{Entry, Item};
use super::names;
use super::report::{Action, FileReport, Refusal, Skip, Step};
use super::root::{self, Blocked};
use super::setup::{Place, Setup};
use crate::error::{Error, ErrorKind, Result};
use crate::transfers::copy::Copy;
use crate::transfers::download::Download;
use crate::transfers::upload::Upload;

/// Transfers a file if that is necessary. `destination` is given if the lists alone do not say whether it
/// is.
pub(super) async fn transfer(
    setup: Arc<Setup>,
    source: Item,
    destination: Option<Item>,
) -> FileReport {
    let report = setup.report(source.name(), source.entry.size);
    if let Some(destination) = destination {
        let asked = ask::is_same(&setup, &source.entry, &destination.entry);
        match asked.await {
            Ok(true) => return report.skipped(Skip::Same),
            Ok(false) => {}
            Err(error) => return report.failed(error),
        }
    }
    let (step, done) = match (&setup.from, &setup.to) {
        (Place::Local(_), _) => (Step::Upload, Action::Uploaded),
        (_, Place::Local(_)) => (Step::Download, Action::Downloaded),
        _ => (Step::Copy, Action::Copied),
    };
    if setup.rules.dry_run {
        return report.planned(step);
    }
    let transferred = match (&setup.from, &setup.to) {
        (Place::Local(root), to) => upload(&setup, root, to, &source.entry).await,
        (from, Place::Local(root)) => download(&setup, from, root, &source.entry).await,
        (from, to) => copy(&setup, from, to, &source.entry).await,
    };
    match transferred {
        Ok(size) => FileReport { size, ..report }.with(done),
        Err(NotDone::Refused(why)) => report.refused(why),
        Err(NotDone::Failed(error)) if setup.rules.no_clobber && exists(&error) => {
            report.skipped(Skip::Exists)
        }
        Err(NotDone::Failed(error)) => report.failed(error),
    }
}

/// Creates the folder of a directory marker.
pub(super) async fn create_folder(setup: Arc<Setup>, name: String) -> FileReport {
    let report = setup.report(&name, 0);
    let Place::Local(root) = &setup.to else {
        return report;
    };
    if setup.rules.dry_run {
        return report.planned(Step::CreateFolder);
    }
    let root = root.clone();
    let created = blocking(&setup, move || root::create_folder(&root, &name));
    match created.await {
        Ok(_) => report.with(Action::FolderCreated),
        Err(NotDone::Refused(why)) => report.refused(why),
        Err(NotDone::Failed(error)) => report.failed(error),
    }
}

/// Why a file was not transferred.
enum NotDone {
    Refused(Refusal),
    Failed(Error),
}

impl From<Error> for NotDone {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

async fn upload(setup: &Setup, root: &Path, to: &Place, entry: &Entry) -> Result<u64, NotDone> {
    let (bucket, key) = object(to, &entry.name)?;
    let mut object = setup.object.clone();
    if setup.rules.no_clobber {
        object.forbid_overwrite = Some(true);
    }
    let has_time = object.metadata.iter().any(|(name, _)| name == MTIME);
    if let (true, false, Some(time)) = (setup.rules.keep_time, has_time, entry.modified) {
        object.metadata.push((MTIME.to_owned(), stated_time(time)));
    }
    let source = names::path(root, &entry.name).into();
    let upload = Upload::new(&setup.client, bucket, key, source);
    let uploaded = upload.with(object, setup.options_of(entry.size)).send();
    Ok(uploaded.await?.size)
}

async fn download(setup: &Setup, from: &Place, root: &Path, entry: &Entry) -> Result<u64, NotDone> {
    let (bucket, key) = object(from, &entry.name)?;
    let (root, name) = (root.to_owned(), entry.name.clone());
    let spot = blocking(setup, move || root::place(&root, &name)).await?;
    let download = Download::new(&setup.client, bucket, key)
        .with(setup.options_of(entry.size))
        .traffic_limit(setup.object.traffic_limit)
        .request_payer(setup.object.request_payer.clone())
        .keep_time(setup.rules.keep_time)
        .no_clobber(setup.rules.no_clobber);
    Ok(download.save_at(spot).await?.size)
}

async fn copy(setup: &Setup, from: &Place, to: &Place, entry: &Entry) -> Result<u64, NotDone> {
    let (source_bucket, source_key) = object(from, &entry.name)?;
    let (bucket, key) = object(to, &entry.name)?;
    let mut object = setup.object.clone();
    if setup.rules.no_clobber {
        object.forbid_overwrite = Some(true);
    }
    let copy = Copy::new(&setup.client, bucket, key, source_key)
        .source_bucket(source_bucket)
        .with(object, setup.options_of(entry.size));
    Ok(copy.send().await?.size)
}

/// The bucket and the key of a name.
fn object(place: &Place, name: &str) -> Result<(String, String)> {
    match place {
        Place::Bucket { bucket, prefix } => {
            Ok((bucket.name().to_string(), format!("{prefix}{name}")))
        }
        Place::Local(path) => Err(Error::invalid_request(format!(
            "{} is not in a bucket",
            path.display()
        ))),
    }
}

async fn blocking<T: Send + 'static>(
    setup: &Setup,
    work: impl FnOnce() -> Result<T, Blocked> + Send + 'static,
) -> Result<T, NotDone> {
    let _work = setup.runtime().begin_real_work();
    match spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(Blocked::Refused(why))) => Err(NotDone::Refused(why)),
        Ok(Err(Blocked::Io(error))) => Err(NotDone::Failed(
            Error::new(ErrorKind::Io)
                .with_message(format!("cannot create the folder: {error}"))
                .with_source(error),
        )),
        Err(error) => Err(NotDone::Failed(
            Error::new(ErrorKind::Io).with_source(error),
        )),
    }
}

/// Whether a transfer failed because its destination exists.
fn exists(error: &Error) -> bool {
    let source = std::error::Error::source(error);
    let io = source.and_then(|source| source.downcast_ref::<std::io::Error>());
    error.is_already_exists()
        || io.is_some_and(|error| error.kind() == std::io::ErrorKind::AlreadyExists)
}
