//! Bytes to and from a socket, with nothing in between that could be kinder than a real client.

use std::collections::BTreeMap;
use std::time::Duration;

use oss_emulator::Emulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One connection to a server.
pub(crate) struct Connection {
    stream: TcpStream,
    unread: Vec<u8>,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Connection {
    pub(crate) async fn open(server: &Emulator) -> Self {
        Self::open_at(server.endpoint()).await
    }

    /// To an `http://` endpoint.
    pub(crate) async fn open_at(endpoint: &str) -> Self {
        let address = endpoint.strip_prefix("http://").unwrap();
        Self {
            stream: TcpStream::connect(address).await.unwrap(),
            unread: Vec::new(),
        }
    }

    pub(crate) async fn write(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.unwrap();
    }

    /// Closes our half.
    pub(crate) async fn finish(&mut self) {
        self.stream.shutdown().await.unwrap();
    }

    /// Everything up to and including a blank line, and as much body as the head announces.
    pub(crate) async fn read(&mut self) -> Reply {
        self.read_reply(false).await.expect("an answer")
    }

    /// As [`Connection::read`] of an answer to HEAD: no body whatever the head says.
    pub(crate) async fn read_head(&mut self) -> Reply {
        self.read_reply(true).await.expect("an answer")
    }

    /// None when the connection ends before the whole answer came.
    pub(crate) async fn read_reply(&mut self, head_only: bool) -> Option<Reply> {
        let end = loop {
            if let Some(at) = self.unread.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8(self.unread.drain(..end).collect()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let headers: BTreeMap<String, String> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let length = match headers.get("content-length") {
            Some(length) if !head_only && status != 304 => length.parse().unwrap(),
            _ => 0,
        };
        while self.unread.len() < length {
            self.more().await?;
        }
        let body = String::from_utf8(self.unread.drain(..length).collect()).unwrap();
        Some(Reply {
            status,
            headers,
            body,
        })
    }

    /// Whether the server has closed the connection, with nothing more to read.
    pub(crate) async fn is_closed(&mut self) -> bool {
        self.unread.is_empty() && self.more().await.is_none()
    }

    /// How much came that no answer has used.
    pub(crate) fn unread_len(&self) -> usize {
        self.unread.len()
    }

    async fn more(&mut self) -> Option<()> {
        let mut buffer = [0; 4096];
        let read = tokio::time::timeout(PATIENCE, self.stream.read(&mut buffer))
            .await
            .expect("the server says nothing and does not close");
        match read {
            Ok(0) | Err(_) => None,
            Ok(read) => {
                self.unread.extend_from_slice(&buffer[..read]);
                Some(())
            }
        }
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The text of the first element of this name.
    pub(crate) fn element(&self, name: &str) -> &str {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let after = self.body.split_once(&open).map_or("", |(_, rest)| rest);
        after.split_once(&close).map_or("", |(text, _)| text)
    }
}

/// As [`ask`], at an `http://` endpoint beside the server.
pub(crate) async fn ask_at(endpoint: &str, request: &str) -> Reply {
    let mut connection = Connection::open_at(endpoint).await;
    connection.write(request).await;
    connection.read().await
}

/// One request on a connection of its own.
pub(crate) async fn ask(server: &Emulator, request: &str) -> Reply {
    let mut connection = Connection::open(server).await;
    connection.write(request).await;
    if request.starts_with("HEAD ") {
        connection.read_head().await
    } else {
        connection.read().await
    }
}

const PATIENCE: Duration = Duration::from_secs(10);
