//! The cache under callers that wait, leave and come back.

use std::time::Duration;

use oss_credentials::{CachedProvider, CredentialsError, ProvideCredentials};
use oss_transport::testing::NoTransport;

use crate::stage::*;

const LIFE: i64 = 3600;

/// A cache that holds `first`, the runtime, and the gate of its source.
async fn filled() -> (
    CachedProvider,
    oss_credentials::Context,
    oss_transport::testing::SteppedRuntime,
    Gate,
) {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    gate.answer(Ok(keys("first", NOW + LIFE)));
    provider.provide(&cx).await.unwrap();
    gate.asked().await;
    (provider, cx, runtime, gate)
}

#[tokio::test]
async fn a_thousand_callers_cause_one_refresh() {
    let (gated, mut gate) = gate();
    let cx = context(NoTransport::new(), runtime().manual());
    let provider = CachedProvider::new(gated);
    let callers: Vec<_> = (0..1000)
        .map(|_| {
            let (provider, cx) = (provider.clone(), cx.clone());
            tokio::spawn(async move { provider.provide(&cx).await })
        })
        .collect();
    gate.asked().await;
    settle().await;
    gate.answer(Ok(keys("only", NOW + LIFE)));
    for caller in callers {
        assert_eq!(id(&caller.await.unwrap().unwrap()), "only");
    }
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn callers_that_leave_do_not_stop_the_refresh() {
    let (gated, mut gate) = gate();
    let cx = context(NoTransport::new(), runtime().manual());
    let provider = CachedProvider::new(gated);
    let leader = tokio::spawn({
        let (provider, cx) = (provider.clone(), cx.clone());
        async move { provider.provide(&cx).await }
    });
    gate.asked().await;
    leader.abort();
    assert!(leader.await.unwrap_err().is_cancelled());
    gate.answer(Ok(keys("only", NOW + LIFE)));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "only");
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn everyone_who_waited_gets_the_same_error() {
    let (gated, mut gate) = gate();
    let cx = context(NoTransport::new(), runtime().manual());
    let provider = CachedProvider::new(gated);
    let callers = [provider.provide(&cx), provider.provide(&cx)];
    let [one, other] = callers;
    let answered = async {
        gate.asked().await;
        gate.answer(Err(failure()));
    };
    let (one, other, ()) = tokio::join!(one, other, answered);
    assert_eq!(
        one.unwrap_err().to_string(),
        "gated returned no credentials"
    );
    assert_eq!(
        other.unwrap_err().to_string(),
        "gated returned no credentials"
    );
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn old_keys_are_used_while_they_live_and_never_after() {
    let (provider, cx, runtime, mut gate) = filled().await;
    runtime.advance(Duration::from_secs(3539));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "first");
    assert!(!gate.is_asked());

    runtime.advance(Duration::from_secs(31));
    gate.answer(Err(failure()));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "first");
    assert!(gate.is_asked());

    runtime.advance(Duration::from_secs(25));
    gate.answer(Err(failure()));
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(matches!(&error, CredentialsError::Refresh { dead_for, .. } if dead_for.is_zero()));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "gated returned no credentials");

    runtime.advance(Duration::from_secs(60));
    gate.answer(Ok(keys("second", NOW + 2 * LIFE)));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "second");
}

#[tokio::test]
async fn the_timeline_of_the_specification() {
    let timeline: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../samples/refresh/timeline.json")).unwrap();
    for step in timeline.iter().filter(|step| step["refresh"] == "fails") {
        let (gated, gate) = gate();
        let runtime = runtime().manual();
        let cx = context(NoTransport::new(), runtime.clone());
        let provider = CachedProvider::new(gated);
        gate.answer(Ok(keys("first", NOW + step["lifetime"].as_i64().unwrap())));
        provider.provide(&cx).await.unwrap();
        runtime.advance(Duration::from_secs(step["at"].as_u64().unwrap()));
        gate.answer(Err(failure()));
        match provider.provide(&cx).await {
            Ok(credentials) => {
                assert_eq!(
                    (id(&credentials), &step["result"]),
                    ("first", &"old keys with warning".into())
                );
            }
            Err(error) => {
                assert!(matches!(error, CredentialsError::Refresh { .. }));
                assert_eq!(step["result"], "error Refresh");
            }
        }
    }
}

#[tokio::test]
async fn an_invalidated_snapshot_is_dropped_once() {
    let (provider, cx, _, mut gate) = filled().await;
    let first = provider.provide(&cx).await.unwrap();
    for _ in 0..10 {
        provider.invalidate(&first);
    }
    gate.answer(Ok(keys("second", NOW + LIFE)));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "second");
    assert!(gate.is_asked());
    provider.invalidate(&first);
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "second");
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn a_long_wish_is_met_where_it_can_be() {
    let (provider, cx, runtime, mut gate) = filled().await;
    runtime.advance(Duration::from_secs(3000));
    let wish = Duration::from_secs(3000);
    gate.answer(Ok(keys("second", NOW + 3000 + LIFE)));
    assert_eq!(
        id(&provider.provide_for(&cx, wish).await.unwrap()),
        "second"
    );
    assert_eq!(gate.asked().await, wish);
    assert_eq!(
        id(&provider.provide_for(&cx, wish).await.unwrap()),
        "second"
    );
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn a_wish_that_nothing_meets_does_not_refresh_each_time() {
    let (provider, cx, runtime, mut gate) = filled().await;
    let wish = Duration::from_secs(86_400);
    for _ in 0..5 {
        assert_eq!(id(&provider.provide_for(&cx, wish).await.unwrap()), "first");
    }
    assert!(!gate.is_asked());

    // The source gives the same end again: it is left alone for a while.
    runtime.advance(Duration::from_secs(1800));
    gate.answer(Ok(keys("same-end", NOW + LIFE)));
    for _ in 0..5 {
        assert_eq!(id(&provider.provide_for(&cx, wish).await.unwrap()), "first");
    }
    assert!(gate.is_asked() && !gate.is_asked());

    // So is one that failed.
    runtime.advance(Duration::from_secs(301));
    gate.answer(Err(failure()));
    for _ in 0..5 {
        assert_eq!(id(&provider.provide_for(&cx, wish).await.unwrap()), "first");
    }
    assert!(gate.is_asked() && !gate.is_asked());
}

#[tokio::test]
async fn keys_without_an_end_are_kept() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    gate.answer(Ok(oss_sign::Credentials::new("kept", "secret").unwrap()));
    provider.provide(&cx).await.unwrap();
    gate.asked().await;
    runtime.advance(Duration::from_secs(100 * 86_400));
    assert_eq!(
        id(&provider
            .provide_for(&cx, Duration::from_secs(60))
            .await
            .unwrap()),
        "kept"
    );
    assert!(!gate.is_asked());
}

#[tokio::test]
async fn a_refresh_has_25_seconds() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    let late = async {
        gate.asked().await;
        settle().await;
        runtime.advance(Duration::from_secs(25));
    };
    let (result, ()) = tokio::join!(provider.provide(&cx), late);
    assert!(matches!(
        result.unwrap_err(),
        CredentialsError::Timeout { .. }
    ));
}

#[tokio::test]
async fn the_last_handle_ends_a_running_refresh() {
    let (gated, mut gate) = gate();
    let cx = context(NoTransport::new(), runtime().manual());
    let provider = CachedProvider::new(gated);
    let leader = tokio::spawn({
        let (provider, cx) = (provider.clone(), cx.clone());
        async move { provider.provide(&cx).await }
    });
    gate.asked().await;
    leader.abort();
    let _ = leader.await;
    drop(provider);
    settle().await;
    // The source is gone with the cache, so nobody hears an answer.
    assert!(gate.is_deserted());
}

#[test]
fn a_runtime_that_went_away_is_survived() {
    let (gated, mut gate) = gate();
    let cx = context(NoTransport::new(), runtime().manual());
    let provider = CachedProvider::new(gated);
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
    };
    let first = runtime();
    first.block_on(async {
        tokio::select! {
            result = provider.provide(&cx) => panic!("{result:?}"),
            () = settle() => (),
        }
    });
    drop(first);
    let _ = gate.is_asked();
    gate.answer(Ok(keys("second", NOW + LIFE)));
    let credentials = runtime().block_on(provider.provide(&cx)).unwrap();
    assert_eq!(id(&credentials), "second");
}

#[tokio::test]
async fn a_cache_around_a_cache_adds_nothing() {
    let transport = played([
        granted("STS.one", NOW + LIFE),
        granted("STS.two", NOW + LIFE),
    ]);
    let cx = context(transport.clone(), runtime());
    let inner = builder().build().unwrap();
    let outer = CachedProvider::new(inner.clone());
    let outer = CachedProvider::new(outer).refetch_after(Duration::from_secs(1));
    assert_eq!(id(&outer.provide(&cx).await.unwrap()), "STS.one");
    assert_eq!(id(&inner.provide(&cx).await.unwrap()), "STS.one");
    // What the outer one is told, the inner one does.
    outer.invalidate(&inner.provide(&cx).await.unwrap());
    assert_eq!(id(&outer.provide(&cx).await.unwrap()), "STS.two");
    assert_eq!(transport.requests().len(), 2);
    assert_eq!(outer.status().unwrap().generation, 2);
}

#[tokio::test]
async fn keys_without_an_end_are_fetched_again_where_wished() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated).refetch_after(Duration::from_secs(60));
    for name in ["first", "second"] {
        gate.answer(Ok(oss_sign::Credentials::new(name, "secret").unwrap()));
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), name);
        assert!(gate.is_asked());
        runtime.advance(Duration::from_secs(60));
    }
    // Nothing says that they are dead.
    gate.answer(Err(failure()));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "second");
}
