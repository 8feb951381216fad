//! Every sample of what metadata service, credentials URI, programs and logins answer, by
//! `expected.json`.

use oss_credentials::{
    AssumeRoleWithOidcProvider, CloudSsoProvider, Context, CredentialsError,
    CredentialsUriProvider, EcsRoleProvider, Files, OAuthProvider, OAuthSite, OAuthTokens,
    ProvideCredentials,
};
use oss_sign::{Credentials, UtcSeconds};
use oss_transport::testing::{Answer, ScriptedTransport};
use serde_json::Value;

use crate::samples::{assert_credentials, assert_error, entries, read};
use crate::stage::{NOW, context, form, granted, played, runtime};

/// Judges what came of one sample.
fn judge(entry: &Value, result: Result<Credentials, CredentialsError>) {
    let (name, expect) = (entry["file"].as_str().unwrap(), &entry["expect"]);
    match result {
        Ok(credentials) => assert_credentials(name, &credentials, &expect["credentials"]),
        Err(CredentialsError::NotFound { passed, .. }) => {
            assert_eq!(passed[0].reason, expect["not_configured"], "{name}");
        }
        Err(error) => assert_error(name, &error, &expect["error"]),
    }
}

fn answer(entry: &Value) -> Answer {
    let status = u16::try_from(entry["status"].as_u64().unwrap()).unwrap();
    Answer::status(status).body(read(entry["file"].as_str().unwrap()))
}

/// What is tried again meets the same answer.
fn always(before: impl IntoIterator<Item = Answer>, entry: &Value) -> ScriptedTransport {
    let same = (0..3).map(|_| answer(entry));
    ScriptedTransport::new(before.into_iter().chain(same))
}

#[tokio::test]
async fn tokens_of_the_metadata_service() {
    let entries = entries("imds_token");
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let transport = played([answer(&entry), Answer::status(404)]);
        let cx = context(transport.clone(), runtime());
        EcsRoleProvider::new().provide(&cx).await.unwrap_err();
        let sent = &transport.requests()[1];
        let token = sent.header("x-aliyun-ecs-metadata-token");
        assert_eq!(token, entry["expect"].as_str(), "{entry}");
    }
}

#[tokio::test]
async fn roles_of_the_metadata_service() {
    let entries = entries("imds_role");
    assert_eq!(entries.len(), 4);
    for entry in entries {
        let token = Answer::status(200).body("token");
        let transport = played([token, answer(&entry), Answer::status(400)]);
        let cx = context(transport.clone(), runtime());
        let result = EcsRoleProvider::new().provide(&cx).await;
        match entry["expect"].as_str() {
            Some(role) => {
                let path = format!("/latest/meta-data/ram/security-credentials/{role}");
                assert_eq!(transport.requests()[2].uri().path(), path);
            }
            None => judge(&entry, result),
        }
    }
}

#[tokio::test]
async fn keys_of_the_metadata_service() {
    let entries = entries("imds_credentials");
    assert_eq!(entries.len(), 6);
    for entry in entries {
        let transport = always([Answer::status(200).body("token")], &entry);
        let cx = context(transport, runtime());
        let provider = EcsRoleProvider::new().role("OssUploaderRole");
        judge(&entry, provider.provide(&cx).await);
    }
}

#[tokio::test]
async fn answers_of_a_credentials_uri() {
    let entries = entries("credentials_uri");
    assert_eq!(entries.len(), 8);
    for entry in entries {
        let cx = context(always([], &entry), runtime());
        let provider = CredentialsUriProvider::new("http://127.0.0.1/keys");
        judge(&entry, provider.provide(&cx).await);
    }
}

#[tokio::test]
async fn answers_of_cloud_sso() {
    let entries = entries("cloudsso");
    assert_eq!(entries.len(), 3);
    for entry in entries {
        let cx = context(always([], &entry), runtime());
        let provider = CloudSsoProvider::builder("https://sso.example.com/start", "1", "ac-1")
            .access_token("token", UtcSeconds::new(NOW + 3600))
            .build()
            .unwrap();
        judge(&entry, provider.provide(&cx).await);
    }
}

#[tokio::test]
async fn answers_to_an_exchange_of_oauth() {
    let entries = entries("oauth_exchange");
    assert_eq!(entries.len(), 4);
    for entry in entries {
        let cx = context(always([], &entry), runtime());
        let provider = OAuthProvider::builder(OAuthSite::China)
            .access_token("token", UtcSeconds::new(NOW + 3600))
            .build()
            .unwrap();
        judge(&entry, provider.provide(&cx).await);
    }
}

#[tokio::test]
async fn tokens_of_oauth() {
    let entries = entries("oauth_token");
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel::<OAuthTokens>();
        let exchange = Answer::status(200).body(read("oauth/exchange.json"));
        let cx = context(played([answer(&entry), exchange]), runtime());
        let provider = OAuthProvider::builder(OAuthSite::China)
            .refresh_token("old", None)
            .save_with(move |tokens| {
                tell.send(tokens).unwrap();
                async { Ok(()) }
            })
            .build()
            .unwrap();
        let expect = &entry["expect"];
        match provider.provide(&cx).await {
            Ok(_) => {
                let tokens = told.try_recv().unwrap();
                assert_eq!(tokens.access_token.expose(), expect["access_token"]);
                assert_eq!(tokens.refresh_token.expose(), expect["refresh_token"]);
                let lives = tokens.access_token_expires_at.as_i64() - NOW;
                assert_eq!(lives, expect["expires_in"]);
            }
            Err(error) => assert_error("oauth_token", &error, &expect["error"]),
        }
    }
}

#[tokio::test]
async fn files_of_oidc_tokens() {
    let entries = entries("oidc_token_file");
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let file = entry["file"].as_str().unwrap();
        let transport = played([granted("STS.x", NOW + 3600)]);
        let cx: Context = context(transport.clone(), runtime())
            .with_files(Files::fixed([("/run/token", read(file))]));
        let provider = AssumeRoleWithOidcProvider::builder(
            "acs:ram::1234567890123456:role/pod",
            "acs:ram::1234567890123456:oidc-provider/ack-rrsa-c0123",
            "/run/token",
        )
        .build()
        .unwrap();
        let expect = &entry["expect"];
        match provider.provide(&cx).await {
            Ok(_) => assert_eq!(form(&transport.requests()[0])["OIDCToken"], *expect),
            Err(error) => {
                let CredentialsError::InvalidConfiguration { field, problem, .. } = &error else {
                    panic!("{error:?}");
                };
                assert_eq!(expect["error"]["kind"], "InvalidConfiguration");
                assert_eq!(*field, "token file");
                assert_eq!(problem, "/run/token is empty", "{expect}");
            }
        }
    }
}
