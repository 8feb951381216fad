//! Profiles in configuration files: the shell around the pure parsers.

mod cli_config;
mod ini;
mod kind;
mod locate;
mod ossutil_config;
mod recipe;
mod source;
mod tokens;

use std::path::PathBuf;

pub use self::cli_config::CliConfigProvider;
pub use self::ini::IniProvider;
pub use self::ossutil_config::OssutilConfigProvider;

/// What the caller says about the file; everything may be left open.
#[derive(Clone, Debug, Default)]
struct Asked {
    path: Option<PathBuf>,
    profile: Option<String>,
    writes: ConfigWrites,
}

/// Whether a provider may write the configuration file it reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConfigWrites {
    /// What a login renews is written back to its profile.
    Allowed,
    /// The file is only read.
    #[default]
    Forbidden,
}
