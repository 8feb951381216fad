//! Configuration files that cannot be used: what errors say, and what they must not.

use oss_credentials::{
    CliConfigProvider, Context, CredentialsError, Environment, Files, IniProvider,
    OssutilConfigProvider, ProvideCredentials,
};
use oss_transport::testing::NoTransport;

use crate::log::captured;
use crate::stage::*;

/// What the three providers say of one file.
async fn refusals(contents: &[u8]) -> [CredentialsError; 3] {
    let cx = with(contents);
    [
        CliConfigProvider::new()
            .path("/c")
            .provide(&cx)
            .await
            .unwrap_err(),
        IniProvider::new()
            .path("/c")
            .provide(&cx)
            .await
            .unwrap_err(),
        OssutilConfigProvider::new()
            .path("/c")
            .provide(&cx)
            .await
            .unwrap_err(),
    ]
}

fn with(contents: &[u8]) -> Context {
    context(NoTransport::new(), runtime().manual())
        .with_environment(Environment::empty())
        .with_files(Files::fixed([("/c", contents)]))
}

async fn cli(contents: &str) -> CredentialsError {
    let provider = CliConfigProvider::new().path("/c");
    provider
        .provide(&with(contents.as_bytes()))
        .await
        .unwrap_err()
}

/// A file of the CLI whose first profile has these settings.
fn profile(settings: &str) -> String {
    format!(r#"{{"profiles":[{{"name":"default",{settings}}},{{"name":"prod"}}]}}"#)
}

const BROKEN: [&str; 16] = [
    r#"{"profiles":[{"name":"default","mode":"AK","access_key_secret":"CANARY"#,
    r#"{"profiles":"CANARY"}"#,
    r#"{"profiles":[["CANARY"]]}"#,
    r#"{"current":["CANARY"],"profiles":[]}"#,
    r#""CANARY""#,
    "CANARY",
    "[default]\nCANARY",
    "[default\nCANARY = 1",
    "[default]\ntype = access_key\naccess_key_id = CANARY\naccess_key_id = CANARY",
    "[default]\naccess_key_secret = CANARY\naccessKeySecret = CANARY\naccess_key_secret: CANARY",
    "[default]\naccess_key_id = a\u{7}\naccess_key_secret = CANARY",
    "[default]\naccess_key_id = a\naccess_key_secret = CAN\u{7}ARY\nsecurity_token=CANARY\nststoken=CANARY",
    "[default]\ntype = sts\nmode = StsToken\naccess_key_id = a\naccess_key_secret = CANARY",
    "[default]\ntype = credentials_uri\ncredentials_uri = CANARY://CANARY?CANARY\ncredential-uri = http://CANARY:CANARY@host",
    "[default]\nmode = Process\ntype = x\ncredentialProcess = get --password 'CANARY",
    "[default]\npolicy = CANARY\nrole_arn = acs:ram::1:role/r\nrole-arn = CANARY\naccess_key_id = a\naccess_key_secret = CANARY",
];

#[tokio::test]
async fn no_secret_is_in_an_error_or_a_log() {
    let (log, _guard) = captured();
    let mut count = 0;
    for contents in BROKEN {
        for error in refusals(contents.as_bytes()).await {
            let shown = format!(
                "{error} {error:?} {} {:?}",
                error.hint().unwrap(),
                error.report()
            );
            assert!(!shown.contains("CANARY"), "{contents}: {shown}");
            assert!(!error.is_not_configured(), "{contents}: {shown}");
            count += 1;
        }
    }
    assert_eq!(count, 48);
    assert!(log.text().contains("WARN"), "{}", log.text());
    assert!(!log.text().contains("CANARY"));
}

#[tokio::test]
async fn secrets_in_providers_are_not_in_debug() {
    let keys = r#"{"profiles":[{"name":"default","mode":"OAuth","oauth_site_type":"CN",
        "access_key_id":"STS.a","access_key_secret":"CANARY","sts_token":"CANARY","sts_expiration":99999999999,
        "oauth_access_token":"CANARY","oauth_refresh_token":"CANARY"}]}"#;
    let cx = with(keys.as_bytes());
    let provider = CliConfigProvider::new().path("/c");
    let credentials = provider.provide(&cx).await.unwrap();
    assert_eq!(credentials.source(), Some("cli_profile(default)/oauth"));
    let shown = format!(
        "{provider:?} {credentials:?} {cx:?} {:?}",
        provider.status()
    );
    assert!(!shown.contains("CANARY"), "{shown}");
}

#[tokio::test]
async fn bytes_that_are_no_text_and_files_of_any_size_are_refused() {
    for error in refusals(b"[default]\nk = \xff\xfe").await {
        assert_eq!(
            error.to_string(),
            "/c: not UTF-8 at byte 14; save the file as UTF-8"
        );
    }
    for error in refusals(&vec![b' '; 1024 * 1024 + 1]).await {
        assert!(
            matches!(
                error,
                CredentialsError::TooLarge {
                    limit: 1_048_576,
                    ..
                }
            ),
            "{error}"
        );
    }
    let mut padded = vec![b'\n'; 1024 * 1024];
    let file = b"[default]\naccess_key_id=a\naccess_key_secret=b";
    padded[..file.len()].copy_from_slice(file);
    assert!(
        IniProvider::new()
            .path("/c")
            .provide(&with(&padded))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_folder_in_the_place_of_a_file_is_told_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let cx = with(b"").with_files(Files::machine());
    let error = CliConfigProvider::new()
        .path(folder.path())
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, CredentialsError::Io { path, .. } if path == folder.path()),
        "{error}"
    );
}

#[tokio::test]
async fn a_name_that_is_nearly_right_is_suggested() {
    let config = profile(
        r#""mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"prd""#,
    );
    assert_eq!(
        cli(&config).await.to_string(),
        "profile \"default\" in /c: source_profile is \"prd\", which does not exist; did you mean \
         \"prod\"? the profiles are default, prod"
    );
    let provider = CliConfigProvider::new().path("/c").profile("Default");
    let error = provider
        .provide(&with(config.as_bytes()))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("did you mean \"default\"?"),
        "{error}"
    );

    let error = cli(&profile(r#""mode":"RamRole""#)).await;
    assert_eq!(
        error.to_string(),
        "profile \"default\" in /c: mode is \"RamRole\", which is not a known mode"
    );
    assert!(
        error
            .hint()
            .unwrap()
            .starts_with("the known modes are AK, StsToken"),
        "{}",
        error.hint().unwrap()
    );
    let error = cli(&profile(r#""mode":"EcsRamRol""#)).await;
    assert!(
        error
            .hint()
            .unwrap()
            .starts_with("did you mean \"EcsRamRole\"?"),
        "{}",
        error.hint().unwrap()
    );
}

#[tokio::test]
async fn what_cannot_serve_says_why_and_what_can() {
    for (mode, why, instead) in [
        (
            "BearerToken",
            "OSS does not accept bearer tokens",
            "AssumeRole",
        ),
        ("RsaKeyPair", "deprecated", "access key pair"),
    ] {
        let error = cli(&profile(&format!(r#""mode":"{mode}""#))).await;
        assert!(matches!(error, CredentialsError::Unsupported { .. }));
        assert!(error.to_string().contains(why), "{error}");
        assert!(
            error.hint().unwrap().contains(instead),
            "{}",
            error.hint().unwrap()
        );
    }
}

#[tokio::test]
async fn settings_of_another_type_are_told_by_name() {
    let cases = [
        (r#""mode":1"#, "mode is a number, not a text"),
        (
            r#""mode":"AK","access_key_id":true"#,
            "access_key_id is true or false, not a text",
        ),
        (
            r#""mode":"AK","access_key_id":null"#,
            "access_key_id is missing (mode AK)",
        ),
        (
            r#""mode":"AK","access_key_id":" ""#,
            "access_key_id is missing (mode AK)",
        ),
        (
            r#""mode":"RamRoleArn","access_key_id":"a","access_key_secret":"b","ram_role_arn":"acs:ram::1:role/r","expired_seconds":"long""#,
            "expired_seconds is not a whole number",
        ),
        (
            r#""mode":"RamRoleArn","access_key_id":"a","access_key_secret":"b","ram_role_arn":"acs:ram::1:role/r","expired_seconds":-1"#,
            "expired_seconds 1s is outside 900 s",
        ),
        (
            r#""mode":"RamRoleArn","access_key_id":"a","access_key_secret":"b","ram_role_arn":"acs:ram::1:role/r","ram_session_name":"s""#,
            "ram_session_name has 1 characters; 2 to 64 are allowed",
        ),
        (
            r#""mode":"OAuth","oauth_site_type":"EU""#,
            "oauth_site_type is \"EU\"; it is CN or INTL",
        ),
        (
            r#""mode":"External","process_command":"a 'b""#,
            "process_command ",
        ),
        (
            r#""mode":"CredentialsURI","credentials_uri":"http://example.com/k""#,
            "credentials_uri is plain http",
        ),
    ];
    for (settings, expected) in cases {
        let error = cli(&profile(settings)).await.to_string();
        let expected = format!("profile \"default\" in /c: {expected}");
        assert!(error.starts_with(&expected), "{settings}: {error}");
    }
}

#[tokio::test]
async fn chains_of_profiles_end() {
    let chain = |length: usize| {
        let hop = |at: usize| {
            format!(
                r#"{{"name":"p{at}","mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"p{}"}}"#,
                at + 1
            )
        };
        let end = format!(r#"{{"name":"p{length}","access_key_id":"a","access_key_secret":"b"}}"#);
        let hops: Vec<_> = (1..length).map(hop).chain([end]).collect();
        format!(r#"{{"current":"p1","profiles":[{}]}}"#, hops.join(","))
    };
    let answers = (0..15).map(|_| granted("STS.x", NOW + 3600));
    let transport = played(answers);
    let cx = context(transport.clone(), runtime().manual())
        .with_files(Files::fixed([("/c", chain(16))]));
    CliConfigProvider::new()
        .path("/c")
        .provide(&cx)
        .await
        .unwrap();
    assert_eq!(transport.requests().len(), 15);
    let error = cli(&chain(17)).await.to_string();
    assert_eq!(
        error,
        "/c: profile p1 takes its keys through more than 16 profiles"
    );
}

#[tokio::test]
async fn a_source_that_has_no_keys_is_a_fault() {
    let chained = r#""mode":"ChainableRamRoleArn","ram_role_arn":"acs:ram::1:role/r","source_profile":"prod""#;
    let error = cli(&profile(chained)).await.to_string();
    assert!(
        error.ends_with("source_profile is \"prod\", which is empty"),
        "{error}"
    );
    let anonymous =
        profile(chained).replace(r#""name":"prod""#, r#""name":"prod","mode":"Anonymous""#);
    let error = cli(&anonymous).await.to_string();
    assert!(
        error.ends_with("which is anonymous and cannot assume a role"),
        "{error}"
    );
}
