//! What it costs to refuse somebody who is not known: work and memory grow as the bytes do.
//!
//! For each way in a request is sent in a size and in twice that size. The comparisons and the
//! allocations of the server, which stand for its work, and the bytes that it held at once may grow
//! 2.3-fold. Nothing is timed.
//!
//! The comparisons that are counted are those of names that come from the request: the parameters of
//! a query, of a call or of a URL-encoded form, the fields of a multipart form, and the headers that
//! a signature covers. They are counted where such names are sorted, searched, and checked for
//! duplicates. Not counted are the comparisons in libraries: the hash table of the headers, the
//! parser of heads, and the parsers of XML and JSON.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod ways;

use std::io::{Read, Write};
use std::net::TcpStream;

use allocation_counter::AllocationInfo;
use oss_emulator::{Clock, Emulator, Surroundings};
use oss_sign::{UtcSeconds, comparisons};

/// A server on one thread: what is allocated there while a request is answered is the request's.
pub(crate) struct Measured {
    runtime: tokio::runtime::Runtime,
    pub(crate) server: Emulator,
}

impl Measured {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let surroundings = Surroundings::new()
            .ecs_role("oss-emulator")
            .credentials_uri("oss-emulator")
            .cloud_sso("oss-emulator")
            .oauth("oss-emulator")
            .oidc_provider("oss-emulator")
            .saml_provider("oss-emulator");
        let builder = Emulator::builder()
            .bucket("examplebucket")
            .access_key("LTAI5tExample", "secret")
            .clock(Clock::stepped(UtcSeconds::new(1_764_028_800)))
            .surroundings(surroundings);
        let server = runtime.block_on(builder.start()).unwrap();
        Self { runtime, server }
    }

    /// What the server allocates and compares while it answers a request, and the status of the
    /// answer. The client runs on a thread of its own, which is not counted.
    fn cost(&self, way: &Way, size: usize) -> Cost {
        let address = (way.address)(&self.server);
        let text = (way.request)(&self.server, size);
        let (done, mut answered) = tokio::sync::oneshot::channel();
        let client = std::thread::spawn(move || {
            let status = exchange(&address, &text);
            let _ = done.send(());
            status
        });
        let before = comparisons::count();
        let allocated = allocation_counter::measure(|| {
            let _ = self.runtime.block_on(&mut answered);
        });
        Cost {
            allocated,
            comparisons: comparisons::count() - before,
            status: client.join().unwrap(),
        }
    }
}

/// What the server did to answer a request.
struct Cost {
    allocated: AllocationInfo,
    comparisons: u64,
    status: u16,
}

/// One way to send something to the server.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// Where it is sent, as `127.0.0.1:9000`.
    pub(crate) address: fn(&Emulator) -> String,
    /// A whole request of a size.
    pub(crate) request: fn(&Emulator, usize) -> Vec<u8>,
    /// The size that is doubled.
    pub(crate) size: usize,
    /// The status of the answer to both.
    pub(crate) status: u16,
}

/// Sends a request, and reads the answer to its end.
fn exchange(address: &str, text: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(address).unwrap();
    // A server that has refused what it read so far may close before it has read the rest.
    let _ = stream.write_all(text);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let head = String::from_utf8_lossy(&answer);
    let status = head.split(' ').nth(1).unwrap_or_default();
    status.parse().unwrap_or_default()
}

#[test]
fn twice_the_bytes_cost_about_twice_as_much() {
    let measured = Measured::start();
    let faults: Vec<String> = ways::all()
        .iter()
        .flat_map(|way| growth(&measured, way))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Some names were compared in each of the places that the comment of this file lists. Without this,
/// the other test would also pass if nothing was counted.
#[test]
fn the_names_of_a_request_are_compared() {
    let measured = Measured::start();
    for name in [
        "names in a query",
        "signed headers",
        "a URL that is signed",
        "fields of a form",
        "parameters of a call in its body",
        "a form for OAuth",
    ] {
        let ways = ways::all();
        let way = ways.iter().find(|way| way.name == name).unwrap();
        let cost = measured.cost(way, way.size);
        assert!(cost.comparisons > way.size as u64, "{name}");
    }
}

/// What grows too fast when the size of a request doubles.
fn growth(measured: &Measured, way: &Way) -> Vec<String> {
    // Once before, so that what is made once is there.
    measured.cost(way, 1);
    let [once, twice] = [way.size, 2 * way.size].map(|size| measured.cost(way, size));
    let statuses = (once.status, twice.status);
    let mut faults = Vec::new();
    if statuses != (way.status, way.status) {
        faults.push(format!("{}: answered {statuses:?}", way.name));
    }
    for (what, once, twice, slack) in [
        ("comparisons", once.comparisons, twice.comparisons, 50),
        (
            "allocations",
            once.allocated.count_total,
            twice.allocated.count_total,
            50,
        ),
        (
            "bytes held",
            once.allocated.bytes_max,
            twice.allocated.bytes_max,
            16 * 1024,
        ),
    ] {
        if twice > once * 23 / 10 + slack {
            faults.push(format!("{}: {once} {what}, then {twice}", way.name));
        }
    }
    faults
}

#[test]
fn nothing_large_is_held_for_somebody_unknown() {
    let measured = Measured::start();
    let faults: Vec<String> = ways::all()
        .iter()
        .filter_map(|way| {
            let sample = (way.request)(&measured.server, 1000);
            let large = if sample.starts_with(b"POST") {
                LARGE_BODY
            } else {
                LARGE_HEAD
            };
            let cost = measured.cost(way, large * 1000 / sample.len());
            let held = cost.allocated.bytes_max;
            (held > MOST_HELD).then(|| format!("{}: {held} bytes held", way.name))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How many bytes are sent in a body and in a head, and how many of them may be held at once.
const LARGE_BODY: usize = 10 * 1024 * 1024;
const LARGE_HEAD: usize = 1024 * 1024;
const MOST_HELD: u64 = 8 * 1024 * 1024;
