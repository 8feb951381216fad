//! The address to listen at, as it is written on the command line.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

use tokio::net::lookup_host;

/// An address to listen at. It is written as an address and a port, such as `127.0.0.1:9000` or
/// `localhost:9000`, or as only one of the two.
///
/// A port without an address means 127.0.0.1. An address or a host name without a port means any
/// free port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenAddress(Place);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Address(SocketAddr),
    Name { host: String, port: u16 },
}

impl ListenAddress {
    /// Returns the socket address. A host name is looked up, and an IPv4 address is preferred if
    /// the name has several addresses.
    ///
    /// # Errors
    ///
    /// Returns an error if the name cannot be looked up or has no address.
    pub(super) async fn resolve(&self) -> io::Result<SocketAddr> {
        let (host, port) = match &self.0 {
            Place::Address(address) => return Ok(*address),
            Place::Name { host, port } => (host.as_str(), *port),
        };
        let failed = |cause: &dyn std::fmt::Display| {
            io::Error::other(format!("cannot look up {host:?}: {cause}"))
        };
        let found = lookup_host((host, port)).await;
        let found: Vec<SocketAddr> = found.map_err(|error| failed(&error))?.collect();
        let preferred = found.iter().find(|address| address.is_ipv4());
        let any = preferred.or(found.first()).copied();
        any.ok_or_else(|| failed(&"it has no address"))
    }
}

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = |ip, port| Ok(Self(Place::Address(SocketAddr::new(ip, port))));
        if let Ok(whole) = text.parse() {
            return Ok(Self(Place::Address(whole)));
        }
        if let Ok(port) = text.parse() {
            return address(LOOPBACK, port);
        }
        if let Ok(ip) = text.parse() {
            return address(ip, 0);
        }
        let (host, port) = text.rsplit_once(':').unwrap_or((text, "0"));
        match port.parse() {
            // `localhost` is not looked up, because some systems do not resolve it and others
            // return ::1 first.
            Ok(port) if host.eq_ignore_ascii_case("localhost") => address(LOOPBACK, port),
            Ok(port) if is_name(host) => Ok(Self(Place::Name {
                host: host.to_owned(),
                port,
            })),
            _ => Err(format!(
                "expected an address and a port such as 127.0.0.1:9000 or localhost:9000, or only a \
                 port such as 9000; the highest port is {}",
                u16::MAX
            )),
        }
    }
}

/// Returns whether a text can be a host name. It must contain a letter, because digits alone are a
/// port that is too large.
fn is_name(host: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    host.bytes().all(plain) && host.bytes().any(|b| b.is_ascii_alphabetic())
}

const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<String> {
        match text.parse().ok()? {
            ListenAddress(Place::Address(address)) => Some(address.to_string()),
            ListenAddress(Place::Name { host, port }) => Some(format!("{host} {port}")),
        }
    }

    #[test]
    fn addresses_names_and_ports_are_accepted() {
        for (text, meant) in [
            ("127.0.0.1:9001", "127.0.0.1:9001"),
            ("[::1]:9001", "[::1]:9001"),
            ("localhost:9001", "127.0.0.1:9001"),
            ("LOCALHOST:9001", "127.0.0.1:9001"),
            ("9001", "127.0.0.1:9001"),
            ("0", "127.0.0.1:0"),
            ("0.0.0.0", "0.0.0.0:0"),
            ("::1", "[::1]:0"),
            ("localhost", "127.0.0.1:0"),
            ("build-7.example.test:80", "build-7.example.test 80"),
        ] {
            assert_eq!(address(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_examples() {
        for text in [
            "",
            ":9001",
            "70000",
            "127.0.0.1:70000",
            "localhost:",
            "localhost:port",
            "http://localhost:9001",
            "a b:1",
            "-1",
        ] {
            let error = text.parse::<ListenAddress>().unwrap_err();
            assert!(error.contains("localhost:9000"), "{text:?}: {error}");
        }
    }

    #[tokio::test]
    async fn a_name_that_does_not_exist_is_named() {
        let name: ListenAddress = "nothing.invalid:80".parse().unwrap();
        let error = name.resolve().await.unwrap_err();
        assert!(error.to_string().contains("nothing.invalid"), "{error}");
    }
}
