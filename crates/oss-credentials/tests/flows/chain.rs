//! The chain: what is passed over, what stops it, what is remembered.

use oss_credentials::{
    ChainProvider, CredentialsError, EnvProvider, Environment, ProvideCredentials, StaticProvider,
};
use oss_transport::testing::NoTransport;

use crate::stage::*;

fn environment(variables: &[(&str, &str)]) -> Environment {
    Environment::fixed(variables.iter().map(|(name, value)| (*name, *value)))
}

fn fallback() -> StaticProvider {
    StaticProvider::new("LTAIFALLBACK", "secret").unwrap()
}

#[tokio::test]
async fn what_is_not_configured_is_passed_over() {
    let chain = ChainProvider::builder()
        .link("environment", EnvProvider::new())
        .link("fallback", fallback())
        .build();
    let credentials = chain
        .provide(&context(NoTransport::new(), runtime()))
        .await
        .unwrap();
    assert_eq!(id(&credentials), "LTAIFALLBACK");
    assert_eq!(credentials.source(), Some("chain/static"));
}

#[tokio::test]
async fn what_is_broken_stops_the_chain() {
    let cx = context(NoTransport::new(), runtime())
        .with_environment(environment(&[("OSS_ACCESS_KEY_ID", "half")]));
    let builder = || {
        ChainProvider::builder()
            .link("environment", EnvProvider::new())
            .link("fallback", fallback())
    };
    let error = builder().build().provide(&cx).await.unwrap_err();
    let CredentialsError::ChainStopped { link, cause, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(link, "environment");
    assert!(cause.to_string().contains("OSS_ACCESS_KEY_SECRET"));
    let skipping = builder().skip_failures().build();
    assert_eq!(id(&skipping.provide(&cx).await.unwrap()), "LTAIFALLBACK");
}

#[tokio::test]
async fn nothing_found_lists_every_link_and_what_was_nearly_right() {
    let cx = context(NoTransport::new(), runtime())
        .with_environment(environment(&[("ALICLOUD_ACCESS_KEY", "CANARY")]));
    let chain = ChainProvider::builder()
        .link("environment", EnvProvider::new())
        .build();
    let error = chain.provide(&cx).await.unwrap_err();
    assert!(error.is_not_configured());
    let text = error.to_string();
    assert!(
        text.contains("environment  OSS_ACCESS_KEY_ID") && text.contains("ALICLOUD_ACCESS_KEY (")
    );
    assert!(error.hint().unwrap().contains("OSS_ACCESS_KEY_SECRET") && !text.contains("CANARY"));
}

#[tokio::test]
async fn an_environment_that_is_repaired_works_at_the_next_call() {
    let chain = ChainProvider::builder()
        .link("environment", EnvProvider::new())
        .build();
    let cx = context(NoTransport::new(), runtime());
    chain.provide(&cx).await.unwrap_err();
    let set = environment(&[("OSS_ACCESS_KEY_ID", "a"), ("OSS_ACCESS_KEY_SECRET", "b")]);
    assert_eq!(
        id(&chain.provide(&cx.with_environment(set)).await.unwrap()),
        "a"
    );
}

#[tokio::test]
async fn the_winner_is_kept_and_its_failures_are_errors() {
    let (gated, gate) = gate();
    let chain = ChainProvider::builder()
        .link("environment", EnvProvider::new())
        .link("gated", gated)
        .build();
    let cx = context(NoTransport::new(), runtime());
    gate.answer(Ok(keys("winner", NOW + 3600)));
    assert_eq!(id(&chain.provide(&cx).await.unwrap()), "winner");
    let set = environment(&[("OSS_ACCESS_KEY_ID", "a"), ("OSS_ACCESS_KEY_SECRET", "b")]);
    gate.answer(Err(failure()));
    let error = chain.provide(&cx.with_environment(set)).await.unwrap_err();
    assert_eq!(error.to_string(), "gated returned no credentials");
}

#[tokio::test]
async fn a_thousand_callers_ask_the_links_once() {
    let (gated, mut gate) = gate();
    let chain = ChainProvider::builder().link("gated", gated).build();
    let cx = context(NoTransport::new(), runtime().manual());
    let callers: Vec<_> = (0..1000)
        .map(|_| {
            let (chain, cx) = (chain.clone(), cx.clone());
            tokio::spawn(async move { chain.provide(&cx).await })
        })
        .collect();
    gate.asked().await;
    settle().await;
    gate.answer(Ok(keys("winner", NOW + 3600)));
    for caller in callers {
        assert_eq!(id(&caller.await.unwrap().unwrap()), "winner");
    }
    assert!(!gate.is_asked());
}
