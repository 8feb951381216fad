//! What is sent: the parameters of the samples, in the form body, signed; and what is refused
//! before.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use oss_policy::{Document, DocumentUse};
use oss_ram::operations::common::Tag;
use oss_ram::{ErrorKind, Operation, PolicyName, Ram};
use oss_sign::Secret;
use serde_json::{Value, json};

use crate::operations::{all, some_trust};
use crate::stage::{SECRET, answer, form, ram, sample};

#[test]
fn every_sample_is_an_operation_with_its_parameters() {
    let folder = format!("{}/tests/samples", env!("CARGO_MANIFEST_DIR"));
    let names: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "errors")
        .collect();
    let cases = all();
    let covered: BTreeSet<String> = cases.iter().map(|case| case.name.to_owned()).collect();
    assert_eq!(covered, names);
    assert_eq!(cases.len(), 32);
    for case in cases {
        let sample = sample(case.name);
        assert_eq!(sample["operation"], case.name);
        let request = sample["request"].as_object().unwrap();
        let expected: BTreeMap<String, String> = request
            .iter()
            .map(|(name, value)| (name.clone(), text(value)))
            .collect();
        assert_eq!(case.parameters, expected, "{}", case.name);
    }
}

/// A value as it stands in a form.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[tokio::test]
async fn a_call_is_a_signed_post_with_everything_in_its_body() {
    let (ram, sent) = ram([answer(200, &json!({"RequestId": "R"}))]);
    ram.delete_user("a@b").send().await.unwrap();
    let request = &sent.requests()[0];
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://ram.aliyuncs.com/");
    let form = form(request);
    for (name, value) in [
        ("Action", "DeleteUser"),
        ("Version", "2015-05-01"),
        ("Format", "JSON"),
        ("Timestamp", "2026-03-05T07:08:09Z"),
        ("AccessKeyId", "LTAI5tSampleAdminKey0001"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("UserName", "a@b"),
    ] {
        assert_eq!(form[name], value);
    }
    let unsigned: Vec<_> = form
        .iter()
        .filter(|(name, _)| *name != "Signature")
        .collect();
    let expected = oss_sign::rpc::sign(&Secret::new(SECRET), "POST", &unsigned).unwrap();
    assert_eq!(form["Signature"], expected);
}

#[test]
fn a_user_that_keeps_its_name_sends_it_as_the_new_one() {
    let (ram, _) = ram([]);
    let request = ram.update_user("u").new_comments("c").request().unwrap();
    let parameters: Vec<_> = request.parameters().collect();
    assert_eq!(
        parameters,
        [
            ("UserName", "u"),
            ("NewUserName", "u"),
            ("NewComments", "c")
        ]
    );
}

#[test]
fn tags_are_numbered() {
    let (ram, _) = ram([]);
    let tags = [Tag::new("team", "web"), Tag::new("a", "b")];
    let create = ram.create_role("r", some_trust()).tags(tags);
    let request = create.request().unwrap();
    let tags: Vec<_> = request
        .parameters()
        .filter(|(name, _)| name.starts_with("Tag"))
        .collect();
    assert_eq!(
        tags,
        [
            ("Tag.1.Key", "team"),
            ("Tag.1.Value", "web"),
            ("Tag.2.Key", "a"),
            ("Tag.2.Value", "b")
        ]
    );
}

fn refusal(operation: impl Operation) -> String {
    let error = operation.request().err().unwrap();
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(!error.may_be_executed() && error.code().is_none());
    error.to_string()
}

#[test]
fn names_over_their_limits_or_of_another_alphabet_are_refused_with_the_character() {
    let (ram, _) = ram([]);
    assert_eq!(
        refusal(ram.create_user("a b")),
        r#"UserName is "a b", where ' ' is none of A-Z a-z 0-9 .@_-"#
    );
    assert!(refusal(ram.create_user("é")).contains("'é'"));
    assert!(refusal(ram.create_user("")).contains("it has 1 to 64"));
    assert!(refusal(ram.create_user("a".repeat(65))).contains("65 characters; it has 1 to 64"));
    assert!(ram.create_user("a_b@c.d-e").request().is_ok());
    assert!(refusal(ram.get_role("a_b")).contains("'_' is none of"));
    assert!(ram.get_role("a@b.c-d").request().is_ok());
    assert!(refusal(ram.delete_policy("a.b")).contains("PolicyName"));
    assert!(ram.delete_policy("a".repeat(128)).request().is_ok());
    assert!(refusal(ram.delete_policy("a".repeat(129))).contains("1 to 128"));
    let policy = || PolicyName::custom("p");
    assert!(refusal(ram.attach_policy_to_user(policy(), "a/b")).contains("UserName"));
    assert!(
        refusal(ram.attach_policy_to_role(PolicyName::custom("p/"), "r")).contains("PolicyName")
    );
    assert!(refusal(ram.update_user("u").new_user_name("a b")).contains("NewUserName"));
    assert!(refusal(ram.get_policy_version(policy(), "1")).contains("a version is v1"));
    assert!(refusal(ram.delete_access_key("u", "")).contains("UserAccessKeyId"));
}

#[test]
fn remarks_durations_and_pages_have_limits() {
    let (ram, _) = ram([]);
    assert!(refusal(ram.create_user("u").comments("é".repeat(129))).contains("1 to 128"));
    assert!(
        ram.create_user("u")
            .comments("é".repeat(128))
            .request()
            .is_ok()
    );
    let role = || ram.create_role("r", some_trust());
    assert!(role().description("d".repeat(1024)).request().is_ok());
    assert!(refusal(role().description("d".repeat(1025))).contains("1 to 1024"));
    for seconds in [0, 3599, 43_201] {
        let longest = Duration::from_secs(seconds);
        assert!(refusal(role().max_session_duration(longest)).contains("3600 s to 43200 s"));
        assert!(refusal(ram.update_role("r", longest)).contains("NewMaxSessionDuration"));
    }
    for count in [0, 1001] {
        assert!(refusal(ram.list_roles().max_items(count)).contains("1 to 1000"));
    }
}

#[test]
fn a_document_stands_only_where_it_belongs() {
    let (ram, _) = ram([]);
    let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let identity = Document::parse(text, DocumentUse::Identity).unwrap();
    assert!(
        refusal(ram.create_policy("p", some_trust())).contains("here stands an identity policy")
    );
    assert!(refusal(ram.create_role("r", identity.clone())).contains("here stands a trust policy"));
    let hour = Duration::from_secs(3600);
    let update = ram
        .update_role("r", hour)
        .new_assume_role_policy_document(identity);
    assert!(refusal(update).starts_with("NewAssumeRolePolicyDocument"));
}

#[tokio::test]
async fn the_endpoint_is_the_given_one_then_the_environments_and_plain_on_loopback_only() {
    use oss_context::Environment;
    let uri = async |given: Option<&str>, variable: Option<&str>| {
        let (ram, sent) = ram([answer(200, &json!({"RequestId": "R"}))]);
        let variable = variable.map(|value| ("ALIBABA_CLOUD_RAM_ENDPOINT", value));
        let cx = ram
            .context()
            .clone()
            .with_environment(Environment::fixed(variable));
        let keys = oss_sign::Credentials::new("LTAI5tSampleAdminKey0001", SECRET).unwrap();
        let mut ram = Ram::new(std::sync::Arc::new(keys), cx);
        if let Some(given) = given {
            ram = ram.endpoint(given);
        }
        let outcome = ram.delete_user("u").send().await;
        outcome.map(|_| sent.requests()[0].uri().to_string())
    };
    let loopback = "http://127.0.0.1:9000/";
    assert_eq!(
        uri(None, Some("http://127.0.0.1:9000")).await.unwrap(),
        loopback
    );
    assert_eq!(
        uri(Some("ram.example.com"), Some("http://127.0.0.1:9000"))
            .await
            .unwrap(),
        "https://ram.example.com/"
    );
    let error = uri(None, Some("http://ram.example.com")).await.unwrap_err();
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(source.contains("ALIBABA_CLOUD_RAM_ENDPOINT"), "{source}");
    let setting = "ALIBABA_CLOUD_RAM_ENDPOINT";
    assert_eq!(*error.kind(), ErrorKind::Config { setting });
    assert!(source.contains("plain http"), "{source}");
}
