//! Every sample of a configuration file, by `expected.json`: what each profile resolves to.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oss_sign::{Credentials, Secret, UtcSeconds};
use oss_transport::testing::{NoTransport, SteppedRuntime};
use serde_json::{Value, json};

use super::file_name::FileName;
use super::profile::Fallbacks;
use super::recipe::{Recipe, Resolved, RoleSettings};
use super::{alibabacloud_ini, aliyun_config, ossutil_ini};
use crate::sts::StsEndpoint;
use oss_context::{Context, CredentialsError, Environment};

fn read(file: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    #[expect(clippy::disallowed_methods, reason = "a test reads its own samples")]
    std::fs::read(folder.join(file)).unwrap()
}

/// The entries of a parser that speak of a profile and not of a service's answer.
fn entries(parser: &str) -> Vec<Value> {
    let all: Value = serde_json::from_slice(&read("expected.json")).unwrap();
    let all = all["entries"].as_array().unwrap().clone();
    all.into_iter()
        .filter(|entry| entry["parser"] == parser)
        .collect()
}

type Parser = fn(&FileName, &[u8], Option<&str>, &Fallbacks) -> Result<Resolved, CredentialsError>;

fn resolve(
    parser: Parser,
    entry: &Value,
    profile: Option<&str>,
) -> Result<Recipe, CredentialsError> {
    let file = entry["file"].as_str().unwrap();
    let place = FileName {
        link: "sample",
        path: file.to_owned(),
    };
    let variables = entry["env"].as_object().cloned().unwrap_or_default();
    let variables = variables
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()));
    let fallbacks = Fallbacks::read(&Environment::fixed(variables)).unwrap();
    let resolved = parser(&place, &read(file), profile, &fallbacks)?;
    Ok(resolved.recipe)
}

fn endpoint(endpoint: &StsEndpoint) -> String {
    let (transport, runtime) = (NoTransport::new(), SteppedRuntime::at_unix(0));
    let cx =
        Context::new(Arc::new(transport), Arc::new(runtime)).with_environment(Environment::empty());
    endpoint.resolve(&cx).unwrap().authority().to_owned()
}

fn with_role(mut into: Value, role: &RoleSettings) -> Value {
    let hour = Duration::from_secs(3600);
    into["role_arn"] = json!(role.role_arn);
    into["session_name"] = json!(role.session_name);
    into["duration"] = json!(role.duration.unwrap_or(hour).as_secs());
    into["policy"] = json!(role.policy);
    into["external_id"] = json!(role.external_id);
    into["endpoint"] = json!(endpoint(&role.endpoint));
    into
}

fn keys(credentials: &Credentials) -> Value {
    let key = credentials.access_key().unwrap();
    let name = match key.security_token() {
        Some(_) => "static_token",
        None => "static",
    };
    let whole = json!({
        "access_key_id": key.id(),
        "access_key_secret": key.secret().expose(),
        "security_token": key.security_token().map(Secret::expose),
        "expiration": credentials.expires_at().map(UtcSeconds::to_iso_extended),
    });
    json!({ name: key.id(), "credentials": whole })
}

/// A recipe in the words of `expected.json`.
pub(super) fn described(recipe: &Recipe) -> Value {
    match recipe {
        Recipe::Keys(taken) => keys(&taken.credentials),
        Recipe::Anonymous => json!({ "anonymous": true }),
        Recipe::AssumeRole(recipe) => {
            let source = json!({ "source": described(&recipe.source) });
            json!({ "assume_role": with_role(source, &recipe.role) })
        }
        Recipe::EcsRole(name) => json!({ "ecs": name }),
        Recipe::Oidc(recipe) => {
            let oidc = json!({
                "provider_arn": recipe.provider_arn,
                "token_file": recipe.token_file.to_str().unwrap(),
            });
            json!({ "oidc": with_role(oidc, &recipe.role) })
        }
        Recipe::Uri(uri) => json!({ "uri": uri.expose() }),
        Recipe::Process { command, timeout } => {
            let words: Vec<_> = command.iter().map(Secret::expose).collect();
            json!({ "process": words, "timeout": timeout.map(|timeout| timeout.as_secs()) })
        }
        // What a login does at which time, its provider shows.
        Recipe::CloudSso(_) | Recipe::OAuth(_) => json!({ "login": true }),
    }
}

/// Whether everything that is expected is there.
fn assert_holds(entry: &Value, actual: &Value, expected: &Value) {
    match expected.as_object() {
        Some(members) => members
            .iter()
            .for_each(|(name, member)| assert_holds(entry, &actual[name], member)),
        None => assert_eq!(actual, expected, "{entry}"),
    }
}

fn assert_error(entry: &Value, error: &CredentialsError, expected: &Value) {
    let (kind, field, path) = match error {
        CredentialsError::InvalidConfiguration { field, .. } => {
            ("InvalidConfiguration", Some(field), None)
        }
        CredentialsError::ProfileLoop { path, .. } => ("ProfileLoop", None, Some(path)),
        CredentialsError::Unsupported { field, .. } => ("Unsupported", Some(field), None),
        _ => ("other", None, None),
    };
    assert_eq!(kind, expected["kind"], "{entry}: {error}");
    assert_eq!(json!(field), expected["field"], "{entry}: {error}");
    assert_eq!(json!(path), expected["path"], "{entry}: {error}");
    let shown = format!("{error} {error:?} {}", error.hint().unwrap());
    let forbidden = expected["must_not_contain"]
        .as_array()
        .into_iter()
        .flatten();
    for text in forbidden.map(|text| text.as_str().unwrap()) {
        assert!(!shown.contains(text), "{entry}: {shown}");
    }
}

/// Judges the entries of a parser; gives how many there were.
fn judge(parser: Parser, name: &str) -> usize {
    let entries = entries(name);
    for entry in &entries {
        let expect = &entry["expect"];
        let result = resolve(parser, entry, entry["profile"].as_str());
        match result {
            Ok(Recipe::CloudSso(_) | Recipe::OAuth(_)) if entry["now"].is_string() => {}
            Ok(recipe) => match expect["assume_role"]["source"].as_str() {
                Some(source) => {
                    let source = source.strip_prefix("profile ").unwrap();
                    let source = resolve(parser, entry, Some(source)).unwrap();
                    let mut expect = expect.clone();
                    expect["assume_role"]["source"] = described(&source);
                    assert_holds(entry, &described(&recipe), &expect);
                }
                None => assert_holds(entry, &described(&recipe), expect),
            },
            Err(CredentialsError::NotFound { passed, .. }) => {
                let reason = expect["not_configured"].as_str().unwrap();
                assert!(passed[0].reason.contains(reason), "{entry}: {passed:?}");
            }
            Err(error) => assert_error(entry, &error, &expect["error"]),
        }
    }
    entries.len()
}

#[test]
fn profiles_of_the_cli() {
    assert_eq!(judge(aliyun_config::resolve, "aliyun_config"), 38);
}

#[test]
fn profiles_of_the_shared_file() {
    assert_eq!(judge(alibabacloud_ini::resolve, "alibabacloud_ini"), 17);
}

#[test]
fn profiles_of_ossutil() {
    assert_eq!(judge(ossutil_ini::resolve, "ossutil_ini"), 13);
}
