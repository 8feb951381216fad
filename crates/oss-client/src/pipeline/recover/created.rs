//! Whether a bucket was created by this call.

use http::Method;
use oss_sign::UtcSeconds;

use super::questions::{Questions, read_request};
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::response;
use crate::xml::{self, Malformed};

/// Returns the response if an earlier attempt has created the bucket.
///
/// The names of buckets are unique among all accounts, so `409 BucketAlreadyExists` may mean a bucket of
/// somebody else. The bucket is taken as created by this call if the caller may read its properties and it
/// is not older than the call.
pub(super) async fn created(prepared: &Prepared, questions: &Questions<'_>) -> Option<Answered> {
    let mut info = read_request(prepared, Method::GET);
    info.query = vec![("bucketInfo".to_owned(), String::new())];
    let info = questions.ask(info).await?;
    let Payload::Document(document) = info.payload else {
        return None;
    };
    let created = xml::read_root(&document, "BucketInfo", creation_date).ok()?;
    let older = questions.is_stored_during_call(&info.headers, created) == Some(false);
    (!older).then(|| response(info.headers))
}

/// Reads when the bucket was created from the document of `GetBucketInfo`.
fn creation_date(root: &mut xml::Element<'_, '_>) -> Result<Option<UtcSeconds>, Malformed> {
    let mut created = None;
    while let Some(mut bucket) = root.next_child()? {
        if bucket.name() != "Bucket" {
            continue;
        }
        while let Some(mut child) = bucket.next_child()? {
            if child.name() == "CreationDate" {
                child.set(&mut created)?;
            }
        }
    }
    Ok(created)
}
