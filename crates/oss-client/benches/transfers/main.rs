//! What transfers in parts cost: 4 GiB in one stream, in parallel parts, from and to a file, beside the bare
//! client of hyper-util doing the same with as many connections, in the same run.
//!
//! The server is a process of its own, and so is each measurement. `benches/README.md` explains the table.

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod bare;
mod ours;
mod server;
mod table;
#[path = "../requests/usage.rs"]
mod usage;
mod work;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, _)) if word == server::WORD => server::serve(),
        Some((word, rest)) if word == work::WORD => work::run(rest),
        _ => table::print(),
    }
}
