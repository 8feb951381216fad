//! Why a server did not start.

use std::fmt;

use crate::identities::InvalidPolicy;

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
    /// The access key of the account, or the one that was given to
    /// [`Builder::access_key`](crate::Builder::access_key), is not valid. The cause names the
    /// field.
    Credentials(oss_sign::Error),
    /// The name of a bucket is not valid. The cause says what is wrong with it.
    Bucket(oss_sign::Error),
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
            Self::Credentials(_) => "an access key is not valid",
            Self::Bucket(_) => "a bucket's name is not valid",
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
            Self::Listen(cause) | Self::Announce(cause) => Some(cause),
            Self::Region(cause) | Self::Credentials(cause) | Self::Bucket(cause) => Some(cause),
            Self::Policy(cause) => Some(cause),
            Self::Account(_) | Self::Host(_) | Self::SigningKey => None,
            Self::Tls(cause) => Some(cause.as_ref()),
        }
    }
}

impl From<InvalidPolicy> for Error {
    fn from(cause: InvalidPolicy) -> Self {
        Self::Policy(cause)
    }
}
