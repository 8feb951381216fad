//! The options that are texts, as configuration files and table formats have them.

use std::fmt;
use std::str::FromStr;

use super::ConfigError;

/// An option of a store, whose name and value are texts.
///
/// Each option has a name that begins with `oss_`, and shorter or older names. Upper and lower case are
/// the same. All options but those of a role are also read from the environment, from the variable with
/// the name in upper case, such as `OSS_REGION`.
///
/// ```
/// use oss_object_store::OssOption;
///
/// assert_eq!("OSS_ACCESS_KEY_ID".parse::<OssOption>()?, OssOption::AccessKeyId);
/// assert_eq!(OssOption::AccessKeyId.as_str(), "oss_access_key_id");
/// # Ok::<(), oss_object_store::ConfigError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OssOption {
    /// `oss_bucket`: the name of the bucket. Other names: `oss_bucket_name`, `bucket`, `bucket_name`.
    Bucket,
    /// `oss_region`: the region, such as `cn-hangzhou`. Other name: `region`.
    Region,
    /// `oss_endpoint`: the host or URL of the endpoint. By default it is the public host of the region.
    /// Other names: `oss_endpoint_url`, `endpoint`, `endpoint_url`.
    Endpoint,
    /// `oss_addressing_style`: how requests name the bucket: `virtual`, `path` or `cname`. By default
    /// the endpoint decides.
    AddressingStyle,
    /// `oss_access_key_id`: the ID of an access key. Other names: `access_key_id`,
    /// `alibaba_cloud_access_key_id`.
    AccessKeyId,
    /// `oss_access_key_secret`: the secret of the access key. Other names: `oss_secret_access_key`,
    /// `access_key_secret`, `secret_access_key`, `alibaba_cloud_access_key_secret`.
    AccessKeySecret,
    /// `oss_session_token`: the security token of temporary keys. Other names: `oss_security_token`,
    /// `session_token`, `security_token`, `alibaba_cloud_security_token`.
    SessionToken,
    /// `oss_skip_signature`: whether requests are anonymous, `true` or `false`. Other names:
    /// `skip_signature`, `oss_anonymous`.
    SkipSignature,
    /// `oss_role_arn`: the role that is assumed with the keys that are found. It is not read from the
    /// environment. Other name: `role_arn`.
    RoleArn,
    /// `oss_role_session_name`: the name of the session of the role. It is not read from the
    /// environment. Other name: `role_session_name`.
    RoleSessionName,
    /// `oss_session_policy`: the policy that narrows the session of the role, as JSON. It is not read
    /// from the environment. Other name: `session_policy`.
    SessionPolicy,
    /// `oss_sts_endpoint`: the endpoint of STS for the role. It is not read from the environment. Other
    /// name: `sts_endpoint`.
    StsEndpoint,
    /// `oss_signature_version`: `v4`, which is the default, or `v1`.
    SignatureVersion,
    /// `oss_timeout`: the time limit of each call, such as `30s` or `5m`. By default there is none.
    /// Other name: `timeout`.
    Timeout,
    /// `oss_user_agent`: text that is added to the header `User-Agent`. Other name: `user_agent`.
    UserAgent,
    /// `oss_assume_unversioned`: see [`OssStoreBuilder::assume_unversioned`].
    ///
    /// [`OssStoreBuilder::assume_unversioned`]: crate::OssStoreBuilder::assume_unversioned
    AssumeUnversioned,
    /// `oss_coalesce_gap`: see [`OssStoreBuilder::coalesce_gap`], in bytes.
    ///
    /// [`OssStoreBuilder::coalesce_gap`]: crate::OssStoreBuilder::coalesce_gap
    CoalesceGap,
    /// `oss_read_budget`: see [`OssStoreBuilder::read_budget`], in bytes.
    ///
    /// [`OssStoreBuilder::read_budget`]: crate::OssStoreBuilder::read_budget
    ReadBudget,
    /// `oss_parallel_reads`: see [`OssStoreBuilder::parallel_reads`].
    ///
    /// [`OssStoreBuilder::parallel_reads`]: crate::OssStoreBuilder::parallel_reads
    ParallelReads,
}

/// All options with their names. The first one is the official one.
const OPTIONS: &[(OssOption, &[&str])] = {
    use OssOption as O;
    &[
        (
            O::Bucket,
            &["oss_bucket", "oss_bucket_name", "bucket", "bucket_name"],
        ),
        (O::Region, &["oss_region", "region"]),
        (
            O::Endpoint,
            &[
                "oss_endpoint",
                "oss_endpoint_url",
                "endpoint",
                "endpoint_url",
            ],
        ),
        (O::AddressingStyle, &["oss_addressing_style"]),
        (
            O::AccessKeyId,
            &[
                "oss_access_key_id",
                "access_key_id",
                "alibaba_cloud_access_key_id",
            ],
        ),
        (
            O::AccessKeySecret,
            &[
                "oss_access_key_secret",
                "oss_secret_access_key",
                "access_key_secret",
                "secret_access_key",
                "alibaba_cloud_access_key_secret",
            ],
        ),
        (
            O::SessionToken,
            &[
                "oss_session_token",
                "oss_security_token",
                "session_token",
                "security_token",
                "alibaba_cloud_security_token",
            ],
        ),
        (
            O::SkipSignature,
            &["oss_skip_signature", "skip_signature", "oss_anonymous"],
        ),
        (O::RoleArn, &["oss_role_arn", "role_arn"]),
        (
            O::RoleSessionName,
            &["oss_role_session_name", "role_session_name"],
        ),
        (O::SessionPolicy, &["oss_session_policy", "session_policy"]),
        (O::StsEndpoint, &["oss_sts_endpoint", "sts_endpoint"]),
        (O::SignatureVersion, &["oss_signature_version"]),
        (O::Timeout, &["oss_timeout", "timeout"]),
        (O::UserAgent, &["oss_user_agent", "user_agent"]),
        (O::AssumeUnversioned, &["oss_assume_unversioned"]),
        (O::CoalesceGap, &["oss_coalesce_gap"]),
        (O::ReadBudget, &["oss_read_budget"]),
        (O::ParallelReads, &["oss_parallel_reads"]),
    ]
};

/// The variables that the sources of credentials read. As options they replace the variables.
const SOURCES: &[&str] = &[
    "alibaba_cloud_credentials_uri",
    "alibaba_cloud_credentials_file",
    "alibaba_cloud_config_file",
    "alibaba_cloud_profile",
    "alibaba_cloud_role_arn",
    "alibaba_cloud_role_session_name",
    "alibaba_cloud_oidc_provider_arn",
    "alibaba_cloud_oidc_token_file",
    "alibaba_cloud_external_id",
    "alibaba_cloud_ecs_metadata",
    "alibaba_cloud_ecs_metadata_disabled",
    "alibaba_cloud_ecs_metadata_service_endpoint",
    "alibaba_cloud_sts_endpoint",
    "alibaba_cloud_sts_region",
    "alibaba_cloud_vpc_endpoint_enabled",
];

impl OssOption {
    /// Returns the official name.
    pub fn as_str(self) -> &'static str {
        OPTIONS
            .iter()
            .find(|(option, _)| *option == self)
            .and_then(|(_, names)| names.first().copied())
            .unwrap_or_default()
    }

    /// Returns every option.
    pub fn all() -> impl Iterator<Item = Self> {
        OPTIONS.iter().map(|(option, _)| *option)
    }

    /// Returns whether the environment may set the option. The variables of a role belong to the sources
    /// of credentials.
    pub(super) fn is_in_environment(self) -> bool {
        use OssOption as O;
        !matches!(
            self,
            O::RoleArn
                | O::RoleSessionName
                | O::SessionPolicy
                | O::StsEndpoint
                | O::AccessKeyId
                | O::AccessKeySecret
                | O::SessionToken
        )
    }
}

impl fmt::Display for OssOption {
    /// Writes the official name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl AsRef<str> for OssOption {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl FromStr for OssOption {
    type Err = ConfigError;

    /// Finds the option with this name, in upper or lower case.
    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let wanted = text.to_ascii_lowercase();
        OPTIONS
            .iter()
            .find(|(_, names)| names.contains(&wanted.as_str()))
            .map(|(option, _)| *option)
            .ok_or_else(|| unknown(text))
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// An option of the store.
    Option(OssOption),
    /// A variable, in upper case, that the sources of credentials read.
    Source(&'static str),
}

impl Named {
    pub(crate) fn find(key: &str) -> Result<Self, ConfigError> {
        let wanted = key.to_ascii_lowercase();
        let source = SOURCES.iter().find(|name| **name == wanted);
        match source {
            Some(name) => Ok(Self::Source(name)),
            None => key.parse().map(Self::Option),
        }
    }
}

/// Returns whether an option with this name is meant for a store of OSS: one has the name, or it begins as
/// theirs do and is misspelt.
pub(crate) fn is_ours(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    Named::find(&key).is_ok() || key.starts_with("oss_") || key.starts_with("alibaba_cloud_")
}

/// The error for a name that no option has, with the nearest one.
fn unknown(key: &str) -> ConfigError {
    /// The least similarity at which another name is probably meant.
    const SIMILAR: f64 = 0.85;
    let wanted = key.to_ascii_lowercase();
    let names = OPTIONS.iter().flat_map(|(_, names)| *names).chain(SOURCES);
    let nearest = names
        .map(|name| (strsim::jaro_winkler(name, &wanted), *name))
        .filter(|(similarity, _)| *similarity >= SIMILAR)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    ConfigError::UnknownOption {
        key: key.to_owned(),
        similar: nearest.map(|(_, name)| name),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_stands_for_one_option_and_the_first_one_is_the_official_one() {
        let mut seen = BTreeSet::new();
        for (option, names) in OPTIONS {
            assert!(option.as_str().starts_with("oss_"), "{option}");
            for name in *names {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(name.to_uppercase().parse::<OssOption>().unwrap(), *option);
            }
        }
        assert_eq!(OssOption::all().count(), OPTIONS.len());
    }

    #[test]
    fn a_misspelt_name_is_refused_with_the_nearest_one() {
        let error = "oss_acess_key_id".parse::<OssOption>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "no option is named \"oss_acess_key_id\"; did you mean \"oss_access_key_id\"?"
        );
        let error = "colour".parse::<OssOption>().unwrap_err();
        assert_eq!(error.to_string(), "no option is named \"colour\"");
    }

    #[test]
    fn sources_of_credentials_can_be_options() {
        let named = Named::find("ALIBABA_CLOUD_CREDENTIALS_URI").unwrap();
        assert_eq!(named, Named::Source("alibaba_cloud_credentials_uri"));
    }
}
