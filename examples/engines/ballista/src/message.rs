//! What a process of the cluster tells the driver, as lines on its standard output.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use engines_support::Traffic;

/// A line on the standard output of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    /// The scheduler listens at this port.
    Listening(u16),
    /// So many executors are registered at the scheduler.
    Executors(usize),
    /// What the process has requested from OSS and received since it started.
    Traffic(Traffic),
    /// The same, in answer to a line on the standard input.
    Report(Traffic),
}

impl Message {
    /// Writes the message to the standard output.
    pub(crate) fn send(self) {
        // If nobody reads, the driver is gone, and the process is about to end.
        let _ = writeln!(io::stdout().lock(), "{self}");
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listening(port) => write!(f, "listening {port}"),
            Self::Executors(count) => write!(f, "executors {count}"),
            Self::Traffic(Traffic { requests, bytes }) => write!(f, "traffic {requests} {bytes}"),
            Self::Report(Traffic { requests, bytes }) => write!(f, "report {requests} {bytes}"),
        }
    }
}

impl FromStr for Message {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split(' ').collect();
        let message = match *words.as_slice() {
            ["listening", port] => port.parse().ok().map(Self::Listening),
            ["executors", count] => count.parse().ok().map(Self::Executors),
            ["traffic", requests, bytes] => traffic(requests, bytes).map(Self::Traffic),
            ["report", requests, bytes] => traffic(requests, bytes).map(Self::Report),
            _ => None,
        };
        message.ok_or_else(|| format!("a process has written {line:?}, which means nothing"))
    }
}

fn traffic(requests: &str, bytes: &str) -> Option<Traffic> {
    Some(Traffic {
        requests: requests.parse().ok()?,
        bytes: bytes.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_was_written() {
        let traffic = Traffic {
            requests: 7,
            bytes: 1 << 40,
        };
        for message in [
            Message::Listening(49_152),
            Message::Executors(2),
            Message::Traffic(traffic),
            Message::Report(traffic),
        ] {
            assert_eq!(message.to_string().parse(), Ok(message));
        }
        assert!("listening".parse::<Message>().is_err());
    }
}
