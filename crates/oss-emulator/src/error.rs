//! Why a server did not start.

use std::fmt;

use crate::identities::InvalidPolicy;

/// Why a server did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The address could not be listened at: choose another port, or 0 for a free one.
    Listen(std::io::Error),
    /// The access key cannot be used: the cause names the field.
    Credentials(oss_sign::Error),
    /// A bucket of the builder cannot have this name: the cause says why.
    Bucket(oss_sign::Error),
    /// A policy of a user or role is not valid: the cause names the member at fault.
    Policy(InvalidPolicy),
    /// Nobody could be told where the server is: the cause names the file, if it was one.
    Announce(std::io::Error),
    /// The system gave no randomness for the key of the OIDC provider.
    SigningKey,
    /// No certificate could be made.
    Tls(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Listen(_) => "cannot listen at the given address",
            Self::Credentials(_) => "the access key is not valid",
            Self::Bucket(_) => "a bucket's name is not valid",
            Self::Policy(_) => "a policy is not valid",
            Self::Announce(_) => "cannot say where the server is",
            Self::SigningKey => "cannot make a key for the OIDC provider",
            Self::Tls(_) => "cannot make a certificate",
        })
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(cause) | Self::Announce(cause) => Some(cause),
            Self::Credentials(cause) | Self::Bucket(cause) => Some(cause),
            Self::Policy(cause) => Some(cause),
            Self::SigningKey => None,
            Self::Tls(cause) => Some(cause.as_ref()),
        }
    }
}

impl From<InvalidPolicy> for Error {
    fn from(cause: InvalidPolicy) -> Self {
        Self::Policy(cause)
    }
}
