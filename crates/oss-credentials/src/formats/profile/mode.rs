//! The ways to keys that a profile can name.

use super::{Names, Profile};
use crate::formats::nearest;
use oss_context::CredentialsError;

/// A way to get keys. Each file format has its own names for these ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    AccessKey,
    Anonymous,
    AssumeRole,
    BearerToken,
    Chained,
    CloudSso,
    EcsRole,
    OAuth,
    Oidc,
    Process,
    RoleOverEcs,
    RsaKeyPair,
    StsToken,
    Uri,
}

impl Profile {
    /// The mode that the profile names, or else the one that its settings suggest. `None` if it has
    /// no settings that lead to keys.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Unsupported`] if the profile names an unknown mode.
    pub(crate) fn mode(&self) -> Result<Option<Mode>, CredentialsError> {
        let Some(text) = self.text(&[self.names.mode])? else {
            return Ok(self.guess());
        };
        let known = self.names.modes;
        let found = known
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(text));
        match found {
            Some((_, mode)) => Ok(Some(*mode)),
            None => {
                let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
                let instead = nearest::suggestion(text, "known modes", &names);
                let problem = format!("is {text:?}, which is not a known mode");
                Err(self.unsupported(problem, instead))
            }
        }
    }

    /// Whether the profile has anything that leads to keys, even if it cannot be used.
    pub(crate) fn leads_to_keys(&self) -> bool {
        !matches!(self.mode(), Ok(None))
    }

    /// The mode that the settings suggest, in the order in which the CLI guesses.
    fn guess(&self) -> Option<Mode> {
        let names = self.names;
        let has = |field| self.find(field).is_some();
        let has_keys = has(names.id) || has(names.secret);
        let guesses = [
            (has_keys && has(names.token), Mode::StsToken),
            (has_keys && has(names.role_arn), Mode::AssumeRole),
            (has_keys, Mode::AccessKey),
            (has(names.key_pair), Mode::RsaKeyPair),
            (has(names.ecs_role), Mode::EcsRole),
            (has(names.process), Mode::Process),
            (has(names.uri), Mode::Uri),
            (
                has(names.oidc_provider_arn) || has(names.oidc_token_file),
                Mode::Oidc,
            ),
            (has(names.sign_in_url), Mode::CloudSso),
            (has(names.bearer), Mode::BearerToken),
            (has(names.role_arn), Mode::AssumeRole),
            (has(names.token), Mode::StsToken),
        ];
        let guess = guesses
            .into_iter()
            .find(|(speaks_for_it, _)| *speaks_for_it);
        guess.map(|(_, mode)| mode)
    }

    /// Returns the error for a mode whose keys cannot be used with OSS, with the reason and an
    /// alternative.
    pub(crate) fn unfit(&self, mode: Mode) -> CredentialsError {
        let name = self.names.mode_name(mode);
        let (why, instead) = match mode {
            Mode::BearerToken => (
                "OSS does not accept bearer tokens, only requests that are signed with an access key",
                "use temporary keys, by AssumeRole or OIDC",
            ),
            Mode::RsaKeyPair => (
                "session keys of RSA key pairs are deprecated and come without a security token",
                "use an access key pair, or temporary keys by AssumeRole or OIDC",
            ),
            _ => (
                "this file has no settings for it",
                "use the mode in the file that defines it",
            ),
        };
        self.unsupported(format!("is {name}: {why}"), instead.to_owned())
    }

    fn unsupported(&self, problem: String, instead: String) -> CredentialsError {
        CredentialsError::Unsupported {
            origin: self.origin.clone(),
            field: self.names.mode.to_owned(),
            problem,
            instead,
        }
    }
}

impl Names {
    /// Returns what the file calls a mode.
    pub(crate) fn mode_name(&self, mode: Mode) -> &'static str {
        let mut modes = self.modes.iter();
        modes
            .find(|(_, known)| *known == mode)
            .map_or("", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::alibabacloud_ini::resolve;
    use crate::formats::file_name::FileName;
    use crate::formats::profile::Fallbacks;
    use crate::formats::samples::described;

    /// What a profile without a type resolves to, by the name of its recipe.
    fn guessed(settings: &str) -> String {
        let place = FileName {
            link: "ini_profile",
            path: "/c".to_owned(),
        };
        let fallbacks = Fallbacks::default();
        match resolve(
            &place,
            format!("[default]\n{settings}").as_bytes(),
            None,
            &fallbacks,
        ) {
            Ok(resolved) => {
                let described = described(&resolved.recipe);
                let mut names = described.as_object().unwrap().keys();
                names.next().unwrap().clone()
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn settings_speak_for_a_mode_in_the_order_of_the_cli() {
        let keys = "access_key_id = a\naccess_key_secret = b\n";
        let role = "role_arn = acs:ram::1:role/r\n";
        let cases = [
            (format!("{keys}{role}sts_token = t"), "static_token"),
            (format!("{keys}{role}role_name = n"), "assume_role"),
            (format!("{keys}role_name = n"), "static"),
            (format!("{role}role_name = n"), "ecs"),
            (
                format!("{role}oidc_provider_arn = o\noidc_token_file_path = /t"),
                "oidc",
            ),
            ("credentials_uri = https://example.com".to_owned(), "uri"),
        ];
        for (settings, expected) in cases {
            assert_eq!(guessed(&settings), expected, "{settings}");
        }
        let faults = [
            ("access_key_secret = b", "access_key_id is missing"),
            ("sts_token = t", "access_key_id is missing"),
            (role, "access_key_id is missing"),
            ("oidc_token_file_path = /t", "oidc_provider_arn is missing"),
            (
                "private_key_file = k\nrole_name = n",
                "type is rsa_key_pair",
            ),
            ("bearer_token = t", "type is bearer"),
            ("region_id = r", "profile default is empty"),
        ];
        for (settings, expected) in faults {
            let guessed = guessed(settings);
            assert!(guessed.contains(expected), "{settings}: {guessed}");
        }
    }

    #[test]
    fn a_profile_is_off_by_one_of_four_words() {
        let keys = "access_key_id = a\naccess_key_secret = b\n";
        for word in ["false", "NO", "0", "off"] {
            let off = guessed(&format!("{keys}enable = {word}"));
            assert!(off.contains("enable = "), "{off}");
        }
        for word in ["true", "yes", "1", ""] {
            assert_eq!(guessed(&format!("{keys}enable = {word}")), "static");
        }
    }
}
