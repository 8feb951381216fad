//! Uploads a file or standard input to an object.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use oss_client::operations::object::PutObject;
use oss_transport::Body;

use super::clobber;
use super::place::destination_key;
use super::{Copied, Done, Outcome, source};
use crate::args::cp::Args;
use crate::failure::{Failure, Result};
use crate::location::{Location, RemoteUrl};
use crate::output::progress::Progress;
use crate::output::size::human;
use crate::session::Session;

pub(super) async fn run(
    args: &Args,
    source: &Location,
    destination: &RemoteUrl,
    session: &Session,
) -> Result<Done> {
    let (name, body) = source::open(source).await?;
    let destination = destination_key(destination, name.as_deref())?;
    let length = body.len();
    if let Some(length) = length.filter(|length| *length > MOST) {
        let problem = format!(
            "{source} has {}; one upload can have at most 5 GiB",
            human(length)
        );
        return Err(Failure::usage(problem));
    }
    let mut done = Done {
        operation: "upload",
        source: source.to_string(),
        destination: destination.to_string(),
        outcome: Outcome::Planned,
    };
    let call = call(args, &destination, session)?;
    if args.dry_run {
        return Ok(done);
    }
    if args.no_clobber && clobber::exists(&destination, session).await? {
        done.outcome = Outcome::Skipped;
        return Ok(done);
    }
    let label = format!("upload {}", destination.key());
    let progress = Progress::begin(session.printer(), &label, length);
    let count = Arc::new(AtomicU64::new(0));
    let body = watched(body, &progress, &count);
    done.outcome = match call.body(body).send().await {
        Ok(put) => Outcome::Copied(Copied {
            size: Some(count.load(Ordering::Relaxed)),
            etag: Some(put.etag.as_str().to_owned()),
            crc64: put.crc64,
            version_id: put.output.version_id,
            verified: None,
        }),
        Err(error) if error.is_already_exists() && args.no_clobber => Outcome::Skipped,
        Err(error) => {
            drop(progress);
            let resource = format!("{}/{}", destination.bucket(), destination.key());
            return Err(Failure::from(error)
                .needing("oss:PutObject", resource)
                .about(format!("upload {source} → {destination}")));
        }
    };
    Ok(done)
}

fn call(args: &Args, destination: &RemoteUrl, session: &Session) -> Result<PutObject> {
    if args.if_match.is_some() || args.version_id.is_some() {
        let problem = "--if-match and --version-id are for a source in OSS";
        return Err(Failure::usage(problem));
    }
    let call = session
        .bucket(destination.bucket())?
        .put_object(destination.key())
        .forbid_overwrite(args.no_clobber.then_some(true))
        .traffic_limit(args.traffic_limit)
        .content_type(args.content_type.as_deref())
        .cache_control(args.cache_control.as_deref())
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref());
    let metadata = args.metadata.iter();
    Ok(metadata.fold(call, |call, (name, value)| call.metadata(name, value)))
}

/// Counts the content while it is sent. If it is sent again, it is counted from the start.
fn watched(body: Body, progress: &Progress, count: &Arc<AtomicU64>) -> Body {
    let (progress, count) = (progress.clone(), Arc::clone(count));
    body.inspect_each(move || {
        let (mut hook, count, mut sent) = (progress.hook(), Arc::clone(&count), 0);
        move |piece| {
            sent += piece.len() as u64;
            count.store(sent, Ordering::Relaxed);
            hook(sent);
        }
    })
}

/// The largest object that one PutObject can upload.
const MOST: u64 = 5 << 30;
