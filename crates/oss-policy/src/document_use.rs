//! What a document is used for, and how large it may be.

use std::fmt;

/// What a document is used for, which determines the members that it may have and its greatest size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentUse {
    /// A policy that is attached to a user, a group or a role. It has at most 6144 bytes.
    Identity,
    /// A policy that is given to `AssumeRole` to restrict one session. It has at most 2048 bytes.
    Session,
    /// A policy that says who may assume a role. It has principals and no resources. No size limit is
    /// documented.
    Trust,
    /// The policy of a bucket. It has principals, and at most 16 KiB.
    Bucket,
    /// The policy of a bucket as OSS accepts and stores it. Its statements can be without a principal:
    /// OSS calls such a policy public, so they are about everybody. To write a policy, use
    /// [`Bucket`](Self::Bucket).
    StoredBucket,
}

impl DocumentUse {
    /// Returns the greatest size of the text in bytes, including blanks, or `None` if there is no
    /// limit.
    ///
    /// Whether the services count bytes or characters is not documented, so this crate counts bytes,
    /// which is stricter.
    #[must_use]
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::Identity => Some(6144),
            Self::Session => Some(2048),
            Self::Trust => None,
            Self::Bucket | Self::StoredBucket => Some(16 * 1024),
        }
    }

    pub(crate) fn allows_size(self, size: usize) -> bool {
        // An empty session policy is outside STS's 1..=2048; elsewhere an empty text is no JSON.
        let least = usize::from(self == Self::Session);
        size >= least && self.limit().is_none_or(|limit| size <= limit)
    }
}

impl fmt::Display for DocumentUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identity => "an identity policy",
            Self::Session => "a session policy",
            Self::Trust => "a trust policy",
            Self::Bucket | Self::StoredBucket => "a bucket policy",
        })
    }
}
