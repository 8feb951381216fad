//! `~/.alibabacloud/credentials`: the profiles of the older SDKs.

use std::collections::BTreeMap;

use super::file_name::FileName;
use super::ini_text::IniText;
use super::nearest;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting};
use super::recipe::Resolved;
use super::settings::ProfileSettings;
use oss_context::CredentialsError;

/// Resolves the section `profile`, or `[default]` if none is named, to the keys it describes.
pub(crate) fn resolve(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let (name, profile) = select(file, bytes, profile)?;
    if let Some(no) = profile.settings.get("enable").and_then(refusal) {
        let reason = format!("enable = {no} in profile {name}");
        return Err(file.pass(&reason, "set enable = true"));
    }
    let Some(mode) = profile.mode()? else {
        let reason = format!("profile {name} is empty");
        return Err(file.pass(
            &reason,
            "give it a type, or access_key_id and access_key_secret",
        ));
    };
    Ok(Resolved {
        recipe: profile.recipe(mode, fallbacks)?,
        profile: name,
    })
}

/// Reads where OSS and STS answer, from the same section.
pub(crate) fn settings(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<ProfileSettings, CredentialsError> {
    let (name, profile) = select(file, bytes, profile)?;
    ProfileSettings::new(&name, &profile)
}

/// The section that is meant, with its name.
fn select(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<(String, Profile), CredentialsError> {
    let ini = IniText::parse(file, bytes)?;
    let name = profile.unwrap_or(DEFAULT);
    if let Some(settings) = ini.settings(&[name], NAMES.spell)? {
        return Ok((name.to_owned(), section(file, name, settings)));
    }
    let instead = nearest::suggestion(name, "sections", &ini.names());
    if profile.is_some() {
        return Err(file.no_profile("profile", name, &instead));
    }
    let reason = format!("there is no section [default]; {instead}");
    for name in ini.names() {
        let settings = ini.settings(&[name], NAMES.spell)?.unwrap_or_default();
        if section(file, name, settings).leads_to_keys() {
            return Err(file.refuse("profile", format!("is not named, and {reason}")));
        }
    }
    Err(file.pass(&reason, "set ALIBABA_CLOUD_PROFILE"))
}

fn section(file: &FileName, name: &str, settings: BTreeMap<String, Setting>) -> Profile {
    Profile {
        origin: Profile::origin(name, &file.path),
        names: &NAMES,
        settings,
    }
}

/// The word by which a profile is disabled, if it is.
fn refusal(setting: &Setting) -> Option<&'static str> {
    let Setting::Text(text) = setting else {
        return None;
    };
    let text = text.expose();
    OFF.into_iter().find(|no| text.eq_ignore_ascii_case(no))
}

const DEFAULT: &str = "default";
const OFF: [&str; 4] = ["false", "0", "no", "off"];

static NAMES: Names = Names {
    spell: str::to_ascii_lowercase,
    mode: "type",
    modes: &[
        ("access_key", Mode::AccessKey),
        ("sts", Mode::StsToken),
        ("sts_token", Mode::StsToken),
        ("ram_role_arn", Mode::AssumeRole),
        ("ecs_ram_role", Mode::EcsRole),
        ("oidc_role_arn", Mode::Oidc),
        ("credentials_uri", Mode::Uri),
        ("rsa_key_pair", Mode::RsaKeyPair),
        ("bearer", Mode::BearerToken),
    ],
    id: &["access_key_id"],
    secret: &["access_key_secret"],
    token: &["security_token", "sts_token"],
    role_arn: &["role_arn"],
    session_name: &["role_session_name"],
    duration: &["role_session_expiration"],
    policy: &["policy"],
    external_id: &["external_id"],
    region: &["region_id"],
    endpoint: &[],
    sts_region: &["region_id"],
    sts_endpoint: &[],
    vpc: &[],
    ecs_role: &["role_name"],
    oidc_provider_arn: &["oidc_provider_arn"],
    oidc_token_file: &["oidc_token_file_path"],
    process: &[],
    process_timeout: &[],
    uri: &["credentials_uri"],
    sign_in_url: &[],
    bearer: &["bearer_token"],
    key_pair: &["public_key_id", "private_key_file"],
};
