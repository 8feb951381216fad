//! An object of 5 GiB, which is the largest that one request can upload.

use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::Server;
use crate::{presigned, resident};

const KEY: &str = "large";
const SIZE: u64 = 5 * 1024 * 1024 * 1024;
const PIECE: usize = 1024 * 1024;

/// Uploads and downloads the object, and prints how long it took and how much memory the server used.
pub(crate) async fn measure(server: &Server) {
    println!(
        "an object of 5 GiB; resident before {} MiB",
        resident(server)
    );
    for method in ["PUT", "GET"] {
        let began = Instant::now();
        let most = exchange(server, method).await;
        let rate = SIZE as f64 / began.elapsed().as_secs_f64() / 1024.0 / 1024.0;
        println!("  {method} at {rate:.0} MiB a second, resident at most {most} MiB");
    }
}

/// Sends or receives the object, and returns how much memory the server used at most.
async fn exchange(server: &Server, method: &str) -> u64 {
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let (target, host) = (presigned::target(server, method, KEY), &server.address);
    let length = if method == "PUT" { SIZE } else { 0 };
    let head =
        format!("{method} {target} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut most, mut piece) = (0, vec![b'a'; PIECE]);
    for sent in 0..length / PIECE as u64 {
        stream.write_all(&piece).await.unwrap();
        if sent % 64 == 0 {
            most = most.max(resident(server));
        }
    }
    let mut received = stream.read(&mut piece).await.unwrap() as u64;
    let answer = String::from_utf8_lossy(&piece[..received as usize]);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let mut pieces = 0;
    while method == "GET" && received < SIZE {
        received += stream.read(&mut piece).await.unwrap() as u64;
        pieces += 1;
        if pieces % 1024 == 0 {
            most = most.max(resident(server));
        }
    }
    most
}
