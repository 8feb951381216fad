//! The addresses to which the server connects.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use ::http::Uri;

use crate::config::{Config, OutgoingPorts};
use crate::route::address;
use crate::store::Store;

/// Returns the address of an application to which a callback is sent. It is `None` if the server must
/// not connect to it.
pub(crate) fn application(ports: &OutgoingPorts, url: &Uri) -> Option<SocketAddr> {
    loopback(url).filter(|address| ports.allow(address.port()))
}

/// The places from which the server fetches objects: itself, and ports of its machine that were
/// allowed. It needs no permission to fetch from itself, because whoever can ask it to do so can also
/// send that request.
pub(crate) struct Sources<'s> {
    pub(crate) config: &'s Config,
    pub(crate) store: &'s Store,
    /// The address at which the server listens.
    pub(crate) own: SocketAddr,
}

impl Sources<'_> {
    /// Returns the address of a URL. It is `None` if the server must not connect to it.
    pub(super) fn address(&self, url: &Uri) -> Option<SocketAddr> {
        let allowed = |address: &SocketAddr| {
            let port = address.port();
            port == self.own.port() || self.config.outgoing_ports.allow(port)
        };
        if let Some(address) = loopback(url) {
            return Some(address).filter(allowed);
        }
        // The name may resolve to another address than that at which this server listens, and
        // clients of a test may reach the server by it nevertheless.
        let named = address::is_own_name(self.config, self.store, url.host()?);
        (url.scheme_str() == Some("http") && named).then_some(self.own)
    }
}

/// Returns the address of an `http` URL whose host is `localhost` or a loopback address.
fn loopback(url: &Uri) -> Option<SocketAddr> {
    let host = url.host()?.trim_matches(['[', ']']);
    let address = match host {
        "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
        address => address.parse().ok()?,
    };
    let plain = url.scheme_str() == Some("http");
    (plain && address.is_loopback()).then(|| SocketAddr::new(address, url.port_u16().unwrap_or(80)))
}

/// The sentence for a target to which the server must not connect.
pub(crate) const NOT_ALLOWED: &str = "This server connects only to ports of its own machine that \
    the flag --outgoing-ports or the method Builder::outgoing_ports allows.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_addresses_at_allowed_ports_are_contacted() {
        let mut ports = OutgoingPorts::default();
        let ask = |ports: &OutgoingPorts, url: &str| {
            let address = application(ports, &url.parse().unwrap());
            address.map(|address| address.to_string())
        };
        assert_eq!(ask(&ports, "http://127.0.0.1:8080/a"), None);
        ports.add(8080..=8081);
        ports.add(80..=80);
        for (url, address) in [
            ("http://127.0.0.1:8080/a", "127.0.0.1:8080"),
            ("http://localhost:8081", "127.0.0.1:8081"),
            ("http://[::1]:8080/", "[::1]:8080"),
            ("http://127.1.2.3/", "127.1.2.3:80"),
        ] {
            assert_eq!(ask(&ports, url).as_deref(), Some(address), "{url}");
        }
        for url in [
            "http://127.0.0.1:8082/",
            "https://127.0.0.1:8080/",
            "http://192.168.0.1:8080/",
            "http://a.example:8080/",
            "http://localhost.example:8080/",
        ] {
            assert_eq!(ask(&ports, url), None, "{url}");
        }
    }
}
