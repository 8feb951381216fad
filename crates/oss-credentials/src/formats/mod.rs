//! Pure parsers of what sources hold.

pub(crate) mod alibabacloud_ini;
pub(crate) mod aliyun_config;
pub(crate) mod cloud_sso;
pub(crate) mod command_line;
pub(crate) mod config_edit;
pub(crate) mod credentials_uri;
pub(crate) mod env;

pub(crate) mod file_name;
pub(crate) mod imds;
mod ini_text;
pub(crate) mod json;
mod nearest;
pub(crate) mod oauth;
pub(crate) mod ossutil_ini;
mod outcome;
pub(crate) mod process_output;
pub(crate) mod profile;
pub(crate) mod recipe;
pub(crate) mod settings;

#[cfg(test)]
mod samples;
