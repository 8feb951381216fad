//! Logins of people: CloudSSO and OAuth, and functions of the user's own.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use oss_credentials::{
    CloudSsoBuilder, CloudSsoProvider, CredentialsError, FnProvider, OAuthBuilder, OAuthProvider,
    OAuthSite, OAuthTokens, ProvideCredentials,
};
use oss_sign::UtcSeconds;
use oss_transport::testing::{Answer, NoTransport};
use tokio::sync::mpsc;

use crate::stage::*;

fn at(seconds: i64) -> UtcSeconds {
    UtcSeconds::new(NOW + seconds)
}

fn body(fields: [&str; 4], id: &str, expires_at: i64) -> String {
    let [key, secret, token, end] = fields;
    let expiration = UtcSeconds::new(expires_at).to_iso_extended();
    format!(
        r#"{{"{key}":"{id}","{secret}":"CANARYKEY","{token}":"CANARYSTS","{end}":"{expiration}"}}"#
    )
}

fn sso_keys(id: &str, expires_at: i64) -> Answer {
    let names = [
        "AccessKeyId",
        "AccessKeySecret",
        "SecurityToken",
        "Expiration",
    ];
    let keys = body(names, id, expires_at);
    Answer::status(200).body(format!(r#"{{"CloudCredential":{keys},"RequestId":"R"}}"#))
}

fn exchanged(id: &str, expires_at: i64) -> Answer {
    let names = [
        "accessKeyId",
        "accessKeySecret",
        "securityToken",
        "expiration",
    ];
    Answer::status(200).body(body(names, id, expires_at))
}

fn sso() -> CloudSsoBuilder {
    CloudSsoProvider::builder(
        "https://signin.example.com/start/login?x=1",
        " 1 ",
        "ac-\"1",
    )
    .profile("work")
}

#[tokio::test]
async fn cloud_sso_is_asked_at_the_root_of_the_sign_in_host() {
    let transport = played([sso_keys("STS.1", NOW + 3600)]);
    let cx = context(transport.clone(), runtime());
    let provider = sso().access_token("CANARYTOKEN", at(7200)).build().unwrap();
    let keys = provider.provide(&cx).await.unwrap();
    assert_eq!((id(&keys), keys.source()), ("STS.1", Some("cloud_sso")));
    let sent = &transport.requests()[0];
    assert_eq!(sent.method(), "POST");
    assert_eq!(
        sent.uri().to_string(),
        "https://signin.example.com/cloud-credentials"
    );
    assert_eq!(sent.header("authorization"), Some("Bearer CANARYTOKEN"));
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(sent.header("accept"), Some("application/json"));
    assert_eq!(
        sent.body(),
        r#"{"AccountId":"1","AccessConfigurationId":"ac-\"1"}"#
    );
}

#[tokio::test]
async fn keys_that_are_kept_come_first_if_they_live_for_a_minute() {
    let kept = |seconds| keys("STS.KEPT", NOW + seconds);
    let cx = context(NoTransport::new(), runtime());
    let provider = sso().kept_keys(kept(61)).build().unwrap();
    let given = provider.provide(&cx).await.unwrap();
    assert_eq!(
        (id(&given), given.source()),
        ("STS.KEPT", Some("cloud_sso"))
    );

    let cx = context(played([sso_keys("STS.NEW", NOW + 3600)]), runtime());
    let provider = sso()
        .access_token("t", at(3600))
        .kept_keys(kept(60))
        .build()
        .unwrap();
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.NEW");

    let cx = context(played([exchanged("STS.NEW", NOW + 3600)]), runtime());
    let provider = oauth()
        .access_token("t", at(3600))
        .kept_keys(kept(3600))
        .build()
        .unwrap();
    let given = provider.provide(&cx).await.unwrap();
    assert_eq!(id(&given), "STS.KEPT");
    provider.invalidate(&given);
    assert_eq!(
        id(&provider.provide(&cx).await.unwrap()),
        "STS.NEW",
        "never the same again"
    );
}

#[tokio::test]
async fn a_login_that_is_over_names_the_command_that_renews_it() {
    let cx = context(NoTransport::new(), runtime());
    let logins = [
        (
            sso().build(),
            "aliyun configure --profile work --mode CloudSSO",
        ),
        (
            sso().access_token("CANARY", at(0)).build(),
            "aliyun configure --profile work --mode CloudSSO",
        ),
        (
            sso().access_token("CANARY", UtcSeconds::new(0)).build(),
            "aliyun configure --profile work --mode CloudSSO",
        ),
    ];
    for (provider, command) in logins {
        let error = provider.unwrap().provide(&cx).await.unwrap_err();
        assert!(
            matches!(error, CredentialsError::Expired { .. }),
            "{error:?}"
        );
        assert_eq!(error.hint().unwrap(), format!("run `{command}`"));
    }
    // The refresh token is not touched without a place for its successor.
    let provider = oauth()
        .access_token("CANARY", at(60))
        .refresh_token("CANARY", None)
        .build()
        .unwrap();
    let error = provider.provide(&cx).await.unwrap_err();
    assert_eq!(error.hint().unwrap(), "run `aliyun configure --mode OAuth`");
    assert!(!format!("{error:?} {provider:?}").contains("CANARY"));
}

#[tokio::test]
async fn a_login_that_is_refused_says_so_without_its_token() {
    let refusal =
        r#"{"ErrorCode":"InvalidAccessToken","ErrorMessage":"CANARYTOKEN is old","RequestId":"R"}"#;
    let cx = context(played([Answer::status(401).body(refusal)]), runtime());
    let provider = sso().access_token("CANARYTOKEN", at(3600)).build().unwrap();
    let error = provider.provide(&cx).await.unwrap_err();
    assert_eq!(error.service().unwrap().message(), Some("**** is old"));
    assert!(
        error
            .hint()
            .unwrap()
            .contains("aliyun configure --profile work --mode CloudSSO")
    );
    assert!(!format!("{error} {error:?} {provider:?}").contains("CANARY"));
}

#[tokio::test]
async fn logins_travel_over_https_only() {
    let plain = "http://signin.example.com/";
    let errors = [
        CloudSsoProvider::builder(plain, "1", "a")
            .build()
            .unwrap_err(),
        oauth().endpoint(plain).build().unwrap_err(),
        oauth().endpoint("http://10.0.0.1/").build().unwrap_err(),
    ];
    for error in errors {
        assert!(error.to_string().contains("in the clear"), "{error}");
    }
    assert!(
        CloudSsoProvider::builder("http://127.0.0.1:1", "1", "a")
            .build()
            .is_ok()
    );
    for (account, configuration, field) in [
        ("", "a", "cloud_sso_account_id"),
        ("1", " ", "cloud_sso_access_config"),
    ] {
        let built = CloudSsoProvider::builder("https://h/", account, configuration).build();
        assert!(built.unwrap_err().to_string().contains(field));
    }
}

fn oauth() -> OAuthBuilder {
    OAuthProvider::builder(OAuthSite::China)
}

fn new_tokens() -> Answer {
    Answer::status(200).body(
        r#"{"access_token":"CANARYACCESS2","refresh_token":"CANARYREFRESH2","expires_in":10800,"token_type":"Bearer"}"#,
    )
}

/// Tokens that went to their owner, who refuses the first `refusals` times.
fn saving(
    builder: OAuthBuilder,
    refusals: usize,
) -> (OAuthProvider, mpsc::UnboundedReceiver<OAuthTokens>) {
    let (tell, told) = mpsc::unbounded_channel();
    let left = Arc::new(AtomicUsize::new(refusals));
    let builder = builder.save_with(move |tokens| {
        tell.send(tokens).unwrap();
        let refuse = left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            })
            .is_ok();
        async move {
            match refuse {
                true => Err(CredentialsError::other("the file", "is locked")),
                false => Ok(()),
            }
        }
    });
    (builder.build().unwrap(), told)
}

#[tokio::test]
async fn an_access_token_is_exchanged_for_keys() {
    for (site, host) in [
        (OAuthSite::China, "oauth.aliyun.com"),
        (OAuthSite::International, "oauth.alibabacloud.com"),
    ] {
        let transport = played([exchanged("STS.1", NOW + 3600)]);
        let cx = context(transport.clone(), runtime());
        let builder = OAuthProvider::builder(site).access_token("CANARYACCESS", at(3600));
        let keys = builder.build().unwrap().provide(&cx).await.unwrap();
        assert_eq!((id(&keys), keys.source()), ("STS.1", Some("oauth")));
        let sent = &transport.requests()[0];
        assert_eq!(
            sent.uri().to_string(),
            format!("https://{host}/v1/exchange")
        );
        assert_eq!(sent.method(), "POST");
        assert_eq!(sent.header("authorization"), Some("Bearer CANARYACCESS"));
        assert!(sent.body().is_empty());
    }
}

#[tokio::test]
async fn a_refresh_token_is_sent_once_and_its_successor_saved_before_it_is_used() {
    let transport = played([new_tokens(), exchanged("STS.1", NOW + 3600)]);
    let clock = runtime();
    let cx = context(transport.clone(), clock.clone());
    let builder = oauth()
        .access_token("old", at(60))
        .refresh_token("CANARY/REFRESH", None);
    let (provider, mut told) = saving(builder, 1);
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(matches!(error, CredentialsError::Other { .. }), "{error:?}");
    assert_eq!(
        transport.requests().len(),
        1,
        "not exchanged before it is saved"
    );
    let sent = &transport.requests()[0];
    assert_eq!(sent.uri().to_string(), "https://oauth.aliyun.com/v1/token");
    assert_eq!(
        sent.body(),
        "grant_type=refresh_token&refresh_token=CANARY%2FREFRESH&client_id=4038181954557748008"
    );
    clock.advance(Duration::from_secs(1));
    provider.provide(&cx).await.unwrap();
    let requests = transport.requests();
    assert_eq!(requests.len(), 2, "the refresh token was not sent again");
    assert_eq!(
        requests[1].header("authorization"),
        Some("Bearer CANARYACCESS2")
    );
    for _ in 0..2 {
        let tokens = told.try_recv().unwrap();
        assert_eq!(tokens.refresh_token.expose(), "CANARYREFRESH2");
        assert_eq!(tokens.access_token_expires_at, at(10_800));
        assert!(!format!("{tokens:?}").contains("CANARY"));
    }
    assert!(told.try_recv().is_err());
}

#[tokio::test]
async fn an_access_token_that_the_service_calls_dead_is_renewed_where_that_is_allowed() {
    let dead = || {
        Answer::status(400)
            .body(r#"{"error":"expired_token","error_description":"CANARYACCESS is old"}"#)
    };
    let transport = played([dead(), new_tokens(), exchanged("STS.1", NOW + 3600)]);
    let cx = context(transport.clone(), runtime());
    let builder = || {
        oauth()
            .access_token("CANARYACCESS", at(3600))
            .refresh_token("r", None)
    };
    let (provider, _told) = saving(builder(), 0);
    provider.provide(&cx).await.unwrap();
    assert_eq!(transport.remaining(), 0);

    let cx = context(played([dead()]), runtime());
    let error = builder().build().unwrap().provide(&cx).await.unwrap_err();
    assert_eq!(error.service().unwrap().message(), Some("**** is old"));
    assert!(
        error
            .hint()
            .unwrap()
            .contains("aliyun configure --mode OAuth"),
        "{}",
        error.hint().unwrap()
    );

    let transport = played([dead(), new_tokens(), dead()]);
    let cx = context(transport.clone(), runtime());
    let (provider, _told) = saving(builder(), 0);
    provider.provide(&cx).await.unwrap_err();
    assert_eq!(transport.requests().len(), 3, "renewed once");

    let transport = played([new_tokens(), dead(), new_tokens()]);
    let cx = context(transport.clone(), runtime());
    let (provider, _told) = saving(oauth().refresh_token("r", None), 0);
    provider.provide(&cx).await.unwrap_err();
    assert_eq!(transport.requests().len(), 2, "what is new is not renewed");
}

#[tokio::test]
async fn a_refresh_is_neither_repeated_nor_tried_with_a_dead_token() {
    let transport = played([Answer::status(503), new_tokens()]);
    let cx = context(transport.clone(), runtime());
    let (provider, _told) = saving(oauth().refresh_token("r", Some(at(100))), 0);
    let error = provider.provide(&cx).await.unwrap_err();
    assert_eq!(error.service().unwrap().status(), 503);
    assert_eq!(transport.requests().len(), 1);

    let cx = context(NoTransport::new(), runtime());
    let (provider, _told) = saving(oauth().refresh_token("r", Some(at(-5))), 0);
    let error = provider.provide(&cx).await.unwrap_err();
    let CredentialsError::Expired { expired_for, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(expired_for, Duration::from_secs(5));
}

#[tokio::test]
async fn a_function_is_asked_again_before_its_keys_end_and_named_as_their_source() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let provider = FnProvider::new("backend", move || {
        let number = count.fetch_add(1, Ordering::SeqCst) as i64;
        async move { Ok(keys(&format!("STS.{number}"), NOW + 3600 * (number + 1))) }
    });
    let clock = runtime();
    let cx = context(NoTransport::new(), clock.clone());
    for _ in 0..3 {
        let given = provider.provide(&cx).await.unwrap();
        assert_eq!((id(&given), given.source()), ("STS.0", Some("backend")));
    }
    clock.advance(Duration::from_secs(3590));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.1");
    assert!(provider.is_cached() && asked.load(Ordering::SeqCst) == 2);
}
