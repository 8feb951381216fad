//! Measures one candidate at one piece of work. Each measurement is a process of its own, so that its CPU time and its
//! memory are those of the work, and so that a profiler can be put in front of it.

use std::future::Future;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use oss_client::integrity::Crc64;

use crate::bare::Bare;
use crate::candidate::Candidate;
use crate::content::{LARGE, MIDDLE, PART, in_memory};
use crate::server::traffic;
use crate::stores::store;
use crate::through_store::ThroughStore;
use crate::usage::{Usage, cpu, peak};
use crate::work::Work;

/// The argument with which the benchmark becomes one measurement.
pub(crate) const WORD: &str = "measure";

pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

/// Measures in a new process.
pub(crate) fn measure(candidate: Candidate, work: Work, url: &str) -> Usage {
    let output = Command::new(std::env::current_exe().expect("this program has a file"))
        .args([WORD, candidate.name(), &work.name(), url])
        .output()
        .expect("the measurement starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let numbers: Vec<u64> = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    let [cpu, wall, requests, bytes, peak] = *numbers.as_slice() else {
        unreachable!("the measurement printed {text:?} {complaint:?}");
    };
    Usage {
        cpu: Duration::from_nanos(cpu),
        wall: Duration::from_nanos(wall),
        requests,
        bytes,
        peak,
    }
}

/// Measures in this process, and prints, for doing the work once, nanoseconds of CPU time and of the clock, requests
/// and bytes, and then the most memory in KiB.
pub(crate) fn run(words: &[String]) {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let candidate = Candidate::from_name(word(0)).expect("the name of a candidate");
    let work = Work::from_name(word(1)).expect("the name of work");
    let url = word(2);
    let content = match work {
        Work::Put => in_memory(MIDDLE),
        Work::PutParts => in_memory(PART),
        Work::GetLarge if candidate == Candidate::Checksum => in_memory(PART),
        _ => Bytes::new(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let usage = runtime.block_on(async {
        match (candidate, store(candidate, url)) {
            (_, Some(store)) => {
                let store = Arc::new(ThroughStore::new(store, content));
                repeat(work, url, move |work| {
                    let store = Arc::clone(&store);
                    async move { store.run(work).await }
                })
                .await
            }
            (Candidate::Checksum, None) => {
                repeat(work, url, move |work| {
                    checksum(work, &content);
                    std::future::ready(Ok(()))
                })
                .await
            }
            (_, None) => {
                let bare = Arc::new(Bare::new(url, content));
                repeat(work, url, move |work| {
                    let bare = Arc::clone(&bare);
                    async move { bare.run(work).await }
                })
                .await
            }
        }
    });
    let (cpu, wall) = (usage.cpu.as_nanos(), usage.wall.as_nanos());
    println!(
        "{cpu} {wall} {} {} {}",
        usage.requests, usage.bytes, usage.peak
    );
}

/// Computes the CRC-64 of all bytes that the work transfers.
fn checksum(work: Work, content: &[u8]) {
    let length = if work == Work::Put { MIDDLE } else { LARGE };
    let mut crc64 = Crc64::new();
    for _ in 0..length / content.len() as u64 {
        crc64.update(content);
    }
    std::hint::black_box(crc64.value());
}

/// Does the work as often as it says, and returns what it took to do it once.
async fn repeat<F, R>(work: Work, url: &str, act: F) -> Usage
where
    F: Fn(Work) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), Error>> + Send + 'static,
{
    let act = Arc::new(act);
    // The first request of a client does what is done only once, such as reading certificates.
    all(Work::GetSmall(1), 1, &act).await;
    all(work, work.warm_up(), &act).await;
    let traffic_before = traffic(url);
    let (began, cpu_before) = (now(), cpu());
    all(work, work.count(), &act).await;
    let (wall, cpu) = (began.elapsed(), cpu() - cpu_before);
    // The server does not count the requests for its counters.
    let traffic = traffic(url);
    let count = work.count();
    Usage {
        cpu: cpu / count,
        wall: wall / count,
        requests: (traffic.requests - traffic_before.requests) / u64::from(count),
        bytes: (traffic.bytes - traffic_before.bytes) / u64::from(count),
        peak: peak(),
    }
}

/// Does the work that often, in as many tasks as it says.
async fn all<F, R>(work: Work, count: u32, act: &Arc<F>)
where
    F: Fn(Work) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), Error>> + Send + 'static,
{
    let begun = Arc::new(AtomicU32::new(0));
    let task = || {
        let (act, begun) = (Arc::clone(act), Arc::clone(&begun));
        tokio::spawn(async move {
            while begun.fetch_add(1, Ordering::Relaxed) < count {
                act(work).await.expect("the work succeeds");
            }
        })
    };
    let tasks: Vec<_> = std::iter::repeat_with(task).take(work.tasks()).collect();
    for task in tasks {
        task.await.expect("no task panics");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
fn now() -> Instant {
    Instant::now()
}
