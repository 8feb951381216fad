//! Copies one object to another inside OSS, without downloading it.

use oss_client::Call;
use oss_client::operations::CopyObject;

use super::clobber;
use super::place::{destination_key, source_key};
use super::{Copied, Done, Outcome};
use crate::args::cp::Args;
use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::session::Session;
use crate::set::SetIfSome;

pub(super) async fn run(
    args: &Args,
    source: &RemoteUrl,
    destination: &RemoteUrl,
    session: &Session,
) -> Result<Done> {
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
    let call = call(args, source.bucket().as_str(), key, &destination, session)?;
    done.outcome = match call.send().await {
        Ok(copy) => Outcome::Copied(Copied {
            etag: copy.etag.map(|etag| etag.trim_matches('"').to_owned()),
            crc64: copy.hash_crc64,
            version_id: copy.version_id,
            ..Copied::default()
        }),
        Err(error) if error.is_already_exists() && args.no_clobber => Outcome::Skipped,
        Err(error) => {
            return Err(Failure::from(error).about(format!("copy {source} → {destination}")));
        }
    };
    Ok(done)
}

fn call(
    args: &Args,
    source_bucket: &str,
    source_key: &str,
    destination: &RemoteUrl,
    session: &Session,
) -> Result<Call<CopyObject>> {
    // The metadata of the new object is either copied or replaced, in both cases as a whole.
    let is_replaced =
        args.content_type.is_some() || args.cache_control.is_some() || !args.metadata.is_empty();
    let call = session
        .bucket(destination.bucket())?
        .copy_object(destination.key(), source_key)
        .source_bucket(source_bucket)
        .set_if_some(args.version_id.as_deref(), |call, id| {
            call.source_version_id(id)
        })
        .set_if_some(args.if_match.as_deref(), |call, etag| {
            call.source_if_match(etag)
        })
        .set_if(args.no_clobber, |call| call.forbid_overwrite(true))
        .set_if_some(args.traffic_limit, Call::<CopyObject>::traffic_limit)
        .set_if_some(args.storage_class.as_deref(), |call, class| {
            call.storage_class(class)
        })
        .set_if_some(args.acl.as_deref(), Call::<CopyObject>::acl)
        .set_if(is_replaced, |call| call.metadata_directive("REPLACE"))
        .set_if_some(args.content_type.as_deref(), |call, kind| {
            call.content_type(kind)
        })
        .set_if_some(args.cache_control.as_deref(), |call, text| {
            call.cache_control(text)
        });
    let metadata = args.metadata.iter();
    Ok(metadata.fold(call, |call, (name, value)| call.metadata(name, value)))
}
