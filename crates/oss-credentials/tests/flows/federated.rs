//! Roles assumed by the word of an identity provider.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use oss_credentials::{
    AssumeRoleWithOidcProvider, AssumeRoleWithSamlProvider, Context, CredentialsError, Environment,
    Files, ProvideCredentials,
};
use oss_transport::testing::{Answer, NoTransport, ScriptedTransport};
use oss_transport::{Body, Transport, TransportError};

use crate::stage::*;

const ROLE: &str = "acs:ram::1234567890123456:role/pod";
const OIDC: &str = "acs:ram::1234567890123456:oidc-provider/ack-rrsa-c0123";
const SAML: &str = "acs:ram::1234567890123456:saml-provider/corp";
const EXPIRED: &str = "AuthenticationFail.OIDCToken.Expired";

/// A token file that is replaced while a request is on its way.
#[derive(Debug)]
struct Rotating {
    script: ScriptedTransport,
    files: Files,
    sent: AtomicUsize,
}

#[async_trait]
impl Transport for Rotating {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let sent = self.sent.fetch_add(1, Ordering::SeqCst) + 1;
        self.files.put("/run/token", format!("CANARYTOKEN{sent}\n"));
        self.script.send(request).await
    }
}

fn token_file() -> Files {
    Files::fixed([("/run/token", "CANARYTOKEN0\n")])
}

/// Each request finds another token in the file than the one before.
fn rotating(answers: impl IntoIterator<Item = Answer>) -> (Context, ScriptedTransport) {
    let (script, files) = (played(answers), token_file());
    let transport = Rotating {
        script: script.clone(),
        files: files.clone(),
        sent: AtomicUsize::new(0),
    };
    (context(transport, runtime()).with_files(files), script)
}

fn oidc() -> AssumeRoleWithOidcProvider {
    AssumeRoleWithOidcProvider::builder(ROLE, OIDC, "/run/token")
        .session_name("pod")
        .build()
        .unwrap()
}

fn tokens(script: &ScriptedTransport) -> Vec<String> {
    let requests = script.requests();
    requests
        .iter()
        .map(|request| form(request)["OIDCToken"].clone())
        .collect()
}

#[tokio::test]
async fn an_oidc_call_is_unsigned_and_has_its_token_in_the_body_only() {
    let script = played([granted("STS.1", NOW + 3600)]);
    let cx = context(script.clone(), runtime()).with_files(token_file());
    let provider = AssumeRoleWithOidcProvider::builder(ROLE, OIDC, "/run/token")
        .session_name("pod")
        .duration(Duration::from_secs(900))
        .policy(r#"{"Version":"1","Statement":[]}"#)
        .sts_region("cn-hangzhou")
        .build()
        .unwrap();
    let keys = provider.provide(&cx).await.unwrap();
    assert_eq!((id(&keys), keys.source()), ("STS.1", Some("oidc_role_arn")));
    let request = &script.requests()[0];
    assert_eq!(
        request.uri().to_string(),
        "https://sts.cn-hangzhou.aliyuncs.com/"
    );
    let form = form(request);
    let names: Vec<_> = form.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "Action",
            "DurationSeconds",
            "Format",
            "OIDCProviderArn",
            "OIDCToken",
            "Policy",
            "RoleArn",
            "RoleSessionName",
            "Timestamp",
            "Version"
        ]
    );
    assert_eq!(form["Action"], "AssumeRoleWithOIDC");
    assert_eq!(
        (form["RoleArn"].as_str(), form["OIDCProviderArn"].as_str()),
        (ROLE, OIDC)
    );
    assert_eq!(form["OIDCToken"], "CANARYTOKEN0");
    assert_eq!(
        (
            form["RoleSessionName"].as_str(),
            form["DurationSeconds"].as_str()
        ),
        ("pod", "900")
    );
}

#[tokio::test]
async fn the_file_is_read_again_at_each_attempt() {
    let (cx, script) = rotating([
        Answer::status(503),
        refused(400, "Throttling.User"),
        granted("STS.1", NOW + 3600),
    ]);
    oidc().provide(&cx).await.unwrap();
    assert_eq!(
        tokens(&script),
        ["CANARYTOKEN0", "CANARYTOKEN1", "CANARYTOKEN2"]
    );
}

#[tokio::test]
async fn an_expired_token_is_sent_again_only_if_it_was_replaced_and_once() {
    let (cx, script) = rotating([refused(400, EXPIRED), granted("STS.1", NOW + 3600)]);
    oidc().provide(&cx).await.unwrap();
    assert_eq!(tokens(&script), ["CANARYTOKEN0", "CANARYTOKEN1"]);

    let (cx, script) = rotating([refused(400, EXPIRED), refused(400, EXPIRED)]);
    let error = oidc().provide(&cx).await.unwrap_err();
    assert_eq!(script.requests().len(), 2);
    assert_eq!(error.service().unwrap().code(), Some(EXPIRED));

    let script = played([refused(400, EXPIRED)]);
    let cx = context(script.clone(), runtime()).with_files(token_file());
    let error = oidc().provide(&cx).await.unwrap_err();
    assert_eq!(script.requests().len(), 1);
    let hint = error.hint().unwrap();
    assert!(
        hint.contains("/run/token") && hint.contains("recreate the pod"),
        "{hint}"
    );
}

#[tokio::test]
async fn a_token_file_that_is_not_there_or_holds_no_token_is_named() {
    let cx = context(NoTransport::new(), runtime()).with_files(Files::none());
    let error = oidc().provide(&cx).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Io { .. }), "{error:?}");
    assert!(error.to_string().contains("/run/token"), "{error}");
    let large = vec![b'x'; 64 * 1024 + 1];
    for contents in [
        b"CANARY TOKEN".to_vec(),
        vec![0xff; 8],
        b"abc".to_vec(),
        large,
    ] {
        let cx = context(NoTransport::new(), runtime())
            .with_files(Files::fixed([("/run/token", contents)]));
        let error = oidc().provide(&cx).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("/run/token") && !shown.contains("CANARY"),
            "{shown}"
        );
    }
}

const VARIABLES: [(&str, &str); 3] = [
    ("ALIBABA_CLOUD_ROLE_ARN", ROLE),
    ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", OIDC),
    ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/run/token"),
];

#[tokio::test]
async fn variables_configure_it_whole_or_not_at_all() {
    let provide = async |variables: Vec<(&str, &str)>, script: &ScriptedTransport| {
        let cx = context(script.clone(), runtime())
            .with_files(token_file())
            .with_environment(Environment::fixed(variables));
        AssumeRoleWithOidcProvider::from_environment()
            .provide(&cx)
            .await
    };
    let script = played([granted("STS.1", NOW + 3600)]);
    let mut all = VARIABLES.to_vec();
    all.push(("ALIBABA_CLOUD_ROLE_SESSION_NAME", "from-variable"));
    all.push((
        "ALIBABA_CLOUD_STS_ENDPOINT",
        "sts-vpc.cn-hangzhou.aliyuncs.com",
    ));
    provide(all, &script).await.unwrap();
    let request = &script.requests()[0];
    assert_eq!(form(request)["RoleSessionName"], "from-variable");
    assert_eq!(
        request.uri().host(),
        Some("sts-vpc.cn-hangzhou.aliyuncs.com")
    );

    for none in [vec![], vec![VARIABLES[0]]] {
        let error = provide(none, &script).await.unwrap_err();
        assert!(error.is_not_configured());
        for (name, _) in VARIABLES {
            assert!(error.to_string().contains(name), "{error}");
        }
    }
    for missing in 0..3 {
        let mut half = VARIABLES.to_vec();
        let (name, _) = half.remove(missing);
        let error = provide(half, &script).await.unwrap_err();
        let CredentialsError::InvalidConfiguration { field, .. } = &error else {
            panic!("{name}: {error:?}");
        };
        assert_eq!(field, name);
    }
    let mut wrong = VARIABLES.to_vec();
    wrong[1].1 = SAML;
    assert!(
        provide(wrong, &script)
            .await
            .unwrap_err()
            .to_string()
            .contains("oidc-provider/<name>")
    );
}

#[tokio::test]
async fn settings_outside_their_limits_are_refused_before_anything_is_sent() {
    let builder = || AssumeRoleWithOidcProvider::builder(ROLE, OIDC, "/run/token");
    let cases = [
        (
            AssumeRoleWithOidcProvider::builder("x", OIDC, "/t").build(),
            "role_arn",
        ),
        (
            AssumeRoleWithOidcProvider::builder(ROLE, "x", "/t").build(),
            "oidc_provider_arn",
        ),
        (
            AssumeRoleWithOidcProvider::builder(ROLE, OIDC, "").build(),
            "token_file",
        ),
        (builder().session_name("a b").build(), "session_name"),
        (
            builder().duration(Duration::from_secs(899)).build(),
            "duration",
        ),
        (builder().policy("[]").build(), "policy"),
    ];
    for (built, field) in cases {
        let error = built.unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("oidc_role_arn: {field}")),
            "{error}"
        );
    }
}

/// A provider whose assertions are numbered, and how many it gave.
fn saml() -> (AssumeRoleWithSamlProvider, Arc<AtomicUsize>) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&given);
    let provider = AssumeRoleWithSamlProvider::builder(ROLE, SAML, move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move { Ok(format!("CANARYASSERTION+/{number}==\n")) }
    })
    .build()
    .unwrap();
    (provider, given)
}

#[tokio::test]
async fn a_saml_call_is_unsigned_has_no_session_name_and_gets_an_assertion_each_time() {
    let script = played([granted("STS.1", NOW + 3600), granted("STS.2", NOW + 7200)]);
    let clock = runtime();
    let cx = context(script.clone(), clock.clone());
    let (provider, given) = saml();
    let keys = provider.provide(&cx).await.unwrap();
    assert_eq!((id(&keys), keys.source()), ("STS.1", Some("saml_role_arn")));
    clock.advance(Duration::from_secs(3598));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.2");
    assert_eq!(given.load(Ordering::SeqCst), 2);
    let form = form(&script.requests()[0]);
    let names: Vec<_> = form.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "Action",
            "DurationSeconds",
            "Format",
            "RoleArn",
            "SAMLAssertion",
            "SAMLProviderArn",
            "Timestamp",
            "Version"
        ]
    );
    assert_eq!(form["Action"], "AssumeRoleWithSAML");
    assert_eq!(form["SAMLAssertion"], "CANARYASSERTION+/0==");
    assert_eq!(form["SAMLProviderArn"], SAML);
}

#[tokio::test]
async fn an_expired_assertion_is_sent_no_second_time() {
    let script = played([refused(401, "AuthenticationFail.SAMLAssertion.Expired")]);
    let cx = context(script.clone(), runtime());
    let (provider, given) = saml();
    let error = provider.provide(&cx).await.unwrap_err();
    assert_eq!(
        (script.requests().len(), given.load(Ordering::SeqCst)),
        (1, 1)
    );
    assert!(!error.is_retryable() && error.hint().unwrap().contains("sign in once more"));
}

#[tokio::test]
async fn an_assertion_that_cannot_be_sent_or_had_is_an_error() {
    let cx = context(NoTransport::new(), runtime());
    let of =
        |assertion: &'static str| {
            AssumeRoleWithSamlProvider::builder(ROLE, SAML, move || async move {
                Ok(assertion.to_owned())
            })
            .build()
            .unwrap()
        };
    for assertion in ["", "CANARY ASSERTION", "a\u{7}CANARY"] {
        let error = of(assertion).provide(&cx).await.unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("saml_role_arn: the assertion"),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("CANARY"));
    }
    let none = AssumeRoleWithSamlProvider::builder(ROLE, SAML, || async {
        Err(CredentialsError::other("the browser", "was closed"))
    });
    let error = none.build().unwrap().provide(&cx).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Other { .. }), "{error:?}");
}

#[tokio::test]
async fn a_service_that_echoes_a_proof_does_not_bring_it_into_the_error() {
    for echo in [
        "CANARYTOKEN0",
        "CANARYASSERTION+/0==",
        "CANARYASSERTION%2B%2F0%3D%3D",
    ] {
        let answer = || {
            Answer::status(400).body(format!(
                r#"{{"Code":"AuthenticationFail.OIDCToken.Invalid","Message":"you sent {echo}"}}"#
            ))
        };
        let cx = context(played([answer(), answer()]), runtime()).with_files(token_file());
        let (saml, _) = saml();
        let errors = [oidc().provide(&cx).await, saml.provide(&cx).await].map(Result::unwrap_err);
        let shown = format!("{} {errors:?} {saml:?} {cx:?}", errors[0]);
        let own = if echo == "CANARYTOKEN0" {
            &errors[0]
        } else {
            &errors[1]
        };
        assert_eq!(own.service().unwrap().message(), Some("you sent ****"));
        assert!(
            echo == "CANARYTOKEN0" || !format!("{own:?}").contains("CANARY"),
            "{shown}"
        );
    }
}
