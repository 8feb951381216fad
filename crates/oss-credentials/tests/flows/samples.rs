//! Every sample of the environment and of STS, by `expected.json`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{Context, CredentialsError, EnvProvider, Environment, ProvideCredentials};
use oss_sign::{Credentials, Secret, UtcSeconds};
use oss_transport::testing::{Answer, NoTransport, ScriptedTransport};
use serde_json::Value;

use crate::log::captured;
use crate::stage::{builder, context, runtime};

pub(crate) fn read(file: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    #[expect(clippy::disallowed_methods, reason = "a test reads its own samples")]
    std::fs::read(folder.join(file)).unwrap()
}

pub(crate) fn json(file: &str) -> Value {
    serde_json::from_slice(&read(file)).unwrap()
}

pub(crate) fn entries(parser: &str) -> Vec<Value> {
    let all = json("expected.json")["entries"].as_array().unwrap().clone();
    all.into_iter()
        .filter(|entry| entry["parser"] == parser)
        .collect()
}

fn variables(case: &Value) -> Environment {
    let variables = case["env"].as_object().unwrap().iter();
    Environment::fixed(variables.map(|(name, value)| (name, value.as_str().unwrap())))
}

pub(crate) fn assert_credentials(name: &str, credentials: &Credentials, expected: &Value) {
    let key = credentials.access_key().unwrap();
    assert_eq!(key.id(), expected["access_key_id"], "{name}");
    assert_eq!(
        key.secret().expose(),
        expected["access_key_secret"],
        "{name}"
    );
    let token = key.security_token().map(Secret::expose);
    assert_eq!(token, expected["security_token"].as_str(), "{name}");
    let expiration = credentials.expires_at().map(UtcSeconds::to_iso_extended);
    assert_eq!(
        expiration.as_deref(),
        expected["expiration"].as_str(),
        "{name}"
    );
}

fn kind_and_field(error: &CredentialsError) -> (&'static str, Option<&str>) {
    match error {
        CredentialsError::InvalidConfiguration { field, .. } => {
            ("InvalidConfiguration", Some(field))
        }
        CredentialsError::InvalidResponse { field, .. } => ("InvalidResponse", Some(field)),
        CredentialsError::Service(_) => ("Service", None),
        CredentialsError::Unsupported { field, .. } => ("Unsupported", Some(field)),
        _ => ("other", None),
    }
}

pub(crate) fn assert_error(name: &str, error: &CredentialsError, expected: &Value) {
    let (kind, field) = kind_and_field(error);
    assert_eq!(kind, expected["kind"], "{name}: {error}");
    assert_eq!(field, expected["field"].as_str(), "{name}");
    if let Some(service) = error.service() {
        assert_eq!(service.code(), expected["code"].as_str(), "{name}");
        let request_id = expected["request_id"].as_str();
        assert!(
            request_id.is_none() || service.request_id() == request_id,
            "{name}"
        );
        assert_eq!(
            Some(error.is_retryable()),
            expected["retryable"].as_bool(),
            "{name}"
        );
        let message = expected["message"].as_str();
        assert!(message.is_none() || service.message() == message, "{name}");
        assert!(
            expected["invalidate_source"] != true || service.blames_credentials(),
            "{name}"
        );
    }
    let shown = format!("{error} {error:?} {}", error.hint().unwrap());
    let forbidden = expected["must_not_contain"]
        .as_array()
        .into_iter()
        .flatten();
    for text in forbidden.map(|text| text.as_str().unwrap()).chain([
        "SampleTempSecret",
        "CAISsample",
        "SampleLongSecret",
    ]) {
        assert!(!shown.contains(text), "{name} shows {text}: {shown}");
    }
}

#[tokio::test]
async fn answers_of_sts() {
    let entries = entries("sts_response");
    assert_eq!(entries.len(), 39);
    for entry in entries {
        let (name, expect) = (entry["file"].as_str().unwrap(), &entry["expect"]);
        let status = u16::try_from(entry["status"].as_u64().unwrap()).unwrap();
        // What is retried meets the same answer again.
        let transport =
            ScriptedTransport::new((0..3).map(|_| Answer::status(status).body(read(name))));
        let provider = builder().build().unwrap();
        match provider.provide(&context(transport, runtime())).await {
            Ok(credentials) => {
                assert_credentials(name, &credentials, &expect["credentials"]);
                assert_eq!(credentials.source(), Some("ram_role_arn/static"));
            }
            Err(error) => assert_error(name, &error, &expect["error"]),
        }
    }
}

#[tokio::test]
async fn answers_to_get_caller_identity() {
    let keys = Credentials::new("LTAIEXAMPLE", "secret").unwrap();
    for entry in entries("caller_identity") {
        let name = entry["file"].as_str().unwrap();
        let transport = ScriptedTransport::new([Answer::status(200).body(read(name))]);
        let cx = context(transport, runtime());
        let identity = get_caller_identity(&cx, &keys, &StsEndpoint::new())
            .await
            .unwrap();
        assert_eq!(
            identity.identity_type, entry["expect"]["identity_type"],
            "{name}"
        );
        assert_eq!(identity.account_id, entry["expect"]["account_id"], "{name}");
        assert_eq!(identity.arn, entry["expect"]["arn"], "{name}");
    }
}

#[test]
fn signatures_of_rpc() {
    for case in json("sts/rpc-signatures.json").as_array().unwrap() {
        let parameters: BTreeMap<String, String> =
            serde_json::from_value(case["params"].clone()).unwrap();
        let parameters: Vec<_> = parameters.iter().collect();
        let method = case["method"].as_str().unwrap();
        let secret = Secret::new(case["access_key_secret"].as_str().unwrap());
        let name = &case["name"];
        assert_eq!(
            oss_sign::rpc::string_to_sign(method, &parameters),
            case["string_to_sign"],
            "{name}"
        );
        assert_eq!(
            oss_sign::rpc::sign(&secret, method, &parameters).unwrap(),
            case["signature"],
            "{name}"
        );
    }
}

#[tokio::test]
async fn variables_of_the_environment() {
    for case in json("env/cases.json").as_array().unwrap() {
        let (name, expect) = (case["env"].to_string(), &case["expect"]);
        let cx = context(NoTransport::new(), runtime()).with_environment(variables(case));
        let (log, _guard) = captured();
        let provider = EnvProvider::new();
        let results = [provider.provide(&cx).await, provider.provide(&cx).await];
        let warnings = log.text().matches("were removed").count();
        assert_eq!(
            warnings,
            usize::from(expect["warning"].is_string()),
            "{name}"
        );
        let [result, _] = results;
        match result {
            Ok(credentials) => assert_credentials(&name, &credentials, &expect["credentials"]),
            Err(CredentialsError::NotFound {
                passed,
                look_alikes,
            }) => {
                assert!(expect["not_configured"].is_string(), "{name}");
                assert!(
                    passed[0]
                        .reason
                        .contains("OSS_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_ID")
                );
                let look_alike = expect["look_alike"].as_str();
                let seen = look_alikes.first().map(String::as_str);
                assert!(
                    look_alike.is_none_or(|name| seen.unwrap().starts_with(name)),
                    "{name}"
                );
            }
            Err(error) => assert_error(&name, &error, &expect["error"]),
        }
    }
}

#[test]
fn endpoints_of_sts() {
    for case in json("sts-endpoint/cases.json").as_array().unwrap() {
        let mut cx = context(NoTransport::new(), runtime()).with_environment(variables(case));
        if let Some(region) = case["oss_region"].as_str() {
            cx = Context::with_region(cx, region);
        }
        let asked = case["explicit"].as_str();
        let asked = asked.map_or(StsEndpoint::new(), |text| StsEndpoint::new().endpoint(text));
        let (log, _guard) = captured();
        let resolved = asked.resolve(&cx);
        assert_eq!(
            log.text().contains("WARN"),
            case["warning"] == true,
            "{case}"
        );
        match resolved {
            Ok(endpoint) => {
                assert_eq!(endpoint.authority(), case["host"], "{case}");
                assert_eq!(
                    endpoint.scheme(),
                    case["scheme"].as_str().unwrap_or("https"),
                    "{case}"
                );
            }
            Err(error) => assert!(case["error"].is_string(), "{case}: {error}"),
        }
    }
}
