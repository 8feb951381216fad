//! Blocks of public access, which an account or a bucket can have.

use ::http::Method;

use crate::codes::{Code, OssError};
use crate::configurations::PublicAccessBlock;
use crate::http::ServerRequest;
use crate::objects::refuse;
use crate::store::{Bucket, Configurations, Store};

/// Returns whether public access to a bucket is blocked, by the bucket or by its account.
///
/// # Errors
///
/// Returns 500 if the store cannot be read.
pub(crate) fn blocks_public_access(store: &Store, bucket: &Bucket) -> Result<bool, OssError> {
    Ok(blocks(&bucket.configurations) || account_blocks(store, &bucket.owner)?)
}

fn account_blocks(store: &Store, account: &str) -> Result<bool, OssError> {
    let configurations = store.account(account);
    let configurations = configurations.map_err(|error| refuse(error, &Method::GET, "", ""))?;
    Ok(blocks(&configurations))
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
        Some(Ok(bucket)) => blocks_public_access(store, &bucket)?,
        _ => account_blocks(store, owner)?,
    };
    match blocked {
        true => Err(OssError::new(Code::AccessDenied)
            .message(message)
            .without_ec()
            .because("public access is blocked, and the request sets a public ACL")),
        false => Ok(()),
    }
}

/// The headers that set ACLs, and the messages that refuse public ones.
const PUBLIC: [(&str, &str); 2] = [
    ("x-oss-acl", "Put public bucket acl is not allowed"),
    ("x-oss-object-acl", "Put public object acl is not allowed"),
];
