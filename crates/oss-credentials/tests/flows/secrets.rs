//! No secret in anything that is shown.

use oss_credentials::{
    ChainProvider, EnvProvider, Environment, ProvideCredentials, StaticProvider,
};
use oss_transport::testing::Answer;

use crate::log::captured;
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
            Err(error) => show(format!("{error} {error:?} {}", error.hint())),
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
