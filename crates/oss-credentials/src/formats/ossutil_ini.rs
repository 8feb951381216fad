//! `~/.ossutilconfig`: the profiles of ossutil, versions 1 and 2.

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

/// Resolves `profile`, or the default one if none is named, to the keys it describes.
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

/// Reads where OSS and STS answer, from the same profile, and the settings of single buckets.
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

/// The profile that is meant, with its name and with what it inherits.
fn select(ini: &IniText, wanted: Option<&str>) -> Result<(String, Profile), CredentialsError> {
    let name = wanted.unwrap_or(DEFAULT);
    let own = match own_settings(ini, name)? {
        Some(settings) => Some(inherited(ini, settings, &mut vec![name.to_owned()])?),
        None => None,
    };
    let settings = match version_1(ini, name)? {
        // Version 1 has its options in [Default], and its keys and endpoint in sections of their own.
        Some(older) => {
            let mut settings = own.unwrap_or_default();
            take_missing(&mut settings, older);
            settings
        }
        None => own.ok_or_else(|| absent(ini, wanted))?,
    };
    Ok((name.to_owned(), section(ini, name, settings)))
}

fn section(ini: &IniText, name: &str, settings: Settings) -> Profile {
    Profile {
        origin: Profile::origin(name, &ini.file().path),
        names: &NAMES,
        settings,
    }
}

fn recipe(
    place: &FileName,
    name: &str,
    mut profile: Profile,
    fallbacks: &Fallbacks,
) -> Result<Recipe, CredentialsError> {
    let mode = profile.mode()?;
    let service = key_service(&profile)?;
    if matches!(mode, Some(Mode::AssumeRole | Mode::Oidc)) {
        override_role(&mut profile, fallbacks)?;
    }
    let speaks_for_service = match mode {
        None => true,
        Some(Mode::EcsRole) => profile.find(NAMES.ecs_role).is_none(),
        // A role without keys of its own, in the words of either version.
        Some(Mode::AssumeRole) => profile.find(NAMES.id).is_none(),
        Some(_) => false,
    };
    match (service, mode) {
        (Some(source), Some(Mode::AssumeRole)) if speaks_for_service => {
            let role = profile.role(Mode::AssumeRole, fallbacks)?;
            Ok(Recipe::AssumeRole(Box::new(RoleRecipe { source, role })))
        }
        (Some(service), _) if speaks_for_service => Ok(service),
        (_, Some(mode)) => profile.recipe(mode, fallbacks),
        (_, None) => {
            let reason = format!("profile {name} has no keys and no mode");
            Err(place.pass(&reason, "run `ossutil config`"))
        }
    }
}

/// Replaces the role of the profile by the role that variables name, if the profile has one.
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

/// The sections of version 2: `[profile name]`, or `[name]` if the former does not exist.
fn own_settings(ini: &IniText, name: &str) -> Result<Option<Settings>, CredentialsError> {
    let long = format!("profile {name}");
    if name.eq_ignore_ascii_case(DEFAULT) {
        return ini.settings(&[DEFAULT, &long], spell);
    }
    match ini.settings(&[&long], spell)? {
        Some(settings) => Ok(Some(settings)),
        None => ini.settings(&[name], spell),
    }
}

/// The two sections of version 1, which has no profiles: they belong to the default one.
fn version_1(ini: &IniText, name: &str) -> Result<Option<Settings>, CredentialsError> {
    if !name.eq_ignore_ascii_case(DEFAULT) {
        return Ok(None);
    }
    let keys = ini.settings(&["Credentials"], spell)?;
    let service = ini.settings(&["AkService"], spell)?;
    if keys.is_none() && service.is_none() {
        return Ok(None);
    }
    let mut settings = keys.unwrap_or_default();
    take_missing(&mut settings, service.unwrap_or_default());
    Ok(Some(settings))
}

/// Why there is no profile to use. If none was named, a file without any keys counts as not
/// configured; a file whose keys belong to other profiles is not passed over.
fn absent(ini: &IniText, wanted: Option<&str>) -> CredentialsError {
    let sections = ini.names();
    let names = profile_names(&sections);
    let instead = nearest::suggestion(wanted.unwrap_or(DEFAULT), "profiles", &names);
    if let Some(wanted) = wanted {
        return ini.file().no_profile("profile", wanted, &instead);
    }
    let reason = format!("there is no section [default]; {instead}");
    let has_keys = |name: &&str| {
        let settings = own_settings(ini, name).ok().flatten();
        settings.is_none_or(|settings| section(ini, name, settings).leads_to_keys())
    };
    match names.iter().any(has_keys) {
        true => ini
            .file()
            .refuse("profile", format!("is not named, and {reason}")),
        false => ini.file().pass(&reason, "set OSSUTIL_PROFILE"),
    }
}

/// The names of the profiles, without the word `profile` before them.
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

fn begins_with(name: &str, prefix: &str) -> bool {
    let start = name.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Fills in from the profiles that `source-profile` names, one after the other.
fn inherited(
    ini: &IniText,
    mut settings: Settings,
    path: &mut Vec<String>,
) -> Result<Settings, CredentialsError> {
    let key = spell(SOURCE_PROFILE);
    while let Some(Setting::Text(source)) = settings.remove(&key).filter(Setting::is_set) {
        let source = source.expose();
        let user = path.last().cloned().unwrap_or_default();
        ini.file().follow(path, source)?;
        let Some(base) = own_settings(ini, source)? else {
            let names = ini.names();
            let instead = nearest::suggestion(source, "profiles", &profile_names(&names));
            return Err(CredentialsError::invalid_configuration(
                Profile::origin(&user, &ini.file().path),
                SOURCE_PROFILE,
                format!("is {source:?}, which does not exist; {instead}"),
            ));
        };
        take_missing(&mut settings, base);
    }
    Ok(settings)
}

/// Adds the settings of `base` that are not set yet. A key pair, its token and their mode are only
/// taken together.
fn take_missing(settings: &mut Settings, base: Settings) {
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

/// The meaning of `ecsAk` in version 1: a role, if it is an address of the metadata service that
/// ends in the name of a role, or else an address that returns keys.
fn key_service(profile: &Profile) -> Result<Option<Recipe>, CredentialsError> {
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

/// Removes `-`, `_` and the case from a key, and replaces the synonyms of version 1.
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
const METADATA: &str = "100.100.100.200";
const METADATA_WITH_PORT: &str = "100.100.100.200:80";
const KEYS: [&str; 3] = ["access-key-id", "access-key-secret", "sts-token"];

const SYNONYMS: [(&str, &str); 4] = [
    ("accessid", "accesskeyid"),
    ("accesskey", "accesskeysecret"),
    ("host", "endpoint"),
    ("ramrolearn", "rolearn"),
];

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
