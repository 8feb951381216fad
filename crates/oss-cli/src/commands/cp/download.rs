//! Downloads an object to a file or to standard output.

use std::path::Path;

use oss_client::operations::object::GetObject;

use super::place::{destination_file, source_key};
use super::{Copied, Done, Outcome, refuse_options_of_objects};
use crate::args::cp::Args;
use crate::commands::cat::pour;
use crate::failure::{Failure, Result};
use crate::location::{Location, RemoteUrl};
use crate::output::progress::Progress;
use crate::session::Session;

pub(super) async fn run(
    args: &Args,
    source: &RemoteUrl,
    destination: &Location,
    session: &Session,
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
        let call = call(args, source, session)?;
        let copied = fetch(call, file.as_deref(), key, session).await;
        done.outcome = Outcome::Copied(copied.map_err(|failure| {
            let resource = format!("{}/{}", source.bucket(), key);
            failure
                .needing("oss:GetObject", resource)
                .about(format!("download {source} → {destination}"))
        })?);
    }
    Ok(done)
}

fn call(args: &Args, source: &RemoteUrl, session: &Session) -> Result<GetObject> {
    Ok(session
        .bucket(source.bucket())?
        .get_object(source.key())
        .if_match(args.if_match.as_deref())
        .version_id(args.version_id.as_deref())
        .traffic_limit(args.traffic_limit))
}

async fn fetch(
    call: GetObject,
    file: Option<&Path>,
    key: &str,
    session: &Session,
) -> Result<Copied> {
    let object = call.send().await?.into_output();
    let total = object.body.remaining();
    let verification = object.body.verification();
    let progress = Progress::begin(session.printer(), &format!("download {key}"), total);
    let body = object.body.on_progress(progress.hook());
    let size = match file {
        Some(file) => body.save_to(file).await?,
        None => pour(body, session.printer()).await?,
    };
    if !verification.is_verified() {
        session
            .printer()
            .warning(&format!("the download was {verification}"));
    }
    Ok(Copied {
        size: Some(size),
        etag: object.etag.map(|etag| etag.as_str().to_owned()),
        crc64: object.crc64,
        version_id: object.version_id,
        verified: Some(verification.is_verified()),
    })
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
