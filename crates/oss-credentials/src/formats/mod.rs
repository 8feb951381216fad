//! Pure parsers of what sources hold.

pub(crate) mod alibabacloud_ini;
pub(crate) mod aliyun_config;
pub(crate) mod cloud_sso;
pub(crate) mod command_line;
pub(crate) mod config_edit;
pub(crate) mod credentials_uri;
pub(crate) mod env;
pub(crate) mod fields;
pub(crate) mod imds;
mod ini_text;
mod nearest;
pub(crate) mod oauth;
pub(crate) mod ossutil_ini;
mod outcome;
pub(crate) mod place;
pub(crate) mod process_output;
pub(crate) mod profile;
pub(crate) mod recipe;

#[cfg(test)]
mod samples;
