//! Reads `~/.alibabacloud/credentials`, the file of profiles that the older SDKs use.

use std::collections::BTreeMap;

use super::file_name::FileName;
use super::ini_text::IniText;
use super::nearest;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting};
use super::recipe::Resolved;
use super::settings::ProfileSettings;
use oss_context::CredentialsError;

/// Resolves the section `profile`, or `[default]` if this is `None`, to a recipe for its keys.
pub(crate) fn resolve(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let (name, profile) = select(file, bytes, profile)?;
    if let Some(value) = profile.settings.get("enable").and_then(false_word) {
        let reason = format!("enable = {value} in profile {name}");
        return Err(file.not_configured(&reason, "set enable = true"));
    }
    let Some(mode) = profile.mode()? else {
        let reason = format!("profile {name} is empty");
        return Err(file.not_configured(
            &reason,
            "give it a type, or access_key_id and access_key_secret",
        ));
    };
    Ok(Resolved {
        recipe: profile.recipe(mode, fallbacks)?,
        profile: name,
    })
}

/// Reads the region and the endpoints of the section that [`resolve`] would choose.
pub(crate) fn settings(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<ProfileSettings, CredentialsError> {
    let (name, profile) = select(file, bytes, profile)?;
    ProfileSettings::new(&name, &profile)
}

/// Returns the profile to use, which is `profile` or else `[default]`, with its name.
///
/// # Errors
///
/// The section does not exist. If nobody chose it and no other section has keys either, the file counts as
/// not configured, so that the next source of credentials is asked. Keys of other sections must not
/// be ignored silently, so they make it an error.
fn select(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<(String, Profile), CredentialsError> {
    let ini = IniText::parse(file, bytes)?;
    let name = profile.unwrap_or(DEFAULT);
    if let Some(settings) = ini.settings(&[name], NAMES.spell)? {
        return Ok((name.to_owned(), section_profile(file, name, settings)));
    }
    let suggestion = nearest::suggestion(name, "sections", &ini.names());
    if profile.is_some() {
        return Err(file.no_profile("profile", name, &suggestion));
    }
    let reason = format!("there is no section [default]; {suggestion}");
    for name in ini.names() {
        let settings = ini.settings(&[name], NAMES.spell)?.unwrap_or_default();
        if section_profile(file, name, settings).leads_to_keys() {
            return Err(file.refuse("profile", format!("is not named, and {reason}")));
        }
    }
    Err(file.not_configured(&reason, "set ALIBABA_CLOUD_PROFILE"))
}

fn section_profile(file: &FileName, name: &str, settings: BTreeMap<String, Setting>) -> Profile {
    Profile {
        origin: Profile::origin(name, &file.path),
        names: &NAMES,
        settings,
    }
}

/// Returns the value of `enable`, if it disables the profile.
fn false_word(setting: &Setting) -> Option<&'static str> {
    let Setting::Text(text) = setting else {
        return None;
    };
    let text = text.expose();
    let mut words = FALSE_WORDS.into_iter();
    words.find(|word| text.eq_ignore_ascii_case(word))
}

const DEFAULT: &str = "default";
const FALSE_WORDS: [&str; 4] = ["false", "0", "no", "off"];

/// The names of the settings in this file.
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
