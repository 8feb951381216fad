//! `oss whoami`.

/// Show which keys are used, where they come from, and whose they are
///
/// STS is asked whose keys they are. That requires no permission.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}
