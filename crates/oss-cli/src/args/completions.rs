//! `oss completions`.

use clap_complete::Shell;

/// Print the script of completions for a shell
///
/// For bash: oss completions bash > ~/.local/share/bash-completion/completions/oss
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}
