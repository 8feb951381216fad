//! Copies one object to another inside OSS, without downloading it.

use oss_client::operations::object::{CopyObject, MetadataDirective};

use super::clobber;
use super::place::{destination_key, source_key};
use super::{Copied, Done, Outcome};
use crate::args::cp::Args;
use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::session::Session;

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
            etag: Some(copy.etag.as_str().to_owned()),
            crc64: copy.crc64,
            version_id: copy.output.version_id,
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
) -> Result<CopyObject> {
    // The metadata of the new object is either copied or replaced, in both cases as a whole.
    let is_replaced =
        args.content_type.is_some() || args.cache_control.is_some() || !args.metadata.is_empty();
    let call = session
        .bucket(destination.bucket())?
        .copy_object(destination.key(), source_key)
        .source_bucket(source_bucket)
        .source_version_id(args.version_id.as_deref())
        .source_if_match(args.if_match.as_deref())
        .forbid_overwrite(args.no_clobber.then_some(true))
        .traffic_limit(args.traffic_limit)
        .storage_class(args.storage_class.as_deref())
        .acl(args.acl.as_deref())
        .metadata_directive(is_replaced.then_some(MetadataDirective::Replace))
        .content_type(args.content_type.as_deref())
        .cache_control(args.cache_control.as_deref());
    let metadata = args.metadata.iter();
    Ok(metadata.fold(call, |call, (name, value)| call.metadata(name, value)))
}
