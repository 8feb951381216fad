//! The table.

use std::time::Duration;

use crate::server::Server;
use crate::usage::Usage;
use crate::work::{SIZE, Work, measure};

const ROUNDS: usize = 3;

/// Measures everything, in turns, and prints the medians.
pub(crate) fn print() {
    let server = Server::start();
    let folder = tempfile::tempdir().expect("a folder");
    let source = std::fs::File::create(folder.path().join("source")).expect("a file");
    source.set_len(SIZE).expect("room on the disk");
    let mut rounds: Vec<Vec<Usage>> = vec![Vec::new(); Work::ALL.len()];
    for _ in 0..ROUNDS {
        for (work, usages) in Work::ALL.into_iter().zip(&mut rounds) {
            usages.push(measure(work, &server.url, folder.path()));
        }
    }
    println!("| 4 GiB | CPU s | s | GiB/s | peak MiB |");
    println!("|---|---|---|---|---|");
    for (work, usages) in Work::ALL.into_iter().zip(&rounds) {
        let cpu = median(usages.iter().map(|usage| usage.cpu));
        let wall = median(usages.iter().map(|usage| usage.wall));
        let peak = usages
            .iter()
            .map(|usage| usage.peak)
            .max()
            .unwrap_or_default();
        let speed = (SIZE >> 30) as f64 / wall.as_secs_f64();
        println!(
            "| {} | {:.2} | {:.2} | {speed:.2} | {} |",
            work.name(),
            cpu.as_secs_f64(),
            wall.as_secs_f64(),
            peak >> 10
        );
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
