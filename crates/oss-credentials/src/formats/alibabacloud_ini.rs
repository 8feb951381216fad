//! `~/.alibabacloud/credentials`, the profiles of the older SDKs.

use super::ini_text::IniText;
use super::nearest;
use super::place::Place;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting};
use super::recipe::Resolved;
use oss_context::CredentialsError;

/// What the section `profile`, else `default`, resolves to.
pub(crate) fn resolve(
    place: &Place,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let ini = IniText::parse(place, bytes)?;
    let name = profile.unwrap_or(DEFAULT);
    let Some(settings) = ini.settings(&[name], NAMES.spell)? else {
        let instead = nearest::suggestion(name, "sections", &ini.names());
        return Err(match profile {
            Some(_) => place.refuse(
                "profile",
                format!("is {name:?}, which does not exist; {instead}"),
            ),
            None => place.pass(
                &format!("there is no section [default]; {instead}"),
                "set ALIBABA_CLOUD_PROFILE",
            ),
        });
    };
    if let Some(no) = settings.get("enable").and_then(refusal) {
        let reason = format!("enable = {no} in profile {name}");
        return Err(place.pass(&reason, "set enable = true"));
    }
    let profile = Profile {
        origin: Profile::origin(name, &place.path),
        names: &NAMES,
        settings,
    };
    let Some(mode) = profile.mode()? else {
        let reason = format!("profile {name} is empty");
        return Err(place.pass(
            &reason,
            "give it a type, or access_key_id and access_key_secret",
        ));
    };
    Ok(Resolved {
        profile: name.to_owned(),
        recipe: profile.recipe(mode, fallbacks)?,
    })
}

/// The word with which a profile is switched off.
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
