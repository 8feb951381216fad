//! Uploads a file or standard input to an object.

use std::num::NonZeroU64;
use std::sync::Arc;

use oss_client::transfers::{Upload, UploadSource};
use oss_transport::{RateLimit, SystemRuntime};

use super::place::destination_key;
use super::source::Source;
use super::{Copied, Copying, Done, Outcome, clobber, source};
use crate::args::cp::Args;
use crate::failure::{Failure, Result};
use crate::location::{Location, RemoteUrl};
use crate::set::SetIfSome;
use crate::transfer::{Task, again};

pub(super) async fn run(
    args: &Args,
    source: &Location,
    destination: &RemoteUrl,
    copying: &Copying<'_>,
) -> Result<Done> {
    let session = copying.session;
    let Source {
        name,
        content,
        length,
        is_file,
    } = source::open(source).await?;
    let destination = destination_key(destination, name.as_deref())?;
    let mut done = Done {
        operation: "upload",
        source: source.to_string(),
        destination: destination.to_string(),
        outcome: Outcome::Planned,
    };
    let upload = upload(args, content, &destination, copying)?;
    if args.dry_run {
        return Ok(done);
    }
    if args.no_clobber && clobber::exists(&destination, session).await? {
        done.outcome = Outcome::Skipped;
        return Ok(done);
    }
    let notes = match is_file {
        true => copying.notes(args).await?,
        false => None,
    };
    let task = Task {
        label: format!("upload {}", destination.key()),
        way: format!("upload {source} → {destination}"),
        total: length,
        is_resumable: notes.is_some(),
    };
    let upload = upload.set_if_some(notes, Upload::resumable_in);
    let mut progress = upload.progress();
    let (way, is_resumable) = (task.way.clone(), task.is_resumable);
    let watched = upload.progress();
    let sent = copying.watch(task, watched, upload.send()).await;
    done.outcome = match sent {
        Ok(sent) => Outcome::Copied(Copied {
            size: Some(sent.size),
            etag: sent.etag.map(|etag| etag.as_str().to_owned()),
            crc64: sent.crc64,
            version_id: sent.version_id,
            verified: None,
            parts: sent.parts.max(1),
            resumed: sent.resumed,
        }),
        Err(error) if error.is_already_exists() && args.no_clobber => Outcome::Skipped,
        Err(error) => {
            let noted = if is_resumable {
                progress.now().parts
            } else {
                0
            };
            let resource = format!("{}/{}", destination.bucket(), destination.key());
            return Err(again::failed(error, noted, Some(&done.destination))
                .needing("oss:PutObject", resource)
                .about(way));
        }
    };
    Ok(done)
}

fn upload(
    args: &Args,
    content: UploadSource,
    destination: &RemoteUrl,
    copying: &Copying<'_>,
) -> Result<Upload> {
    if args.if_match.is_some() || args.version_id.is_some() {
        let problem = "--if-match and --version-id are for a source in OSS";
        return Err(Failure::usage(problem));
    }
    let bucket = copying.session.bucket(destination.bucket())?;
    let upload =
        bucket
            .client()
            .transfers()
            .upload(bucket.name().as_str(), destination.key(), content);
    let upload = upload
        .forbid_overwrite(args.no_clobber.then_some(true))
        .content_type(args.content_type.as_deref())
        .cache_control(args.cache_control.as_deref())
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref())
        .set_if_some(args.transfer.part_size, Upload::part_size)
        .set_if_some(speed(args), |upload, speed| upload.rate_limit(&speed));
    let metadata = args.metadata.iter();
    Ok(metadata.fold(upload, |upload, (name, value)| upload.metadata(name, value)))
}

/// The speed of all parts together. OSS itself could only limit that of each request.
pub(super) fn speed(args: &Args) -> Option<RateLimit> {
    let bytes = NonZeroU64::new(args.traffic_limit? / 8)?;
    Some(RateLimit::new(bytes, Arc::new(SystemRuntime::new())))
}
