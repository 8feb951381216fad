//! The kinds of errors.

use std::fmt;

use crate::etag::ETag;

/// What went wrong. The documentation of each kind says what caused it, whether the request may have
/// been executed, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Another process, or another task of this one, makes the same resumable transfer. Wait until it
    /// has ended.
    AlreadyRunning,
    /// The body of a successful answer was cut off or stopped. The network caused it, and the request
    /// was executed. A download that can be resumed has been resumed several times. Call again.
    Body,
    /// The body to upload failed: the stream, reader or file of the caller. The connection was closed,
    /// so nothing was stored.
    BodySource,
    /// The object is stored, but OSS could not call the callback server (status 203). Do not upload
    /// again, but repair the callback server.
    CallbackFailed {
        /// The ETag of the stored object.
        etag: Option<ETag>,
        /// The version of the stored object, in a bucket with versioning.
        version_id: Option<String>,
    },
    /// The clocks of the server and of this machine differ by more than 15 minutes, and correcting the
    /// difference once did not help. Nothing was executed. Set the clock.
    ClockSkew,
    /// A client cannot be built with these settings.
    Config {
        /// The name of the setting that is wrong.
        setting: &'static str,
    },
    /// There was no connection, so nothing was sent. The network or the endpoint caused it. Check the
    /// endpoint, and call again.
    Connect,
    /// There are no credentials, and [`Error::credentials`](super::Error::credentials) says why. Nothing
    /// was sent.
    Credentials,
    /// The time limit of the call has passed. If there was an attempt, its error is the source of this
    /// one and says whether the request may have been executed.
    Deadline,
    /// An upload in parts cannot be completed, because parts are missing or have the wrong size. Nothing
    /// was executed. Upload these parts, and complete it then.
    Incomplete,
    /// The checksum of what was sent or received differs from that of the server. After an upload the
    /// stored object is wrong, so upload again. After a download, discard what was received.
    Integrity {
        /// The checksum that the server computed.
        expected: u64,
        /// The checksum of what was sent or received.
        actual: u64,
    },
    /// The connection was closed before there was an answer. The request may have been executed.
    Interrupted,
    /// The call cannot work with these parameters. Nothing was sent.
    InvalidRequest,
    /// The file to upload changed while it was being sent: it grew, shrank, was modified or was
    /// replaced. The connection was dropped, so nothing was stored; upload it again.
    FileChanged,
    /// A local file could not be read or written.
    Io,
    /// A list repeats itself, or does not say where it continues. The server caused it.
    Pagination,
    /// The answer is not one of the operation. The server, or a proxy before it, caused it. The request
    /// may have been executed.
    Protocol,
    /// The server sent something other than the range that was requested, such as the whole object.
    /// Something between here and OSS may have dropped the header.
    RangeIgnored,
    /// The server refused the request, and [`Error::service`](super::Error::service) has the reason.
    /// Nothing was executed, unless the documentation of the operation says otherwise.
    Service,
    /// The object was changed while it was read, and the old content is not available any more. Read it
    /// from the beginning.
    SourceChanged {
        /// The ETag of the content that was being read.
        etag: ETag,
    },
    /// There were too many requests. Nothing was executed. Wait, and call again.
    Throttled,
    /// There was no answer within the time limit. The request may have been executed.
    Timeout,
    /// The server's certificate is not trusted. Nothing was sent.
    Tls,
    /// The server does not accept the temporary credentials any more, and getting new ones did not
    /// help. Nothing was executed.
    Token,
    /// The content is larger than the limit of the caller.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The server failed. The request may have been executed. Call again.
    Transient,
    /// The transport failed for a reason that it does not know. The request may have been executed.
    Transport,
    /// The bucket is served at another endpoint. Nothing was executed. Use that endpoint, or let the
    /// client do so by [`ClientBuilder::follow_region`](crate::ClientBuilder::follow_region).
    WrongEndpoint {
        /// The endpoint of the bucket, as the server gives it.
        endpoint: String,
    },
}

impl ErrorKind {
    /// Returns whether the same call may succeed if it is made again later.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::Body
                | Self::Connect
                | Self::Deadline
                | Self::Interrupted
                | Self::Throttled
                | Self::Timeout
                | Self::Transient
                | Self::Transport
        )
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body => "the body of the answer was cut off",
            Self::BodySource => "the body to upload failed",
            Self::CallbackFailed { .. } => "the object is stored, but its callback failed",
            Self::ClockSkew => "the clocks of server and client differ too much",
            Self::Config { setting } => return write!(f, "setting `{setting}`"),
            Self::Connect => "cannot connect",
            Self::Credentials => "no credentials",
            Self::AlreadyRunning => "the same transfer is already running",
            Self::Deadline => "the time limit of the call has passed",
            Self::Incomplete => "parts of the upload are missing or wrong",
            Self::Integrity { expected, actual } => {
                return write!(
                    f,
                    "checksum mismatch: the server computed {expected}, and the client {actual}"
                );
            }
            Self::Interrupted => "the connection was closed before there was an answer",
            Self::InvalidRequest => "the request cannot work",
            Self::FileChanged => "the file changed while it was being sent",
            Self::Io => "a local file could not be read or written",
            Self::Pagination => "the list does not come to an end",
            Self::Protocol => "the answer cannot be understood",
            Self::RangeIgnored => "the server did not send the range that was requested",
            Self::Service => "the server refused the request",
            Self::SourceChanged { etag } => {
                return write!(f, "the object with ETag {etag} changed while it was read");
            }
            Self::Throttled => "there were too many requests",
            Self::Timeout => "no answer within the time limit",
            Self::Tls => "the server's certificate is not trusted",
            Self::Token => "the temporary credentials are not accepted any more",
            Self::TooLarge { limit } => {
                return write!(f, "the content is larger than the limit of {limit} bytes");
            }
            Self::Transient => "the server failed",
            Self::Transport => "the request could not be sent",
            Self::WrongEndpoint { endpoint } => {
                return write!(f, "the bucket is served at {endpoint}");
            }
        })
    }
}
