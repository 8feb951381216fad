//! Reads `~/.aliyun/config.json`, in which the aliyun CLI keeps its profiles.

use std::collections::BTreeMap;

use oss_sign::{Credentials, Secret, UtcSeconds};

use super::file_name::FileName;
use super::json::Json;
use super::nearest;
use super::profile::{Fallbacks, Mode, Names, Profile, Setting, Token};
use super::recipe::{CloudSsoRecipe, OAuthRecipe, Recipe, Resolved, RoleRecipe};
use super::settings::ProfileSettings;
use crate::oauth_tokens::OAuthSite;
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// The contents of the file, as far as this crate needs them.
struct AliyunConfig<'a> {
    file: &'a FileName,
    current: Option<String>,
    profiles: BTreeMap<String, Profile>,
    /// The number of profiles without a name. They cannot be used, but errors mention them.
    nameless: usize,
}

/// Resolves `profile`, or the current profile if this is `None`, to a recipe for its keys.
pub(crate) fn resolve(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
    fallbacks: &Fallbacks,
) -> Result<Resolved, CredentialsError> {
    let config = AliyunConfig::parse(file, bytes)?;
    let name = config.choose(profile)?;
    let recipe = config.recipe(name, &mut vec![name.to_owned()], fallbacks)?;
    Ok(Resolved {
        profile: name.to_owned(),
        recipe,
    })
}

/// Reads the region and the endpoints of the profile that [`resolve`] would choose.
pub(crate) fn settings(
    file: &FileName,
    bytes: &[u8],
    profile: Option<&str>,
) -> Result<ProfileSettings, CredentialsError> {
    let config = AliyunConfig::parse(file, bytes)?;
    let name = config.choose(profile)?;
    ProfileSettings::new(name, config.profile(name)?)
}

impl<'a> AliyunConfig<'a> {
    fn parse(file: &'a FileName, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let root = Json::parse(file, bytes)?;
        let Json::Object(mut members) = root else {
            let problem = format!("are {}, not an object with a list of profiles", root.kind());
            return Err(file.refuse("contents", problem));
        };
        let current = match members.remove("current").map(Json::into_setting) {
            Some(Setting::Text(name)) => Some(name.expose().to_owned()),
            None | Some(Setting::Null) => None,
            Some(other) => {
                return Err(file.refuse("current", format!("is {}, not a text", other.kind())));
            }
        };
        let mut config = Self {
            file,
            current: current.filter(|name| !name.is_empty()),
            profiles: BTreeMap::new(),
            nameless: 0,
        };
        let profiles = match members.remove("profiles") {
            Some(Json::List(profiles)) => profiles,
            None | Some(Json::Value(Setting::Null)) => Vec::new(),
            Some(other) => {
                return Err(file.refuse("profiles", format!("is {}, not a list", other.kind())));
            }
        };
        for (index, profile) in profiles.into_iter().enumerate() {
            config.add(index + 1, profile)?;
        }
        Ok(config)
    }

    /// Adds one element of the list of profiles. If several profiles have the same name, the first one
    /// is used, as in the CLI.
    fn add(&mut self, number: usize, profile: Json) -> Result<(), CredentialsError> {
        let refuse = |field: &str, kind: &str, expected: &str| {
            let problem = format!("is {kind}, not {expected} (profile number {number})");
            Err(self.file.refuse(field, problem))
        };
        let Json::Object(members) = profile else {
            return refuse("profiles", profile.kind(), "a list of objects");
        };
        let settings: BTreeMap<_, _> = members
            .into_iter()
            .map(|(name, value)| (name, value.into_setting()))
            .collect();
        let name = match settings.get("name") {
            Some(Setting::Text(name)) if !name.expose().is_empty() => name.expose().to_owned(),
            None | Some(Setting::Null | Setting::Text(_)) => {
                self.nameless += 1;
                return Ok(());
            }
            Some(other) => return refuse("name", other.kind(), "a text"),
        };
        let profile = Profile {
            origin: Profile::origin(&name, &self.file.path),
            names: &NAMES,
            settings,
        };
        self.profiles.entry(name).or_insert(profile);
        Ok(())
    }

    /// Returns the name of the profile to use: `wanted`, or else the current profile, or else `default`.
    ///
    /// # Errors
    ///
    /// The profile does not exist. If nobody chose it and no other profile has keys either, the file counts
    /// as not configured, so that the next source of credentials is asked. Keys of other profiles must
    /// not be ignored silently, so they make it an error.
    fn choose<'b>(&'b self, wanted: Option<&'b str>) -> Result<&'b str, CredentialsError> {
        let is_empty = self.profiles.is_empty() && self.nameless == 0;
        let (name, field) = match (wanted, &self.current) {
            (Some(wanted), _) => (wanted, "profile"),
            (None, _) if is_empty => {
                return Err(self
                    .file
                    .not_configured("the file has no profiles", CONFIGURE));
            }
            (None, Some(current)) => (current.as_str(), "current"),
            (None, None) => (DEFAULT, ""),
        };
        if self.profiles.contains_key(name) {
            return Ok(name);
        }
        let suggestion = self.suggestion(name);
        if !field.is_empty() {
            return Err(self.file.no_profile(field, name, &suggestion));
        }
        let reason = format!("no profile is current and none is called default; {suggestion}");
        let is_usable = |profile: &Profile| profile.leads_to_keys();
        if self.nameless > 0 || self.profiles.values().any(is_usable) {
            return Err(self
                .file
                .refuse("profile", format!("is not named: {reason}")));
        }
        Err(self
            .file
            .not_configured(&reason, "set ALIBABA_CLOUD_PROFILE"))
    }

    /// Says in an error which profiles exist, and which of them `name` may be a misspelling of.
    fn suggestion(&self, name: &str) -> String {
        let suggestion = nearest::suggestion(name, "profiles", &self.names());
        match self.nameless {
            0 => suggestion,
            1 => format!("{suggestion}; one profile has no name"),
            count => format!("{suggestion}; {count} profiles have no name"),
        }
    }

    fn profile(&self, name: &str) -> Result<&Profile, CredentialsError> {
        let absent = || {
            self.file
                .no_profile("profile", name, &self.suggestion(name))
        };
        self.profiles.get(name).ok_or_else(absent)
    }

    fn names(&self) -> Vec<&str> {
        self.profiles.keys().map(String::as_str).collect()
    }

    /// Resolves a profile. `path` holds the names of the profiles that led to it by `source_profile`,
    /// and ends with its own name.
    fn recipe(
        &self,
        name: &str,
        path: &mut Vec<String>,
        fallbacks: &Fallbacks,
    ) -> Result<Recipe, CredentialsError> {
        let profile = self.profile(name)?;
        let Some(mode) = profile.mode()? else {
            let reason = format!("profile {name} is empty");
            return Err(self.file.not_configured(&reason, CONFIGURE));
        };
        match mode {
            Mode::Chained => self.chained(profile, path, fallbacks),
            Mode::CloudSso => cloud_sso(profile, name),
            Mode::OAuth => oauth(profile, name),
            mode => profile.recipe(mode, fallbacks),
        }
    }

    /// Resolves a profile whose role is assumed with the keys of another profile.
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
            let suggestion = self.suggestion(wanted);
            let problem = format!("is {wanted:?}, which does not exist; {suggestion}");
            return Err(profile.refuse(field, problem));
        }
        self.file.follow(path, wanted)?;
        let refuse = |what| profile.refuse(field, format!("is {wanted:?}, which {what}"));
        match self.recipe(wanted, path, fallbacks) {
            // The named profile depends on this one, so it is an error if this one is empty. The chain
            // of sources must not go on as if nothing were configured.
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
        cached: cached_keys(profile),
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
        // The CLI writes 0 if it does not know the time.
        refresh_token_expires: refresh_expires.filter(|expires| *expires != 0),
        cached: cached_keys(profile),
        profile: name.to_owned(),
    })))
}

/// Returns the keys that the CLI obtained last for this login. They are only a cache, so incomplete keys
/// are ignored instead of causing an error.
fn cached_keys(profile: &Profile) -> Option<Credentials> {
    let expires_at = profile.number(&["sts_expiration"]).ok()??;
    let taken = profile.keys(Mode::StsToken, Token::Required).ok()?;
    Some(
        taken
            .credentials
            .with_expiration(UtcSeconds::new(expires_at)),
    )
}

const DEFAULT: &str = "default";
const CONFIGURE: &str = "run `aliyun configure`";

/// The names of the settings in this file.
static NAMES: Names = Names {
    spell: str::to_ascii_lowercase,
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
    region: &["region_id"],
    endpoint: &[],
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

#[cfg(test)]
mod tests {
    use super::super::samples::described;
    use super::*;
    use crate::sts::{Network, StsEndpoint};

    fn file() -> FileName {
        FileName {
            link: "cli_profile",
            path: "/c".to_owned(),
        }
    }

    fn refusal(text: &str, profile: Option<&str>) -> String {
        let resolved = resolve(&file(), text.as_bytes(), profile, &Fallbacks::default());
        resolved.unwrap_err().to_string()
    }

    #[test]
    fn values_of_the_wrong_kind_are_refused_without_their_text() {
        let cases = [
            ("[]", "contents are a list, not an object"),
            ("\"CANARY\"", "contents are a text, not an object"),
            ("null", "contents are null, not an object"),
            (
                r#"{"current":7,"profiles":[]}"#,
                "current is a number, not a text",
            ),
            (r#"{"current":["CANARY"]}"#, "current is a list, not a text"),
            (
                r#"{"profiles":{"a":"CANARY"}}"#,
                "profiles is an object, not a list",
            ),
            (
                r#"{"profiles":[{"name":"a"},"CANARY"]}"#,
                "profiles is a text, not a list of objects (profile number 2)",
            ),
            (
                r#"{"profiles":[{"name":7}]}"#,
                "name is a number, not a text (profile number 1)",
            ),
        ];
        for (text, expected) in cases {
            let refusal = refusal(text, None);
            assert!(refusal.starts_with(&format!("/c: {expected}")), "{refusal}");
            assert!(!refusal.contains("CANARY"), "{refusal}");
        }
        let number = r#"{"profiles":[{"name":"default","mode":"AK","access_key_id":12345}]}"#;
        assert_eq!(
            refusal(number, None),
            "profile \"default\" in /c: access_key_id is a number, not a text"
        );
    }

    #[test]
    fn names_ignore_case_and_the_last_of_two_members_is_used() {
        let text = "\u{feff}{\"Current\":\"a\",\"Profiles\":[{\"Name\":\"a\",\"MODE\":\"ak\",\r\n\
                    \"Access_Key_Id\":\"i\",\"access_key_secret\":\"x\",\"access_key_secret\":\"s\",\
                    \"Region_Id\":\"cn-hangzhou\"}]}";
        let fallbacks = Fallbacks::default();
        let keys = resolve(&file(), text.as_bytes(), None, &fallbacks).unwrap();
        let keys = described(&keys.recipe);
        assert_eq!(keys["static"], "i");
        assert_eq!(keys["credentials"]["access_key_secret"], "s");
        let settings = settings(&file(), text.as_bytes(), None).unwrap();
        assert_eq!(settings.region.as_deref(), Some("cn-hangzhou"));
    }

    #[test]
    fn a_profile_sets_the_endpoint_of_sts() {
        let read = |members: &str| {
            let text = format!(r#"{{"profiles":[{{"name":"default",{members}}}]}}"#);
            settings(&file(), text.as_bytes(), None).unwrap().sts
        };
        assert_eq!(read(r#""mode":"AK""#), StsEndpoint::new());
        let regional = StsEndpoint::new()
            .region("cn-beijing")
            .network(Network::Vpc);
        let members = r#""sts_region":"cn-beijing","enable_vpc":true"#;
        assert_eq!(read(members), regional);
        let members = format!(r#"{members},"sts_endpoint":"sts.example.com""#);
        assert_eq!(read(&members), regional.endpoint("sts.example.com"));
    }

    #[test]
    fn without_a_current_profile_only_default_is_used_and_other_keys_are_an_error() {
        let text = r#"{"profiles":[{"name":"default","region_id":"cn-beijing"}]}"#;
        let read = settings(&file(), text.as_bytes(), None).unwrap();
        assert_eq!(read.region.as_deref(), Some("cn-beijing"));
        let keys = r#""mode":"AK","access_key_id":"i","access_key_secret":"s""#;
        let other = format!(r#"{{"profiles":[{{"name":"prod",{keys}}},{{"mode":"AK"}}]}}"#);
        assert_eq!(
            refusal(&other, None),
            "/c: profile is not named: no profile is current and none is called default; the \
             profiles are prod; one profile has no name"
        );
        assert!(refusal(&other, Some("prd")).contains("did you mean \"prod\"?"));
        let nameless = format!(r#"{{"profiles":[{{{keys}}}]}}"#);
        assert!(refusal(&nameless, None).contains("one profile has no name"));
    }
}
