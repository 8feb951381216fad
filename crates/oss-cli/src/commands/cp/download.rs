//! Downloads an object to a file or to standard output.

use std::path::Path;

use oss_client::body::Verification;
use oss_client::transfers::{Download, DownloadOutput};
use oss_client::{Error, ErrorKind};

use super::place::{destination_file, source_key};
use super::upload::speed;
use super::{Copied, Copying, Done, Outcome, refuse_options_of_objects};
use crate::args::cp::Args;
use crate::commands::cat::pour;
use crate::failure::{Failure, Result};
use crate::location::{Location, RemoteUrl};
use crate::set::SetIfSome;
use crate::transfer::{Task, again};

pub(super) async fn run(
    args: &Args,
    source: &RemoteUrl,
    destination: &Location,
    copying: &Copying<'_>,
) -> Result<Done> {
    refuse_options_of_objects(args)?;
    let key = source_key(source)?;
    let file = match destination {
        Location::Local(path) => Some(destination_file(path, is_folder(path).await, key)?),
        _ => None,
    };
    let destination = file
        .as_deref()
        .map_or("-".to_owned(), |file| file.display().to_string());
    let mut done = Done {
        operation: "download",
        source: source.to_string(),
        destination: destination.clone(),
        outcome: Outcome::Planned,
    };
    let exists = match &file {
        Some(file) if args.no_clobber => exists(file).await?,
        _ => false,
    };
    if exists {
        done.outcome = Outcome::Skipped;
    } else if !args.dry_run {
        let notes = match &file {
            Some(_) => copying.notes(args).await?,
            None => None,
        };
        let task = Task {
            label: format!("download {key}"),
            way: format!("download {source} → {destination}"),
            total: None,
            is_resumable: notes.is_some(),
        };
        let way = task.way.clone();
        let download = download(args, source, copying)?.set_if_some(notes, Download::resumable_in);
        done.outcome = match fetch(download, file.as_deref(), task, copying).await {
            Ok(outcome) => outcome,
            Err(failure) => {
                let resource = format!("{}/{}", source.bucket(), key);
                return Err(failure.needing("oss:GetObject", resource).about(way));
            }
        };
    }
    Ok(done)
}

fn download(args: &Args, source: &RemoteUrl, copying: &Copying<'_>) -> Result<Download> {
    let bucket = copying.session.bucket(source.bucket())?;
    let transfers = bucket.client().transfers();
    Ok(transfers
        .download(bucket.name().as_str(), source.key())
        .if_match(args.if_match.as_deref())
        .version_id(args.version_id.as_deref())
        .no_clobber(args.no_clobber)
        .set_if_some(args.transfer.part_size, Download::part_size)
        .set_if_some(speed(args), |download, speed| download.rate_limit(&speed)))
}

async fn fetch(
    download: Download,
    file: Option<&Path>,
    task: Task,
    copying: &Copying<'_>,
) -> Result<Outcome> {
    let printer = copying.session.printer();
    let is_resumable = task.is_resumable;
    let mut progress = download.progress();
    let watched = download.progress();
    let received: DownloadOutput = match file {
        Some(file) => {
            let received = copying.watch(task, watched, download.to_file(file)).await;
            match received {
                Ok(received) => received,
                Err(error) if exists_meanwhile(&error) => return Ok(Outcome::Skipped),
                Err(error) => {
                    let noted = if is_resumable {
                        progress.now().parts
                    } else {
                        0
                    };
                    return Err(again::failed(error, noted, None));
                }
            }
        }
        None => {
            let poured = async {
                let mut stream = download.into_stream().await?;
                pour(&mut stream, printer).await?;
                Ok::<_, Failure>(stream.output())
            };
            copying.watch(task, watched, poured).await?
        }
    };
    let is_verified = received.verification.is_verified();
    if !is_verified {
        let verification: Verification = received.verification;
        printer.warning(&format!("the download was {verification}"));
    }
    Ok(Outcome::Copied(Copied {
        size: Some(received.size),
        etag: Some(received.etag.as_str().to_owned()),
        crc64: received.crc64,
        version_id: received.version_id,
        verified: Some(is_verified),
        parts: progress.now().total_parts.unwrap_or(1),
        resumed: received.resumed,
    }))
}

/// Whether a file that must not be replaced has appeared since it was looked for.
fn exists_meanwhile(error: &Error) -> bool {
    let cause = std::error::Error::source(error);
    let cause = cause.and_then(|cause| cause.downcast_ref::<std::io::Error>());
    *error.kind() == ErrorKind::Io
        && cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::AlreadyExists)
}

async fn is_folder(path: &Path) -> bool {
    tokio::fs::metadata(path)
        .await
        .is_ok_and(|metadata| metadata.is_dir())
}

async fn exists(path: &Path) -> Result<bool> {
    tokio::fs::try_exists(path)
        .await
        .map_err(|error| Failure::local("cannot look at", path, &error))
}
