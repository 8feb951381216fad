//! Copies one object to another inside OSS, without downloading it.

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
    let bucket = session.bucket(destination.bucket())?;
    let mut call = bucket
        .copy_object(destination.key(), key)
        .source_bucket(source.bucket().as_str());
    if let Some(version_id) = &args.version_id {
        call = call.source_version_id(version_id);
    }
    if let Some(etag) = &args.if_match {
        call = call.source_if_match(etag);
    }
    if args.no_clobber {
        call = call.forbid_overwrite(true);
    }
    if let Some(limit) = args.traffic_limit {
        call = call.traffic_limit(limit);
    }
    if let Some(class) = &args.storage_class {
        call = call.storage_class(class.as_str());
    }
    if let Some(acl) = &args.acl {
        call = call.acl(acl.as_str());
    }
    // OSS either copies all metadata or replaces all of it.
    if args.content_type.is_some() || args.cache_control.is_some() || !args.metadata.is_empty() {
        call = call.metadata_directive("REPLACE");
    }
    if let Some(content_type) = &args.content_type {
        call = call.content_type(content_type);
    }
    if let Some(cache_control) = &args.cache_control {
        call = call.cache_control(cache_control);
    }
    for (name, value) in &args.metadata {
        call = call.metadata(name, value);
    }
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
