//! Access control lists. OSS has canned ACLs only.

use serde::{Deserialize, Serialize};

/// The ACL of a bucket, which says who may use the bucket without a policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum BucketAcl {
    #[default]
    Private,
    PublicRead,
    PublicReadWrite,
}

/// The ACL of an object. By default the ACL of its bucket applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ObjectAcl {
    #[default]
    Default,
    Private,
    PublicRead,
    PublicReadWrite,
}

impl BucketAcl {
    /// Parses the value of `x-oss-acl`. Returns `None` if there is no such ACL.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "private" => Some(Self::Private),
            "public-read" => Some(Self::PublicRead),
            "public-read-write" => Some(Self::PublicReadWrite),
            _ => None,
        }
    }

    /// Returns the name that headers and documents use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::PublicRead => "public-read",
            Self::PublicReadWrite => "public-read-write",
        }
    }
}

impl ObjectAcl {
    /// Parses the value of `x-oss-object-acl`. Returns `None` if there is no such ACL.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "default" => Some(Self::Default),
            "private" => Some(Self::Private),
            "public-read" => Some(Self::PublicRead),
            "public-read-write" => Some(Self::PublicReadWrite),
            _ => None,
        }
    }

    /// Returns the name that headers and documents use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Private => "private",
            Self::PublicRead => "public-read",
            Self::PublicReadWrite => "public-read-write",
        }
    }
}
