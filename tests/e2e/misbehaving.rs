//! A raw TCP server that breaks the rules of HTTP.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Serves every connection by a function, until it is dropped.
pub(crate) struct Misbehaving {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    server: JoinHandle<()>,
}

impl Misbehaving {
    /// Reads the head of each request, writes `answer` as it is, and closes.
    pub(crate) async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer: Arc<[u8]> = answer.into().into();
        Self::serving(move |mut peer, _| {
            let answer = Arc::clone(&answer);
            async move {
                peer.head().await;
                peer.write(&answer).await;
                peer.finish().await;
            }
        })
        .await
    }

    /// Serves each connection by a function that also gets its number, from 0.
    pub(crate) async fn serving<F>(serve: impl Fn(Peer, usize) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = count.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(Peer::new(stream), number));
            }
        });
        Self {
            address,
            connections,
            server,
        }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Misbehaving {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// The other end of a connection.
pub(crate) struct Peer {
    stream: TcpStream,
    unread: Vec<u8>,
}

impl Peer {
    fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            unread: Vec::new(),
        }
    }

    /// The head of the next request; empty when there is none.
    pub(crate) async fn head(&mut self) -> String {
        loop {
            let end = self.unread.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                let head: Vec<u8> = self.unread.drain(..end + 4).collect();
                return String::from_utf8(head).unwrap();
            }
            if self.more().await == 0 {
                return String::new();
            }
        }
    }

    /// Waits until so many bytes of a body have come, and gives what there is then.
    pub(crate) async fn body(&mut self, at_least: usize) -> Vec<u8> {
        while self.unread.len() < at_least && self.more().await > 0 {}
        std::mem::take(&mut self.unread)
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        // A client that has read enough may have closed.
        let _ = self.stream.write_all(bytes).await;
        let _ = self.stream.flush().await;
    }

    /// Passes everything on to a server, and its answers back, until both have closed.
    pub(crate) async fn relay(mut self, server: SocketAddr, head: &str) {
        let mut onward = TcpStream::connect(server).await.unwrap();
        onward.write_all(head.as_bytes()).await.unwrap();
        onward.write_all(&self.unread).await.unwrap();
        let _ = copy_bidirectional(&mut self.stream, &mut onward).await;
    }

    /// Closes after what was written has been read; a plain drop would reset the connection.
    pub(crate) async fn finish(mut self) {
        let _ = self.stream.shutdown().await;
        while self.more().await > 0 {}
    }

    async fn more(&mut self) -> usize {
        let mut buffer = [0; 16 * 1024];
        let read = self.stream.read(&mut buffer).await.unwrap_or(0);
        self.unread.extend_from_slice(&buffer[..read]);
        read
    }
}

/// An answer with a length.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}")
}
