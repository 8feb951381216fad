//! The tables of results.

use std::time::Duration;

use crate::candidate::Candidate;
use crate::measure::measure;
use crate::server::Server;
use crate::usage::Usage;
use crate::work::Work;

const ROUNDS: usize = 9;

/// What each candidate needed for some work.
struct Line {
    work: Work,
    usages: Vec<(Candidate, Usage)>,
}

/// Measures the work whose names have the filter, and prints the tables.
pub(crate) fn print(filter: &str) {
    let server = Server::start();
    let lines: Vec<Line> = Work::ALL
        .into_iter()
        .filter(|work| work.name().contains(filter))
        .map(|work| Line {
            work,
            usages: in_turns(work, &server),
        })
        .collect();
    drop(server);
    print_ratios(&lines);
    print_usages(&lines);
}

/// Measures the candidates in turns, and returns the median of each figure.
fn in_turns(work: Work, server: &Server) -> Vec<(Candidate, Usage)> {
    let candidates = work.candidates();
    let mut rounds = vec![Vec::new(); candidates.len()];
    for _ in 0..ROUNDS {
        for (candidate, usages) in candidates.iter().zip(&mut rounds) {
            usages.push(measure(*candidate, work, &server.url));
        }
    }
    let medians = rounds.iter().map(|usages| Usage {
        cpu: median(usages, |usage| usage.cpu),
        wall: median(usages, |usage| usage.wall),
        requests: median(usages, |usage| usage.requests),
        bytes: median(usages, |usage| usage.bytes),
        peak: median(usages, |usage| usage.peak),
    });
    candidates.iter().copied().zip(medians).collect()
}

fn median<T: Ord + Default>(usages: &[Usage], figure: impl Fn(&Usage) -> T) -> T {
    let mut figures: Vec<T> = usages.iter().map(figure).collect();
    figures.sort();
    let middle = figures.len() / 2;
    figures.into_iter().nth(middle).unwrap_or_default()
}

/// Prints how much CPU time `OssStore` needs for each second that another one needs.
fn print_ratios(lines: &[Line]) {
    let others = [
        Candidate::S3,
        Candidate::S3Unsigned,
        Candidate::Opendal,
        Candidate::Bare,
    ];
    let titles = others.map(Candidate::title).join(" | ");
    println!("| OssStore to | {titles} | bare hyper with CRC-64 |");
    println!("|---|---:|---:|---:|---:|---:|");
    for Line { work, usages } in lines {
        let cpu = |candidate: Candidate| {
            let usage = usages.iter().find(|(own, _)| *own == candidate)?.1;
            Some(usage.cpu)
        };
        let ours = cpu(Candidate::Ours);
        let with_checksum =
            cpu(Candidate::Checksum).and_then(|checksum| Some(checksum + cpu(Candidate::Bare)?));
        let cells = others.map(cpu).map(|other| ratio(ours, other)).join(" | ");
        println!(
            "| {} | {cells} | {} |",
            work.name(),
            ratio(ours, with_checksum)
        );
    }
}

fn ratio(ours: Option<Duration>, other: Option<Duration>) -> String {
    match (ours, other) {
        (Some(ours), Some(other)) => format!("{:.2}", ours.as_secs_f64() / other.as_secs_f64()),
        _ => String::new(),
    }
}

/// Prints everything that was measured.
fn print_usages(lines: &[Line]) {
    println!("\n| work | | CPU ms | ms | requests | MiB | peak MiB |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for Line { work, usages } in lines {
        for (candidate, usage) in usages {
            let digits = digits(usage.cpu);
            println!(
                "| {} | {} | {:.digits$} | {:.digits$} | {} | {:.1} | {:.1} |",
                work.name(),
                candidate.title(),
                usage.cpu.as_secs_f64() * 1e3,
                usage.wall.as_secs_f64() * 1e3,
                usage.requests,
                usage.bytes as f64 / f64::from(1 << 20),
                usage.peak as f64 / 1024.0,
            );
        }
    }
}

/// How many digits after the point a time in milliseconds is printed with.
fn digits(time: Duration) -> usize {
    match time.as_millis() {
        0 => 4,
        1..100 => 2,
        _ => 0,
    }
}
