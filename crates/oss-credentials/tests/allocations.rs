//! How often giving out keys allocates for which nothing is due: the future in its box, and no more.

#![expect(clippy::unwrap_used, reason = "what the tests are made of is valid")]

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Waker};
use std::time::Duration;

use oss_credentials::{AssumeRoleProvider, CachedProvider, Context, ProvideCredentials};
use oss_sign::{Credentials, UtcSeconds};
use oss_transport::testing::{Answer, ScriptedTransport, SteppedRuntime};

const NOW: i64 = 1_772_694_489;

fn keys() -> Credentials {
    Credentials::new("STS.EXAMPLEID", "example-secret")
        .unwrap()
        .with_security_token("token")
        .unwrap()
        .with_expiration(UtcSeconds::new(NOW + 3600))
        .with_source("vault")
}

/// The allocations of a call that gives keys at once, after one for the thread's own bookkeeping.
fn allocations(provider: &dyn ProvideCredentials, cx: &Context, wish: Duration) -> u64 {
    let call = || {
        let polled =
            pin!(provider.provide_for(cx, wish)).poll(&mut TaskContext::from_waker(Waker::noop()));
        assert!(matches!(polled, Poll::Ready(Ok(_))));
    };
    call();
    allocation_counter::measure(call).count_total
}

#[tokio::test]
async fn keys_that_are_there_cost_the_box_of_the_future_alone() {
    let granted = Answer::status(200).body(
        r#"{"Credentials":{"AccessKeyId":"STS.ID","AccessKeySecret":"secret","SecurityToken":"token",
        "Expiration":"2026-03-05T08:08:09Z"}}"#,
    );
    let runtime = SteppedRuntime::at_unix(NOW.unsigned_abs()).manual();
    let cx = Context::new(
        Arc::new(ScriptedTransport::new([granted])),
        Arc::new(runtime.clone()),
    );
    let cached = CachedProvider::new(keys());
    let role = AssumeRoleProvider::builder("acs:ram::1:role/r")
        .source(Credentials::new("id", "secret").unwrap())
        .build()
        .unwrap();
    let around = CachedProvider::new(role.clone());
    let wish = Duration::from_secs(600);
    for provider in [&cached as &dyn ProvideCredentials, &role] {
        provider.provide(&cx).await.unwrap();
        assert_eq!(allocations(provider, &cx, Duration::ZERO), 1);
        assert_eq!(allocations(provider, &cx, wish), 1);
    }
    // Each layer of the trait has a box of its own.
    assert_eq!(allocations(&around, &cx, Duration::ZERO), 2);
}
