//! Copies one object to another: inside OSS, or through this program if they are in different regions.

use oss_client::transfers::Copy;
use oss_client::{Bucket, Error, ErrorKind};

use super::place::{destination_key, source_key};
use super::{Copied, Copying, Done, Outcome, clobber, through};
use crate::args::cp::Args;
use crate::failure::Result;
use crate::location::RemoteUrl;
use crate::session::Session;
use crate::set::SetIfSome;
use crate::transfer::{Task, again};

pub(super) async fn run(
    args: &Args,
    source: &RemoteUrl,
    destination: &RemoteUrl,
    copying: &Copying<'_>,
) -> Result<Done> {
    let session = copying.session;
    let key = source_key(source)?;
    let destination = destination_key(destination, key.rsplit('/').next())?;
    let mut done = Done {
        operation: "copy",
        source: source.to_string(),
        destination: destination.to_string(),
        outcome: Outcome::Planned,
    };
    if args.dry_run {
        return Ok(done);
    }
    if args.no_clobber && clobber::exists(&destination, session).await? {
        done.outcome = Outcome::Skipped;
        return Ok(done);
    }
    let task = Task {
        label: format!("copy {}", destination.key()),
        way: format!("copy {source} → {destination}"),
        total: None,
        is_resumable: false,
    };
    let way = task.way.clone();
    let buckets = (
        session.bucket(source.bucket())?,
        session.bucket(destination.bucket())?,
    );
    let copied = match are_apart(&buckets.0, &buckets.1) {
        true => through::copy(args, buckets, (source, &destination), task, copying).await,
        false => {
            let copy = copy(args, source, &destination, &buckets.1);
            let progress = copy.progress();
            match copying.watch(task.clone(), progress, copy.send()).await {
                Ok(copied) => Ok(Copied {
                    size: Some(copied.size),
                    etag: copied.etag.map(|etag| etag.as_str().to_owned()),
                    crc64: copied.crc64,
                    version_id: copied.version_id,
                    verified: None,
                    parts: copied.parts.max(1),
                    resumed: 0,
                }),
                Err(error) => match apart(&error, source, &destination, session).await? {
                    Some(buckets) => {
                        through::copy(args, buckets, (source, &destination), task, copying).await
                    }
                    None => Err(error),
                },
            }
        }
    };
    done.outcome = match copied {
        Ok(copied) => Outcome::Copied(copied),
        Err(error) if error.is_already_exists() && args.no_clobber => Outcome::Skipped,
        Err(error) => return Err(again::failed(error, 0, Some(&done.destination)).about(way)),
    };
    Ok(done)
}

fn copy(args: &Args, source: &RemoteUrl, destination: &RemoteUrl, bucket: &Bucket) -> Copy {
    let transfers = bucket.client().transfers();
    let copy = transfers
        .copy(bucket.name().as_str(), destination.key(), source.key())
        .source_bucket(source.bucket().as_str())
        .source_version_id(args.version_id.as_deref())
        .source_if_match(args.if_match.as_deref())
        .forbid_overwrite(args.no_clobber.then_some(true))
        .traffic_limit(args.traffic_limit)
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref())
        .content_type(args.content_type.as_deref())
        .cache_control(args.cache_control.as_deref())
        .set_if_some(args.transfer.part_size, Copy::part_size);
    let metadata = args.metadata.iter();
    metadata.fold(copy, |copy, (name, value)| copy.metadata(name, value))
}

/// Whether two buckets are known to be in different regions, from which OSS does not copy.
pub(in crate::commands) fn are_apart(source: &Bucket, destination: &Bucket) -> bool {
    let region = |bucket: &Bucket| bucket.client().endpoint().region().map(str::to_owned);
    match (region(source), region(destination)) {
        (Some(source), Some(destination)) => source != destination,
        _ => false,
    }
}

/// Returns the buckets, each in its region, if a copy was refused because the regions differ.
///
/// The requests of a copy go to the region of the destination. If the source is in another one, OSS
/// says where, and otherwise it refuses the copy itself. If both are in the same other region, the
/// copy only has to be made there, and its error says so.
async fn apart(
    error: &Error,
    source: &RemoteUrl,
    destination: &RemoteUrl,
    session: &Session,
) -> Result<Option<(Bucket, Bucket)>> {
    let is_apart = match error.kind() {
        ErrorKind::WrongEndpoint { .. } => {
            let places = (
                elsewhere(source, session).await?,
                elsewhere(destination, session).await?,
            );
            places.0 != places.1
        }
        _ => error.reason().contains(OTHER_REGION),
    };
    if !is_apart {
        return Ok(None);
    }
    tracing::info!("the buckets are in different regions: the object passes through this program");
    Ok(Some((
        session.bucket_of_any_region(source.bucket())?,
        session.bucket_of_any_region(destination.bucket())?,
    )))
}

/// Returns the endpoint of the bucket of an object, if it is not the one of the session.
async fn elsewhere(url: &RemoteUrl, session: &Session) -> Result<Option<String>> {
    let head = session.bucket(url.bucket())?.head_object(url.key());
    Ok(
        match head.send().await.map_err(|error| error.kind().clone()) {
            Err(ErrorKind::WrongEndpoint { endpoint }) => Some(endpoint),
            _ => None,
        },
    )
}

/// What OSS says of a copy from one region to another: "Target object does not reside in the same data
/// center as source object."
/// Source: <https://www.alibabacloud.com/help/en/oss/developer-reference/copyobject>
const OTHER_REGION: &str = "does not reside in the same data center";
