//! What the same work costs over four implementations of `ObjectStore`, and over the bare client of
//! hyper-util, in one run.
//!
//! The server is a process of its own, and so is each measurement. The candidates take turns, and the
//! median of each figure is printed. `README.md` explains the tables.
//!
//! One measurement alone, for a profiler:
//!
//! ```text
//! store-benchmarks server
//! store-benchmarks measure ours get-1KiB-16 http://127.0.0.1:PORT
//! ```

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod bare;
mod candidate;
mod content;
mod measure;
mod report;
mod scan;
mod server;
mod stores;
mod table;
mod through_store;
mod usage;
mod work;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, _)) if word == server::WORD => server::serve(),
        Some((word, rest)) if word == measure::WORD => measure::run(rest),
        // A word such as `put` chooses the lines whose names have it.
        words => report::print(words.map_or("", |(word, _)| word.as_str())),
    }
}
