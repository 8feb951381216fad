//! `~/.ossutilconfig`, the profiles of ossutil in its versions 1 and 2.

use std::collections::BTreeMap;

use oss_sign::Secret;

use super::ini_text::IniText;
use super::nearest;
use super::place::Place;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting};
use super::recipe::{Recipe, Resolved, RoleRecipe};
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// What `profile`, else the default one, resolves to.
pub(crate) fn resolve(
    place: &Place,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let ini = IniText::parse(place, bytes)?;
    let name = profile.unwrap_or(DEFAULT);
    let settings = match own_settings(&ini, name)? {
        Some(settings) => inherited(&ini, settings, &mut vec![name.to_owned()])?,
        None => version_1(&ini, profile)?,
    };
    let profile = Profile {
        origin: Profile::origin(name, &place.path),
        names: &NAMES,
        settings,
    };
    Ok(Resolved {
        profile: name.to_owned(),
        recipe: recipe(place, name, profile, fallbacks)?,
    })
}

fn recipe(
    place: &Place,
    name: &str,
    mut profile: Profile,
    fallbacks: &Fallbacks,
) -> Result<Recipe, CredentialsError> {
    let mode = profile.mode()?;
    let service = key_service(&profile)?;
    override_role(&mut profile, fallbacks);
    let speaks_for_service = match mode {
        None => true,
        Some(Mode::EcsRole) => profile.find(NAMES.ecs_role).is_none(),
        // A role without keys of its own, in either version's words.
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

/// The variables name another role where there is one; they do not make a profile one.
fn override_role(profile: &mut Profile, fallbacks: &Fallbacks) {
    let overrides = [
        ("role-arn", &fallbacks.oss_role_arn),
        ("role-session-name", &fallbacks.oss_session_name),
    ];
    for (field, value) in overrides {
        if let Some(value) = value {
            let text = Setting::Text(Secret::new(value.as_str()));
            profile.settings.insert(spell(field), text);
        }
    }
}

/// The sections of version 2: `[profile name]`, or `[name]` where there is no such.
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

/// The two sections of version 1, which knows no profiles.
fn version_1(ini: &IniText, wanted: Option<&str>) -> Result<Settings, CredentialsError> {
    let is_default = wanted.is_none_or(|name| name.eq_ignore_ascii_case(DEFAULT));
    if is_default {
        let keys = ini.settings(&["Credentials"], spell)?;
        let service = ini.settings(&["AkService"], spell)?;
        if keys.is_some() || service.is_some() {
            let mut settings = keys.unwrap_or_default();
            take_missing(&mut settings, service.unwrap_or_default());
            return Ok(settings);
        }
    }
    let names = ini.names();
    let names = profile_names(&names);
    match wanted {
        Some(wanted) => {
            let instead = nearest::suggestion(wanted, "profiles", &names);
            let problem = format!("is {wanted:?}, which does not exist; {instead}");
            Err(ini.place().refuse("profile", problem))
        }
        None => {
            let instead = nearest::suggestion(DEFAULT, "profiles", &names);
            let reason = format!("there is no section [default]; {instead}");
            Err(ini.place().pass(&reason, "set OSSUTIL_PROFILE"))
        }
    }
}

/// Profiles by the names with which they are asked for.
fn profile_names<'a>(sections: &[&'a str]) -> Vec<&'a str> {
    let sections = sections.iter().copied();
    let profiles = sections.filter(|name| !begins_with(name, "buckets "));
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
        ini.place().follow(path, source)?;
        let Some(base) = own_settings(ini, source)? else {
            let names = ini.names();
            let instead = nearest::suggestion(source, "profiles", &profile_names(&names));
            return Err(CredentialsError::invalid_configuration(
                Profile::origin(&user, &ini.place().path),
                SOURCE_PROFILE,
                format!("is {source:?}, which does not exist; {instead}"),
            ));
        };
        take_missing(&mut settings, base);
    }
    Ok(settings)
}

/// Takes what is not there yet. A key pair, its token and the mode they are for stay together.
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

/// What `ecsAk` of version 1 means: the role at the end of the metadata service's path, or an
/// address that gives keys.
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

/// Keys are alike whatever stands between their words, and version 1 has names of its own.
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

const SYNONYMS: [(&str, &str); 3] = [
    ("accessid", "accesskeyid"),
    ("accesskey", "accesskeysecret"),
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
