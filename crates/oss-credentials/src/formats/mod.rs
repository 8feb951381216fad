//! Pure parsers of what sources hold.

pub(crate) mod cloud_sso;
pub(crate) mod command_line;
pub(crate) mod credentials_uri;
pub(crate) mod env;
pub(crate) mod fields;
pub(crate) mod imds;
pub(crate) mod oauth;
mod outcome;
pub(crate) mod process_output;
