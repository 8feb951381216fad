//! The tables of results.

use std::io::Write;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::case::{Case, LARGE, PIECE};
use crate::pieces::piece;
use crate::server::Server;
use crate::subject::{Subject, Threads, measure};
use crate::usage::Usage;

const ROUNDS: usize = 5;

/// Prints what small requests cost.
pub(crate) fn small(threads: Threads, filter: &str) {
    let server = Server::start();
    let file = tempfile::NamedTempFile::new().expect("a file");
    println!(
        "\nCPU time of a request in µs, on a runtime of {} thread(s)\n",
        threads.name()
    );
    println!(
        "| work     | tasks | bare | transport alone | client over hyper-util | client | ratio | p.s. bare | p.s. client |"
    );
    println!(
        "|----------|------:|-----:|----------------:|-----------------------:|-------:|------:|----------:|------------:|"
    );
    let subjects = [
        Subject::Bare,
        Subject::Transport,
        Subject::OverHyperUtil,
        Subject::Client,
    ];
    for case in Case::SMALL {
        if !case.work.name().contains(filter) {
            continue;
        }
        let [bare, alone, over, client] = in_turns(subjects, case, threads, &server, &file);
        let micros = |usage: Usage| usage.cpu.as_secs_f64() * 1e6;
        println!(
            "| {:8} | {:5} | {:4.1} | {:15.1} | {:22.1} | {:6.1} | {:5.2} | {:9.0} | {:11.0} |",
            case.work.name(),
            case.tasks,
            micros(bare),
            micros(alone),
            micros(over),
            micros(client),
            ratio(client.cpu, bare.cpu),
            1.0 / bare.wall.as_secs_f64(),
            1.0 / client.wall.as_secs_f64(),
        );
    }
}

/// Prints what large requests cost.
pub(crate) fn large(filter: &str) {
    let server = Server::start();
    let file = file();
    println!("\nCPU time of 1 GiB in ms, and the most memory in MiB\n");
    println!(
        "| work          | bare | CRC-64 alone | transport alone | client | ratio | memory bare | memory client |"
    );
    println!(
        "|---------------|-----:|-------------:|----------------:|-------:|------:|------------:|--------------:|"
    );
    let subjects = [
        Subject::Bare,
        Subject::Checksum,
        Subject::Transport,
        Subject::Client,
    ];
    for case in Case::LARGE {
        if !case.work.name().contains(filter) {
            continue;
        }
        let [bare, sum, alone, client] = in_turns(subjects, case, Threads::One, &server, &file);
        let millis = |usage: Usage| usage.cpu.as_secs_f64() * 1e3;
        let mebibytes = |usage: Usage| usage.peak as f64 / 1024.0;
        println!(
            "| {:13} | {:4.0} | {:12.0} | {:15.0} | {:6.0} | {:5.2} | {:11.1} | {:13.1} |",
            case.work.name(),
            millis(bare),
            millis(sum),
            millis(alone),
            millis(client),
            ratio(client.cpu, bare.cpu + sum.cpu),
            mebibytes(bare),
            mebibytes(client),
        );
    }
}

/// A file of 1 GiB.
fn file() -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a file");
    let piece = piece();
    for _ in 0..LARGE / PIECE as u64 {
        file.write_all(&piece).expect("space for a large file");
    }
    file
}

/// Measures the subjects in turns, and returns the median of each figure.
fn in_turns<const N: usize>(
    subjects: [Subject; N],
    case: Case,
    threads: Threads,
    server: &Server,
    file: &NamedTempFile,
) -> [Usage; N] {
    let mut rounds = subjects.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (subject, usages) in subjects.into_iter().zip(&mut rounds) {
            usages.push(measure(subject, case, threads, &server.url, file.path()));
        }
    }
    rounds.map(|usages| Usage {
        cpu: median(&usages, |usage| usage.cpu),
        wall: median(&usages, |usage| usage.wall),
        peak: median(&usages, |usage| usage.peak),
    })
}

fn median<T: Ord + Default>(usages: &[Usage], figure: impl Fn(&Usage) -> T) -> T {
    let mut figures: Vec<T> = usages.iter().map(figure).collect();
    figures.sort();
    let middle = figures.len() / 2;
    figures.into_iter().nth(middle).unwrap_or_default()
}

fn ratio(client: Duration, bare: Duration) -> f64 {
    client.as_secs_f64() / bare.as_secs_f64()
}
