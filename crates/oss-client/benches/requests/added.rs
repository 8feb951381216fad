//! How long a task waits for what the client does without the network: asking the cache for keys, and
//! presigning.

use std::future::Future;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use oss_client::credentials::{CachedProvider, Context, ProvideCredentials};
use oss_client::sign::Credentials;
use oss_client::transport::SystemRuntime;
use oss_client::transport::testing::NoTransport;

use crate::client;
use crate::subject::now;

const TASKS: usize = 64;
const CALLS: usize = 2000;

/// Prints a line for each.
pub(crate) fn print() {
    println!("\n{TASKS} tasks, each {CALLS} times, on 2 threads\n");
    println!("| what                        | median | 99th percentile |");
    println!("|-----------------------------|-------:|----------------:|");
    let context = Context::new(Arc::new(NoTransport::new()), Arc::new(SystemRuntime::new()));
    let ends = context.now().plus_seconds(3600);
    let keys = Credentials::new("STS.EXAMPLEID", "example-secret")
        .and_then(|keys| keys.with_security_token("token".repeat(140)))
        .expect("keys")
        .with_expiration(ends);
    line("reading the clock", || async {});
    let cached = Arc::new(CachedProvider::new(keys));
    line("keys of the cache", move || {
        let (cached, context) = (Arc::clone(&cached), context.clone());
        async move { drop(black_box(cached.provide(&context).await.expect("keys"))) }
    });
    let bucket = client::bucket("http://127.0.0.1:1", NoTransport::new());
    line("a presigned URL", move || {
        let bucket = bucket.clone();
        async move {
            let url = bucket.get_object("small").presign(Duration::from_secs(60));
            drop(black_box(url.await.expect("a URL")));
        }
    });
}

fn line<F, R>(what: &str, call: F)
where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = ()> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .expect("a runtime");
    let call = Arc::new(call);
    let task = || {
        let call = Arc::clone(&call);
        runtime.spawn(async move {
            let mut times = Vec::with_capacity(CALLS);
            for _ in 0..CALLS {
                let began = now();
                call().await;
                times.push(began.elapsed());
                tokio::task::yield_now().await;
            }
            times
        })
    };
    let tasks: Vec<_> = std::iter::repeat_with(task).take(TASKS).collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(runtime.block_on(task).expect("no task panics"));
    }
    times.sort();
    let at = |percent: usize| times.get(times.len() * percent / 100);
    let micros = |percent: usize| at(percent).map_or(0.0, |time| time.as_secs_f64() * 1e6);
    let (median, late) = (micros(50), micros(99));
    println!("| {what:27} | {median:4.2} µs | {late:12.2} µs |");
}
