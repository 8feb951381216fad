//! The kinds of configuration files, and where each is looked for.

use crate::formats::file_name::FileName;
use crate::formats::profile::Fallbacks;
use crate::formats::recipe::Resolved;
use crate::formats::settings::ProfileSettings;
use crate::formats::{alibabacloud_ini, aliyun_config, ossutil_ini};
use oss_context::CredentialsError;

/// One kind of configuration file.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The name that logs and errors use for a source of this kind.
    pub(crate) name: &'static str,
    /// What errors call a file of this kind.
    pub(crate) title: &'static str,
    /// Whether access keys can be written to such a file.
    pub(crate) takes_keys: bool,
    /// The variable that names the file.
    pub(crate) path_variable: &'static str,
    /// The files below the home folder, of which the first that exists is used.
    pub(crate) below_home: &'static [&'static str],
    /// The variables that name the profile.
    pub(crate) profile_variables: &'static [&'static str],
    /// The variable that disables the file.
    pub(crate) off_switch: Option<&'static str>,
    /// How such a file is made.
    pub(crate) fix: &'static str,
    /// Reads the keys of a profile.
    pub(crate) resolve: Resolve,
    /// Reads the other settings of a profile.
    pub(crate) settings: Settings,
}

type Resolve = fn(&FileName, &[u8], Option<&str>, &Fallbacks) -> Result<Resolved, CredentialsError>;
type Settings = fn(&FileName, &[u8], Option<&str>) -> Result<ProfileSettings, CredentialsError>;

pub(crate) static CLI_CONFIG: Kind = Kind {
    name: "cli_profile",
    title: "a configuration of the aliyun CLI",
    takes_keys: true,
    path_variable: "ALIBABA_CLOUD_CONFIG_FILE",
    below_home: &[".aliyun/config.json"],
    profile_variables: &PROFILE_VARIABLES,
    off_switch: Some("ALIBABA_CLOUD_CLI_PROFILE_DISABLED"),
    fix: "run `aliyun configure`",
    resolve: aliyun_config::resolve,
    settings: aliyun_config::settings,
};

pub(crate) static INI: Kind = Kind {
    name: "ini_profile",
    title: "a credentials file of the SDKs",
    takes_keys: false,
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
    settings: alibabacloud_ini::settings,
};

pub(crate) static OSSUTIL: Kind = Kind {
    name: "ossutil_profile",
    title: "a configuration of ossutil",
    takes_keys: false,
    path_variable: "OSSUTIL_CONFIG_FILE",
    below_home: &[".ossutilconfig"],
    profile_variables: &["OSSUTIL_PROFILE"],
    off_switch: None,
    fix: "run `ossutil config`",
    resolve: ossutil_ini::resolve,
    settings: ossutil_ini::settings,
};

const PROFILE_VARIABLES: [&str; 3] = [
    "ALIBABA_CLOUD_PROFILE",
    "ALIBABACLOUD_PROFILE",
    "ALICLOUD_PROFILE",
];

/// The largest accepted configuration file: 1 MiB, which is many times the size of a usual one.
pub(crate) const LARGEST_FILE: usize = 1024 * 1024;
