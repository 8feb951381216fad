//! What is measured, and by whom. Each measurement is a process of its own.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::usage::{Usage, cpu, peak};
use crate::{bare, ours};

/// The argument with which the benchmark becomes one measurement.
pub(crate) const WORD: &str = "measure";
/// How many bytes are transferred.
pub(crate) const SIZE: u64 = 4 << 30;
/// The size of the pieces of which the content consists.
pub(crate) const PIECE: usize = 256 * 1024;
pub(crate) const BUCKET: &str = "bench-bucket";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Gets everything over that many bare connections at once, and drops it.
    BareGet(usize),
    /// Puts everything over that many bare connections at once.
    BarePut(usize),
    /// Downloads in order, and drops everything.
    DownloadStream,
    /// Downloads to a file.
    DownloadFile,
    /// Uploads a file.
    UploadFile,
    /// Uploads a stream of unknown length.
    UploadStream,
}

impl Work {
    pub(crate) const ALL: [Self; 8] = [
        Self::BareGet(1),
        Self::BareGet(4),
        Self::DownloadStream,
        Self::DownloadFile,
        Self::BarePut(1),
        Self::BarePut(4),
        Self::UploadFile,
        Self::UploadStream,
    ];

    pub(crate) fn name(self) -> String {
        match self {
            Self::BareGet(connections) => format!("bare-get-{connections}"),
            Self::BarePut(connections) => format!("bare-put-{connections}"),
            Self::DownloadStream => "download-stream".to_owned(),
            Self::DownloadFile => "download-file".to_owned(),
            Self::UploadFile => "upload-file".to_owned(),
            Self::UploadStream => "upload-stream".to_owned(),
        }
    }
}

/// Measures in a new process.
pub(crate) fn measure(work: Work, url: &str, folder: &Path) -> Usage {
    let output = Command::new(std::env::current_exe().expect("this program has a file"))
        .args([WORD, &work.name(), url])
        .arg(folder)
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

/// Measures in this process, and prints nanoseconds of CPU time and of the clock, and the most memory in
/// KiB.
pub(crate) fn run(words: &[String]) {
    let word = |index: usize| words.get(index).map_or("", String::as_str);
    let work = Work::ALL.into_iter().find(|work| work.name() == word(0));
    let work = work.expect("the name of work");
    let (url, folder) = (word(1), Path::new(word(2)));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let (began, before) = (now(), cpu());
    runtime.block_on(async {
        match work {
            Work::BareGet(connections) => bare::get(url, connections).await,
            Work::BarePut(connections) => bare::put(url, connections).await,
            Work::DownloadStream => ours::download_stream(url).await,
            Work::DownloadFile => ours::download_file(url, folder).await,
            Work::UploadFile => ours::upload_file(url, folder).await,
            Work::UploadStream => ours::upload_stream(url).await,
        }
    });
    let (cpu, wall) = ((cpu() - before).as_nanos(), began.elapsed().as_nanos());
    println!("{cpu} {wall} {}", peak());
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
fn now() -> Instant {
    Instant::now()
}
