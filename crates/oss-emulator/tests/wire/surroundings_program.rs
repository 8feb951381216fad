//! The program's flags for the surroundings: what is printed leads there, and nothing else is.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::process::Command;

use crate::binary::{Running, appears};
use crate::signed::form;
use crate::surroundings::send;

/// Name and value of every line.
fn variables(lines: &str) -> BTreeMap<&str, &str> {
    let exported = lines
        .lines()
        .filter_map(|line| line.strip_prefix("export "));
    let pairs = exported.filter_map(|line| line.split_once('='));
    pairs
        .map(|(name, value)| (name, value.trim_matches('\'')))
        .collect()
}

#[tokio::test]
async fn every_service_asked_for_is_told_of_and_answers() {
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let (ready, token, assertion) = (file("ready"), file("token"), file("assertion"));
    let server = Running::start(&[
        "--surroundings",
        "metadata,credentials-uri,cloud-sso,oauth",
        "--imds",
        "token-required",
        "--oidc-token-file",
        &token,
        "--saml-assertion-file",
        &assertion,
        "--ready-file",
        &ready,
    ]);
    let written = appears(ready.as_ref()).await;
    let told = variables(&written);

    let metadata = told["ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT"];
    let list = "GET /latest/meta-data/ram/security-credentials/";
    assert_eq!(send(metadata, list, &[], "").await.status, 403);
    let uri = told["ALIBABA_CLOUD_CREDENTIALS_URI"];
    let (base, target) = uri.split_once("/credentials").unwrap();
    let line = format!("GET /credentials{target}");
    assert_eq!(send(base, &line, &[], "").await.status, 200);

    let sign_in = told["OSS_EMULATOR_CLOUD_SSO_SIGN_IN_URL"];
    let bearer = format!("Bearer {}", told["OSS_EMULATOR_CLOUD_SSO_ACCESS_TOKEN"]);
    let body = serde_json::json!({
        "AccountId": told["OSS_EMULATOR_CLOUD_SSO_ACCOUNT_ID"],
        "AccessConfigurationId": told["OSS_EMULATOR_CLOUD_SSO_ACCESS_CONFIG"],
    });
    let base = sign_in.strip_suffix("/device/login").unwrap();
    let headers = [("Authorization", bearer.as_str())];
    let reply = send(base, "POST /cloud-credentials", &headers, &body.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.body);

    let oauth = told["OSS_EMULATOR_OAUTH_ENDPOINT"];
    let bearer = format!("Bearer {}", told["OSS_EMULATOR_OAUTH_ACCESS_TOKEN"]);
    let headers = [("Authorization", bearer.as_str())];
    assert_eq!(
        send(oauth, "POST /v1/exchange", &headers, "").await.status,
        200
    );
    let refresh = form(&[
        ("grant_type", "refresh_token"),
        ("refresh_token", told["OSS_EMULATOR_OAUTH_REFRESH_TOKEN"]),
        ("client_id", "4038181954557748008"),
    ]);
    assert_eq!(
        send(oauth, "POST /v1/token", &[], &refresh).await.status,
        200
    );

    let role = told["ALIBABA_CLOUD_ROLE_ARN"];
    assert_eq!(told["ALIBABA_CLOUD_OIDC_TOKEN_FILE"], token);
    let proof = tokio::fs::read_to_string(&token).await.unwrap();
    let call = form(&[
        ("Action", "AssumeRoleWithOIDC"),
        ("Version", "2015-04-01"),
        ("RoleArn", role),
        ("OIDCProviderArn", told["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"]),
        ("OIDCToken", &proof),
        ("RoleSessionName", "pod"),
    ]);
    assert_eq!(sts(told["ALIBABA_CLOUD_STS_ENDPOINT"], &call).await, 200);
    assert_eq!(told["OSS_EMULATOR_SAML_ASSERTION_FILE"], assertion);
    let proof = tokio::fs::read_to_string(&assertion).await.unwrap();
    let call = form(&[
        ("Action", "AssumeRoleWithSAML"),
        ("Version", "2015-04-01"),
        ("RoleArn", role),
        ("SAMLProviderArn", told["OSS_EMULATOR_SAML_PROVIDER_ARN"]),
        ("SAMLAssertion", &proof),
    ]);
    assert_eq!(sts(told["ALIBABA_CLOUD_STS_ENDPOINT"], &call).await, 200);

    let (code, printed) = server.stop("-TERM");
    assert_eq!((code, printed.as_str()), (Some(0), written.as_str()));
    for gone in [&ready, &token, &assertion] {
        assert!(!std::path::Path::new(gone).exists(), "{gone}");
    }
}

async fn sts(endpoint: &str, body: &str) -> u16 {
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    send(endpoint, "POST /", &headers, body).await.status
}

#[tokio::test]
async fn nothing_is_told_of_what_was_not_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready");
    let path = ready.to_str().unwrap();
    let server = Running::start(&["--surroundings", "metadata", "--ready-file", path]);
    let written = appears(&ready).await;
    let more: Vec<&str> = variables(&written)
        .into_keys()
        .filter(|name| name.starts_with("OSS_EMULATOR_") || name.starts_with("ALIBABA_CLOUD_"))
        .collect();
    assert_eq!(
        more,
        [
            "ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT",
            "ALIBABA_CLOUD_RAM_ENDPOINT",
            "ALIBABA_CLOUD_STS_ENDPOINT"
        ]
    );
    server.stop("-TERM");
}

#[test]
fn a_service_that_is_unknown_and_a_file_that_cannot_be_written_are_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("missing").join("token");
    let token = path.to_str().unwrap();
    let cases = [
        (["--surroundings", "weather"], "weather", 2),
        (["--imds", "v1-only"], "--surroundings", 2),
        (["--oidc-token-file", token], token, 1),
    ];
    for (arguments, named, status) in cases {
        let output = Command::new(env!("CARGO_BIN_EXE_oss-emulator"))
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{said}");
        assert!(said.contains(named), "{said}");
    }
}
