//! Every source that is called, through sockets: what it gives opens STS, and what it refuses has
//! a cure.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{
    AssumeRoleWithOidcProvider, AssumeRoleWithSamlProvider, CloudSsoBuilder, CloudSsoProvider,
    Context, CredentialsError, CredentialsUriProvider, EcsRoleProvider, Files, FnProvider, ImdsV1,
    OAuthProvider, OAuthSite, OAuthTokens, ProvideCredentials,
};
use oss_emulator::{
    Emulator, Fault, Imds, Injection, Metadata, OAuth, OidcToken, SamlAssertion, Surroundings,
};
use oss_sign::Credentials;

use super::context;

const ROLE: &str = "oss-emulator";
const HOUR: Duration = Duration::from_secs(3600);

async fn start(surroundings: Surroundings) -> Emulator {
    let builder = Emulator::builder().surroundings(surroundings);
    builder.start().await.unwrap()
}

/// The keys are accepted, as those of a session of the role.
async fn assert_opens(cx: &Context, credentials: &Credentials) {
    let identity = get_caller_identity(cx, credentials, &StsEndpoint::new())
        .await
        .unwrap();
    let role = format!(":assumed-role/{ROLE}/");
    assert!(identity.arn.contains(&role), "{}", identity.arn);
}

fn metadata(server: &Emulator) -> &Metadata {
    server.surroundings().metadata().unwrap()
}

fn ecs(server: &Emulator) -> EcsRoleProvider {
    EcsRoleProvider::new().endpoint(metadata(server).endpoint())
}

fn status(error: &CredentialsError) -> Option<u16> {
    error
        .service()
        .map(oss_credentials::context::ServiceError::status)
}

#[tokio::test]
async fn an_instance_gives_the_keys_of_its_role_in_both_versions() {
    let server = start(Surroundings::new().ecs_role(ROLE)).await;
    let cx = context(&server);
    for imds in [Imds::TokenRequired, Imds::TokenOptional, Imds::V1Only] {
        metadata(&server).set_imds(imds);
        for provider in [ecs(&server), ecs(&server).role(ROLE).probe()] {
            let keys = provider.provide(&cx).await.unwrap();
            assert_eq!(keys.source(), Some("ecs_ram_role"));
            assert_opens(&cx, &keys).await;
        }
    }
    let error = ecs(&server)
        .imds_v1(ImdsV1::Forbidden)
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(
        error.hint().unwrap().contains("version 1 is forbidden"),
        "{error:?}"
    );
    metadata(&server).set_imds(Imds::Disabled);
    let error = ecs(&server)
        .imds_v1(ImdsV1::Forbidden)
        .provide(&cx)
        .await
        .unwrap_err();
    assert_eq!(status(&error), Some(404));
}

#[tokio::test]
async fn a_metadata_token_that_is_forgotten_is_replaced() {
    let server = start(Surroundings::new().ecs_role(ROLE).imds(Imds::TokenRequired)).await;
    let cx = context(&server);
    let provider = ecs(&server);
    let keys = provider.provide(&cx).await.unwrap();
    metadata(&server).forget_tokens();
    metadata(&server).rotate();
    provider.invalidate(&keys);
    let fresh = provider.provide(&cx).await.unwrap();
    let id = |keys: &Credentials| keys.access_key().map(|key| key.id().to_owned());
    assert_ne!(id(&fresh), id(&keys));
    assert_opens(&cx, &fresh).await;
}

#[tokio::test]
async fn an_instance_without_its_role_says_what_is_missing() {
    let server = start(Surroundings::new().ecs_without_role()).await;
    let cx = context(&server);
    let error = ecs(&server).provide(&cx).await.unwrap_err();
    assert!(error.is_not_configured());
    assert_eq!(error.hint().unwrap(), "bind a RAM role to the instance");
    metadata(&server).bind_role("does-not-exist");
    let error = ecs(&server).provide(&cx).await.unwrap_err();
    assert_eq!(
        error.service().and_then(|refusal| refusal.code()),
        Some("Failed")
    );
    let error = ecs(&server).role("another").provide(&cx).await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("this instance has the role \"does-not-exist\""),
        "{error}"
    );
    assert!(
        error
            .hint()
            .unwrap()
            .contains("bind another to the instance")
    );
}

#[tokio::test]
async fn a_metadata_service_that_stumbles_is_asked_again() {
    let server = start(Surroundings::new().ecs_role(ROLE)).await;
    let cx = context(&server);
    let faults = server.faults();
    faults.inject(Injection::new(Fault::Html { status: 503 }).on("MetadataToken"));
    faults.inject(
        Injection::new(Fault::DropBeforeHead)
            .on("MetadataRole")
            .times(2),
    );
    faults.inject(Injection::new(Fault::CutBody { at: 20 }).on("MetadataCredentials"));
    let keys = ecs(&server).provide(&cx).await.unwrap();
    assert_opens(&cx, &keys).await;
    faults.inject(Injection::new(Fault::Html { status: 200 }).on("MetadataCredentials"));
    let error = ecs(&server).provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::InvalidResponse { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn where_no_metadata_service_is_a_probe_finds_nothing_configured() {
    // A port that was free a moment ago: nobody answers there.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let server = Emulator::start().await.unwrap();
    let provider = EcsRoleProvider::new()
        .endpoint(format!("http://{address}"))
        .probe();
    let error = provider.provide(&context(&server)).await.unwrap_err();
    assert!(error.is_not_configured(), "{error:?}");
    assert!(
        error
            .to_string()
            .contains(&format!("no metadata service at {address} within 1 s"))
    );
}

#[tokio::test]
async fn a_credentials_uri_gives_keys_to_those_who_know_it() {
    let server = start(Surroundings::new().credentials_uri(ROLE)).await;
    let cx = context(&server);
    let uri = server.surroundings().credentials_uri().unwrap().uri();
    let keys = CredentialsUriProvider::new(&uri)
        .provide(&cx)
        .await
        .unwrap();
    assert_opens(&cx, &keys).await;
    let wrong = format!("{uri}CANARY");
    let error = CredentialsUriProvider::new(wrong)
        .provide(&cx)
        .await
        .unwrap_err();
    assert_eq!(status(&error), Some(403));
    assert!(
        !format!("{error} {error:?}").contains("token="),
        "{error:?}"
    );
    let lies = r#"{"Code":"Success","AccessKeyId":"a","AccessKeySecret":"CANARY"} trailing"#;
    let fault = Fault::Answer {
        status: 200,
        body: lies.into(),
    };
    server
        .faults()
        .inject(Injection::new(fault).on("CredentialsUri"));
    let error = CredentialsUriProvider::new(&uri)
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("not JSON"), "{error}");
}

fn sso(server: &Emulator, lifetime: Duration) -> CloudSsoBuilder {
    let sso = server.surroundings().cloud_sso().unwrap();
    let end = server.clock().now().plus(lifetime.max(HOUR));
    CloudSsoProvider::builder(
        sso.sign_in_url(),
        sso.account_id(),
        sso.access_configuration_id(),
    )
    .access_token(sso.log_in(lifetime), end)
}

#[tokio::test]
async fn cloud_sso_gives_keys_while_the_login_lasts() {
    let server = start(Surroundings::new().cloud_sso(ROLE)).await;
    let cx = context(&server);
    let keys = sso(&server, HOUR)
        .build()
        .unwrap()
        .provide(&cx)
        .await
        .unwrap();
    assert_eq!(keys.source(), Some("cloud_sso"));
    assert_opens(&cx, &keys).await;
    // By its own clock the login lives, but the service says otherwise.
    let provider = sso(&server, Duration::ZERO)
        .profile("work")
        .build()
        .unwrap();
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(
        status(&error).is_some_and(|status| status >= 400),
        "{error:?}"
    );
    assert!(
        error
            .hint()
            .unwrap()
            .contains("aliyun configure --profile work --mode CloudSSO")
    );
}

fn oauth(server: &Emulator) -> &OAuth {
    server.surroundings().oauth().unwrap()
}

#[tokio::test]
async fn an_oauth_login_is_exchanged_and_renewed_once_per_refresh_token() {
    let server = start(Surroundings::new().oauth(ROLE)).await;
    let cx = context(&server);
    let builder = || OAuthProvider::builder(OAuthSite::China).endpoint(oauth(&server).endpoint());
    let login = oauth(&server).log_in(HOUR);
    let end = server.clock().now().plus(HOUR);
    let provider = builder()
        .access_token(login.access_token(), end)
        .build()
        .unwrap();
    assert_opens(&cx, &provider.provide(&cx).await.unwrap()).await;

    let saved: Arc<Mutex<Vec<OAuthTokens>>> = Arc::default();
    let renewing = |refresh: &str| {
        let saved = Arc::clone(&saved);
        builder()
            .refresh_token(refresh, None)
            .save_with(move |tokens| {
                saved.lock().unwrap().push(tokens);
                async { Ok(()) }
            })
            .build()
            .unwrap()
    };
    let keys = renewing(login.refresh_token()).provide(&cx).await.unwrap();
    assert_opens(&cx, &keys).await;
    let successor = saved.lock().unwrap().pop().unwrap();
    let error = renewing(login.refresh_token())
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(
        error
            .hint()
            .unwrap()
            .contains("aliyun configure --mode OAuth"),
        "{error:?}"
    );
    let keys = renewing(successor.refresh_token.expose())
        .provide(&cx)
        .await
        .unwrap();
    assert_opens(&cx, &keys).await;
}

fn oidc(server: &Emulator) -> AssumeRoleWithOidcProvider {
    let arn = server.surroundings().oidc().unwrap().arn();
    AssumeRoleWithOidcProvider::builder(server.role_arn(), arn, "/run/token")
        .session_name("pod")
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_pod_becomes_its_role_and_its_refusals_have_their_cures() {
    let server = start(Surroundings::new().oidc_provider("cluster")).await;
    let files = Files::none();
    let cx = context(&server).with_files(files.clone());
    let token = OidcToken::new("system:serviceaccount:shop:uploader");
    let issue = |token: OidcToken| {
        let text = server.surroundings().oidc().unwrap().issue_token(&token);
        files.put("/run/token", format!("{text}\n"));
    };
    issue(token.clone());
    let keys = oidc(&server).provide(&cx).await.unwrap();
    assert_eq!(keys.source(), Some("oidc_role_arn"));
    assert_opens(&cx, &keys).await;

    let cases = [
        (
            token.clone().lifetime(Duration::ZERO),
            "OIDCToken.Expired",
            "recreate the pod",
        ),
        (
            token.clone().audience("other"),
            "OIDCToken.AudienceNotMatch",
            "sts.aliyuncs.com",
        ),
        (
            token.clone().issuer("https://other.example.com"),
            "OIDCToken.IssuerNotMatch",
            "RRSA",
        ),
        (token.foreign_key(), "OIDCToken.", "token"),
    ];
    for (token, code, cure) in cases {
        issue(token);
        let error = oidc(&server).provide(&cx).await.unwrap_err();
        let got = error.service().and_then(|refusal| refusal.code()).unwrap();
        assert!(
            got.starts_with(&format!("AuthenticationFail.{code}")),
            "{code}: {error:?}"
        );
        assert!(
            error.hint().unwrap().contains(cure),
            "{code}: {}",
            error.hint().unwrap()
        );
    }
}

#[tokio::test]
async fn a_lost_answer_costs_a_pod_nothing() {
    let server = start(Surroundings::new().oidc_provider("cluster")).await;
    let token = OidcToken::new("system:serviceaccount:shop:uploader");
    let token = server.surroundings().oidc().unwrap().issue_token(&token);
    let cx = context(&server).with_files(Files::fixed([("/run/token", token)]));
    let fault = Injection::new(Fault::LoseAnswer).on("AssumeRoleWithOIDC");
    server.faults().inject(fault);
    let keys = oidc(&server).provide(&cx).await.unwrap();
    assert_opens(&cx, &keys).await;
}

#[tokio::test]
async fn an_assertion_becomes_a_session_and_an_expired_one_is_named() {
    let server = start(Surroundings::new().saml_provider("corp")).await;
    let cx = context(&server);
    let provider = |lifetime| {
        let issuer = server.surroundings().saml().unwrap();
        let assertion = SamlAssertion::new("alice@example.com", server.role_arn(), "alice");
        let assertion = issuer.issue_assertion(&assertion.lifetime(lifetime));
        AssumeRoleWithSamlProvider::builder(server.role_arn(), issuer.arn(), move || {
            let assertion = assertion.clone();
            async { Ok(assertion) }
        })
        .build()
        .unwrap()
    };
    let keys = provider(HOUR).provide(&cx).await.unwrap();
    assert_eq!(keys.source(), Some("saml_role_arn"));
    assert_opens(&cx, &keys).await;
    let error = provider(Duration::ZERO).provide(&cx).await.unwrap_err();
    let code = error.service().and_then(|refusal| refusal.code());
    assert_eq!(code, Some("AuthenticationFail.SAMLAssertion.Expired"));
    assert!(
        error.hint().unwrap().contains("sign in once more"),
        "{}",
        error.hint().unwrap()
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_and_a_function_pass_on_the_keys_of_a_session() {
    let server = start(Surroundings::new().credentials_uri(ROLE)).await;
    let cx = context(&server);
    let uri = server.surroundings().credentials_uri().unwrap().uri();
    let session = CredentialsUriProvider::new(uri).provide(&cx).await.unwrap();
    let key = session.access_key().unwrap();
    let json = format!(
        r#"{{"AccessKeyId":"{}","AccessKeySecret":"{}","SecurityToken":"{}"}}"#,
        key.id(),
        key.secret().expose(),
        key.security_token().unwrap().expose()
    );
    let program = oss_credentials::ProcessProvider::command("/bin/echo", [json]);
    assert_opens(&cx, &program.provide(&cx).await.unwrap()).await;
    let function = FnProvider::new("backend", move || {
        let session = session.clone();
        async { Ok(session) }
    });
    assert_opens(&cx, &function.provide(&cx).await.unwrap()).await;
}
