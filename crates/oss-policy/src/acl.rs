//! Access control lists: the last step, asked only when no policy decided.

use crate::Request;

/// What a bucket or an object opens to everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Acl {
    /// Nothing.
    #[default]
    Private,
    /// Reading objects and listing the bucket.
    PublicRead,
    /// Writing and deleting objects as well.
    PublicReadWrite,
}

/// The lists that apply to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Acls {
    /// Of the bucket.
    pub bucket: Acl,
    /// Of the object; `None` stands for `default`: the bucket's holds.
    pub object: Option<Acl>,
}

/// What allowed a request when no statement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LastStep {
    /// The caller is the bucket owner's account itself.
    Owner,
    /// The object's own list is open.
    ObjectAcl,
    /// The bucket's list is open.
    BucketAcl,
}

impl Acl {
    /// The list of this wire name; an object's `default` is none.
    ///
    /// ```
    /// use oss_policy::Acl;
    ///
    /// assert_eq!(Acl::named("public-read"), Some(Acl::PublicRead));
    /// assert_eq!(Acl::named("default"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "private" => Some(Self::Private),
            "public-read" => Some(Self::PublicRead),
            "public-read-write" => Some(Self::PublicReadWrite),
            _ => None,
        }
    }

    fn opens(self, actions: Actions) -> bool {
        match self {
            Self::Private => false,
            Self::PublicRead => actions == Actions::Read,
            Self::PublicReadWrite => true,
        }
    }
}

impl Acls {
    /// Which list allows the request, if one does. Management operations are never open.
    pub(crate) fn allow(self, request: &Request<'_>) -> Option<LastStep> {
        let (_, key) = request.bucket_and_key()?;
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|n| n.eq_ignore_ascii_case(request.action()))
        };
        let (acl, step) = match self.object {
            Some(acl) if key.is_some() => (acl, LastStep::ObjectAcl),
            _ => (self.bucket, LastStep::BucketAcl),
        };
        let (read, write) = if key.is_some() {
            (READ, WRITE)
        } else {
            (LIST, &[] as &[_])
        };
        let actions = match (is(read), is(write)) {
            (true, _) => Actions::Read,
            (_, true) => Actions::Write,
            _ => return None,
        };
        acl.opens(actions).then_some(step)
    }
}

/// The two groups of actions that a list can open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Actions {
    Read,
    Write,
}

const READ: &[&str] = &["oss:GetObject"];
const WRITE: &[&str] = &[
    "oss:PutObject",
    "oss:DeleteObject",
    "oss:AbortMultipartUpload",
    "oss:ListParts",
];
const LIST: &[&str] = &["oss:ListObjects", "oss:ListObjectVersions"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Caller, Context};

    fn allow(bucket: Acl, object: Option<Acl>, action: &str, resource: &str) -> Option<LastStep> {
        let (caller, context) = (Caller::anonymous(), Context::new());
        Acls { bucket, object }.allow(&Request::new(&caller, action, resource, &context))
    }

    #[test]
    fn the_objects_own_list_wins_over_the_buckets() {
        let get = |bucket, object| allow(bucket, object, "oss:GetObject", "acs:oss:r:1:b/k");
        assert_eq!(get(Acl::PublicRead, None), Some(LastStep::BucketAcl));
        assert_eq!(get(Acl::PublicRead, Some(Acl::Private)), None);
        assert_eq!(
            get(Acl::Private, Some(Acl::PublicRead)),
            Some(LastStep::ObjectAcl)
        );
        assert_eq!(get(Acl::Private, None), None);
    }

    #[test]
    fn public_read_reads_and_lists_and_public_read_write_also_writes() {
        for (action, resource, read, write) in [
            ("oss:GetObject", "acs:oss:r:1:b/k", true, true),
            ("oss:ListObjects", "acs:oss:r:1:b", true, true),
            ("oss:ListObjectVersions", "acs:oss:r:1:b", true, true),
            ("oss:PutObject", "acs:oss:r:1:b/k", false, true),
            ("oss:DeleteObject", "acs:oss:r:1:b/k", false, true),
            ("oss:AbortMultipartUpload", "acs:oss:r:1:b/k", false, true),
            ("oss:ListParts", "acs:oss:r:1:b/k", false, true),
            ("oss:GetObjectAcl", "acs:oss:r:1:b/k", false, false),
            ("oss:PutBucketAcl", "acs:oss:r:1:b", false, false),
            ("oss:GetBucketInfo", "acs:oss:r:1:b", false, false),
            ("ram:GetUser", "acs:ram:*:1:user/u", false, false),
        ] {
            assert_eq!(
                allow(Acl::PublicRead, None, action, resource).is_some(),
                read,
                "{action}"
            );
            let open = allow(Acl::PublicReadWrite, None, action, resource).is_some();
            assert_eq!(open, write, "{action}");
        }
    }

    #[test]
    fn a_listing_ignores_an_objects_list() {
        let open = Some(Acl::PublicRead);
        assert_eq!(
            allow(Acl::Private, open, "oss:ListObjects", "acs:oss:r:1:b"),
            None
        );
    }
}
