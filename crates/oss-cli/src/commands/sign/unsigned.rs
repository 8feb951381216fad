//! A request that is not signed yet, signed with the keys in use to show what is signed of it.

use oss_sign::explain::Explanation;
use oss_sign::{BucketName, Credentials, ObjectKey, Request, Resource, UtcSeconds, v1, v4};

use super::request::Typed;
use crate::args::sign::Explain;
use crate::failure::{Failure, Result};
use crate::session::Session;

/// Signs the request with the keys and in the region of the session.
pub(super) fn sign(
    typed: &Typed,
    args: &Explain,
    session: &Session,
    keys: &Credentials,
    now: UtcSeconds,
) -> Result<Explanation> {
    let refused = |error: oss_sign::Error| Failure::usage(error.to_string());
    let (bucket, key) = names(&typed.resource_path).map_err(refused)?;
    let resource = match (&bucket, &key) {
        (Some(bucket), Some(key)) => Resource::Object(bucket, key),
        (Some(bucket), None) => Resource::Bucket(bucket),
        _ => Resource::Service,
    };
    let mut request = Request::new(&typed.method, resource);
    for pair in typed.raw_query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text| oss_sign::encode::percent_decode_query(text);
        let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
            return Err(Failure::usage(format!(
                "the parameter {pair:?} is not UTF-8"
            )));
        };
        request = request.query(name, value);
    }
    for (name, value) in typed.lines.iter().filter(|(name, _)| name != "host") {
        request = request.header(name, value);
    }
    let is_v1 = args.v1 || session.settings().signature == oss_sign::SignatureVersion::V1;
    if is_v1 {
        return v1::Signer::new(keys)
            .explain(&request, now)
            .map_err(refused);
    }
    let region = session.settings().endpoint()?;
    let region = region.region().ok_or_else(|| {
        Failure::usage("signature version 4 signs a region, and none is known")
            .hint("give --region")
    })?;
    let signer = v4::Signer::new(keys, region, now).map_err(refused)?;
    signer.explain(&request, now).map_err(refused)
}

fn names(path: &str) -> Result<(Option<BucketName>, Option<ObjectKey>), oss_sign::Error> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok((
        some(bucket).map(BucketName::new).transpose()?,
        some(key).map(ObjectKey::new).transpose()?,
    ))
}
