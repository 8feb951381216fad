//! Addresses that hand out keys.

use std::time::Duration;

use oss_credentials::{
    CredentialsError, CredentialsUriProvider, Environment, PlainHttp, ProvideCredentials,
};
use oss_transport::testing::{Answer, NoTransport};

use crate::stage::*;

const LONG_TERM: &str = r#"{"AccessKeyId":"LTAI1","AccessKeySecret":"CANARYSECRET"}"#;

#[tokio::test]
async fn the_address_is_called_as_given_and_again_within_a_quarter_of_an_hour() {
    let answer = || Answer::status(200).body(LONG_TERM);
    let transport = played([answer(), answer()]);
    let clock = runtime();
    let cx = context(transport.clone(), clock.clone());
    let uri = "http://10.0.0.1:6666/a%2Fb//../c?token=CANARYQUERY&x";
    let provider = CredentialsUriProvider::new(uri);
    let keys = provider.provide(&cx).await.unwrap();
    assert_eq!(
        (id(&keys), keys.source()),
        ("LTAI1", Some("credentials_uri"))
    );
    clock.advance(Duration::from_secs(600));
    provider.provide(&cx).await.unwrap();
    assert_eq!(transport.requests().len(), 1);
    clock.advance(Duration::from_secs(300));
    provider.provide(&cx).await.unwrap();
    assert_eq!(transport.requests().len(), 2);
    let sent = &transport.requests()[0];
    assert_eq!(
        (sent.method().as_str(), sent.uri().to_string()),
        ("GET", uri.to_owned())
    );
    assert_eq!(sent.header("accept"), Some("application/json"));
    assert!(
        !sent.is_direct(),
        "a private network may lie behind a proxy"
    );
}

#[tokio::test]
async fn this_machine_is_reached_past_any_proxy() {
    let transport = played([Answer::status(200).body(LONG_TERM)]);
    let cx = context(transport.clone(), runtime());
    let provider = CredentialsUriProvider::new("http://localhost:6666/");
    provider.provide(&cx).await.unwrap();
    assert!(transport.requests()[0].is_direct());
}

#[tokio::test]
async fn plain_http_to_others_needs_a_word() {
    let uri = "http://keys.example.com/?CANARYQUERY";
    let cx = context(NoTransport::new(), runtime());
    let error = CredentialsUriProvider::new(uri)
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("keys.example.com"), "{error}");
    assert!(!format!("{error} {error:?}").contains("CANARY"));
    let cx = context(played([Answer::status(200).body(LONG_TERM)]), runtime());
    let provider = CredentialsUriProvider::new(uri).plain_http(PlainHttp::Allowed);
    assert!(!format!("{provider:?}").contains("CANARY"));
    provider.provide(&cx).await.unwrap();
}

#[tokio::test]
async fn the_variable_is_read_at_each_call_and_may_be_missing() {
    let provider = CredentialsUriProvider::from_environment();
    let cx = context(NoTransport::new(), runtime());
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(error.is_not_configured());
    assert!(
        error
            .to_string()
            .contains("ALIBABA_CLOUD_CREDENTIALS_URI is not set")
    );
    let uri = ("ALIBABA_CLOUD_CREDENTIALS_URI", "https://h/p?q");
    let transport = played([Answer::status(200).body(LONG_TERM)]);
    let cx = context(transport.clone(), runtime()).with_environment(Environment::fixed([uri]));
    provider.provide(&cx).await.unwrap();
    assert_eq!(transport.requests()[0].uri().to_string(), "https://h/p?q");

    for word in ["1", "true", "TRUE"] {
        let forbidden = ("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", word);
        let cx = context(NoTransport::new(), runtime())
            .with_environment(Environment::fixed([uri, forbidden]));
        let provider = CredentialsUriProvider::from_environment();
        let error = provider.provide(&cx).await.unwrap_err();
        assert!(
            matches!(error, CredentialsError::Disabled { .. }),
            "{error:?}"
        );
        assert!(
            error
                .hint()
                .unwrap()
                .contains("unset ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS")
        );
    }
}

#[tokio::test]
async fn redirects_and_refusals_show_neither_body_nor_query() {
    let cases = [
        (302, "CANARYBODY", None, "redirects"),
        (404, r#"{"Code":"CANARYBODY"}"#, None, "proxy"),
        (
            200,
            r#"{"Code":"Forbidden","Message":"CANARYBODY"}"#,
            Some("Forbidden"),
            "proxy",
        ),
    ];
    for (status, body, code, hint) in cases {
        let answer = Answer::status(status)
            .header("location", "https://evil.example.com/CANARY")
            .body(body);
        let transport = played([answer]);
        let cx = context(transport.clone(), runtime());
        let provider =
            CredentialsUriProvider::new("https://keys.example.com/CANARYPATH?CANARYQUERY");
        let error = provider.provide(&cx).await.unwrap_err();
        let service = error.service().unwrap();
        assert_eq!((service.status(), service.code()), (status, code));
        assert!(
            error.hint().unwrap().contains(hint) || code.is_some(),
            "{}",
            error.hint().unwrap()
        );
        let shown = format!("{error} {error:?} {} {provider:?}", error.hint().unwrap());
        assert!(!shown.contains("CANARY"), "{shown}");
        assert_eq!(transport.requests().len(), 1);
    }
}

#[tokio::test]
async fn silence_ends_after_ten_seconds_and_size_at_64_kib() {
    let clock = runtime();
    let cx = context(played([Answer::never(), Answer::never()]), clock.clone());
    let provider = CredentialsUriProvider::new("https://keys.example.com/");
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::Timeout { after, .. } if after == Duration::from_secs(10)),
        "{error:?}"
    );
    let large = Answer::status(200).body(vec![b' '; 65_537]);
    let cx = context(played([large]), runtime());
    let provider = CredentialsUriProvider::new("https://keys.example.com/");
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::TooLarge { .. }),
        "{error:?}"
    );
}
