//! Who does the work. Each measurement is a process of its own, so that its CPU time and its memory
//! are those of the work, and so that a profiler can be put in front of it.

use std::future::Future;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use oss_client::integrity::Crc64;
use oss_client::transport::HyperTransport;
use tokio::runtime::{Builder, Runtime};

use crate::bare::Bare;
use crate::case::{BUCKET, Case, LARGE, PIECE, Work};
use crate::client::{Alone, Ours};
use crate::over_hyper_util::OverHyperUtil;
use crate::pieces::piece;
use crate::usage::{Usage, cpu, peak};

/// The argument with which the benchmark becomes one measurement.
pub(crate) const WORD: &str = "measure";

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The client of hyper-util.
    Bare,
    /// The client of this crate.
    Client,
    /// The transport of this crate alone.
    Transport,
    /// The client of this crate over the client of hyper-util.
    OverHyperUtil,
    /// Nobody: only the checksum of a large object is computed.
    Checksum,
}

impl Subject {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Client => "client",
            Self::Transport => "transport",
            Self::OverHyperUtil => "over-hyper-util",
            Self::Checksum => "checksum",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [
            Self::Bare,
            Self::Client,
            Self::Transport,
            Self::OverHyperUtil,
            Self::Checksum,
        ]
        .into_iter()
        .find(|subject| subject.name() == name)
    }
}

/// How many threads the runtime of the measured process has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Threads {
    One,
    Two,
}

impl Threads {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
        }
    }

    fn runtime(self) -> Runtime {
        let mut builder = match self {
            Self::One => Builder::new_current_thread(),
            Self::Two => Builder::new_multi_thread(),
        };
        builder
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime")
    }
}

/// Measures in a new process.
pub(crate) fn measure(
    subject: Subject,
    case: Case,
    threads: Threads,
    url: &str,
    file: &Path,
) -> Usage {
    let output = Command::new(std::env::current_exe().expect("this program has a file"))
        .args([WORD, subject.name(), case.work.name()])
        .args([case.tasks.to_string(), case.count.to_string()])
        .args([threads.name(), url])
        .arg(file)
        .output()
        .expect("the measurement starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let numbers: Vec<u64> = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    let [cpu, wall, peak] = *numbers.as_slice() else {
        unreachable!("the measurement printed {text:?} {complaint:?}");
    };
    Usage {
        cpu: Duration::from_nanos(cpu),
        wall: Duration::from_nanos(wall),
        peak,
    }
}

/// Measures in this process, and prints nanoseconds of CPU time and of the clock for each request, and
/// the most memory in KiB.
pub(crate) fn run(words: &[String]) {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let number = |index: usize| word(index).parse().unwrap_or(1);
    let subject = Subject::from_name(word(0)).expect("the name of a subject");
    let case = Case {
        work: Work::from_name(word(1)).expect("the name of work"),
        tasks: number(2),
        count: number(3),
    };
    let threads = match word(4) {
        "2" => Threads::Two,
        _ => Threads::One,
    };
    let (url, file) = (word(5), word(6).into());
    let objects = format!("{url}/{BUCKET}");
    let usage = threads.runtime().block_on(async move {
        match subject {
            Subject::Bare => {
                let bare = Bare::new(objects, file);
                repeat(case, move |work| {
                    let bare = bare.clone();
                    async move { bare.request(work).await }
                })
                .await
            }
            Subject::Transport => {
                let alone = Alone::new(objects, file);
                repeat(case, move |work| {
                    let alone = alone.clone();
                    async move { alone.request(work).await }
                })
                .await
            }
            Subject::Client => client(case, Ours::new(url, file, HyperTransport::new())).await,
            Subject::OverHyperUtil => {
                client(case, Ours::new(url, file, OverHyperUtil::new())).await
            }
            Subject::Checksum => repeat(case, |_| async { checksum() }).await,
        }
    });
    let cpu = usage.cpu.as_nanos();
    println!("{cpu} {} {}", usage.wall.as_nanos(), usage.peak);
}

async fn client(case: Case, ours: Ours) -> Usage {
    repeat(case, move |work| {
        let ours = ours.clone();
        async move { ours.request(work).await }
    })
    .await
}

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Makes the requests of a case, and measures all but the first few.
async fn repeat<F, R>(case: Case, request: F) -> Usage
where
    F: Fn(Work) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), Error>> + Send + 'static,
{
    let request = Arc::new(request);
    all(case, case.warm_up(), &request).await;
    let (began, before) = (now(), cpu());
    all(case, case.count, &request).await;
    let each = u32::try_from(case.count).unwrap_or(u32::MAX);
    Usage {
        cpu: (cpu() - before) / each,
        wall: began.elapsed() / each,
        peak: peak(),
    }
}

/// Makes that many requests in the tasks of the case.
async fn all<F, R>(case: Case, count: usize, request: &Arc<F>)
where
    F: Fn(Work) -> R + Send + Sync + 'static,
    R: Future<Output = Result<(), Error>> + Send + 'static,
{
    let begun = Arc::new(AtomicUsize::new(0));
    let task = || {
        let (request, begun) = (Arc::clone(request), Arc::clone(&begun));
        tokio::spawn(async move {
            while begun.fetch_add(1, Ordering::Relaxed) < count {
                request(case.work).await.expect("a response");
            }
        })
    };
    let tasks: Vec<_> = std::iter::repeat_with(task).take(case.tasks).collect();
    for task in tasks {
        task.await.expect("no task panics");
    }
}

fn checksum() -> Result<(), Error> {
    let (mut crc64, piece) = (Crc64::new(), piece());
    (0..LARGE / PIECE as u64).for_each(|_| crc64.update(&piece));
    std::hint::black_box(crc64.value());
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}
