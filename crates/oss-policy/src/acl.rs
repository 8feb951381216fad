//! Access control lists (ACLs). They are asked last, and only if no policy decided the request.

use crate::Request;

/// An access control list: what everybody may do with a bucket or an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Acl {
    /// Everybody but the owner and those whom a policy allows something may do nothing.
    #[default]
    Private,
    /// Everybody may read objects and list the bucket.
    PublicRead,
    /// Everybody may also write and delete objects.
    PublicReadWrite,
}

/// The access control lists that apply to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Acls {
    /// The list of the bucket.
    pub bucket: Acl,
    /// The list of the object. `None` means `default`: the object has no list of its own, and the
    /// one of the bucket applies.
    pub object: Option<Acl>,
}

/// What allowed a request that no statement allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LastStep {
    /// The caller uses the key of the account that owns the bucket.
    Owner,
    /// The access control list of the object allows it.
    ObjectAcl,
    /// The access control list of the bucket allows it.
    BucketAcl,
}

impl Acl {
    /// Returns the list of this name as the service writes it, such as `public-read`. Returns `None`
    /// for `default`, which means that an object has no list of its own, and for unknown names.
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
    /// Returns the list that allows the request, if one does. No list allows operations that manage
    /// a bucket.
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

/// The two groups of actions that an access control list can allow.
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
