//! Reads `~/.ossutilconfig`, in which versions 1 and 2 of ossutil keep their settings.
//!
//! Version 2 has profiles, in sections `[default]`, `[profile NAME]` or `[NAME]`. Version 1 has one set of
//! settings, in the sections `[Credentials]` and `[AkService]`.

mod buckets;

use std::collections::BTreeMap;

use oss_sign::Secret;

use super::file_name::FileName;
use super::ini_text::IniText;
use super::nearest;
use super::profile::{
    ENVIRONMENT, Fallbacks, Mode, Names, OSS_ROLE_ARN, OSS_SESSION_NAME, Profile, Setting,
};
use super::recipe::{Recipe, Resolved, RoleRecipe};
use super::settings::ProfileSettings;
use crate::sts::request;
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// Resolves `profile`, or the default profile if this is `None`, to a recipe for its keys.
pub(crate) fn resolve(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let ini = IniText::parse(file, bytes)?;
    let (name, profile) = select(&ini, profile)?;
    Ok(Resolved {
        recipe: recipe(file, &name, profile, fallbacks)?,
        profile: name,
    })
}

/// Reads the region and the endpoints of the profile that [`resolve`] would choose, and the settings of
/// single buckets.
pub(crate) fn settings(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<ProfileSettings, CredentialsError> {
    let ini = IniText::parse(file, bytes)?;
    let (name, profile) = select(&ini, profile)?;
    let mut settings = ProfileSettings::new(&name, &profile)?;
    settings.buckets = buckets::read(&ini, &profile)?;
    Ok(settings)
}

/// Returns the profile to use, which is `wanted` or else `default`, with its name. The profile contains
/// the settings that it inherits.
fn select(ini: &IniText, wanted: Option<&str>) -> Result<(String, Profile), CredentialsError> {
    let name = wanted.unwrap_or(DEFAULT);
    let own = match version_2_settings(ini, name)? {
        Some(settings) => Some(with_inherited(ini, settings, &mut vec![name.to_owned()])?),
        None => None,
    };
    let settings = match version_1_settings(ini, name)? {
        // Version 1 uses `[Default]` for options such as `loglevel`, so this section does not hide the
        // sections of version 1.
        Some(older) => {
            let mut settings = own.unwrap_or_default();
            fill_in(&mut settings, older);
            settings
        }
        None => own.ok_or_else(|| no_profile(ini, wanted))?,
    };
    Ok((name.to_owned(), section_profile(ini, name, settings)))
}

fn section_profile(ini: &IniText, name: &str, settings: Settings) -> Profile {
    Profile {
        origin: Profile::origin(name, &ini.file().path),
        names: &NAMES,
        settings,
    }
}

/// Returns the recipe for the keys of a profile, which may take them from the service that `ecsAk` names.
fn recipe(
    file: &FileName,
    name: &str,
    mut profile: Profile,
    fallbacks: &Fallbacks,
) -> Result<Recipe, CredentialsError> {
    let mode = profile.mode()?;
    let service = ecs_ak(&profile)?;
    if matches!(mode, Some(Mode::AssumeRole | Mode::Oidc)) {
        override_role(&mut profile, fallbacks)?;
    }
    let uses_service = match mode {
        None => true,
        Some(Mode::EcsRole) => profile.find(NAMES.ecs_role).is_none(),
        // The role is assumed with the keys of the service, unless the profile has a key pair.
        Some(Mode::AssumeRole) => profile.find(NAMES.id).is_none(),
        Some(_) => false,
    };
    match (service, mode) {
        (Some(source), Some(Mode::AssumeRole)) if uses_service => {
            let role = profile.role(Mode::AssumeRole, fallbacks)?;
            Ok(Recipe::AssumeRole(Box::new(RoleRecipe { source, role })))
        }
        (Some(service), _) if uses_service => Ok(service),
        (_, Some(mode)) => profile.recipe(mode, fallbacks),
        (_, None) => {
            let reason = format!("profile {name} has no keys and no mode");
            Err(file.not_configured(&reason, "run `ossutil config`"))
        }
    }
}

/// Replaces the role and the session name of a profile by those in environment variables, as ossutil
/// does.
fn override_role(profile: &mut Profile, fallbacks: &Fallbacks) -> Result<(), CredentialsError> {
    type Check = fn(&str) -> Result<(), CredentialsError>;
    let overrides: [(_, _, _, Check); 2] = [
        (
            "role-arn",
            OSS_ROLE_ARN,
            &fallbacks.oss_role_arn,
            request::check_role_arn,
        ),
        (
            "role-session-name",
            OSS_SESSION_NAME,
            &fallbacks.oss_session_name,
            request::check_session_name,
        ),
    ];
    for (field, variable, value, check) in overrides {
        if let Some(value) = value {
            check(value).map_err(|error| error.about(ENVIRONMENT, variable))?;
            let text = Setting::Text(Secret::new(value.as_str()));
            profile.settings.insert(spell(field), text);
        }
    }
    Ok(())
}

/// Reads a profile of version 2 from the section `[profile NAME]`, or from `[NAME]` if the former does not
/// exist. The default profile may use both.
fn version_2_settings(ini: &IniText, name: &str) -> Result<Option<Settings>, CredentialsError> {
    let long = format!("profile {name}");
    if name.eq_ignore_ascii_case(DEFAULT) {
        return ini.settings(&[DEFAULT, &long], spell);
    }
    match ini.settings(&[&long], spell)? {
        Some(settings) => Ok(Some(settings)),
        None => ini.settings(&[name], spell),
    }
}

/// Reads the two sections of version 1. This version has no profiles, so the sections belong to the
/// default profile.
fn version_1_settings(ini: &IniText, name: &str) -> Result<Option<Settings>, CredentialsError> {
    if !name.eq_ignore_ascii_case(DEFAULT) {
        return Ok(None);
    }
    let keys = ini.settings(&["Credentials"], spell)?;
    let service = ini.settings(&["AkService"], spell)?;
    if keys.is_none() && service.is_none() {
        return Ok(None);
    }
    let mut settings = keys.unwrap_or_default();
    fill_in(&mut settings, service.unwrap_or_default());
    Ok(Some(settings))
}

/// Returns the error for a profile that does not exist.
///
/// If nobody chose it and no other profile has keys either, the file counts as not configured, so that the
/// next source of credentials is asked. Keys of other profiles must not be ignored silently, so they
/// make it an error.
fn no_profile(ini: &IniText, wanted: Option<&str>) -> CredentialsError {
    let sections = ini.names();
    let names = profile_names(&sections);
    let suggestion = nearest::suggestion(wanted.unwrap_or(DEFAULT), "profiles", &names);
    if let Some(wanted) = wanted {
        return ini.file().no_profile("profile", wanted, &suggestion);
    }
    let reason = format!("there is no section [default]; {suggestion}");
    let has_keys = |name: &&str| {
        let settings = version_2_settings(ini, name).ok().flatten();
        settings.is_none_or(|settings| section_profile(ini, name, settings).leads_to_keys())
    };
    match names.iter().any(has_keys) {
        true => ini
            .file()
            .refuse("profile", format!("is not named, and {reason}")),
        false => ini.file().not_configured(&reason, "set OSSUTIL_PROFILE"),
    }
}

/// Returns the names of the profiles, without the word `profile` before them.
fn profile_names<'a>(sections: &[&'a str]) -> Vec<&'a str> {
    let sections = sections.iter().copied();
    let is_profile = |name: &&str| {
        let mut others = ["Credentials", "AkService"].into_iter();
        let is_other = others.any(|other| name.eq_ignore_ascii_case(other));
        !is_other && !buckets::is_section(name)
    };
    let profiles = sections.filter(is_profile);
    profiles
        .map(|name| match begins_with(name, "profile ") {
            true => name.get("profile ".len()..).unwrap_or(name).trim(),
            false => name,
        })
        .collect()
}

/// Returns whether a name begins with `prefix`, in upper or lower case.
fn begins_with(name: &str, prefix: &str) -> bool {
    let start = name.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Adds the settings of the profile that `source-profile` names, and of those that this one names in
/// turn. `path` holds the names of the profiles so far.
fn with_inherited(
    ini: &IniText,
    mut settings: Settings,
    path: &mut Vec<String>,
) -> Result<Settings, CredentialsError> {
    let key = spell(SOURCE_PROFILE);
    while let Some(Setting::Text(source)) = settings.remove(&key).filter(Setting::is_set) {
        let source = source.expose();
        let user = path.last().cloned().unwrap_or_default();
        ini.file().follow(path, source)?;
        let Some(base) = version_2_settings(ini, source)? else {
            let names = ini.names();
            let suggestion = nearest::suggestion(source, "profiles", &profile_names(&names));
            return Err(CredentialsError::invalid_configuration(
                Profile::origin(&user, &ini.file().path),
                SOURCE_PROFILE,
                format!("is {source:?}, which does not exist; {suggestion}"),
            ));
        };
        fill_in(&mut settings, base);
    }
    Ok(settings)
}

/// Adds the settings of `base` that are not set yet.
///
/// The id, the secret, the token and the mode belong together. If one of the first three is set already,
/// none of the four is added, so that keys of two profiles are never mixed.
fn fill_in(settings: &mut Settings, base: Settings) {
    let is_set = |name: &&str| settings.get(&spell(name)).is_some_and(Setting::is_set);
    let has_keys = KEYS.iter().any(is_set);
    for (key, value) in base {
        let belongs_to_keys = key == NAMES.mode || KEYS.iter().any(|name| spell(name) == key);
        let is_open = !settings.get(&key).is_some_and(Setting::is_set);
        if is_open && !(has_keys && belongs_to_keys) {
            settings.insert(key, value);
        }
    }
}

/// Returns the recipe for `ecsAk`, a setting of version 1 that contains a URL. A URL of the metadata
/// service may end with the name of a role of the instance. Any other URL returns keys itself.
fn ecs_ak(profile: &Profile) -> Result<Option<Recipe>, CredentialsError> {
    let Some(uri) = profile.text(&["ecsAk"])? else {
        return Ok(None);
    };
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host != METADATA && host != METADATA_WITH_PORT {
        Address::parse(uri, &profile.origin, "ecsAk", PlainHttpScope::Private)?;
        return Ok(Some(Recipe::Uri(Secret::new(uri))));
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let role = Some(last).filter(|last| !last.is_empty() && *last != "security-credentials");
    Ok(Some(Recipe::EcsRole(role.map(str::to_owned))))
}

/// Returns the form in which keys are compared, without `-`, `_` and upper case. Names of version 1 are
/// replaced by those of version 2.
fn spell(key: &str) -> String {
    let plain: String = key
        .chars()
        .filter(|c| *c != '-' && *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let synonym = SYNONYMS.iter().find(|(name, _)| *name == plain);
    synonym.map_or(plain, |(_, meant)| (*meant).to_owned())
}

type Settings = BTreeMap<String, Setting>;

const DEFAULT: &str = "default";
const SOURCE_PROFILE: &str = "source-profile";
/// The hosts of URLs of the metadata service of ECS.
const METADATA: &str = "100.100.100.200";
const METADATA_WITH_PORT: &str = "100.100.100.200:80";
/// The settings that form one set of keys.
const KEYS: [&str; 3] = ["access-key-id", "access-key-secret", "sts-token"];

/// The names of version 1 and the names that version 2 has for them, in the form of [`spell`].
const SYNONYMS: [(&str, &str); 4] = [
    ("accessid", "accesskeyid"),
    ("accesskey", "accesskeysecret"),
    ("host", "endpoint"),
    ("ramrolearn", "rolearn"),
];

/// The names of the settings in this file.
static NAMES: Names = Names {
    spell,
    mode: "mode",
    modes: &[
        ("AK", Mode::AccessKey),
        ("StsToken", Mode::StsToken),
        ("RamRoleArn", Mode::AssumeRole),
        ("EcsRamRole", Mode::EcsRole),
        ("Ali-EcsRamRole", Mode::EcsRole),
        ("oidcRoleArn", Mode::Oidc),
        ("Process", Mode::Process),
        ("Anonymous", Mode::Anonymous),
    ],
    id: &["access-key-id"],
    secret: &["access-key-secret"],
    token: &["sts-token"],
    role_arn: &["role-arn"],
    session_name: &["role-session-name"],
    duration: &["token-time-out"],
    policy: &[],
    external_id: &[],
    region: &["region"],
    endpoint: &["endpoint"],
    sts_region: &["sts-region"],
    sts_endpoint: &[],
    vpc: &[],
    ecs_role: &["ecs-role-name"],
    oidc_provider_arn: &["oidc-provider-arn"],
    oidc_token_file: &["oidc-token-file-path"],
    process: &["credential-process"],
    process_timeout: &["credential-process-timeout"],
    uri: &["credential-uri"],
    sign_in_url: &[],
    bearer: &[],
    key_pair: &[],
};

#[cfg(test)]
mod tests;
