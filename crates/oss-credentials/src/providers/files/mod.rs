//! Providers that read the profiles of configuration files.

mod cli_config;
mod config_writes;
mod ini;
mod ossutil_config;
mod profile_provider;
mod recipe;
mod source;
mod tokens;

pub use self::cli_config::CliConfigProvider;
pub use self::config_writes::ConfigWrites;
pub use self::ini::IniProvider;
pub use self::ossutil_config::OssutilConfigProvider;
