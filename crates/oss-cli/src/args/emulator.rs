//! `oss emulator`.

/// Run an OSS, STS and RAM server in memory, for tests and demonstrations
///
/// When the server is ready, it prints lines that a shell can `eval`. In scripts, start it in the
/// background with --ready-file, wait for the file, and source the file. The server verifies every
/// signature, token and policy, and stores nothing beyond its end.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) server: oss_emulator::program::Args,
}
