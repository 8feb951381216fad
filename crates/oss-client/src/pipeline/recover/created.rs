//! Whether a bucket was created by this call.

use http::Method;
use oss_sign::UtcSeconds;

use super::questions::{Questions, question};
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::executed;
use crate::xml::{self, Malformed};

/// The caller may ask for the properties of the bucket, and it is not older than the call.
pub(super) async fn created(prepared: &Prepared, questions: &Questions<'_>) -> Option<Answered> {
    let mut info = question(prepared, Method::GET);
    info.query = vec![("bucketInfo".to_owned(), String::new())];
    let info = questions.ask(info).await?;
    let Payload::Document(document) = info.payload else {
        return None;
    };
    let created = xml::read_root(&document, "BucketInfo", creation_date).ok()?;
    let older = questions.is_of_this_call(&info.headers, created) == Some(false);
    (!older).then(|| executed(info.headers))
}

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
