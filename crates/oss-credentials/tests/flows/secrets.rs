//! No secret in anything that is shown.

use oss_credentials::{
    AssumeRoleWithOidcProvider, AssumeRoleWithSamlProvider, ChainProvider, CloudSsoProvider,
    CredentialsUriProvider, EcsRoleProvider, EnvProvider, Environment, Files, FnProvider,
    OAuthProvider, OAuthSite, ProcessProvider, ProvideCredentials, StaticProvider,
};
use oss_sign::UtcSeconds;
use oss_transport::testing::Answer;

use crate::log::captured;
use crate::scenarios::{self, CANARY};
use crate::stage::*;

/// Every text that must not be seen: of the source, of the answers, of the environment.
const CANARIES: [&str; 5] = [
    "CANARYSECRET",
    "CANARYTOKEN",
    "CANARYTEMPSECRET",
    "CANARYTEMPTOKEN",
    "CANARYENV",
];

fn answers() -> Vec<Answer> {
    let credentials = |expiration: &str| {
        format!(
            r#"{{"Credentials":{{"AccessKeyId":"STS.x","AccessKeySecret":"CANARYTEMPSECRET","SecurityToken":"CANARYTEMPTOKEN","Expiration":"{expiration}"}}}}"#
        )
    };
    let echo = r#"{"Code":"SignatureDoesNotMatch","Message":"no. server string to sign is:POST&CANARYTOKEN"}"#;
    let leak = r#"{"Code":"X","Message":"you sent CANARYTOKEN and CANARYSECRET"}"#;
    vec![
        Answer::status(200).body(credentials("2026-03-05T08:08:09Z")),
        Answer::status(200).body(credentials("CANARYTEMPTOKEN")),
        Answer::status(200).body(format!("{}CANARYTEMPTOKEN", credentials("x"))),
        Answer::status(400).body(echo),
        Answer::status(400).body(leak),
        Answer::status(400).body(
            "<Error><Code>X</Code><Message>server string to sign is: CANARYTOKEN</Message></Error>",
        ),
        Answer::status(404).body("<html>CANARYTOKEN"),
    ]
}

#[tokio::test]
async fn no_canary_is_shown_or_logged() {
    let (log, _guard) = captured();
    let mut shown = String::new();
    let mut show = |text: String| shown.push_str(&text);
    for answer in answers() {
        let source =
            StaticProvider::temporary("STS.SOURCEKEY1", "CANARYSECRET\n", "CANARYTOKEN").unwrap();
        let provider = builder().source(source).build().unwrap();
        let transport = played([answer]);
        let cx = context(transport.clone(), runtime());
        show(format!("{provider:?} {cx:?}"));
        match provider.provide(&cx).await {
            Ok(credentials) => show(format!("{credentials:?}")),
            Err(error) => show(format!("{error} {error:?} {}", error.hint().unwrap())),
        }
        show(format!("{:?} {:?}", provider, transport.requests()));
    }
    for secret in ["CANARYENV", "CANARY\u{7}ENV", ""] {
        let cx = context(played([]), runtime()).with_environment(Environment::fixed([
            ("OSS_ACCESS_KEY_ID", "LTAIEXAMPLE"),
            ("OSS_ACCESS_KEY_SECRET", secret),
            ("OSS_SESSION_TOKEN", "CANARYENV "),
        ]));
        let chain = ChainProvider::builder()
            .link("environment", EnvProvider::new())
            .build();
        show(format!("{chain:?} {cx:?} {:?}", chain.provide(&cx).await));
    }
    assert!(
        log.text().contains("blanks around"),
        "the log was not captured: {}",
        log.text()
    );
    for canary in CANARIES {
        assert!(!shown.contains(canary), "{canary} is shown");
        assert!(!log.text().contains(canary), "{canary} is logged");
    }
}

/// Every source that is called, each holding secrets of its own.
fn called() -> Vec<Box<dyn ProvideCredentials>> {
    let (role, end) = ("acs:ram::1:role/r", UtcSeconds::new(NOW + 3600));
    let oidc = "acs:ram::1:oidc-provider/p";
    let saml = || async { Ok("CANARYPROOF".to_owned()) };
    let saml = AssumeRoleWithSamlProvider::builder(role, "acs:ram::1:saml-provider/p", saml);
    let sso = CloudSsoProvider::builder("https://h/CANARYURI?CANARYURI", "1", "a");
    let oauth = OAuthProvider::builder(OAuthSite::China).access_token("CANARYPROOF", end);
    let renewed = OAuthProvider::builder(OAuthSite::International)
        .refresh_token("CANARYPROOF", None)
        .save_with(|_| async { Ok(()) });
    vec![
        Box::new(EcsRoleProvider::new()),
        Box::new(CredentialsUriProvider::new("https://h/CANARYURI?CANARYURI")),
        Box::new(
            AssumeRoleWithOidcProvider::builder(role, oidc, "/t")
                .build()
                .unwrap(),
        ),
        Box::new(saml.build().unwrap()),
        Box::new(sso.access_token("CANARYPROOF", end).build().unwrap()),
        Box::new(oauth.build().unwrap()),
        Box::new(renewed.build().unwrap()),
        Box::new(FnProvider::new("backend", || async {
            Ok(keys("STS.x", NOW - 1))
        })),
    ]
}

/// What a service may say to anything, keeping nothing back.
const TALKATIVE: [(u16, &str); 8] = [
    (200, "CANARYMETADATA"),
    (200, r#"{"Code":"X","Message":"you sent CANARYPROOF"}"#),
    (
        200,
        r#"{"AccessKeyId":"i","AccessKeySecret":"CANARYKEY","SecurityToken":"CANARY\u0007","Expiration":"CANARYKEY"}"#,
    ),
    (
        200,
        r#"{"access_token":"CANARYNEW","refresh_token":"CANARYNEW","expires_in":"CANARYNEW"}"#,
    ),
    (
        200,
        r#"{"access_token":"CANARYNEW","refresh_token":"CANARYNEW","expires_in":100}"#,
    ),
    (400, r#"{"Code":"X","Message":"you sent CANARYPROOF"}"#),
    (
        401,
        r#"{"ErrorCode":"X","ErrorMessage":"CANARYPROOF","error":"y","error_description":"CANARYPROOF"}"#,
    ),
    (503, "<html>CANARYKEY"),
];

#[tokio::test]
async fn no_canary_of_a_source_that_is_called_is_shown_or_logged() {
    let (log, _guard) = captured();
    let mut shown = String::new();
    for (status, body) in TALKATIVE {
        for provider in called() {
            let answers = (0..12).map(|_| Answer::status(status).body(body));
            let cx = context(played(answers), runtime())
                .with_files(Files::fixed([("/t", "CANARYPROOF")]));
            let error = provider.provide(&cx).await.unwrap_err();
            shown += &format!("{error} {error:?} {} {provider:?}\n", error.hint().unwrap());
            shown += &format!(
                "{:?} {:?}\n",
                provider.status(),
                std::error::Error::source(&error)
            );
        }
    }
    assert!(
        log.text().contains("credentials.refresh"),
        "the log was not captured"
    );
    for (place, text) in [("shown", shown), ("logged", log.text())] {
        let line = text.lines().find(|line| line.contains("CANARY"));
        assert_eq!(line, None, "{place}");
    }
}

/// Every folder of the chain: each link's keys, each kind of breakage, all that services say.
#[test]
fn no_scenario_shows_a_secret() {
    let (mut secrets, mut logged) = (0, 0);
    for case in scenarios::cases() {
        let shown = scenarios::play(&case);
        assert!(
            !shown.text.contains(CANARY),
            "{case} shows a secret: {}",
            shown.text
        );
        secrets += shown.secrets;
        logged += usize::from(
            shown
                .text
                .contains("the credential chain found credentials"),
        );
    }
    assert!(
        secrets > 20 && logged > 20,
        "{secrets} secrets in {logged} logs prove nothing"
    );
}

/// A command line may hold a password.
#[test]
fn no_program_shows_its_arguments() {
    let shown = format!(
        "{:?} {:?}",
        ProcessProvider::command("get-keys", ["--password", CANARY]),
        ProcessProvider::shell("get-keys --password CANARY"),
    );
    assert!(!shown.contains(CANARY), "{shown}");
}
