//! The environment variables that contain keys, or say where keys come from.

use oss_sign::{Credentials, Secret};

use crate::output::json;
use crate::settings::CREDENTIALS;

/// The variable by which this program uses the keys of the environment and no others.
pub(crate) const SOURCE: (&str, &str) = (CREDENTIALS, "env");

/// Returns the variables for this program, `ossutil` and the SDKs of OSS. There is a token only for
/// temporary keys, and an end only where one is known.
pub(crate) fn for_oss(
    credentials: &Credentials,
) -> impl Iterator<Item = (&'static str, String)> + use<> {
    let key = credentials.access_key();
    let token = key.and_then(|key| key.security_token().map(Secret::expose));
    let end = credentials.expires_at().map(json::time);
    [
        ("OSS_ACCESS_KEY_ID", key.map(|key| key.id().to_owned())),
        (
            "OSS_ACCESS_KEY_SECRET",
            key.map(|key| key.secret().expose().to_owned()),
        ),
        ("OSS_SESSION_TOKEN", token.map(str::to_owned)),
        ("OSS_SESSION_TOKEN_EXPIRATION", end),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
}

/// Returns the variables for all other programs of Alibaba Cloud.
pub(crate) fn for_alibaba_cloud(
    credentials: &Credentials,
) -> impl Iterator<Item = (&'static str, String)> + use<> {
    let key = credentials.access_key();
    let token = key.and_then(|key| key.security_token().map(Secret::expose));
    [
        (
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            key.map(|key| key.id().to_owned()),
        ),
        (
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
            key.map(|key| key.secret().expose().to_owned()),
        ),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", token.map(str::to_owned)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
}

/// Returns the line that a shell evaluates when there are no keys: it removes the keys of the shell,
/// allows this program no others, and fails.
pub(crate) fn failing_line() -> String {
    let (name, value) = SOURCE;
    format!("unset {}; export {name}='{value}'; false", KEYS.join(" "))
}

/// The variables that contain keys, under the names of all tools.
pub(crate) const KEYS: &[&str] = &[
    "OSS_ACCESS_KEY_ID",
    "OSS_ACCESS_KEY_SECRET",
    "OSS_SESSION_TOKEN",
    "OSS_SESSION_TOKEN_EXPIRATION",
    "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABA_CLOUD_SECURITY_TOKEN",
    "ALIBABACLOUD_ACCESS_KEY_ID",
    "ALIBABACLOUD_ACCESS_KEY_SECRET",
    "ALIBABACLOUD_SECURITY_TOKEN",
    "ALICLOUD_ACCESS_KEY_ID",
    "ALICLOUD_ACCESS_KEY_SECRET",
    "ALICLOUD_SECURITY_TOKEN",
    "ALICLOUD_ACCESS_KEY",
    "ALICLOUD_SECRET_KEY",
    "ALIYUN_ACCESS_KEY_ID",
    "ALIYUN_ACCESS_KEY_SECRET",
    "ALIYUN_SECURITY_TOKEN",
    "ALIBABA_CLOUD_ACCESS_KEY_Id",
    "ACCESS_KEY_ID",
    "ACCESS_KEY_SECRET",
    "SECURITY_TOKEN",
];

/// The variables that say where other keys are: profiles, files, roles and services.
pub(crate) const SOURCES: &[&str] = &[
    "OSS_CREDENTIALS",
    "OSS_PROFILE",
    "OSS_CONFIG_FILE",
    "OSS_ROLE_ARN",
    "OSS_ROLE_SESSION_NAME",
    "OSSUTIL_PROFILE",
    "OSSUTIL_CONFIG_FILE",
    "ALIBABA_CLOUD_PROFILE",
    "ALIBABA_CLOUD_CONFIG_FILE",
    "ALIBABA_CLOUD_CREDENTIALS_FILE",
    "ALIBABA_CLOUD_CREDENTIALS_URI",
    "ALIBABA_CLOUD_ECS_METADATA",
    "ALIBABA_CLOUD_ROLE_ARN",
    "ALIBABA_CLOUD_ROLE_SESSION_NAME",
    "ALIBABA_CLOUD_EXTERNAL_ID",
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    "ALIBABACLOUD_PROFILE",
    "ALICLOUD_PROFILE",
];
