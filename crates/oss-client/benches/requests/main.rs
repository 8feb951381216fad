//! What requests of the client cost, beside the same work done by the bare client of hyper-util in the
//! same run: CPU time for each request, how long it took, and the most memory.
//!
//! The server is a process of its own, and so is each measurement. The subjects take turns, and the
//! median of each figure is printed. `benches/README.md` explains the table.
//!
//! One measurement alone, for a profiler:
//!
//! ```text
//! requests server
//! requests measure client get-1KiB 16 20000 1 http://127.0.0.1:PORT FILE
//! ```

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod added;
mod bare;
mod case;
mod client;
mod over_hyper_util;
mod pieces;
mod server;
mod subject;
mod table;
mod usage;

use crate::subject::Threads;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, _)) if word == server::WORD => server::serve(),
        Some((word, rest)) if word == subject::WORD => subject::run(rest),
        _ => {
            // A word that no option has, such as `put-1KiB`, chooses the lines whose names have it.
            let filter = words.iter().find(|word| !word.starts_with('-'));
            let filter = filter.map_or("", String::as_str);
            table::small(Threads::One, filter);
            table::small(Threads::Two, filter);
            table::large(filter);
            added::print();
        }
    }
}
