//! What a small request costs the server: presigned GET and PUT of 1 KiB, beside the smallest server
//! that can be made with the same HTTP library.
//!
//! Both servers are processes of their own, and so the CPU time of the clients does not count. At the end
//! many connections send requests at the same time, which shows whether each of them is served.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and cannot continue after an error"
)]

mod load;
#[path = "../common/presigned.rs"]
mod presigned;
#[path = "../../tests/kill/server.rs"]
#[expect(dead_code, reason = "the kill test also uses data directories")]
mod server;
mod trivial;

use std::time::{Duration, Instant};

use crate::load::Load;
use crate::server::Server;

const BUCKET: &str = "bench-bucket";
/// How many objects the requests name in turn.
const OBJECTS: usize = 64;
/// How long each measurement takes.
const SPAN: Duration = Duration::from_secs(2);
/// How often each measurement is taken, in turn with that of the other server.
const ROUNDS: usize = 3;
/// How many connections there are at the end.
const CROWD: usize = 2000;
/// Requests a second, for the latencies.
const RATES: [u32; 2] = [2000, 6000];

fn main() {
    if std::env::args().any(|word| word == trivial::WORD) {
        trivial::serve();
        return;
    }
    let trivial = Server::of(trivial::program());
    let mut program = server::program();
    program.args(["--bucket", BUCKET]);
    let emulator = Server::of(program);
    let clients = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    clients.block_on(async {
        load::succeed(&emulator, requests(&emulator, "PUT")).await;
        for method in ["GET", "PUT"] {
            for connections in [1, 16, 64] {
                let load = |server: &Server| Load {
                    connections,
                    requests: requests(server, method),
                    rate: None,
                };
                let [least, ours] = measure(&trivial, &emulator, load).await;
                let ratio = ours.cpu.as_secs_f64() / least.cpu.as_secs_f64();
                println!(
                    "{method} over {connections:2} connections: CPU {:.1?} and {:.1?} a request, \
                     ratio {ratio:.2}; {:.0} and {:.0} requests a second",
                    least.cpu, ours.cpu, least.rate, ours.rate
                );
            }
        }
        for method in ["GET", "PUT"] {
            for rate in RATES {
                let load = |server: &Server| Load {
                    connections: 64,
                    requests: requests(server, method),
                    rate: Some(rate),
                };
                let [least, ours] = measure(&trivial, &emulator, load).await;
                let ratio = ours.p99.as_secs_f64() / least.p99.as_secs_f64();
                println!(
                    "{method} at {rate} a second over 64 connections: median {:.0?} and {:.0?}, \
                     99th percentile {:.0?} and {:.0?}, ratio {ratio:.2}",
                    least.median, ours.median, least.p99, ours.p99
                );
            }
        }
        for (name, server) in [("trivial server", &trivial), ("emulator", &emulator)] {
            crowd(name, server).await;
        }
    });
}

/// Prints how many requests of each of many connections were answered.
async fn crowd(name: &str, server: &Server) {
    let load = Load {
        connections: CROWD,
        requests: requests(server, "GET"),
        rate: None,
    };
    let latencies = load.run(&server.address, 2 * SPAN).await;
    let counts = || latencies.iter().map(Vec::len);
    let (least, most) = (counts().min().unwrap(), counts().max().unwrap());
    let mut all = latencies.concat();
    all.sort();
    println!(
        "{name}, {CROWD} connections: {least} to {most} requests each, median {:.0?}, \
         99th percentile {:.0?}, longest {:.0?}",
        all[all.len() / 2],
        all[all.len() * 99 / 100],
        all[all.len() - 1]
    );
}

/// What one server did under a load.
#[derive(Clone, Copy)]
struct Measured {
    /// CPU time of the server for each request.
    cpu: Duration,
    /// Requests a second.
    rate: f64,
    median: Duration,
    p99: Duration,
}

/// Measures both servers in turn, and returns the median of each figure.
async fn measure(
    trivial: &Server,
    emulator: &Server,
    load: impl Fn(&Server) -> Load,
) -> [Measured; 2] {
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (server, measured) in [trivial, emulator].into_iter().zip(&mut all) {
            measured.push(once(server, load(server)).await);
        }
    }
    all.map(|measured| Measured {
        cpu: middle(&measured, |one| one.cpu),
        rate: middle(&measured, |one| one.rate),
        median: middle(&measured, |one| one.median),
        p99: middle(&measured, |one| one.p99),
    })
}

fn middle<T: PartialOrd>(measured: &[Measured], figure: impl Fn(&Measured) -> T) -> T {
    let mut figures: Vec<T> = measured.iter().map(figure).collect();
    figures.sort_by(|a, b| a.partial_cmp(b).unwrap());
    figures.swap_remove(figures.len() / 2)
}

async fn once(server: &Server, load: Load) -> Measured {
    let (began, before) = (Instant::now(), cpu_time(server));
    let mut latencies = load.run(&server.address, SPAN).await.concat();
    let (took, cpu) = (began.elapsed(), cpu_time(server) - before);
    latencies.sort();
    let count = latencies.len();
    Measured {
        cpu: cpu / u32::try_from(count).unwrap(),
        rate: count as f64 / took.as_secs_f64(),
        median: latencies[count / 2],
        p99: latencies[count * 99 / 100],
    }
}

/// Returns the CPU time that the threads of a server have used, in user mode and in the kernel. It is read
/// where Linux counts it in nanoseconds: the times in `/proc/PID/stat` are samples, which miss short runs.
fn cpu_time(server: &Server) -> Duration {
    let threads = format!("/proc/{}/task", server.child.id());
    let threads = std::fs::read_dir(threads).expect("the CPU time is read on Linux");
    let nanoseconds = threads.map(|thread| {
        let stat = std::fs::read_to_string(thread.unwrap().path().join("schedstat")).unwrap();
        let (running, _) = stat.split_once(' ').unwrap();
        running.parse::<u64>().unwrap()
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// Returns requests of presigned URLs, as the bytes that are sent. The trivial server receives the
/// same ones.
fn requests(server: &Server, method: &'static str) -> Vec<Vec<u8>> {
    let request = |number: usize| {
        let key = format!("folder/object-{number:04}.bin");
        let target = presigned::target(server, method, &key);
        let (length, body) = match method {
            "PUT" => ("content-length: 1024\r\n", vec![b'a'; 1024]),
            _ => ("", Vec::new()),
        };
        let address = &server.address;
        let head = format!("{method} {target} HTTP/1.1\r\nhost: {address}\r\n{length}\r\n");
        [head.into_bytes(), body].concat()
    };
    (0..OBJECTS).map(request).collect()
}
