//! The metadata service of an ECS instance, by its rules.

use std::time::Duration;

use oss_credentials::{
    Context, CredentialsError, EcsRoleProvider, Environment, ImdsV1, ProvideCredentials,
};
use oss_sign::UtcSeconds;
use oss_transport::testing::{Answer, NoTransport, RecordedRequest, ScriptedTransport};
use oss_transport::{ConnectFailure, TransportErrorKind};

use crate::log::captured;
use crate::stage::*;

const PATH: &str = "/latest/meta-data/ram/security-credentials/";

fn ok(body: &str) -> Answer {
    Answer::status(200).body(body.to_owned())
}

fn keys_until(id: &str, expires_at: i64) -> Answer {
    let expiration = UtcSeconds::new(expires_at).to_iso_extended();
    ok(&format!(
        r#"{{"AccessKeyId":"{id}","AccessKeySecret":"CANARYSECRET","SecurityToken":"CANARYTOKEN",
        "Expiration":"{expiration}","Code":"Success"}}"#
    ))
}

fn refused_connection() -> Answer {
    let kind = TransportErrorKind::Connect(ConnectFailure::Refused);
    Answer::error(kind, false)
}

/// The method, path and token of every request.
fn spoken(transport: &ScriptedTransport) -> Vec<String> {
    let line = |request: &RecordedRequest| {
        let token = request.header("x-aliyun-ecs-metadata-token").unwrap_or("-");
        assert!(request.is_direct(), "a proxy may carry {request:?}");
        assert_eq!(request.uri().host(), Some("100.100.100.200"));
        format!("{} {} {token}", request.method(), request.uri().path())
    };
    transport.requests().iter().map(line).collect()
}

fn with(cx: Context, name: &str, value: &str) -> Context {
    cx.with_environment(Environment::fixed([(name, value)]))
}

#[tokio::test]
async fn the_token_is_asked_for_once_and_reused_until_two_minutes_before_its_end() {
    let transport = played([
        ok("token-1\n"),
        ok("uploader"),
        keys_until("STS.1", NOW + 3600),
        ok("uploader"),
        keys_until("STS.2", NOW + 21_500),
        ok("token-2"),
        ok("uploader"),
        keys_until("STS.3", NOW + 60_000),
    ]);
    let clock = runtime();
    let cx = context(transport.clone(), clock.clone());
    let provider = EcsRoleProvider::new();
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.1");
    assert_eq!(
        transport.requests()[0].header("x-aliyun-ecs-metadata-token-ttl-seconds"),
        Some("21600")
    );
    clock.advance(Duration::from_secs(3599));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.2");
    clock.advance(Duration::from_secs(21_480 - 3599));
    let keys = provider.provide(&cx).await.unwrap();
    assert_eq!((id(&keys), keys.source()), ("STS.3", Some("ecs_ram_role")));
    assert_eq!(
        spoken(&transport),
        [
            "PUT /latest/api/token -".to_owned(),
            format!("GET {PATH} token-1"),
            format!("GET {PATH}uploader token-1"),
            format!("GET {PATH} token-1"),
            format!("GET {PATH}uploader token-1"),
            "PUT /latest/api/token -".to_owned(),
            format!("GET {PATH} token-2"),
            format!("GET {PATH}uploader token-2"),
        ]
    );
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let transport = played([
        ok("old"),
        Answer::status(401),
        ok("new"),
        keys_until("STS.1", NOW + 3600),
    ]);
    let cx = context(transport.clone(), runtime());
    let provider = EcsRoleProvider::new().role("up loader/é");
    provider.provide(&cx).await.unwrap();
    assert_eq!(
        spoken(&transport)[1..],
        [
            format!("GET {PATH}up%20loader%2F%C3%A9 old"),
            "PUT /latest/api/token -".to_owned(),
            format!("GET {PATH}up%20loader%2F%C3%A9 new"),
        ]
    );

    let transport = played([ok("a"), Answer::status(403), ok("b"), Answer::status(403)]);
    let cx = context(transport.clone(), runtime());
    let error = EcsRoleProvider::new()
        .role("r")
        .provide(&cx)
        .await
        .unwrap_err();
    assert_eq!(error.service().unwrap().status(), 403);
    assert_eq!(transport.requests().len(), 4);
}

#[tokio::test]
async fn version_1_is_used_only_where_there_is_no_token_and_nothing_forbids_it() {
    let without_token = || [Answer::status(405), keys_until("STS.1", NOW + 3600)];
    let (log, _guard) = captured();
    let transport = played(without_token());
    let cx = context(transport.clone(), runtime());
    EcsRoleProvider::new().role("r").provide(&cx).await.unwrap();
    assert_eq!(spoken(&transport)[1], format!("GET {PATH}r -"));
    assert_eq!(log.text().matches("version 1").count(), 1);

    let forbidding = with(
        context(played(without_token()), runtime()),
        "ALIBABA_CLOUD_IMDSV1_DISABLED",
        "TRUE",
    );
    let cases = [
        (EcsRoleProvider::new(), forbidding),
        (
            EcsRoleProvider::new().imds_v1(ImdsV1::Forbidden),
            context(played(without_token()), runtime()),
        ),
    ];
    for (provider, cx) in cases {
        let error = provider.role("r").provide(&cx).await.unwrap_err();
        assert_eq!(error.service().unwrap().status(), 405);
        assert!(
            error.hint().unwrap().contains("version 1 is forbidden"),
            "{}",
            error.hint().unwrap()
        );
    }
    let transport = played(without_token());
    let cx = with(
        context(transport, runtime()),
        "ALIBABA_CLOUD_IMDSV1_DISABLED",
        "true",
    );
    let provider = EcsRoleProvider::new().role("r").imds_v1(ImdsV1::Allowed);
    provider.provide(&cx).await.unwrap();
}

#[tokio::test]
async fn what_fails_with_a_token_never_falls_back_to_version_1() {
    for failure in [Answer::status(404), Answer::status(403), ok("<html>")] {
        let transport = played([ok("token"), failure, Answer::status(500)]);
        for _ in 0..3 {
            transport.push(Answer::status(500));
        }
        let cx = context(transport.clone(), runtime());
        EcsRoleProvider::new()
            .role("r")
            .provide(&cx)
            .await
            .unwrap_err();
        let gets = spoken(&transport);
        assert!(
            !gets
                .iter()
                .any(|line| line.starts_with("GET") && line.ends_with('-')),
            "{gets:?}"
        );
    }
    // An answer that is no token is none of the failures that version 1 is for.
    let transport = played([ok("<html> login </html>")]);
    let cx = context(transport.clone(), runtime());
    let error = EcsRoleProvider::new().provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::InvalidResponse { ref field, .. } if field == "token")
    );
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn attempts_have_a_second_each_and_short_pauses() {
    let transport = played([
        Answer::never(),
        Answer::status(503),
        ok("token"),
        refused_connection(),
        refused_connection(),
        keys_until("STS.1", NOW + 3600),
    ]);
    let clock = runtime();
    let cx = context(transport.clone(), clock.clone());
    EcsRoleProvider::new().role("r").provide(&cx).await.unwrap();
    let millis = Duration::from_millis;
    let waits: Vec<_> = clock
        .sleeps()
        .into_iter()
        .filter(|wait| *wait < millis(1000))
        .collect();
    assert_eq!(waits, [millis(100), millis(200), millis(100), millis(200)]);
    assert!(clock.sleeps().contains(&millis(1000)));
}

#[tokio::test]
async fn a_probe_that_reaches_nobody_is_not_configured_and_remembered_for_a_minute() {
    let clock = runtime();
    let transport = played([Answer::never(), refused_connection()]);
    let cx = context(transport.clone(), clock.clone());
    let provider = EcsRoleProvider::new().probe();
    let before = clock.sleeps().len();
    for _ in 0..5 {
        let error = provider.provide(&cx).await.unwrap_err();
        let CredentialsError::NotFound { passed, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(
            passed[0].reason,
            "no metadata service at 100.100.100.200 within 1 s"
        );
    }
    assert_eq!(
        transport.requests().len(),
        1,
        "one attempt, then the memory of it"
    );
    assert!(clock.sleeps()[before..].contains(&Duration::from_secs(1)));
    clock.advance(Duration::from_secs(61));
    assert!(provider.provide(&cx).await.unwrap_err().is_not_configured());
    assert_eq!(transport.requests().len(), 2);
}

#[tokio::test]
async fn once_it_has_answered_silence_is_an_error_even_in_a_probe() {
    let transport = played([
        ok("token"),
        keys_until("STS.1", NOW + 100),
        refused_connection(),
        refused_connection(),
        refused_connection(),
    ]);
    let clock = runtime();
    let cx = context(transport.clone(), clock.clone());
    let provider = EcsRoleProvider::new().role("r").probe();
    provider.provide(&cx).await.unwrap();
    clock.advance(Duration::from_secs(200));
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(!error.is_not_configured(), "{error:?}");
    assert_eq!(transport.remaining(), 0, "three attempts");
}

#[tokio::test]
async fn a_service_that_is_certain_and_silent_is_an_error() {
    let silent = (0..6).map(|_| refused_connection());
    let cx = context(played(silent), runtime());
    let error = EcsRoleProvider::new().provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::Transport { attempts: 3, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn variables_name_the_role_the_address_and_forbid_it_all() {
    let transport = played([ok("token"), keys_until("STS.1", NOW + 3600)]);
    let cx = context(transport.clone(), runtime()).with_environment(Environment::fixed([
        ("ALIBABA_CLOUD_ECS_METADATA", " named "),
        (
            "ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT",
            "http://127.0.0.1:8080/base/",
        ),
    ]));
    EcsRoleProvider::new().provide(&cx).await.unwrap();
    let uris: Vec<_> = transport
        .requests()
        .iter()
        .map(|r| r.uri().to_string())
        .collect();
    assert_eq!(
        uris,
        [
            "http://127.0.0.1:8080/base/latest/api/token".to_owned(),
            format!("http://127.0.0.1:8080/base{PATH}named"),
        ]
    );

    let cx = with(
        context(NoTransport::new(), runtime()),
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED",
        "true",
    );
    let error = EcsRoleProvider::new().provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::Disabled { .. }),
        "{error:?}"
    );
    let error = EcsRoleProvider::new()
        .probe()
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(error.is_not_configured(), "{error:?}");

    let cx = context(NoTransport::new(), runtime());
    let provider = EcsRoleProvider::new().endpoint("http://metadata.example.com");
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(error.to_string().contains("in the clear"), "{error}");
}

#[tokio::test]
async fn odd_answers_are_errors_that_show_nothing() {
    let keys = |body: String| vec![ok("CANARYMETADATA"), ok("role"), ok(&body)];
    let cases = [
        (vec![ok("CANARY METADATA")], "token"),
        (vec![ok("")], "token"),
        (vec![ok("CANARYMETADATA"), ok("<html>CANARY</html>")], "role name"),
        (keys("<html>CANARY</html>".to_owned()), "not JSON"),
        (keys("[]".to_owned()), "not a JSON object"),
        (keys(r#"{"Code":["CANARY"]}"#.to_owned()), "Code"),
        (keys(r#"{"Code":"CANARY with blanks"}"#.to_owned()), "Code"),
        (keys("{}".to_owned()), "AccessKeyId"),
        (
            keys(r#"{"AccessKeyId":"a","AccessKeySecret":"CANARY","SecurityToken":"CANARY","Expiration":"CANARY"}"#.to_owned()),
            "Expiration",
        ),
    ];
    for (answers, at_fault) in cases {
        let cx = context(played(answers), runtime());
        let provider = EcsRoleProvider::new();
        let error = provider.provide(&cx).await.unwrap_err();
        let CredentialsError::InvalidResponse { field, .. } = &error else {
            panic!("{at_fault}: {error:?}");
        };
        assert_eq!(field, at_fault);
        let shown = format!("{error} {error:?} {} {provider:?}", error.hint().unwrap());
        assert!(!shown.contains("CANARY"), "{shown}");
    }
    let large = format!("{{\"x\":\"{}\"}}", "CANARY".repeat(20_000));
    let cx = context(played(keys(large)), runtime());
    let error = EcsRoleProvider::new().provide(&cx).await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::TooLarge { limit: 65_536, .. }),
        "{error:?}"
    );
    let redirect = Answer::status(302).header("location", "http://evil.example.com/CANARY");
    let transport = played([ok("token"), redirect]);
    let cx = context(transport.clone(), runtime());
    let error = EcsRoleProvider::new()
        .role("r")
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(error.hint().unwrap().contains("redirects are not followed"));
    assert_eq!(transport.requests().len(), 2);
    assert!(!format!("{error:?}").contains("CANARY"));
}

#[tokio::test]
async fn a_role_that_is_not_bound_is_named_and_dead_keys_are_refused() {
    let cases: [(fn() -> Answer, _, _); 3] = [
        (
            || ok("OssUploaderRole\n"),
            "this instance has the role \"OssUploaderRole\"",
            "name the role OssUploaderRole",
        ),
        (
            || Answer::status(404),
            "no RAM role is bound to this instance",
            "bind the role other",
        ),
        (
            || Answer::status(500),
            "has no role \"other\"",
            "bind the role other",
        ),
    ];
    for (roles, problem, hint) in cases {
        let cx = context(
            played([ok("token"), Answer::status(404), roles(), roles(), roles()]),
            runtime(),
        );
        let error = EcsRoleProvider::new()
            .role("other")
            .provide(&cx)
            .await
            .unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("the metadata service at 100.100.100.200 has no role \"other\""),
            "{text}"
        );
        assert!(text.contains(problem), "{text}");
        assert!(
            error.hint().unwrap().contains(hint),
            "{}",
            error.hint().unwrap()
        );
    }
    let cx = context(
        played([ok("token"), keys_until("STS.1", NOW - 60)]),
        runtime(),
    );
    let error = EcsRoleProvider::new()
        .role("r")
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(
        matches!(error, CredentialsError::Expired { .. }),
        "{error:?}"
    );
}
