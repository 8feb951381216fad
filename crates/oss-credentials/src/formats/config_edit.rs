//! A changed `config.json` in which everything else remains as and where it was.

use oss_sign::Secret;
use serde::Serialize;
use serde_json::{Map, Value, json};
use zeroize::{Zeroize, Zeroizing};

use super::file_name::FileName;
use super::ini_text::IniText;
use super::json::not_json;
use crate::oauth_tokens::OAuthTokens;
use oss_context::CredentialsError;

/// An access key that is written to a profile.
pub(crate) struct NewKey {
    pub(crate) profile: String,
    pub(crate) id: String,
    pub(crate) secret: Secret,
    /// Whether a profile of this name may exist.
    pub(crate) replace: bool,
}

/// Returns the file with the tokens of a renewed login in `profile`.
///
/// # Errors
///
/// The file is no longer JSON, or no longer has the profile.
pub(crate) fn renewed(
    file: &FileName,
    bytes: &[u8],
    profile: &str,
    tokens: &OAuthTokens,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    let text = file.decode(bytes)?;
    let mut tree = parse(file, text)?;
    let Some(settings) = find(&mut tree.0, profile) else {
        return Err(file.refuse("profile", format!("{profile:?} was removed")));
    };
    let expires = tokens.access_token_expires_at.as_i64();
    set(settings, "oauth_access_token", tokens.access_token.expose());
    set(
        settings,
        "oauth_refresh_token",
        tokens.refresh_token.expose(),
    );
    set(settings, "oauth_access_token_expire", expires);
    write(file, text, &tree)
}

/// Returns the file, or a new one if there was none, with `key` in its profile.
///
/// # Errors
///
/// The file is not a configuration of the CLI, or has the profile although it may not.
pub(crate) fn with_key(
    file: &FileName,
    before: Option<&[u8]>,
    key: &NewKey,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    let text = before.map_or(Ok("{}\n"), |before| file.decode(before))?;
    let mut tree = parse(file, text)?;
    let exists = find(&mut tree.0, &key.profile).is_some();
    if exists && !key.replace {
        return Err(file.refuse("profile", format!("{:?} exists already", key.profile)));
    }
    if !exists {
        add_profile(file, &mut tree.0, &key.profile)?;
    }
    let Some(settings) = find(&mut tree.0, &key.profile) else {
        return Err(file.refuse("profiles", "are not a list of objects"));
    };
    set(settings, "mode", "AK");
    set(settings, "access_key_id", key.id.as_str());
    set(settings, "access_key_secret", key.secret.expose());
    write(file, text, &tree)
}

/// Returns whether the file has a profile of this name.
///
/// # Errors
///
/// The file is not a configuration of the CLI.
pub(crate) fn has_profile(
    file: &FileName,
    bytes: &[u8],
    profile: &str,
) -> Result<bool, CredentialsError> {
    let mut tree = parse(file, file.decode(bytes)?)?;
    match member(&mut tree.0, "profiles") {
        None | Some(Value::Null | Value::Array(_)) => Ok(find(&mut tree.0, profile).is_some()),
        Some(_) => Err(file.refuse("profiles", "is not a list")),
    }
}

fn parse(file: &FileName, text: &str) -> Result<Wiped, CredentialsError> {
    let tree: Value = serde_json::from_str(text).map_err(|error| {
        let ini = IniText::parse(file, text.as_bytes());
        match ini.is_ok_and(|ini| !ini.names().is_empty()) {
            true => file.refuse(
                "contents",
                "are an INI file, not the JSON of the aliyun CLI",
            ),
            false => not_json(file, &error),
        }
    })?;
    let tree = Wiped(tree);
    match &tree.0 {
        Value::Object(_) => Ok(tree),
        _ => Err(file.refuse("contents", "are not an object with a list of profiles")),
    }
}

/// Adds an empty profile. In a file without a current profile it becomes the current one.
fn add_profile(file: &FileName, tree: &mut Value, profile: &str) -> Result<(), CredentialsError> {
    for (name, default) in [("current", json!(profile)), ("profiles", json!([]))] {
        match (member(tree, name), default) {
            (Some(value), default) if value.is_null() => *value = default,
            (Some(_), _) => {}
            (None, default) => {
                if let Some(members) = tree.as_object_mut() {
                    members.insert(name.to_owned(), default);
                }
            }
        }
    }
    match member(tree, "profiles").and_then(Value::as_array_mut) {
        Some(profiles) => profiles.push(json!({ "name": profile })),
        None => return Err(file.refuse("profiles", "is not a list")),
    }
    Ok(())
}

/// The member of an object with this name. The CLI ignores the case of names.
fn member<'a>(tree: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    let mut members = tree.as_object_mut()?.iter_mut();
    members
        .find(|(member, _)| member.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn find<'a>(tree: &'a mut Value, profile: &str) -> Option<&'a mut Map<String, Value>> {
    let profiles = member(tree, "profiles")?.as_array_mut()?;
    let is_meant = |settings: &&mut Value| {
        let members = settings.as_object().into_iter().flatten();
        let mut names = members.filter(|(member, _)| member.eq_ignore_ascii_case("name"));
        names.any(|(_, name)| name == profile)
    };
    profiles.iter_mut().find(is_meant)?.as_object_mut()
}

/// Sets a field, under the name that it has in the file, whatever its case.
fn set(settings: &mut Map<String, Value>, field: &str, value: impl Into<Value>) {
    let existing = settings
        .keys()
        .find(|name| name.eq_ignore_ascii_case(field));
    let field = existing.cloned().unwrap_or_else(|| field.to_owned());
    if let Some(mut old) = settings.insert(field, value.into()) {
        wipe(&mut old);
    }
}

/// Writes the tree with the indentation and the last line end that the file had.
fn write(
    file: &FileName,
    before: &str,
    tree: &Wiped,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    let indent = if before.contains("\n\t") { "\t" } else { "  " };
    // The buffer has its full size from the start, so that it never moves and leaves no copy of a
    // secret behind.
    let size = before.len().saturating_mul(2).saturating_add(16 * 1024);
    let mut after = Zeroizing::new(Vec::with_capacity(size));
    let formatter = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
    let mut serializer = serde_json::Serializer::with_formatter(&mut *after, formatter);
    tree.0
        .serialize(&mut serializer)
        .map_err(|_| file.refuse("profiles", "cannot be written as JSON"))?;
    if before.ends_with('\n') {
        after.push(b'\n');
    }
    Ok(after)
}

/// A tree whose texts are overwritten when it is dropped.
struct Wiped(Value);

impl Drop for Wiped {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(list) => list.iter_mut().for_each(wipe),
        Value::Object(map) => map.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use oss_sign::{Secret, UtcSeconds};

    use super::*;

    fn edited(before: &str) -> Result<String, CredentialsError> {
        let place = FileName {
            link: "cli_profile",
            path: "/c".to_owned(),
        };
        let tokens = OAuthTokens {
            access_token: Secret::new("A1"),
            access_token_expires_at: UtcSeconds::new(1_772_700_000),
            refresh_token: Secret::new("R1"),
        };
        let after = renewed(&place, before.as_bytes(), "o", &tokens)?;
        Ok(String::from_utf8(after.to_vec()).unwrap())
    }

    #[test]
    fn everything_else_stays_as_and_where_it_was() {
        let before = "{\n\t\"z\": [1, 2.50, null],\n\t\"profiles\": [\n\t\t{\n\t\t\t\"oauth_refresh_token\": \"R0\",\n\t\t\t\"name\": \"o\",\n\t\t\t\"unknown\": {\n\t\t\t\t\"b\": true,\n\t\t\t\t\"a\": \"é\"\n\t\t\t}\n\t\t},\n\t\t{\n\t\t\t\"name\": \"o\"\n\t\t}\n\t],\n\t\"a\": \"\"\n}\n";
        let after = edited(before).unwrap();
        let expected = before
            .replace("[1, 2.50, null]", "[\n\t\t1,\n\t\t2.5,\n\t\tnull\n\t]")
            .replace("R0", "R1")
            .replacen(
                "\n\t\t\t}\n\t\t},",
                "\n\t\t\t},\n\t\t\t\"oauth_access_token\": \"A1\",\n\t\t\t\"oauth_access_token_expire\": 1772700000\n\t\t},",
                1,
            );
        assert_eq!(after, expected);
    }

    fn with_profile(before: Option<&str>, replace: bool) -> Result<String, CredentialsError> {
        let file = FileName {
            link: "cli_profile",
            path: "/c".to_owned(),
        };
        let key = NewKey {
            profile: "p".to_owned(),
            id: "LTAI".to_owned(),
            secret: Secret::new("S1"),
            replace,
        };
        let after = with_key(&file, before.map(str::as_bytes), &key)?;
        let tree: Value = serde_json::from_slice(&after).unwrap();
        Ok(tree.to_string())
    }

    #[test]
    fn a_key_is_added_to_a_file_or_makes_one() {
        let profile = r#"{"name":"p","mode":"AK","access_key_id":"LTAI","access_key_secret":"S1"}"#;
        let cases = [
            (None, format!(r#"{{"current":"p","profiles":[{profile}]}}"#)),
            (
                Some("\u{feff}{\"profiles\":null,\"current\":null,\"x\":1}"),
                format!(r#"{{"profiles":[{profile}],"current":"p","x":1}}"#),
            ),
            (
                Some(r#"{"Profiles":[{"name":"q"}],"Current":"q"}"#),
                format!(r#"{{"Profiles":[{{"name":"q"}},{profile}],"Current":"q"}}"#),
            ),
        ];
        for (before, expected) in cases {
            assert_eq!(with_profile(before, false).unwrap(), expected);
        }
    }

    #[test]
    fn an_existing_profile_is_replaced_only_if_that_is_allowed() {
        let before = r#"{"profiles":[{"Name":"p","region_id":"r","Access_Key_Secret":"S0"}]}"#;
        let refused = with_profile(Some(before), false).unwrap_err().to_string();
        assert_eq!(refused, "/c: profile \"p\" exists already");
        assert_eq!(
            with_profile(Some(before), true).unwrap(),
            r#"{"profiles":[{"Name":"p","region_id":"r","Access_Key_Secret":"S1","mode":"AK","access_key_id":"LTAI"}]}"#
        );
    }

    #[test]
    fn a_file_that_is_no_configuration_is_refused() {
        for (before, expected) in [
            ("[]", "/c: contents are not an object"),
            (r#"{"profiles":{}}"#, "/c: profiles is not a list"),
            ("{", "/c: not JSON (line 1)"),
            (
                "; note\n[Credentials]\naccessKeyID = a\n",
                "/c: contents are an INI file, not the JSON of the aliyun CLI",
            ),
        ] {
            let refused = with_profile(Some(before), true).unwrap_err().to_string();
            assert!(refused.starts_with(expected), "{refused}");
        }
    }

    #[test]
    fn what_is_no_longer_there_is_refused_without_its_text() {
        for (before, field) in [
            ("{\"profiles\": [{\"name\": \"CANARY\"}]}", "profile"),
            ("{\"profiles\": {}}", "profile"),
            ("{\"profiles\": [CANARY", "not JSON (line 1)"),
        ] {
            let error = edited(before).unwrap_err();
            assert!(
                error.to_string().starts_with(&format!("/c: {field}")),
                "{error}"
            );
            assert!(!error.to_string().contains("CANARY"), "{error}");
        }
    }
}
