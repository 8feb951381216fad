//! Providers that read the profiles of configuration files.

mod cli_config;
mod ini;
mod ossutil_config;
mod profile_provider;
mod recipe;
mod source;
mod tokens;

pub use self::cli_config::CliConfigProvider;
pub use self::ini::IniProvider;
pub use self::ossutil_config::OssutilConfigProvider;

/// Whether a provider may write to the configuration file that it reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConfigWrites {
    /// The tokens of a refreshed login are written back to its profile.
    Allowed,
    /// The file is only read. This is the default.
    #[default]
    Forbidden,
}
