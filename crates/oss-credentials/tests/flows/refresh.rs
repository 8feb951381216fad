//! Keys of a role through their whole life: what is asked of STS, and what callers get meanwhile.

use std::time::Duration;

use oss_credentials::{
    CachedProvider, ChainProvider, Context, CredentialsError, ProvideCredentials,
};
use oss_sign::Credentials;
use oss_transport::Runtime;
use oss_transport::testing::{NoTransport, SteppedRuntime};

use crate::log::captured;
use crate::stage::*;
use crate::sts::Sts;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A role at an STS, the context and the clock.
fn role(
    life: i64,
) -> (
    impl ProvideCredentials + Clone + 'static,
    Sts,
    Context,
    SteppedRuntime,
) {
    let runtime = runtime().manual();
    let sts = Sts::new(&runtime, life);
    let cx = context(sts.clone(), runtime.clone());
    let life = Duration::from_secs(life.unsigned_abs());
    let provider = builder().duration(life).build().unwrap();
    (provider, sts, cx, runtime)
}

/// Everyone's keys, asked for at once by tasks of their own.
async fn crowd(
    provider: &(impl ProvideCredentials + Clone + 'static),
    cx: &Context,
    callers: usize,
) -> Vec<Result<Credentials, CredentialsError>> {
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let (provider, cx) = (provider.clone(), cx.clone());
            tokio::spawn(async move { provider.provide(&cx).await })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_callers_at_expiry_make_exactly_one_request() {
    let (provider, sts, cx, runtime) = role(3600);
    crowd(&provider, &cx, 1000).await;
    assert_eq!(sts.asked(), 1);
    runtime.advance(seconds(3600));
    for result in crowd(&provider, &cx, 1000).await {
        assert_eq!(id(&result.unwrap()), "STS.2");
    }
    assert_eq!(sts.asked(), 2);
}

#[tokio::test]
async fn a_thousand_callers_in_an_outage_make_one_refresh_a_second() {
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let (gated, mut gate) = gate();
    let provider = CachedProvider::new(gated);
    let mut refreshes = 0;
    for _ in 0..50 {
        gate.answer(Err(failure()));
        for result in crowd(&provider, &cx, 1000).await {
            assert_eq!(
                result.unwrap_err().to_string(),
                "gated returned no credentials"
            );
        }
        while gate.is_asked() {
            refreshes += 1;
        }
        runtime.advance(Duration::from_millis(100));
    }
    assert_eq!(refreshes, 5);
}

#[tokio::test]
async fn an_sts_that_is_down_is_not_stormed_and_keys_come_back_with_it() {
    let runtime = runtime();
    let sts = Sts::new(&runtime, 3600);
    let cx = context(sts.clone(), runtime.clone());
    let provider = builder().build().unwrap();
    provider.provide(&cx).await.unwrap();
    sts.goes_down();
    runtime.advance(seconds(3600));
    let began = runtime.monotonic();
    for _ in 0..20 {
        for result in crowd(&provider, &cx, 1000).await {
            let error = result.unwrap_err();
            assert!(
                matches!(&error, CredentialsError::Refresh { .. }),
                "{error}"
            );
        }
        runtime.advance(Duration::from_millis(200));
    }
    // A refresh makes three attempts, with waits between them.
    let refreshes = provider.status().unwrap().refresh_failed;
    let elapsed = (runtime.monotonic() - began).as_secs();
    assert!(refreshes <= elapsed + 1, "{refreshes} in {elapsed} s");
    assert!(sts.asked() as u64 <= 1 + 3 * refreshes);

    sts.comes_back();
    runtime.advance(seconds(1));
    provider.provide(&cx).await.unwrap();
}

#[tokio::test]
async fn keys_of_900_seconds_make_a_request_every_12_minutes() {
    let (provider, sts, cx, runtime) = role(900);
    for _ in 0..20 {
        provider.provide(&cx).await.unwrap();
    }
    assert_eq!(sts.asked(), 1);
    // 720 s less a jitter of up to 45 s each, for two hours.
    for _ in 0..7200 {
        runtime.advance(seconds(1));
        let keys = provider.provide(&cx).await.unwrap();
        let left = cx.now().until(keys.expires_at().unwrap());
        assert!(left > seconds(120), "{left:?}");
        settle_once().await;
    }
    assert!((10..=11).contains(&(sts.asked() - 1)), "{}", sts.asked());
}

/// Lets a refresh in the background end.
async fn settle_once() {
    for _ in 0..5 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_requests_of_the_timeline() {
    let timeline: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../samples/refresh/timeline.json")).unwrap();
    let mut judged = 0;
    for row in timeline.iter().filter(|row| row["calls"].is_number()) {
        let number = |name: &str| row[name].as_u64().unwrap();
        let (provider, sts, cx, runtime) = role(row["lifetime"].as_i64().unwrap());
        provider.provide(&cx).await.unwrap();
        runtime.advance(seconds(number("at")));
        sts.goes_down();
        for _ in 0..number("calls") {
            // Whoever had to wait would get an error here, or wait for ever.
            assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.1");
        }
        sts.comes_back();
        settle().await;
        assert_eq!(sts.asked() as u64, number("requests_so_far"), "{row}");
        judged += 1;
    }
    assert_eq!(judged, 3);
}

#[tokio::test]
async fn new_keys_come_in_the_background() {
    let (provider, sts, cx, runtime) = role(3600);
    provider.provide(&cx).await.unwrap();
    runtime.advance(seconds(3300));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.1");
    settle().await;
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.2");
    assert_eq!(sts.asked(), 2);
}

#[tokio::test]
async fn a_refresh_that_fails_two_minutes_before_the_end_leaves_the_old_keys() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    gate.answer(Ok(keys("old", NOW + 3600).with_source("vault")));
    provider.provide(&cx).await.unwrap();
    gate.asked().await;

    let (log, guard) = captured();
    runtime.advance(seconds(3480));
    gate.answer(Err(failure()));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "old");
    settle().await;
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "old");
    assert!(gate.is_asked() && !gate.is_asked());
    drop(guard);
    let warnings: Vec<_> = log
        .text()
        .lines()
        .filter(|line| line.contains("WARN"))
        .map(str::to_owned)
        .collect();
    let [warning] = warnings.as_slice() else {
        panic!("{warnings:?}")
    };
    for part in ["vault", "out of order", "seconds_left=120"] {
        assert!(warning.contains(part), "{part}: {warning}");
    }

    // After their end it is an error, with its cause.
    runtime.advance(seconds(130));
    gate.answer(Err(failure()));
    let error = provider.provide(&cx).await.unwrap_err();
    assert!(
        matches!(&error, CredentialsError::Refresh { dead_for, .. } if *dead_for == seconds(15))
    );
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(cause.to_string(), "gated returned no credentials");
}

#[tokio::test]
async fn a_leader_who_leaves_at_expiry_costs_no_second_request() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    gate.answer(Ok(keys("old", NOW + 900)));
    provider.provide(&cx).await.unwrap();
    gate.asked().await;
    runtime.advance(seconds(900));
    let leader = tokio::spawn({
        let (provider, cx) = (provider.clone(), cx.clone());
        async move { provider.provide(&cx).await }
    });
    gate.asked().await;
    leader.abort();
    assert!(leader.await.unwrap_err().is_cancelled());
    let (results, ()) = tokio::join!(crowd(&provider, &cx, 10), async {
        settle().await;
        gate.answer(Ok(keys("new", NOW + 1800)));
    });
    for result in results {
        assert_eq!(id(&result.unwrap()), "new");
    }
    assert!(!gate.is_asked());
}

#[tokio::test(flavor = "current_thread")]
async fn a_refresh_of_ten_seconds_delays_no_other_task() {
    let (gated, mut gate) = gate();
    let runtime = runtime().manual();
    let cx = context(NoTransport::new(), runtime.clone());
    let provider = CachedProvider::new(gated);
    let waiting = tokio::spawn({
        let (provider, cx) = (provider.clone(), cx.clone());
        async move { provider.provide(&cx).await }
    });
    gate.asked().await;
    // Other work goes on for ten seconds, in steps of 50 ms, on the only thread there is.
    for step in 0..200 {
        let other = tokio::spawn(async move { step });
        assert_eq!(other.await.unwrap(), step);
        runtime.advance(Duration::from_millis(50));
        assert!(!waiting.is_finished());
    }
    gate.answer(Ok(keys("late", NOW + 3600)));
    assert_eq!(id(&waiting.await.unwrap().unwrap()), "late");

    // With keys that live, not even callers wait.
    runtime.advance(seconds(3400));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "late");
    gate.asked().await;
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "late");
}

#[tokio::test]
async fn a_clock_twenty_minutes_off_works_and_expiry_is_judged_right() {
    for off in [-1200_i64, 1200] {
        let local = u64::try_from(NOW + off).unwrap();
        let runtime = SteppedRuntime::at_unix(local).manual();
        let date = "Thu, 05 Mar 2026 07:08:09 GMT";
        let transport = played([
            refused(400, "InvalidTimeStamp.Expired").header("date", date),
            granted("STS.one", NOW + 3600).header("date", date),
            granted("STS.two", NOW + 7200),
        ]);
        let cx = context(transport.clone(), runtime.clone());
        let provider = builder().build().unwrap();
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.one");
        assert_eq!(cx.clock_offset().get(), -off);
        let sent = &form(&transport.requests()[1])["Timestamp"];
        assert_eq!(sent, "2026-03-05T07:08:09Z");

        runtime.advance(seconds(3200));
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.one");
        settle().await;
        assert_eq!(transport.requests().len(), 2, "too early");
        runtime.advance(seconds(395));
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.two");
    }
}

#[tokio::test]
async fn a_clock_that_is_set_back_gets_new_keys_and_no_panic() {
    let (provider, sts, cx, runtime) = role(3600);
    provider.provide(&cx).await.unwrap();
    runtime.advance(seconds(1000));
    runtime.set_now(runtime.now() - seconds(59));
    provider.provide(&cx).await.unwrap();
    settle().await;
    assert_eq!(sts.asked(), 1);
    runtime.set_now(runtime.now() - seconds(86_400));
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.1");
    settle().await;
    assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.2");
    settle().await;
    assert_eq!(sts.asked(), 2);
    assert_eq!(cx.clock_offset().get(), 86_459);
}

#[tokio::test]
async fn a_cache_around_a_chain_around_a_role_does_not_double_the_requests() {
    let (role, sts, cx, runtime) = role(3600);
    let (spare, _gate) = gate();
    // The spare link is no cache, so that the outer one is a second cache around the role's.
    let chain = ChainProvider::builder()
        .link("role", role)
        .link("spare", spare)
        .build();
    let outer = CachedProvider::new(chain);
    for _ in 0..7200 {
        runtime.advance(seconds(1));
        let keys = outer.provide(&cx).await.unwrap();
        assert!(cx.now().until(keys.expires_at().unwrap()) > seconds(60));
        settle_once().await;
    }
    assert_eq!(sts.asked(), 3);
    let last = outer.provide(&cx).await.unwrap();
    outer.invalidate(&last);
    let next = outer.provide(&cx).await.unwrap();
    assert_ne!(id(&last), id(&next));
    assert_eq!(sts.asked(), 4);
}

#[tokio::test]
async fn ten_requests_that_failed_with_one_token_cause_one_refresh() {
    let (provider, sts, cx, _) = role(3600);
    let refused = provider.provide(&cx).await.unwrap();
    for _ in 0..10 {
        provider.invalidate(&refused);
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), "STS.2");
    }
    assert_eq!(sts.asked(), 2);
}

#[tokio::test]
async fn the_status_tells_how_the_keys_are_and_no_secret() {
    let (provider, sts, cx, runtime) = role(3600);
    let empty = provider.status().unwrap();
    assert_eq!((empty.generation, empty.left(cx.now())), (0, None));
    provider.provide(&cx).await.unwrap();
    runtime.advance(seconds(600));
    let status = provider.status().unwrap();
    assert_eq!(status.source.as_deref(), Some("ram_role_arn/static"));
    assert_eq!(status.left(cx.now()), Some(seconds(3000)));
    assert_eq!((status.refresh_ok, status.refresh_failed), (1, 0));

    sts.goes_down();
    runtime.advance(seconds(2700));
    provider.provide(&cx).await.unwrap();
    // Its attempts have waits between them.
    for _ in 0..5 {
        settle().await;
        runtime.advance(seconds(2));
    }
    let status = provider.status().unwrap();
    assert_eq!((status.refresh_ok, status.refresh_failed), (1, 1));
    let failure = status.last_failure.as_ref().unwrap();
    assert!(
        failure.to_string().contains("could not be reached"),
        "{failure}"
    );
    let shown = format!("{status:?}");
    assert!(
        !shown.contains("token1") && !shown.contains(SOURCE_SECRET),
        "{shown}"
    );
}

#[tokio::test]
async fn what_happens_is_in_spans_of_the_chain_and_of_the_refresh() {
    let (log, guard) = captured();
    let transport = played([
        refused(503, "Throttling"),
        granted("STS.one", NOW + 3600),
        refused(503, "Throttling"),
        granted("STS.two", NOW + 7200),
    ]);
    let runtime = runtime();
    let cx = context(transport, runtime.clone());
    let chain = ChainProvider::builder()
        .link("role", builder().build().unwrap())
        .build();
    chain.provide(&cx).await.unwrap();
    runtime.advance(seconds(3600));
    chain.provide(&cx).await.unwrap();
    drop(guard);
    let text = log.text();
    let retries: Vec<_> = text
        .lines()
        .filter(|line| line.contains("is sent again"))
        .collect();
    assert!(
        retries[0].contains("credentials.resolve:credentials.refresh"),
        "{text}"
    );
    let known = "credentials.refresh{provider=\"ram_role_arn/static\"}";
    assert!(retries[1].contains(known), "{text}");
}
