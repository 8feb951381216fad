//! The steps: what users do, and what must work with every service.

mod access;
mod listing;
mod objects;
pub(super) mod sharing;

use super::{Boxed, Place};

/// One step.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// The right without which the step is skipped. `None` if the step only puts, gets, lists and
    /// deletes objects.
    pub(super) needs: Option<&'static str>,
    /// Whether the step assumes the role.
    pub(super) needs_role: bool,
    pub(super) run: fn(&Place) -> Boxed<'_, ()>,
}

/// Creates a step that needs only the basic rights.
macro_rules! step {
    ($name:literal, $run:path) => {
        Step {
            name: $name,
            needs: None,
            needs_role: false,
            run: |place| Box::pin($run(place)),
        }
    };
    ($name:literal, $run:path, role) => {
        Step {
            name: $name,
            needs: None,
            needs_role: true,
            run: |place| Box::pin($run(place)),
        }
    };
    ($name:literal, $run:path, $right:literal) => {
        Step {
            name: $name,
            needs: Some($right),
            needs_role: false,
            run: |place| Box::pin($run(place)),
        }
    };
}

pub(super) const STEPS: &[Step] = &[
    step!(
        "an object is stored and read back",
        objects::stored_and_read
    ),
    step!("an empty object is an object", objects::empty),
    step!("8 MiB are streamed in both directions", objects::streamed),
    step!("keys of every kind keep their names", objects::keys),
    step!(
        "headers and metadata stay with the object",
        objects::metadata
    ),
    step!("conditions decide what is read", objects::conditions),
    step!("a range is a part of the object", objects::ranges),
    step!(
        "an existing object is not overwritten if that is forbidden",
        objects::forbidden_overwrite
    ),
    step!(
        "a copy has the source's content and the metadata that was asked for",
        objects::copied
    ),
    step!("one object and several are deleted", objects::deleted),
    step!("a missing object is not found", objects::missing),
    step!("a list goes on over pages", listing::pages),
    step!("a delimiter makes folders of keys", listing::folders),
    step!(
        "the buckets of the account are listed",
        listing::buckets,
        "oss:ListBuckets"
    ),
    step!(
        "a presigned URL downloads and uploads, signature V4",
        sharing::presigned_v4
    ),
    step!(
        "a presigned URL downloads and uploads, signature V1",
        sharing::presigned_v1
    ),
    step!(
        "a signed header must be sent with the URL",
        sharing::signed_header
    ),
    step!("a presigned URL ends", sharing::expired),
    step!("a changed URL is refused", sharing::changed),
    step!("an HTML form uploads", sharing::form),
    step!(
        "a form uploads nothing that its policy forbids",
        sharing::form_refused
    ),
    step!(
        "temporary credentials upload and download",
        access::temporary,
        role
    ),
    step!(
        "a session policy narrows temporary credentials",
        access::narrowed,
        role
    ),
    step!(
        "a URL ends no later than its token",
        access::token_ends,
        role
    ),
    step!("a wrong secret is refused", access::wrong_secret),
    step!("an unsigned request is refused", access::unsigned),
    step!(
        "the ACL of an object is set and read",
        access::object_acl,
        "oss:PutObjectAcl and oss:GetObjectAcl"
    ),
    step!(
        "the ACL of the bucket is read",
        access::bucket_acl,
        "oss:GetBucketAcl"
    ),
    step!(
        "the versioning of the bucket is read",
        access::versioning,
        "oss:GetBucketVersioning"
    ),
];
