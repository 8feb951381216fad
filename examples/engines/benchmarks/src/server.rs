//! A server that does as little as possible, in a process of its own, with one thread. It answers requests of both S3
//! and OSS, verifies no signature, and keeps nothing that is put.

mod answer;
mod pages;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

pub(crate) use pages::KEYS;

/// The argument with which the benchmark becomes the server.
pub(crate) const WORD: &str = "server";

/// A running server, which ends with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

impl Server {
    /// Starts the server.
    pub(crate) fn start() -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this program has a file"))
            .arg(WORD)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let output = child.stdout.take().expect("its output is a pipe");
        let mut url = String::new();
        BufReader::new(output)
            .read_line(&mut url)
            .expect("the server prints its URL");
        let url = url.trim().to_owned();
        Self { child, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // If it cannot be killed, it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the server has received and sent so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traffic {
    pub(crate) requests: u64,
    pub(crate) bytes: u64,
}

/// Asks the server for its counters.
pub(crate) fn traffic(url: &str) -> Traffic {
    let address = url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET {} HTTP/1.0\r\n\r\n", answer::TRAFFIC);
    stream
        .write_all(request.as_bytes())
        .expect("an open connection");
    let mut response = String::new();
    stream
        .read_to_string(&mut response)
        .expect("a response in UTF-8");
    let body = response.lines().last().unwrap_or_default();
    let numbers = body
        .split_once(' ')
        .and_then(|(requests, bytes)| Some((requests.parse().ok()?, bytes.parse().ok()?)));
    let (requests, bytes) = numbers.expect("two numbers");
    Traffic { requests, bytes }
}

/// Serves until the process is killed. Prints the URL of the server.
pub(crate) fn serve() {
    // Nothing is made while something is measured.
    LazyLock::force(&crate::table::FILE);
    pages::make();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        println!("http://{}", listener.local_addr().expect("an address"));
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            stream.set_nodelay(true).expect("an open connection");
            tokio::spawn(async move {
                // The client ends the connection as it likes.
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(answer::answer))
                    .await;
            });
        }
    });
}
