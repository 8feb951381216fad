//! What went wrong, as a value.

use std::fmt;

/// What went wrong. Each kind says who caused it, whether the request may have been executed, and
/// what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The answer's body was cut or stood still after a good head. The network caused it; the
    /// request was executed. A `GET` that could resume has tried to; call again.
    Body,
    /// The body to upload failed: the caller's stream, reader or file. The connection was dropped,
    /// so nothing was stored.
    BodySource,
    /// The object is stored, but OSS could not deliver the callback (status 203). Do not upload
    /// again; mend the callback server.
    CallbackFailed {
        /// The ETag of the stored object.
        etag: Option<String>,
        /// Its version, in a bucket with versioning.
        version_id: Option<String>,
    },
    /// The server's clock and ours differ by more than 15 minutes, and correcting it once did not
    /// help. Nothing was executed; set the clock.
    ClockSkew,
    /// A client cannot be built like this; the caller caused it.
    Config {
        /// The setting at fault.
        setting: &'static str,
    },
    /// No connection was made: nothing was sent. The network or the endpoint caused it; call again.
    Connect,
    /// No credentials could be had; the source says why. Nothing was sent.
    Credentials,
    /// The deadline of the call passed. The last attempt, the source of this error where there was
    /// one, tells whether it may have been executed.
    Deadline,
    /// The checksum of what was sent or received differs from the server's. An upload was stored
    /// wrongly: repeat it. A download must be thrown away.
    Integrity {
        /// What the server computed.
        expected: u64,
        /// What passed here.
        actual: u64,
    },
    /// The connection ended before an answer. The request may have been executed.
    Interrupted,
    /// The call cannot work as it is; the caller caused it, nothing was sent.
    InvalidRequest,
    /// The file to upload changed while it was being sent: it grew, shrank, was modified or was
    /// replaced. The connection was dropped, so nothing was stored; upload it again.
    FileChanged,
    /// A local file could not be read or written.
    Io,
    /// A list repeats itself or has no way on. The server caused it; report it.
    Pagination,
    /// The answer is not what the operation answers. The server, or something before it, caused
    /// it; the request may have been executed.
    Protocol,
    /// The server sent something other than the range that was requested, such as the whole object.
    /// Something between here and OSS may have dropped the header.
    RangeIgnored,
    /// The server said no; [`Error::service`](super::Error::service) has the reason. Nothing was
    /// executed, unless the operation's own page says otherwise.
    Service,
    /// The object changed while it was read; its old content is gone. Read it from the start.
    SourceChanged {
        /// The ETag of the content that was being read.
        etag: String,
    },
    /// The server refused for being asked too much. Nothing was executed; slow down, call again.
    Throttled,
    /// The request may have been executed, and no answer came within the limit.
    Timeout,
    /// The server's certificate is not trusted. Nothing was sent.
    Tls,
    /// The server does not accept the (temporary) access key any more, and fetching a new one did
    /// not help. Nothing was executed.
    Token,
    /// The content is larger than the caller's limit.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The server failed inside. The request may have been executed; call again.
    Transient,
    /// The transport failed in a way that it cannot name. The request may have been executed.
    Transport,
    /// The bucket is served elsewhere. Nothing was executed; build a client for that endpoint.
    WrongEndpoint {
        /// Where the server says the bucket is.
        endpoint: String,
    },
}

impl ErrorKind {
    /// Whether the same call, made again later and unchanged, may succeed.
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
            Self::Body => "the body of the answer was cut",
            Self::BodySource => "the body to upload failed",
            Self::CallbackFailed { .. } => "the object is stored, but its callback failed",
            Self::ClockSkew => "the clocks of server and client differ too much",
            Self::Config { setting } => return write!(f, "setting `{setting}`"),
            Self::Connect => "no connection",
            Self::Credentials => "no credentials",
            Self::Deadline => "the deadline of the call passed",
            Self::Integrity { expected, actual } => {
                return write!(
                    f,
                    "checksum mismatch: the server has {expected}, here it is {actual}"
                );
            }
            Self::Interrupted => "the connection ended before an answer",
            Self::InvalidRequest => "the request cannot work",
            Self::FileChanged => "the file changed while it was being sent",
            Self::Io => "a local file failed",
            Self::Pagination => "the list does not come to an end",
            Self::Protocol => "the answer cannot be understood",
            Self::RangeIgnored => "the server did not send the range that was requested",
            Self::Service => "the server refused",
            Self::SourceChanged { etag } => {
                return write!(f, "the object with ETag {etag} changed while it was read");
            }
            Self::Throttled => "the server is asked too much",
            Self::Timeout => "no answer within the limit",
            Self::Tls => "the server's certificate is not trusted",
            Self::Token => "the access key is not accepted any more",
            Self::TooLarge { limit } => {
                return write!(f, "the content is larger than the limit of {limit} bytes");
            }
            Self::Transient => "the server failed",
            Self::Transport => "the transport failed",
            Self::WrongEndpoint { endpoint } => {
                return write!(f, "the bucket is served at {endpoint}");
            }
        })
    }
}
