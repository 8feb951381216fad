//! AssumeRole from call to keys: what is sent, what is sent again, what is refused before.

use std::time::Duration;

use oss_credentials::context::rpc::{Repeat, RpcCall, RpcEndpoint};
use oss_credentials::{
    AnonymousProvider, AssumeRoleProvider, CachedProvider, CredentialsError, EnvProvider,
    Environment, ProvideCredentials, StaticProvider,
};
use oss_policy::{Action, SessionPolicy};
use oss_transport::testing::Answer;
use oss_transport::{BodyErrorKind, Runtime, TransportErrorKind};

use crate::stage::*;

#[tokio::test]
async fn everything_is_in_the_signed_form_and_nothing_in_the_url() {
    let policy = r#"{"Version": "1", "Statement": [{"Effect":"Allow","Action":"oss:Get*","Resource":"acs:oss:*:*:b/~+é"}]}"#;
    let transport = played([granted("STS.one", NOW + 3600)]);
    let source = StaticProvider::temporary("STS.source", SOURCE_SECRET, "source+token=").unwrap();
    let provider = builder()
        .source(source)
        .policy(policy)
        .external_id("partner-7")
        .source_identity("alice@example.com")
        .duration(Duration::from_secs(900))
        .build()
        .unwrap();
    let cx = context(transport.clone(), runtime()).with_region("cn-hangzhou");
    let credentials = provider.provide(&cx).await.unwrap();
    assert_eq!(id(&credentials), "STS.one");

    let requests = transport.requests();
    let [request] = requests.as_slice() else {
        panic!("{} requests", requests.len())
    };
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://sts.cn-hangzhou.aliyuncs.com/");
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let form = form(request);
    let expected = [
        ("Action", "AssumeRole"),
        ("Version", "2015-04-01"),
        ("Format", "JSON"),
        ("Timestamp", "2026-03-05T07:08:09Z"),
        ("AccessKeyId", "STS.source"),
        ("SecurityToken", "source+token="),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("RoleArn", "acs:ram::1234567890123456:role/ramosstest"),
        ("RoleSessionName", "sessiontest"),
        ("DurationSeconds", "900"),
        ("Policy", policy),
        ("ExternalId", "partner-7"),
        ("SourceIdentity", "alice@example.com"),
    ];
    for (name, value) in expected {
        assert_eq!(form[name], value, "{name}");
    }
    assert_eq!(form["SignatureNonce"].len(), 32);
    assert_eq!(form["Signature"], expected_signature(&form, SOURCE_SECRET));
    assert_eq!(form.len(), expected.len() + 2);
}

#[tokio::test]
async fn a_typed_policy_is_sent_as_text() {
    let policy = SessionPolicy::new()
        .allow([Action::PutObject, Action::GetObject])
        .on("examplebucket", "exampledir/");
    let transport = played([granted("STS.one", NOW + 3600)]);
    let provider = builder().policy(&policy).build().unwrap();
    provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap();
    assert_eq!(
        form(&transport.requests()[0])["Policy"],
        policy.to_text().unwrap()
    );
}

#[tokio::test]
async fn without_a_session_name_each_call_has_its_own() {
    let transport = played([
        granted("STS.one", NOW + 3600),
        granted("STS.two", NOW + 3600),
    ]);
    let cx = context(transport.clone(), runtime());
    for _ in 0..2 {
        let provider = AssumeRoleProvider::builder("acs:ram::1:role/r")
            .source(StaticProvider::new(SOURCE_ID, SOURCE_SECRET).unwrap())
            .build()
            .unwrap();
        provider.provide(&cx).await.unwrap();
    }
    let names: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| form(request)["RoleSessionName"].clone())
        .collect();
    assert!(
        names[0].starts_with("oss-sdk-rust-1772694489000-"),
        "{names:?}"
    );
    assert_ne!(names[0], names[1]);
}

#[tokio::test]
async fn what_is_wrong_locally_is_refused_before_anything_is_sent() {
    let wide = format!(
        "{{\"Version\":\"1\",\"Statement\":[]{}}}",
        " ".repeat(2_048)
    );
    let cases = [
        (builder().session_name("a b"), "session_name"),
        (builder().duration(Duration::from_secs(60)), "duration"),
        (builder().policy("{\"Version\":"), "line 1, column 11"),
        (builder().policy(wide), "at most 2048"),
        (builder().external_id("x"), "external_id"),
        (builder().source_identity("acs:x"), "source_identity"),
        (
            AssumeRoleProvider::builder("acs:ram::1:user/u"),
            "names a user",
        ),
        (
            AssumeRoleProvider::builder("acs:ram::1:role/r"),
            "source is missing",
        ),
    ];
    for (builder, text) in cases {
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains(text), "{text}: {error}");
    }
    let anonymous = builder().source(AnonymousProvider::new()).build().unwrap();
    let error = anonymous
        .provide(&context(played([]), runtime()))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("anonymous"), "{error}");
}

#[tokio::test]
async fn a_source_that_has_nothing_is_a_failure_not_a_missing_setting() {
    let provider = builder().source(EnvProvider::new()).build().unwrap();
    let error = provider
        .provide(&context(played([]), runtime()))
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            CredentialsError::Source {
                provider: "ram_role_arn",
                ..
            }
        ),
        "{error}"
    );
    assert!(!error.is_not_configured());
    assert!(
        error.hint().unwrap().contains("OSS_ACCESS_KEY_ID"),
        "{}",
        error.hint().unwrap()
    );
}

#[tokio::test]
async fn transient_failures_are_repeated_with_new_nonces() {
    let transport = played([
        Answer::error(TransportErrorKind::Interrupted, true),
        refused(503, "ServiceUnavailable"),
        granted("STS.one", NOW + 3600),
    ]);
    let runtime = runtime();
    let provider = builder().build().unwrap();
    let credentials = provider
        .provide(&context(transport.clone(), runtime.clone()))
        .await
        .unwrap();
    assert_eq!(id(&credentials), "STS.one");
    let nonces: std::collections::BTreeSet<_> = transport
        .requests()
        .iter()
        .map(|request| form(request)["SignatureNonce"].clone())
        .collect();
    assert_eq!(nonces.len(), 3);
    assert!(runtime.monotonic() <= Duration::from_millis(1_500));
}

#[tokio::test]
async fn answers_that_break_off_or_never_come_are_repeated() {
    let transport = played([
        Answer::status(200).broken_body("{\"RequestId\":", BodyErrorKind::Cut),
        Answer::never(),
        granted("STS.one", NOW + 7200),
    ]);
    let provider = builder().build().unwrap();
    let credentials = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap();
    assert_eq!(id(&credentials), "STS.one");
    assert_eq!(transport.requests().len(), 3);
}

#[tokio::test]
async fn after_three_attempts_the_error_says_so() {
    let transport = played((0..4).map(|_| Answer::error(TransportErrorKind::Interrupted, true)));
    let provider = builder().build().unwrap();
    let error = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "sts.aliyuncs.com could not be reached in 3 attempts"
    );
    assert_eq!(transport.remaining(), 1);
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_told_at_once() {
    let transport = played([Answer::error(TransportErrorKind::Tls, false)]);
    let provider = builder().build().unwrap();
    let error = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    assert_eq!(transport.requests().len(), 1);
    assert!(error.hint().unwrap().contains("certificate") && !error.is_retryable());
}

#[tokio::test]
async fn an_answer_over_64_kib_is_refused() {
    let transport = played([Answer::status(200).body(vec![b' '; 64 * 1024 + 1])]);
    let error = builder()
        .build()
        .unwrap()
        .provide(&context(transport, runtime()))
        .await
        .unwrap_err();
    assert!(
        matches!(error, CredentialsError::TooLarge { limit: 65_536, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let transport = played([Answer::status(307).header("location", "https://evil.example.com/")]);
    let provider = builder().build().unwrap();
    let error = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    assert_eq!(error.service().unwrap().status(), 307);
    assert!(error.hint().unwrap().contains("redirects are not followed"));
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_once_and_shared() {
    for (skew, timestamp) in [
        (1200, "2026-03-05T07:28:09Z"),
        (-1200, "2026-03-05T06:48:09Z"),
    ] {
        let date = httpdate::fmt_http_date(
            std::time::UNIX_EPOCH + Duration::from_secs((NOW + skew) as u64),
        );
        let transport = played([
            refused(400, "InvalidTimeStamp.Expired").header("date", &date),
            granted("STS.one", NOW + skew + 3600).header("date", &date),
        ]);
        let cx = context(transport.clone(), runtime());
        let provider = builder().build().unwrap();
        provider.provide(&cx).await.unwrap();
        assert_eq!(cx.clock_offset().get(), skew);
        assert_eq!(form(&transport.requests()[1])["Timestamp"], timestamp);
        // By the servers' clock the keys live for an hour, whatever the local one says.
        provider.provide(&cx).await.unwrap();
        assert_eq!(transport.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_clock_that_correcting_does_not_help_is_told() {
    let hour_ahead =
        httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(NOW as u64 + 3600));
    let transport = played(
        (0..3).map(|_| refused(400, "InvalidTimeStamp.Expired").header("date", &hour_ahead)),
    );
    let provider = builder().build().unwrap();
    let error = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    assert_eq!(transport.requests().len(), 2);
    assert!(
        error.hint().unwrap().contains("set the clock"),
        "{}",
        error.hint().unwrap()
    );
}

#[tokio::test]
async fn a_used_nonce_is_replaced_once() {
    let transport = played((0..3).map(|_| refused(400, "SignatureNonceUsed")));
    let provider = builder().build().unwrap();
    provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    let requests = transport.requests();
    assert_eq!(requests.len(), 2);
    assert_ne!(
        form(&requests[0])["SignatureNonce"],
        form(&requests[1])["SignatureNonce"]
    );
}

#[tokio::test]
async fn a_dead_source_token_is_replaced_once() {
    let (gated, gate) = gate();
    let provider = builder()
        .source(CachedProvider::new(gated))
        .build()
        .unwrap();
    let transport = played([
        refused(400, "InvalidSecurityToken.Expired"),
        granted("STS.role", NOW + 3600),
    ]);
    gate.answer(Ok(keys("STS.old", NOW + 3600)));
    gate.answer(Ok(keys("STS.new", NOW + 3600)));
    let credentials = provider
        .provide(&context(transport.clone(), runtime().manual()))
        .await
        .unwrap();
    assert_eq!(id(&credentials), "STS.role");
    let ids: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| form(request)["AccessKeyId"].clone())
        .collect();
    assert_eq!(ids, ["STS.old", "STS.new"]);
}

#[tokio::test]
async fn a_source_without_other_keys_is_not_tried_again() {
    let transport = played((0..2).map(|_| refused(400, "InvalidSecurityToken.Expired")));
    let provider = builder().build().unwrap();
    let error = provider
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap_err();
    assert!(
        error.hint().unwrap().contains("token of the source"),
        "{}",
        error.hint().unwrap()
    );
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn roles_are_chained() {
    let transport = played([
        granted("STS.first", NOW + 3600),
        granted("STS.second", NOW + 3600),
    ]);
    let first = builder().build().unwrap();
    let second = AssumeRoleProvider::builder("acs:ram::1:role/second")
        .source(first)
        .build()
        .unwrap();
    let credentials = second
        .provide(&context(transport.clone(), runtime()))
        .await
        .unwrap();
    assert_eq!(
        credentials.source(),
        Some("ram_role_arn/ram_role_arn/static")
    );
    let form = form(&transport.requests()[1]);
    assert_eq!(form["AccessKeyId"], "STS.first");
    assert_eq!(form["SecurityToken"], "token-of-STS.first");
    assert_eq!(form["Signature"], expected_signature(&form, "secret"));
}

#[tokio::test]
async fn keys_dead_on_arrival_are_refused() {
    let transport = played([granted("STS.one", NOW - 5)]);
    let error = builder()
        .build()
        .unwrap()
        .provide(&context(transport, runtime()))
        .await
        .unwrap_err();
    assert!(matches!(error, CredentialsError::Expired { .. }), "{error}");
}

#[tokio::test]
async fn another_policy_has_its_own_keys() {
    let transport = played([
        granted("STS.wide", NOW + 3600),
        granted("STS.narrow", NOW + 3600),
    ]);
    let cx = context(transport, runtime());
    let wide = builder().build().unwrap();
    let narrow = wide
        .with_policy(r#"{"Version":"1","Statement":[]}"#)
        .unwrap();
    assert_eq!(id(&wide.provide(&cx).await.unwrap()), "STS.wide");
    assert_eq!(id(&narrow.provide(&cx).await.unwrap()), "STS.narrow");
    assert_eq!(id(&wide.clone().provide(&cx).await.unwrap()), "STS.wide");
}

#[tokio::test]
async fn the_endpoint_of_the_environment_is_called() {
    let transport = played([granted("STS.one", NOW + 3600)]);
    let cx = context(transport.clone(), runtime()).with_environment(Environment::fixed([(
        "ALIBABA_CLOUD_STS_ENDPOINT",
        "http://127.0.0.1:9000",
    )]));
    builder().build().unwrap().provide(&cx).await.unwrap();
    assert_eq!(transport.requests()[0].uri(), "http://127.0.0.1:9000/");
}

#[tokio::test]
async fn other_services_are_called_the_same_way() {
    let transport = played([Answer::status(200).body(r#"{"Role":{}}"#)]);
    let endpoint = RpcEndpoint::parse("ram.aliyuncs.com").unwrap();
    let keys = oss_sign::Credentials::new(SOURCE_ID, SOURCE_SECRET).unwrap();
    let call = RpcCall::new(&endpoint, "2015-05-01", "GetRole").parameter("RoleName", "r");
    let answer = call
        .signed_by(&keys)
        .send(&context(transport.clone(), runtime()))
        .await
        .unwrap();
    assert_eq!(answer.body(), br#"{"Role":{}}"#);
    let form = form(&transport.requests()[0]);
    assert_eq!(
        (form["Version"].as_str(), form["Action"].as_str()),
        ("2015-05-01", "GetRole")
    );
}

#[tokio::test]
async fn an_action_that_must_not_run_twice_is_not_sent_after_a_lost_answer() {
    let endpoint = RpcEndpoint::parse("ram.aliyuncs.com").unwrap();
    let cases = [
        (Answer::error(TransportErrorKind::Interrupted, true), 1),
        (refused(500, "InternalError"), 1),
        (Answer::never(), 1),
        (Answer::error(TransportErrorKind::StaleConnection, false), 2),
        (refused(400, "Throttling.User"), 2),
        (refused(503, "Throttling"), 2),
        (refused(400, "SignatureNonceUsed"), 2),
    ];
    for (first, sent) in cases {
        let label = format!("{first:?}");
        let transport = played([first, Answer::status(200).body("{}")]);
        let cx = context(transport.clone(), runtime());
        let call = RpcCall::new(&endpoint, "2015-05-01", "CreateAccessKey")
            .repeat(Repeat::OnlyIfUnexecuted);
        assert_eq!(call.send(&cx).await.is_ok(), sent == 2, "{label}");
        assert_eq!(transport.requests().len(), sent, "{label}");
    }
}
