//! Hosts for which no proxy is used, in the format of the variable `NO_PROXY`.

use std::net::IpAddr;

use ipnet::IpNet;

/// Hosts for which no proxy is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Exceptions(Vec<Exception>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Exception {
    hosts: Hosts,
    /// `None` means every port.
    port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Hosts {
    All,
    /// A domain without a leading dot, and everything below it.
    Domain(String),
    Network(IpNet),
}

impl Exceptions {
    /// Adds the entries of a list that is separated by commas or spaces.
    pub(super) fn add(&mut self, list: &str) {
        let entries = list.split([',', ' ', '\t']);
        self.0.extend(entries.filter_map(Exception::parse));
    }

    /// Returns `true` if the list covers the host, which is in lower case and without brackets.
    pub(super) fn cover(&self, host: &str, port: u16) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host);
        let address = host.parse().ok();
        self.0.iter().any(|exception| {
            exception.port.is_none_or(|only| only == port) && exception.hosts.cover(host, address)
        })
    }
}

impl Exception {
    fn parse(entry: &str) -> Option<Self> {
        let any_port = |hosts| Some(Self { hosts, port: None });
        if entry.is_empty() {
            return None;
        }
        // An IPv6 address has colons too, so that a port can only be looked for afterwards.
        if let Some(network) = network(entry) {
            return any_port(Hosts::Network(network));
        }
        match entry
            .rsplit_once(':')
            .map(|(host, port)| (host, port.parse()))
        {
            Some((host, Ok(port))) => Some(Self {
                hosts: Hosts::parse(host),
                port: Some(port),
            }),
            _ => any_port(Hosts::parse(entry)),
        }
    }
}

impl Hosts {
    fn parse(text: &str) -> Self {
        if text == "*" {
            return Self::All;
        }
        if let Some(network) = network(text) {
            return Self::Network(network);
        }
        let domain = text.strip_prefix('*').unwrap_or(text);
        let domain = domain.strip_prefix('.').unwrap_or(domain);
        let domain = domain.strip_suffix('.').unwrap_or(domain);
        Self::Domain(domain.to_ascii_lowercase())
    }

    fn cover(&self, host: &str, address: Option<IpAddr>) -> bool {
        match (self, address) {
            (Self::All, _) => true,
            (Self::Network(network), Some(address)) => network.contains(&address),
            (Self::Domain(domain), None) => host
                .strip_suffix(domain.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
            // The numbers of an address are no domains.
            (Self::Network(_), None) | (Self::Domain(_), Some(_)) => false,
        }
    }
}

fn network(text: &str) -> Option<IpNet> {
    let text = text.strip_prefix('[').unwrap_or(text);
    let text = text.strip_suffix(']').unwrap_or(text);
    match text.parse::<IpAddr>() {
        Ok(address) => Some(IpNet::from(address)),
        Err(_) => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::Exceptions;

    fn cover(list: &str, host: &str, port: u16) -> bool {
        let mut exceptions = Exceptions::default();
        exceptions.add(list);
        exceptions.cover(host, port)
    }

    #[test]
    fn a_domain_covers_itself_and_what_is_below_it() {
        for entry in [
            "example.com",
            ".example.com",
            "*.example.com",
            "Example.COM.",
        ] {
            assert!(cover(entry, "example.com", 80), "{entry}");
            assert!(cover(entry, "a.b.example.com", 443), "{entry}");
            assert!(cover(entry, "example.com.", 443), "{entry}");
            assert!(!cover(entry, "notexample.com", 80), "{entry}");
            assert!(!cover(entry, "example.com.cn", 80), "{entry}");
            assert!(!cover(entry, "com", 80), "{entry}");
        }
    }

    #[test]
    fn entries_are_separated_by_commas_and_spaces() {
        let list = " localhost,.internal , 10.0.0.0/8  example.com,,";
        for host in ["localhost", "a.internal", "10.1.2.3", "example.com"] {
            assert!(cover(list, host, 80), "{host}");
        }
        assert!(!cover(list, "example.org", 80));
        assert!(!cover("", "example.org", 80));
        assert!(!cover(" , ", "example.org", 80));
    }

    #[test]
    fn a_star_covers_everything() {
        for host in ["example.com", "127.0.0.1", "::1"] {
            assert!(cover("*", host, 80));
        }
    }

    #[test]
    fn a_port_restricts_an_entry() {
        for (entry, host) in [
            ("example.com:8080", "www.example.com"),
            ("127.0.0.1:8080", "127.0.0.1"),
            ("[::1]:8080", "::1"),
            ("*:8080", "anything"),
        ] {
            assert!(cover(entry, host, 8080), "{entry}");
            assert!(!cover(entry, host, 80), "{entry}");
        }
    }

    #[test]
    fn addresses_and_networks_cover_addresses() {
        for (entry, host, covered) in [
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false),
            ("10.42.1.1/24", "10.42.1.200", true),
            ("10.42.1.1/24", "10.42.2.1", false),
            ("::1", "::1", true),
            ("[::1]", "::1", true),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("0.0.0.0/0", "8.8.8.8", true),
            ("0.0.0.0/0", "::1", false),
            // What is no network is no domain either.
            ("10.0.0.0/99", "10.0.0.0", false),
            ("0.1", "10.0.0.1", false),
            ("127.0.0.1", "127.0.0.1.example.com", false),
        ] {
            assert_eq!(cover(entry, host, 80), covered, "{entry} {host}");
        }
    }
}
