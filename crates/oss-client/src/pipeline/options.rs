//! What a caller may set for one call, whatever the operation.

use std::sync::Arc;
use std::time::Duration;

use oss_transport::body::BodyProgress;

use crate::pipeline::deadline::Deadline;

/// The options of one call.
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Deadline>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) repeat_ambiguous: Option<bool>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) progress: Option<Arc<dyn Fn(BodyProgress) + Send + Sync>>,
}
