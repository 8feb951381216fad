//! Errors that name the setting at fault, and advice that fits their source.

use oss_credentials::{
    AssumeRoleWithOidcProvider, CliConfigProvider, CredentialsError, CredentialsUriProvider,
    EnvProvider, Environment, Files, IniProvider, ProcessProvider, ProvideCredentials,
    StaticProvider,
};
use oss_sign::Credentials;
use oss_transport::testing::{Answer, NoTransport};

use crate::stage::*;

fn variables(variables: &[(&str, &str)]) -> Environment {
    Environment::fixed(variables.iter().copied())
}

async fn failure(
    provider: impl ProvideCredentials,
    environment: &[(&str, &str)],
    file: &str,
) -> CredentialsError {
    let cx = context(NoTransport::new(), runtime().manual())
        .with_environment(variables(environment))
        .with_files(Files::fixed([("/c", file)]));
    provider.provide(&cx).await.unwrap_err()
}

/// Temporary keys without a token are refused before they are sent, wherever they come from, and the
/// error names the place of the token.
#[tokio::test]
async fn temporary_keys_without_a_token_name_its_place() {
    let environment = [
        ("OSS_ACCESS_KEY_ID", "STS.EXAMPLE"),
        ("OSS_ACCESS_KEY_SECRET", "CANARY"),
    ];
    let ini = "[default]\naccess_key_id = STS.EXAMPLE\naccess_key_secret = CANARY\n";
    let json = r#"{"profiles":[{"name":"default","mode":"AK","access_key_id":"STS.EXAMPLE","access_key_secret":"CANARY"}]}"#;
    let output = r#"echo '{"AccessKeyId":"STS.EXAMPLE","AccessKeySecret":"CANARY"}'"#;
    let fixed = Credentials::new("STS.EXAMPLE", "CANARY").unwrap();
    let errors = [
        (
            failure(EnvProvider::new(), &environment, "").await,
            "environment: OSS_SESSION_TOKEN is missing",
        ),
        (
            failure(IniProvider::new().path("/c"), &[], ini).await,
            "profile \"default\" in /c: security_token is missing",
        ),
        (
            failure(CliConfigProvider::new().path("/c"), &[], json).await,
            "profile \"default\" in /c: sts_token is missing",
        ),
        (
            failure(
                ProcessProvider::shell(output),
                &[("PATH", "/bin:/usr/bin")],
                "",
            )
            .await,
            "the program sh: SecurityToken is missing",
        ),
        (
            failure(fixed, &[], "").await,
            "static: security_token is missing",
        ),
        (
            StaticProvider::new("STS.EXAMPLE", "CANARY").unwrap_err(),
            "static: security_token is missing",
        ),
    ];
    for (error, expected) in errors {
        assert!(
            matches!(error, CredentialsError::MissingToken { .. }),
            "{error}"
        );
        assert!(error.to_string().starts_with(expected), "{error}");
        assert!(!error.is_retryable() && !error.is_not_configured());
        assert!(
            error
                .hint()
                .unwrap()
                .contains("security token that was issued")
        );
        assert!(!format!("{error:?} {}", error.report()).contains("CANARY"));
    }
}

#[tokio::test]
async fn a_variable_that_cannot_be_used_is_named_as_a_variable() {
    let oidc = [
        ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/r"),
        (
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
            "acs:ram::1:oidc-provider/p",
        ),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/c"),
    ];
    for (variable, value) in [
        ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:user/u"),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "p"),
        ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "not a name"),
        ("ALIBABA_CLOUD_STS_ENDPOINT", "http://sts.example.com"),
    ] {
        let mut environment: Vec<_> = oidc.to_vec();
        environment.retain(|(name, _)| *name != variable);
        environment.push((variable, value));
        let provider = AssumeRoleWithOidcProvider::from_environment();
        let error = failure(provider, &environment, "example-token").await;
        let start = format!("environment: {variable} ");
        assert!(error.to_string().starts_with(&start), "{error}");
        assert_eq!(
            error.hint().unwrap(),
            format!("set or correct the variable {variable}")
        );
    }
}

#[tokio::test]
async fn a_variable_that_completes_a_profile_is_named_too() {
    let profile = "[default]\ntype = ram_role_arn\naccess_key_id = a\naccess_key_secret = b\n\
                   role_arn = acs:ram::1:role/r\n";
    for (variable, value) in [
        ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "not a name"),
        ("ALIBABA_CLOUD_EXTERNAL_ID", "x"),
    ] {
        let provider = IniProvider::new().path("/c");
        let error = failure(provider, &[(variable, value)], profile).await;
        let start = format!("environment: {variable} ");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
    let own = format!("{profile}role_session_name = not a name\n");
    let error = failure(IniProvider::new().path("/c"), &[], &own).await;
    assert!(
        error
            .to_string()
            .starts_with("profile \"default\" in /c: role_session_name "),
        "{error}"
    );
}

#[tokio::test]
async fn advice_about_output_speaks_of_the_program() {
    let provider = ProcessProvider::shell("echo login required");
    let error = failure(provider, &[("PATH", "/bin:/usr/bin")], "").await;
    let hint = error.hint().unwrap();
    assert!(hint.starts_with("run the program sh by hand"), "{hint}");
    assert!(!hint.contains("proxy"), "{hint}");

    let cx = context(played([Answer::status(200).body("<html>")]), runtime());
    let uri = CredentialsUriProvider::new("http://127.0.0.1/keys");
    let error = uri.provide(&cx).await.unwrap_err();
    assert!(
        error.hint().unwrap().contains("proxy"),
        "{}",
        error.hint().unwrap()
    );
}
