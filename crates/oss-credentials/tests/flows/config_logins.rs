//! Logins in profiles of the CLI: by `expected.json`, and written back when renewed.

use std::path::Path;

use oss_credentials::{
    CliConfigProvider, ConfigFile, ConfigWrites, Context, CredentialsError, Environment,
    ExistingProfile, Files, ProvideCredentials,
};
use oss_sign::Secret;
use oss_transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use serde_json::Value;

use crate::samples::{assert_credentials, entries, read};
use crate::stage::*;

fn at(text: &Value) -> SteppedRuntime {
    let now = text.as_str().unwrap();
    let now = time::OffsetDateTime::parse(now, &time::format_description::well_known::Rfc3339);
    SteppedRuntime::at_unix(now.unwrap().unix_timestamp() as u64)
}

#[tokio::test]
async fn logins_of_the_samples() {
    let entries: Vec<_> = entries("aliyun_config")
        .into_iter()
        .filter(|entry| entry["now"].is_string())
        .collect();
    assert_eq!(entries.len(), 5);
    for entry in entries {
        let (file, expect) = (entry["file"].as_str().unwrap(), &entry["expect"]);
        let transport = played([Answer::status(403), Answer::status(403)]);
        let cx = context(transport.clone(), at(&entry["now"]))
            .with_files(Files::fixed([("/c", read(file))]));
        let provider = CliConfigProvider::new()
            .path("/c")
            .profile(entry["profile"].as_str().unwrap());
        let result = provider.provide(&cx).await;
        let requests = transport.requests();
        if let Some(request) = expect["request"].as_str() {
            let sent = format!("{} {}", requests[0].method(), requests[0].uri());
            assert_eq!(sent, request, "{entry}");
            continue;
        }
        assert!(requests.is_empty(), "{entry}");
        match result {
            Ok(credentials) => assert_credentials(file, &credentials, &expect["credentials"]),
            Err(error) => {
                assert!(matches!(error, CredentialsError::Expired { .. }), "{error}");
                assert_eq!(expect["error"]["kind"], "Expired");
                assert!(
                    error
                        .hint()
                        .unwrap()
                        .contains(expect["error"]["hint"].as_str().unwrap())
                );
            }
        }
    }
}

/// A login whose access token is over, among fields of others.
const OVER: &str = r#"{
	"current": "work",
	"profiles": [
		{
			"name": "other",
			"unknown": [
				1
			]
		},
		{
			"name": "work",
			"mode": "OAuth",
			"oauth_site_type": "INTL",
			"oauth_access_token": "A0",
			"oauth_refresh_token": "R0",
			"oauth_access_token_expire": 1,
			"language": "zh"
		}
	],
	"meta_path": ""
}
"#;

fn renewals() -> ScriptedTransport {
    played([
        Answer::status(200).body(r#"{"access_token":"A1","refresh_token":"R1","expires_in":7200,"token_type":"Bearer"}"#),
        Answer::status(200).body(r#"{"accessKeyId":"STS.n","accessKeySecret":"s","securityToken":"t","expiration":"2026-03-05T08:08:09Z"}"#),
    ])
}

fn renewed() -> String {
    OVER.replace("A0", "A1")
        .replace("R0", "R1")
        .replace("_expire\": 1", &format!("_expire\": {}", NOW + 7200))
}

fn with(transport: &ScriptedTransport, files: Files) -> Context {
    context(transport.clone(), runtime().manual())
        .with_environment(Environment::empty())
        .with_files(files)
}

async fn text(path: &Path) -> String {
    tokio::fs::read_to_string(path).await.unwrap()
}

#[tokio::test]
async fn a_renewed_login_is_written_back_where_that_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    tokio::fs::write(&path, OVER).await.unwrap();
    let transport = renewals();
    let cx = with(&transport, Files::machine());
    let provider = CliConfigProvider::new()
        .path(&path)
        .config_writes(ConfigWrites::Allowed);
    let credentials = provider.provide(&cx).await.unwrap();
    assert_eq!(id(&credentials), "STS.n");
    assert_eq!(text(&path).await, renewed());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = tokio::fs::metadata(&path)
            .await
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let hosts: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| request.uri().to_string())
        .collect();
    let base = "https://oauth.alibabacloud.com/v1";
    assert_eq!(hosts, [format!("{base}/token"), format!("{base}/exchange")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn keys_that_are_saved_while_a_login_is_renewed_are_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    tokio::fs::write(&path, OVER).await.unwrap();
    let transport = renewals();
    let cx = with(&transport, Files::machine());
    let provider = CliConfigProvider::new()
        .path(&path)
        .config_writes(ConfigWrites::Allowed);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..16 {
        let config = ConfigFile::cli().path(&path).profile(format!("p{number}"));
        tasks.spawn(async move {
            let (environment, files) = (Environment::empty(), Files::machine());
            let (id, secret) = (format!("LTAI{number}"), Secret::new("S"));
            let refuse = ExistingProfile::Refuse;
            config
                .save_access_key(&environment, &files, &id, &secret, refuse)
                .await
        });
    }
    tasks.spawn(async move { provider.provide(&cx).await.map(drop) });
    while let Some(done) = tasks.join_next().await {
        done.unwrap().unwrap();
    }
    let tree: Value = serde_json::from_str(&text(&path).await).unwrap();
    let profiles = tree["profiles"].as_array().unwrap();
    let named = |name: &str| profiles.iter().find(|profile| profile["name"] == name);
    let login = named("work").unwrap();
    assert_eq!(
        [&login["oauth_access_token"], &login["oauth_refresh_token"]],
        ["A1", "R1"]
    );
    for number in 0..16 {
        let saved = named(&format!("p{number}")).unwrap();
        assert_eq!(saved["access_key_id"], format!("LTAI{number}"));
    }
    assert_eq!(profiles.len(), 18);
}

#[tokio::test]
async fn keys_are_not_written_to_files_of_other_kinds() {
    for (config, kind) in [
        (ConfigFile::ossutil(), "a configuration of ossutil"),
        (ConfigFile::ini(), "a credentials file of the SDKs"),
    ] {
        let files = Files::fixed([("/c", "[default]\nregion = r\n")]);
        for path in ["/c", "/new"] {
            let (config, environment) = (config.clone().path(path), Environment::empty());
            let expected = format!(
                "{path}: kind is {kind}, and access keys are only written to a configuration of the \
                 aliyun CLI"
            );
            let error = config.has_profile(&environment, &files).await.unwrap_err();
            assert_eq!(error.to_string(), expected);
            let secret = Secret::new("CANARY");
            let replace = ExistingProfile::Replace;
            let saved = config.save_access_key(&environment, &files, "i", &secret, replace);
            assert_eq!(saved.await.unwrap_err().to_string(), expected);
        }
        assert!(files.read(Path::new("/new"), 9).await.unwrap().is_none());
        let kept = files.read(Path::new("/c"), 99).await.unwrap().unwrap();
        assert_eq!(*kept.contents, b"[default]\nregion = r\n");
    }
}

#[tokio::test]
async fn without_leave_nothing_is_renewed_and_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    tokio::fs::write(&path, OVER).await.unwrap();
    let transport = renewals();
    let provider = CliConfigProvider::new().path(&path);
    let error = provider
        .provide(&with(&transport, Files::machine()))
        .await
        .unwrap_err();
    assert_eq!(
        error.hint().unwrap(),
        "run `aliyun configure --profile work --mode OAuth`"
    );
    assert_eq!(
        (text(&path).await.as_str(), transport.requests().len()),
        (OVER, 0)
    );
    let mut names = tokio::fs::read_dir(folder.path()).await.unwrap();
    assert_eq!(
        names.next_entry().await.unwrap().unwrap().file_name(),
        "config.json"
    );
    assert!(names.next_entry().await.unwrap().is_none());
}

#[tokio::test]
async fn a_file_in_memory_is_written_in_memory() {
    let files = Files::fixed([("/c", OVER)]);
    let provider = CliConfigProvider::new()
        .path("/c")
        .config_writes(ConfigWrites::Allowed);
    provider
        .provide(&with(&renewals(), files.clone()))
        .await
        .unwrap();
    // The next provider finds the new tokens, and needs no renewal.
    let transport = played([Answer::status(403)]);
    let provider = CliConfigProvider::new().path("/c");
    provider
        .provide(&with(&transport, files))
        .await
        .unwrap_err();
    let sent = transport.requests();
    assert_eq!(sent[0].header("authorization"), Some("Bearer A1"));
}
