//! Blocks of public access, which an account or a bucket can have.

use crate::codes::{Code, OssError};
use crate::configurations::PublicAccessBlock;
use crate::http::ServerRequest;
use crate::store::{Bucket, Configurations, Store};

/// Returns whether public access to a bucket is blocked, by the bucket or by its account.
pub(crate) fn is_blocked(store: &Store, bucket: &Bucket) -> bool {
    blocks(&bucket.configurations) || blocks(&store.account(&bucket.owner))
}

fn blocks(configurations: &Configurations) -> bool {
    let configured = configurations.get::<PublicAccessBlock>();
    configured.is_some_and(|configured| configured.block)
}

/// Checks that a request does not make a bucket or an object public although public access is
/// blocked. A bucket that does not exist yet will belong to `owner`.
///
/// # Errors
///
/// Returns 403 `AccessDenied` if the request sets a public ACL and public access is blocked.
pub(crate) fn check_new_acl(
    store: &Store,
    owner: &str,
    request: &ServerRequest,
) -> Result<(), OssError> {
    let message = match PUBLIC.iter().find(|(name, _)| {
        let acl = request.header(name);
        acl.is_some_and(|acl| acl.starts_with("public-read"))
    }) {
        Some((_, message)) => *message,
        None => return Ok(()),
    };
    let bucket = request.bucket.as_deref().map(|name| store.bucket(name));
    let blocked = match bucket {
        Some(Ok(bucket)) => is_blocked(store, &bucket),
        _ => blocks(&store.account(owner)),
    };
    match blocked {
        true => Err(OssError::new(Code::AccessDenied)
            .message(message)
            .without_ec()),
        false => Ok(()),
    }
}

/// The headers that set ACLs, and the messages that refuse public ones.
const PUBLIC: [(&str, &str); 2] = [
    ("x-oss-acl", "Put public bucket acl is not allowed"),
    ("x-oss-object-acl", "Put public object acl is not allowed"),
];
