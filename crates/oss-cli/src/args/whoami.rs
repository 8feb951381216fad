//! `oss whoami`.

/// Show which keys are used, where they come from, and whose they are
///
/// STS is asked whose they are, which needs no right.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}
