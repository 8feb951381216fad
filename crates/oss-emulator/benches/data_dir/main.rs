//! What a data directory costs: pages of lists, memory, durable writes beside the `fsync` that they need,
//! and an object of 5 GiB.
//!
//! Each number is measured over HTTP with signed requests, against the program.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and cannot continue after an error"
)]

#[path = "../../tests/kill/client.rs"]
mod client;
mod large;
#[path = "../common/presigned.rs"]
mod presigned;
#[path = "../../tests/kill/server.rs"]
mod server;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::client::{Ask, Client};
use crate::server::Server;

/// The numbers of keys, unless the arguments name others.
const KEYS: [u64; 2] = [10_000, 100_000];
const BUCKET: &str = "bench-bucket";
/// How many clients write at the same time while the bucket is filled.
const WRITERS: u64 = 64;
/// The length of the file in which `fsync` is measured.
const ROOM: usize = 4 * 1024 * 1024;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let named: Vec<u64> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if named.is_empty() {
        KEYS.to_vec()
    } else {
        named
    };
    let folder = tempfile::tempdir().unwrap();
    for len in [1024, 16 * 1024, 64 * 1024] {
        println!(
            "fsync after {len} bytes: {:?}",
            median(fsyncs(folder.path(), len))
        );
    }
    let data = folder.path().join("data");
    let mut server = Server::start(&data);
    let mut client = Client::connect(&server.address).await.unwrap();
    client
        .succeed(Ask {
            method: "PUT",
            bucket: BUCKET,
            ..Ask::default()
        })
        .await
        .unwrap();
    for len in [1024, 16 * 1024, 64 * 1024] {
        println!(
            "PUT of {len} bytes: {:?}",
            median(puts(&mut client, len).await)
        );
    }
    let mut filled = 0;
    for keys in sizes {
        let began = Instant::now();
        fill(&server, filled, keys).await;
        let rate = (keys - filled) as f64 / began.elapsed().as_secs_f64();
        filled = keys;
        println!("{keys} keys, written by {WRITERS} clients at {rate:.0} a second");
        println!(
            "  resident {} MiB, rows {} MiB",
            resident(&server),
            length(&data.join("rows"))
        );
        let mut client = Client::connect(&server.address).await.unwrap();
        for (name, at) in [("first", 0), ("middle", keys / 2), ("last", keys - 1000)] {
            println!(
                "  {name} page of 1000: {:?}",
                median(pages(&mut client, at).await)
            );
        }
        server.kill();
        let began = Instant::now();
        server = Server::start(&data);
        println!("  start after a kill: {:?}", began.elapsed());
        println!("  resident {} MiB", resident(&server));
    }
    large::measure(&server).await;
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Measures writes within a file that has its length already, because the database does so too.
fn fsyncs(folder: &Path, len: usize) -> Vec<Duration> {
    let mut file = File::create(folder.join("fsync")).unwrap();
    file.write_all(&vec![0; ROOM]).unwrap();
    file.sync_all().unwrap();
    let once = |number: usize| {
        let began = Instant::now();
        let place = number * len % (ROOM - len);
        file.seek(SeekFrom::Start(place as u64)).unwrap();
        file.write_all(&vec![number as u8; len]).unwrap();
        file.sync_data().unwrap();
        began.elapsed()
    };
    (0..200).map(once).collect()
}

async fn puts(client: &mut Client, len: usize) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        put(client, "put", vec![1; len]).await;
        times.push(began.elapsed());
    }
    times
}

async fn put(client: &mut Client, key: &str, body: Vec<u8>) {
    let ask = Ask {
        method: "PUT",
        bucket: BUCKET,
        key: Some(key),
        body,
        ..Ask::default()
    };
    let reply = client.succeed(ask).await.unwrap();
    assert!(reply.headers.contains_key("etag"));
}

fn key(number: u64) -> String {
    format!("folder-{:03}-key-{number:08}", number / 1000)
}

async fn fill(server: &Server, from: u64, to: u64) {
    let next = Arc::new(AtomicU64::new(from));
    let writers = (0..WRITERS).map(|_| {
        let (next, address) = (Arc::clone(&next), server.address.clone());
        tokio::spawn(async move {
            let mut client = Client::connect(&address).await.unwrap();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= to {
                    return;
                }
                put(&mut client, &key(number), vec![2; 32]).await;
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
}

async fn pages(client: &mut Client, from: u64) -> Vec<Duration> {
    let (mut times, after) = (Vec::new(), key(from));
    for _ in 0..20 {
        let began = Instant::now();
        let ask = Ask {
            bucket: BUCKET,
            query: &[
                ("list-type", "2"),
                ("max-keys", "1000"),
                ("start-after", &after),
            ],
            ..Ask::default()
        };
        client.succeed(ask).await.unwrap();
        times.push(began.elapsed());
    }
    times
}

/// Returns how much memory the program uses, in MiB. It is 0 where the system does not tell.
fn resident(server: &Server) -> u64 {
    let path = format!("/proc/{}/status", server.child.id());
    let status = std::fs::read_to_string(path).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|rest| rest.split_whitespace().next());
    number.map_or(0, |number| number.parse::<u64>().unwrap() / 1024)
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len() / 1024 / 1024
}
