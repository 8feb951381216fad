//! What all clones of a client share.

use std::sync::Arc;

use oss_credentials::{Context, ProvideCredentials};

use crate::config::Config;
use crate::metrics::Metrics;
use crate::pipeline::routes::Routes;
use crate::pipeline::sign::signers::Signers;
use crate::retry::RetryPolicy;
use crate::scheduler::Scheduler;

/// The settings of a client, the services that it uses, and what it keeps between calls.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) context: Context,
    pub(crate) provider: Arc<dyn ProvideCredentials>,
    pub(crate) retry: Arc<dyn RetryPolicy>,
    pub(crate) metrics: Option<Arc<dyn Metrics>>,
    pub(crate) signers: Signers,
    pub(crate) routes: Routes,
    pub(crate) transfers: Scheduler,
}
