//! The settings of a client that are plain values.

use std::time::Duration;

use http::HeaderValue;
use oss_sign::{Endpoint, SignatureVersion};
use oss_transport::Timeouts;

/// The settings of a client that are plain values.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) endpoint: Endpoint,
    pub(crate) presign_endpoint: Option<Endpoint>,
    pub(crate) signature_version: SignatureVersion,
    pub(crate) user_agent: HeaderValue,
    pub(crate) timeouts: Timeouts,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) slow_request: Duration,
    pub(crate) expect_continue: Option<bool>,
    pub(crate) follow_region: bool,
    pub(crate) logs_keys: bool,
}
