//! The permission to write to a configuration file.

/// Whether a provider may write to the configuration file that it reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConfigWrites {
    /// The tokens of a refreshed login are written back to its profile.
    Allowed,
    /// The file is only read. This is the default.
    #[default]
    Forbidden,
}
