//! The clients: connections that send prepared requests, as fast as they can or at a given rate.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::Server;

/// Requests that several connections send at the same time.
pub(crate) struct Load {
    pub(crate) connections: usize,
    /// The bytes of the requests. They are sent in turn.
    pub(crate) requests: Vec<Vec<u8>>,
    /// How many requests all connections together send in a second. Without a rate each connection
    /// sends a request when the previous one was answered.
    pub(crate) rate: Option<u32>,
}

impl Load {
    /// Sends requests for this long and returns the latency of each, by connection.
    pub(crate) async fn run(self, address: &str, span: Duration) -> Vec<Vec<Duration>> {
        let requests = Arc::new(self.requests);
        let mut streams = Vec::new();
        for _ in 0..self.connections {
            let stream = TcpStream::connect(address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            streams.push(stream);
        }
        let began = Instant::now();
        let interval = self.rate.map(|rate| Duration::from_secs(1) / rate);
        let count = u32::try_from(self.connections).unwrap();
        let connections = streams.into_iter().zip(0..).map(|(mut stream, index)| {
            let requests = Arc::clone(&requests);
            tokio::spawn(async move {
                let (mut latencies, mut buffer) = (Vec::new(), Vec::new());
                let mut due = interval.map(|interval| began + interval * index);
                let mut next = usize::try_from(index).unwrap();
                loop {
                    // A request that is late because the previous answer was late has waited since
                    // the moment at which it was due.
                    let mut sent = Instant::now();
                    if let (Some(moment), Some(interval)) = (due, interval) {
                        if moment < sent {
                            sent = moment;
                        } else {
                            tokio::time::sleep_until(moment.into()).await;
                            sent = Instant::now();
                        }
                        due = Some(moment + interval * count);
                    }
                    if began.elapsed() >= span {
                        return latencies;
                    }
                    exchange(&mut stream, &requests[next % requests.len()], &mut buffer).await;
                    latencies.push(sent.elapsed());
                    next += 1;
                }
            })
        });
        let mut latencies = Vec::new();
        for connection in connections.collect::<Vec<_>>() {
            latencies.push(connection.await.unwrap());
        }
        latencies
    }
}

/// Sends each request once.
pub(crate) async fn succeed(server: &Server, requests: Vec<Vec<u8>>) {
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let mut buffer = Vec::new();
    for request in requests {
        exchange(&mut stream, &request, &mut buffer).await;
    }
}

/// Sends a request and receives the whole answer, which must be 200.
async fn exchange(stream: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) {
    stream.write_all(request).await.unwrap();
    buffer.clear();
    let end = loop {
        assert_ne!(stream.read_buf(buffer).await.unwrap(), 0);
        let blank = buffer.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(blank) = blank {
            break blank + 4;
        }
    };
    let head = std::str::from_utf8(&buffer[..end]).unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim())
    });
    let whole = end + length.map_or(0, |length| length.parse::<usize>().unwrap());
    while buffer.len() < whole {
        assert_ne!(stream.read_buf(buffer).await.unwrap(), 0);
    }
    assert_eq!(buffer.len(), whole);
}
