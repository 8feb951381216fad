//! `oss cp`: copies one file or object to one destination.

pub(super) mod between;
mod clobber;
mod download;
mod many;
mod place;
mod source;
mod through;
pub(super) mod upload;

use std::path::{Path, PathBuf};
use std::time::Duration;

use oss_client::transfers::Progress;
use oss_transport::{Runtime, SystemRuntime};

use crate::args::cp::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::location::Location;
use crate::output::json::Object;
use crate::output::size::human;
use crate::session::Session;
use crate::transfer::{Task, Underway, notes};

/// Copies one file or object.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let args = Args {
        source: standard_stream(args.source, "/dev/stdin"),
        destination: standard_stream(args.destination, "/dev/stdout"),
        ..args
    };
    session.limit_jobs(args.transfer.jobs);
    let underway = Underway::default();
    let copying = Copying {
        session,
        underway: &underway,
    };
    underway.until_stopped(copy(&args, &copying), session).await
}

async fn copy(args: &Args, copying: &Copying<'_>) -> Result<ExitStatus> {
    if args.recursive && !is_file(&args.source).await {
        return many::run(args, copying).await;
    }
    if args.tree.is_given() {
        return Err(Failure::usage(
            "--include, --exclude and the options of comparison are for many files, with -r",
        ));
    }
    let clock = SystemRuntime::new();
    let begun = clock.monotonic();
    let done = match (&args.source, &args.destination) {
        (Location::Remote(source), Location::Remote(destination)) => {
            between::run(args, source, destination, copying).await?
        }
        (Location::Remote(source), destination) => {
            download::run(args, source, destination, copying).await?
        }
        (source, Location::Remote(destination)) => {
            upload::run(args, source, destination, copying).await?
        }
        _ => return Err(neither_is_remote(args)),
    };
    let took = clock.monotonic().saturating_sub(begun);
    report(args, &done, took, copying.session)?;
    Ok(ExitStatus::Success)
}

/// What a copy works with.
struct Copying<'a> {
    session: &'a Session,
    underway: &'a Underway,
}

impl Copying<'_> {
    /// Returns the folder for the notes of a copy that a later run can continue, if there are to be any.
    async fn notes(&self, args: &Args) -> Result<Option<PathBuf>> {
        match args.transfer.is_resumable() {
            true => notes::folder(self.session.environment()).await,
            false => Ok(None),
        }
    }

    /// Runs a transfer to its end, and shows its progress meanwhile.
    async fn watch<T>(
        &self,
        task: Task,
        progress: Progress,
        transfer: impl Future<Output = T>,
    ) -> T {
        let watched = self.underway.watch(task, progress, transfer, self.session);
        watched.await
    }
}

/// A single file is copied as one also with `-r`.
async fn is_file(source: &Location) -> bool {
    let Location::Local(path) = source else {
        return false;
    };
    let metadata = tokio::fs::metadata(path).await;
    metadata.is_ok_and(|metadata| !metadata.is_dir())
}

/// `-` for the device that stands for the same stream, so that nothing else is written to it.
fn standard_stream(location: Location, device: &str) -> Location {
    match location {
        Location::Local(path) if path == Path::new(device) => Location::Stream,
        location => location,
    }
}

/// A transfer that was made, or with `--dry-run` would be.
#[derive(Debug)]
struct Done {
    operation: &'static str,
    source: String,
    destination: String,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Copied(Copied),
    /// The destination exists, and `--no-clobber` was given.
    Skipped,
    /// `--dry-run`.
    Planned,
}

/// What is known about the new object or file.
#[derive(Debug)]
struct Copied {
    size: Option<u64>,
    etag: Option<String>,
    crc64: Option<u64>,
    version_id: Option<String>,
    /// Whether a download was compared with the checksum of the server.
    verified: Option<bool>,
    /// In how many parts the content was transferred.
    parts: u64,
    /// How many bytes of it an earlier run had transferred.
    resumed: u64,
}

/// Prints one line, or one event in JSON. Nothing is printed if the content itself goes to standard
/// output.
fn report(args: &Args, done: &Done, took: Duration, session: &Session) -> Result<()> {
    let printer = session.printer();
    if args.destination == Location::Stream || printer.is_quiet() && !printer.is_json() {
        return Ok(());
    }
    let way = format!("{}  {} → {}", done.operation, done.source, done.destination);
    printer.data(event(done, took), || match &done.outcome {
        Outcome::Copied(copied) => match copied.size {
            Some(size) => format!("{way}  {}", human(size)),
            None => way,
        },
        Outcome::Skipped => format!("skip  {} exists", done.destination),
        Outcome::Planned => format!("(dry run) {way}"),
    })
}

fn event(done: &Done, took: Duration) -> Object {
    let event = match done.outcome {
        Outcome::Copied(_) => "transfer",
        Outcome::Skipped => "skip",
        Outcome::Planned => "plan",
    };
    let object = Object::default()
        .with("event", event)
        .with("op", done.operation)
        .with("src", done.source.as_str())
        .with("dst", done.destination.as_str());
    let Outcome::Copied(copied) = &done.outcome else {
        return object;
    };
    object
        .with_some("size", copied.size)
        .with_some("etag", copied.etag.as_deref())
        .with_some("crc64", copied.crc64.map(|crc64| crc64.to_string()))
        .with_some("version_id", copied.version_id.as_deref())
        .with_some("verified", copied.verified)
        .with("parts", copied.parts)
        .with("resumed", copied.resumed)
        .with("ms", u64::try_from(took.as_millis()).unwrap_or(u64::MAX))
}

fn neither_is_remote(args: &Args) -> Failure {
    Failure::usage(format!(
        "neither {} nor {} is an oss:// URL",
        args.source, args.destination
    ))
    .hint("write an object as oss://BUCKET/KEY")
}

/// Refuses the options for new objects, which have no effect on a download.
fn refuse_options_of_objects(args: &Args) -> Result<()> {
    let given = [
        ("--content-type", args.content_type.is_some()),
        ("--cache-control", args.cache_control.is_some()),
        ("--meta", !args.metadata.is_empty()),
        ("--storage-class", args.storage_class.is_some()),
        ("--acl", args.acl.is_some()),
    ];
    match given.iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(Failure::usage(format!(
            "{flag} applies to new objects, but the destination is a file"
        ))),
        None => Ok(()),
    }
}
