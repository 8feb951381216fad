//! What serving keys costs for which nothing is due, beside cloning them out of an `Arc`.
//!
//! Measured in turns, the best of many short rounds. The clocks are read for each call; their rows
//! show how much of the time that is.

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

use std::hint::black_box;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Waker};
use std::time::{Duration, Instant};

use oss_credentials::{AssumeRoleProvider, CachedProvider, Context, ProvideCredentials};
use oss_sign::Credentials;
use oss_transport::testing::{NoTransport, ScriptedTransport};
use oss_transport::{Runtime, SystemRuntime};

fn main() {
    let tokio = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SystemRuntime::new()));
    let ends = cx.now().plus_seconds(3600);
    let keys = Credentials::new("STS.EXAMPLEID", "example-secret")
        .and_then(|keys| keys.with_security_token("token".repeat(140)))
        .expect("keys")
        .with_expiration(ends)
        .with_source("ram_role_arn/static");
    let cached = CachedProvider::new(keys.clone());
    tokio.block_on(cached.provide(&cx)).expect("keys");
    let role = tokio.block_on(role(&cx));

    println!("what                       ns    clone   ratio  allocations");
    let held = Arc::new(keys);
    let floor = || drop(black_box(Credentials::clone(black_box(&held))));
    let now = || {
        black_box(cx.now());
    };
    report("wall clock", now, floor);
    let steady = || {
        black_box(cx.runtime().monotonic());
    };
    report("steady clock", steady, floor);
    report("boxed future", || drop(black_box(boxed())), floor);
    let serve = || ready(cached.provide(black_box(&cx)));
    report("CachedProvider", serve, floor);
    let erased: Arc<dyn ProvideCredentials> = Arc::new(role);
    let serve = || ready((*erased).provide(black_box(&cx)));
    report("AssumeRoleProvider", serve, floor);
}

/// A role whose keys are there already.
async fn role(cx: &Context) -> AssumeRoleProvider {
    let ends = cx.now().plus_seconds(3600).to_iso_extended();
    let answer = format!(
        r#"{{"Credentials":{{"AccessKeyId":"STS.ID","AccessKeySecret":"s","SecurityToken":"t","Expiration":"{ends}"}}}}"#
    );
    let sts = ScriptedTransport::new([oss_transport::testing::Answer::status(200).body(answer)]);
    let provider = AssumeRoleProvider::builder("acs:ram::1:role/r")
        .source(Credentials::new("id", "secret").expect("keys"))
        .build()
        .expect("a provider");
    let once = Context::new(Arc::new(sts), Arc::new(SystemRuntime::new()));
    provider.provide(&once).await.expect("keys");
    provider
}

fn boxed() -> std::pin::Pin<Box<dyn Future<Output = u8> + Send>> {
    let large = black_box([0_u8; 256]);
    Box::pin(async move { large.first().copied().unwrap_or_default() })
}

/// Polls once: keys that are there are given at once.
fn ready<T>(future: impl Future<Output = T>) {
    let polled = pin!(future).poll(&mut TaskContext::from_waker(Waker::noop()));
    assert!(matches!(black_box(polled), Poll::Ready(_)));
}

fn report(what: &str, run: impl Fn(), floor: impl Fn()) {
    run();
    let allocations = allocation_counter::measure(&run).count_total;
    let (mut best, mut best_floor) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        best = best.min(round(&run));
        best_floor = best_floor.min(round(&floor));
    }
    let nanoseconds = |time: Duration| time.as_secs_f64() * 1e9 / f64::from(REPEATS);
    let (time, floor) = (nanoseconds(best), nanoseconds(best_floor));
    let ratio = time / floor;
    println!("{what:<22} {time:>7.1} {floor:>8.1} {ratio:>7.1} {allocations:>8}");
}

fn round(run: &impl Fn()) -> Duration {
    let start = now();
    for _ in 0..REPEATS {
        run();
    }
    start.elapsed()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
fn now() -> Instant {
    Instant::now()
}

const ROUNDS: u32 = 400;
const REPEATS: u32 = 1000;
