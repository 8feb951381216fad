//! The kinds of configuration files, and where each is looked for.

use crate::formats::place::Place;
use crate::formats::profile::Fallbacks;
use crate::formats::recipe::Resolved;
use crate::formats::{alibabacloud_ini, aliyun_config, ossutil_ini};
use oss_context::CredentialsError;

/// One kind of configuration file.
#[derive(Debug)]
pub(super) struct Kind {
    /// What traces and errors call a profile of it.
    pub(super) name: &'static str,
    /// The variable that names the file.
    pub(super) path_variable: &'static str,
    /// The files below the home folder, of which the first that exists is taken.
    pub(super) below_home: &'static [&'static str],
    /// The variables that name the profile.
    pub(super) profile_variables: &'static [&'static str],
    /// The variable that forbids the file.
    pub(super) off_switch: Option<&'static str>,
    /// How such a file comes into being.
    pub(super) fix: &'static str,
    pub(super) resolve: Resolve,
}

type Resolve = fn(&Place, &[u8], Option<&str>, &Fallbacks) -> Result<Resolved, CredentialsError>;

pub(super) static CLI_CONFIG: Kind = Kind {
    name: "cli_profile",
    path_variable: "ALIBABA_CLOUD_CONFIG_FILE",
    below_home: &[".aliyun/config.json"],
    profile_variables: &PROFILE_VARIABLES,
    off_switch: Some("ALIBABA_CLOUD_CLI_PROFILE_DISABLED"),
    fix: "run `aliyun configure`",
    resolve: aliyun_config::resolve,
};

pub(super) static INI: Kind = Kind {
    name: "ini_profile",
    path_variable: "ALIBABA_CLOUD_CREDENTIALS_FILE",
    below_home: &[
        ".alibabacloud/credentials",
        ".alibabacloud/credentials.ini",
        ".aliyun/credentials.ini",
    ],
    profile_variables: &PROFILE_VARIABLES,
    off_switch: None,
    fix: "write a [default] section with type = access_key, access_key_id and access_key_secret",
    resolve: alibabacloud_ini::resolve,
};

pub(super) static OSSUTIL: Kind = Kind {
    name: "ossutil_profile",
    path_variable: "OSSUTIL_CONFIG_FILE",
    below_home: &[".ossutilconfig"],
    profile_variables: &["OSSUTIL_PROFILE"],
    off_switch: None,
    fix: "run `ossutil config`",
    resolve: ossutil_ini::resolve,
};

const PROFILE_VARIABLES: [&str; 3] = [
    "ALIBABA_CLOUD_PROFILE",
    "ALIBABACLOUD_PROFILE",
    "ALICLOUD_PROFILE",
];
