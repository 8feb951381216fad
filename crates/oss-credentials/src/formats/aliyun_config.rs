//! `~/.aliyun/config.json`, the profiles of the aliyun CLI.

use std::collections::BTreeMap;

use oss_sign::{Credentials, Secret, UtcSeconds};
use serde::Deserialize;
use serde_json::error::Category;

use super::nearest;
use super::place::Place;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting, Token};
use super::recipe::{CloudSsoRecipe, OAuthRecipe, Recipe, Resolved, RoleRecipe};
use crate::OAuthSite;
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// What the file holds, as far as keys are concerned.
struct AliyunConfig<'a> {
    place: &'a Place,
    current: Option<String>,
    profiles: BTreeMap<String, Profile>,
}

/// What `profile`, else the file's current profile, resolves to.
pub(crate) fn resolve(
    place: &Place,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let config = AliyunConfig::parse(place, bytes)?;
    let name = config.choose(profile)?;
    let recipe = config.recipe(name, &mut vec![name.to_owned()], fallbacks)?;
    Ok(Resolved {
        profile: name.to_owned(),
        recipe,
    })
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    current: Setting,
    #[serde(default)]
    profiles: Option<Vec<BTreeMap<String, Setting>>>,
}

impl<'a> AliyunConfig<'a> {
    fn parse(place: &'a Place, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let document: Document = serde_json::from_str(place.decode(bytes)?)
            .map_err(|error| unreadable(place, &error))?;
        let current = match document.current {
            Setting::Text(name) => Some(name.expose().to_owned()),
            Setting::Null => None,
            _ => return Err(place.refuse("current", "is not a text")),
        };
        let mut profiles = BTreeMap::new();
        for settings in document.profiles.unwrap_or_default() {
            let Some(Setting::Text(name)) = settings.get("name") else {
                continue;
            };
            let name = name.expose().to_owned();
            let profile = Profile {
                origin: Profile::origin(&name, &place.path),
                names: &NAMES,
                settings,
            };
            // The CLI takes the first of a name.
            profiles.entry(name).or_insert(profile);
        }
        Ok(Self {
            place,
            current: current.filter(|name| !name.is_empty()),
            profiles,
        })
    }

    /// The name of the profile that is meant.
    fn choose<'b>(&'b self, wanted: Option<&'b str>) -> Result<&'b str, CredentialsError> {
        let (name, field) = match (wanted, &self.current) {
            (Some(wanted), _) => (wanted, "profile"),
            (None, _) if self.profiles.is_empty() => {
                return Err(self.place.pass("the file has no profiles", CONFIGURE));
            }
            (None, Some(current)) => (current.as_str(), "current"),
            (None, None) => (DEFAULT, ""),
        };
        if self.profiles.contains_key(name) {
            return Ok(name);
        }
        let instead = nearest::suggestion(name, "profiles", &self.names());
        if field.is_empty() {
            let reason = format!("no profile is current and none is called default; {instead}");
            return Err(self.place.pass(&reason, "set ALIBABA_CLOUD_PROFILE"));
        }
        let problem = format!("is {name:?}, which does not exist; {instead}");
        Err(self.place.refuse(field, problem))
    }

    fn names(&self) -> Vec<&str> {
        self.profiles.keys().map(String::as_str).collect()
    }

    /// What a profile resolves to; those of `path` before it take their keys from it.
    fn recipe(
        &self,
        name: &str,
        path: &mut Vec<String>,
        fallbacks: &Fallbacks,
    ) -> Result<Recipe, CredentialsError> {
        let Some(profile) = self.profiles.get(name) else {
            return Err(self.place.refuse("profile", "is none of the file's"));
        };
        let Some(mode) = profile.mode()? else {
            let reason = format!("profile {name} is empty");
            return Err(self.place.pass(&reason, CONFIGURE));
        };
        match mode {
            Mode::Chained => self.chained(profile, path, fallbacks),
            Mode::CloudSso => cloud_sso(profile, name),
            Mode::OAuth => oauth(profile, name),
            mode => profile.recipe(mode, fallbacks),
        }
    }

    /// A role over the keys of another profile.
    fn chained(
        &self,
        profile: &Profile,
        path: &mut Vec<String>,
        fallbacks: &Fallbacks,
    ) -> Result<Recipe, CredentialsError> {
        let field = "source_profile";
        let wanted = profile.required(&["source_profile"], Mode::Chained)?;
        let role = profile.role(Mode::Chained, fallbacks)?;
        if !self.profiles.contains_key(wanted) {
            let instead = nearest::suggestion(wanted, "profiles", &self.names());
            let problem = format!("is {wanted:?}, which does not exist; {instead}");
            return Err(profile.refuse(field, problem));
        }
        self.place.follow(path, wanted)?;
        let refuse = |what| profile.refuse(field, format!("is {wanted:?}, which {what}"));
        match self.recipe(wanted, path, fallbacks) {
            // One that is needed and empty is a fault, not a source to pass over.
            Err(CredentialsError::NotFound { .. }) => Err(refuse("is empty")),
            Err(error) => Err(error),
            Ok(Recipe::Anonymous) => Err(refuse("is anonymous and cannot assume a role")),
            Ok(source) => Ok(Recipe::AssumeRole(Box::new(RoleRecipe { source, role }))),
        }
    }
}

fn cloud_sso(profile: &Profile, name: &str) -> Result<Recipe, CredentialsError> {
    let required = |field| profile.required(field, Mode::CloudSso).map(str::to_owned);
    let number = |field| profile.number(field).map(Option::unwrap_or_default);
    let url = profile.required(NAMES.sign_in_url, Mode::CloudSso)?;
    let field = "cloud_sso_sign_in_url";
    Address::parse(url, &profile.origin, field, PlainHttpScope::Loopback)?;
    Ok(Recipe::CloudSso(Box::new(CloudSsoRecipe {
        sign_in_url: url.to_owned(),
        account_id: required(&["cloud_sso_account_id"])?,
        access_config: required(&["cloud_sso_access_config"])?,
        access_token: profile.text(&["access_token"])?.map(Secret::new),
        access_token_expires: number(&["cloud_sso_access_token_expire"])?,
        cached: cached(profile),
        profile: name.to_owned(),
    })))
}

fn oauth(profile: &Profile, name: &str) -> Result<Recipe, CredentialsError> {
    let field = "oauth_site_type";
    let site = profile.required(&["oauth_site_type"], Mode::OAuth)?;
    let site = if site.eq_ignore_ascii_case("CN") {
        OAuthSite::China
    } else if site.eq_ignore_ascii_case("INTL") {
        OAuthSite::International
    } else {
        return Err(profile.refuse(field, format!("is {site:?}; it is CN or INTL")));
    };
    let expires = profile.number(&["oauth_access_token_expire"])?;
    let refresh_expires = profile.number(&["oauth_refresh_token_expire"])?;
    Ok(Recipe::OAuth(Box::new(OAuthRecipe {
        site,
        access_token: profile.text(&["oauth_access_token"])?.map(Secret::new),
        access_token_expires: expires.unwrap_or_default(),
        refresh_token: profile.text(&["oauth_refresh_token"])?.map(Secret::new),
        // 0 stands for unknown.
        refresh_token_expires: refresh_expires.filter(|expires| *expires != 0),
        cached: cached(profile),
        profile: name.to_owned(),
    })))
}

/// The keys that a login gave last, if they are whole; they are a cache and never a fault.
fn cached(profile: &Profile) -> Option<Credentials> {
    let expires_at = profile.number(&["sts_expiration"]).ok()??;
    let taken = profile.keys(Mode::StsToken, Token::Required).ok()?;
    Some(
        taken
            .credentials
            .with_expiration(UtcSeconds::new(expires_at)),
    )
}

/// The texts of serde's errors may hold what stands in the file.
fn unreadable(place: &Place, error: &serde_json::Error) -> CredentialsError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Data => place.refuse(
            "profiles",
            format!("have not the form of a list of profiles (line {line}, column {column})"),
        ),
        Category::Eof | Category::Io | Category::Syntax => place.refuse(
            &format!("not JSON (line {line})"),
            format!("from column {column} on"),
        ),
    }
}

const DEFAULT: &str = "default";
const CONFIGURE: &str = "run `aliyun configure`";

static NAMES: Names = Names {
    spell: str::to_owned,
    mode: "mode",
    modes: &[
        ("AK", Mode::AccessKey),
        ("StsToken", Mode::StsToken),
        ("RamRoleArn", Mode::AssumeRole),
        ("EcsRamRole", Mode::EcsRole),
        ("RamRoleArnWithRoleName", Mode::RoleOverEcs),
        ("RamRoleArnWithEcs", Mode::RoleOverEcs),
        ("ChainableRamRoleArn", Mode::Chained),
        ("External", Mode::Process),
        ("CredentialsURI", Mode::Uri),
        ("OIDC", Mode::Oidc),
        ("CloudSSO", Mode::CloudSso),
        ("OAuth", Mode::OAuth),
        ("Anonymous", Mode::Anonymous),
        ("BearerToken", Mode::BearerToken),
        ("RsaKeyPair", Mode::RsaKeyPair),
    ],
    id: &["access_key_id"],
    secret: &["access_key_secret"],
    token: &["sts_token"],
    role_arn: &["ram_role_arn"],
    session_name: &["ram_session_name", "role_session_name"],
    duration: &["expired_seconds"],
    policy: &["policy"],
    external_id: &["external_id"],
    sts_region: &["sts_region"],
    sts_endpoint: &["sts_endpoint"],
    vpc: &["enable_vpc"],
    ecs_role: &["ram_role_name"],
    oidc_provider_arn: &["oidc_provider_arn"],
    oidc_token_file: &["oidc_token_file"],
    process: &["process_command"],
    process_timeout: &[],
    uri: &["credentials_uri"],
    sign_in_url: &["cloud_sso_sign_in_url"],
    bearer: &["bearer_token"],
    key_pair: &["private_key", "key_pair_name"],
};
