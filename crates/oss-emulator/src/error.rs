//! Why a server did not start.

use std::fmt;
use std::path::PathBuf;

use crate::identities::InvalidPolicy;
use crate::store::{BUCKETS_PER_ACCOUNT, OpenError};

/// Why a server did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The server cannot listen at the address. Choose another port, or port 0 for a free one.
    Listen(std::io::Error),
    /// The region is not valid. The cause says what is wrong with it.
    Region(oss_sign::Error),
    /// An account id is empty, or has other characters than letters, digits, `-` and `_`.
    Account(String),
    /// A host or a bound domain is not a host name. It must not have a scheme or a port.
    Host(String),
    /// An access key is not valid.
    AccessKey {
        /// Whose key it is, for example `the user ramtest`.
        owner: String,
        /// The id of the key.
        id: String,
        /// Which part of the key is wrong, and why. It does not contain the secret.
        cause: oss_sign::Error,
    },
    /// Two access keys have this id.
    RepeatedAccessKey(String),
    /// An account would have two users of this name, or another user of the name of the one that the
    /// server starts with. Names are compared without case.
    RepeatedUser {
        /// The name.
        name: String,
        /// The account.
        account: String,
    },
    /// An account would have two roles of this name, or another role of the name of the one that the
    /// server starts with. Names are compared without case.
    RepeatedRole {
        /// The name.
        name: String,
        /// The account.
        account: String,
    },
    /// The name of a bucket is not valid. The cause says what is wrong with it.
    Bucket(oss_sign::Error),
    /// A bucket of this name was added for another account before.
    BucketTaken {
        /// The name of the bucket.
        name: String,
        /// The account that cannot have the bucket.
        account: String,
    },
    /// The bucket is one more than an account can have.
    TooManyBuckets {
        /// The name of the first bucket that is too many.
        name: String,
        /// The account.
        account: String,
    },
    /// The file with users and roles cannot be read. The cause names the file, and the line that is
    /// not valid.
    Identities(std::io::Error),
    /// A file or a folder from which the server starts with objects cannot be read or stored.
    Seed(PathBuf, std::io::Error),
    /// The store cannot be written. The text says why.
    Store(String),
    /// Another server uses the data directory.
    DataDirInUse(PathBuf),
    /// The data directory was written by another version of this crate, whose layout this version
    /// cannot read.
    DataDirLayout {
        /// The directory.
        path: PathBuf,
        /// What the directory says about its layout.
        layout: String,
    },
    /// The data directory contains other files. A new data directory must be empty.
    DataDirForeign(PathBuf),
    /// The data directory cannot be read or written, or its content is damaged.
    DataDir {
        /// The directory.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A policy of a user or of a role is not valid. The cause names the member at fault.
    Policy(InvalidPolicy),
    /// The address of the running server could not be printed, or one of its files could not be
    /// written. The cause names the file.
    Announce(std::io::Error),
    /// The system has no random values for the key of the OIDC provider.
    SigningKey,
    /// The certificates for HTTPS could not be made.
    Tls(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Listen(_) => "cannot listen",
            Self::Region(_) => "the region is not valid",
            Self::Account(id) => {
                return write!(
                    f,
                    "the account id {id:?} is not valid: use letters, digits, - and _, as \
                     1000000000000001"
                );
            }
            Self::Host(host) => {
                return write!(
                    f,
                    "the host {host:?} is not valid: use a name without scheme and port, as \
                     oss.test"
                );
            }
            Self::AccessKey { owner, id, .. } => {
                return write!(f, "the access key {id:?} of {owner} is not valid");
            }
            Self::RepeatedAccessKey(id) => {
                return write!(f, "the access key {id:?} is given more than once");
            }
            Self::RepeatedUser { name, account } => {
                return write!(f, "the account {account} has a user {name:?} already");
            }
            Self::RepeatedRole { name, account } => {
                return write!(f, "the account {account} has a role {name:?} already");
            }
            Self::BucketTaken { name, account } => {
                return write!(
                    f,
                    "the account {account} cannot have the bucket {name:?}, because it belongs to \
                     another account"
                );
            }
            Self::TooManyBuckets { name, account } => {
                return write!(
                    f,
                    "the account {account} cannot have the bucket {name:?}, because an account has \
                     at most {BUCKETS_PER_ACCOUNT} buckets"
                );
            }
            Self::DataDirInUse(path) => {
                return write!(
                    f,
                    "the data directory {path:?} is in use by another server: stop that server, or \
                     choose another directory"
                );
            }
            Self::DataDirLayout { path, layout } => {
                return write!(
                    f,
                    "the data directory {path:?} has a layout that this version cannot read \
                     ({layout:?}): use the version of oss-emulator that has written it, or choose an \
                     empty directory"
                );
            }
            Self::DataDirForeign(path) => {
                return write!(
                    f,
                    "the directory {path:?} contains other files and is no data directory of \
                     oss-emulator: choose an empty directory, or one that does not exist"
                );
            }
            Self::DataDir { path, reason } => {
                return write!(f, "the data directory {path:?} cannot be used: {reason}");
            }
            Self::Bucket(_) => "a bucket's name is not valid",
            Self::Identities(_) => "cannot read the identities",
            Self::Seed(path, _) => {
                return write!(f, "cannot store {} as an object", path.display());
            }
            Self::Store(reason) => return write!(f, "the store cannot be used: {reason}"),
            Self::Policy(_) => "a policy is not valid",
            Self::Announce(_) => "cannot announce the server",
            Self::SigningKey => "the system has no random values for the key of the OIDC provider",
            Self::Tls(_) => "cannot make a certificate",
        })
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(cause)
            | Self::Announce(cause)
            | Self::Identities(cause)
            | Self::Seed(_, cause) => Some(cause),
            Self::Region(cause) | Self::Bucket(cause) | Self::AccessKey { cause, .. } => {
                Some(cause)
            }
            Self::Policy(cause) => Some(cause),
            Self::Account(_)
            | Self::Host(_)
            | Self::RepeatedAccessKey(_)
            | Self::RepeatedUser { .. }
            | Self::RepeatedRole { .. }
            | Self::BucketTaken { .. }
            | Self::TooManyBuckets { .. }
            | Self::Store(_)
            | Self::DataDirInUse(_)
            | Self::DataDirLayout { .. }
            | Self::DataDirForeign(_)
            | Self::DataDir { .. }
            | Self::SigningKey => None,
            Self::Tls(cause) => Some(cause.as_ref()),
        }
    }
}

impl Error {
    /// Creates the error of a data directory that cannot be used.
    pub(crate) fn data_dir(path: PathBuf, error: OpenError) -> Self {
        match error {
            OpenError::InUse => Self::DataDirInUse(path),
            OpenError::OtherLayout(layout) => Self::DataDirLayout { path, layout },
            OpenError::Foreign => Self::DataDirForeign(path),
            OpenError::Unusable(reason) => Self::DataDir { path, reason },
        }
    }
}

impl From<InvalidPolicy> for Error {
    fn from(cause: InvalidPolicy) -> Self {
        Self::Policy(cause)
    }
}
