//! A changed `config.json`: our fields new, everything else as it was and where it was.

use serde::Serialize;
use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::place::Place;
use crate::OAuthTokens;
use oss_context::CredentialsError;

/// The file with the tokens of a renewed login in `profile`.
///
/// # Errors
///
/// When the file is no longer what it was: no JSON, or without the profile.
pub(crate) fn renewed(
    place: &Place,
    bytes: &[u8],
    profile: &str,
    tokens: &OAuthTokens,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    let text = place.decode(bytes)?;
    let tree: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        place.refuse(
            &format!("not JSON (line {line})"),
            format!("from column {column} on"),
        )
    })?;
    let mut tree = Wiped(tree);
    let Some(settings) = find(&mut tree.0, profile) else {
        return Err(place.refuse("profile", format!("{profile:?} is gone")));
    };
    let expires = tokens.access_token_expires_at.as_i64();
    set(settings, "oauth_access_token", tokens.access_token.expose());
    set(
        settings,
        "oauth_refresh_token",
        tokens.refresh_token.expose(),
    );
    set(settings, "oauth_access_token_expire", expires);
    write(text, &tree.0).ok_or_else(|| place.refuse("profiles", "cannot be written as JSON"))
}

fn find<'a>(tree: &'a mut Value, profile: &str) -> Option<&'a mut Map<String, Value>> {
    let profiles = tree.get_mut("profiles")?.as_array_mut()?;
    let is_meant = |settings: &&mut Value| settings.get("name").is_some_and(|name| name == profile);
    profiles.iter_mut().find(is_meant)?.as_object_mut()
}

fn set(settings: &mut Map<String, Value>, field: &str, value: impl Into<Value>) {
    if let Some(mut old) = settings.insert(field.to_owned(), value.into()) {
        wipe(&mut old);
    }
}

/// Written with the indent and the end of line that the file had.
fn write(before: &str, tree: &Value) -> Option<Zeroizing<Vec<u8>>> {
    let indent = if before.contains("\n\t") { "\t" } else { "  " };
    // Of full size from the start, so that the buffer never moves and leaves no copy behind.
    let size = before.len().saturating_mul(2).saturating_add(16 * 1024);
    let mut after = Zeroizing::new(Vec::with_capacity(size));
    let formatter = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
    let mut serializer = serde_json::Serializer::with_formatter(&mut *after, formatter);
    tree.serialize(&mut serializer).ok()?;
    if before.ends_with('\n') {
        after.push(b'\n');
    }
    Some(after)
}

/// A tree whose texts are overwritten when it goes.
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
        let place = Place {
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
