//! The checks of the connection, from the name of the host to its clock.

use std::error::Error as _;
use std::time::Duration;

use oss_credentials::Context;
use oss_sign::{Addressing, Endpoint, Scheme, UtcSeconds};
use oss_transport::{Body, ConnectFailure, Proxies, TransportErrorKind};

use super::check::Check;
use crate::exit::ExitStatus;
use crate::failure::plain;

/// Says through which proxy the endpoint is reached, if there is one.
pub(super) fn proxy(endpoint: &Endpoint, proxies: &Proxies) -> Option<Check> {
    // A host that is no part of a URL is reported by the check of the connection.
    let url = url(endpoint).parse().ok()?;
    match proxies.find(&url) {
        Ok(proxy) => Some(Check::fine(
            "proxy",
            format!("requests go through {}", proxy?),
        )),
        Err(error) => {
            let change = "name a proxy with http:// or https://, or use --proxy none";
            let detail = error.to_string();
            Some(Check::failed("proxy", ExitStatus::Usage, detail, change))
        }
    }
}

fn url(endpoint: &Endpoint) -> String {
    format!("{}://{}/", endpoint.scheme().as_str(), endpoint.authority())
}

/// Checks whether the host has an address.
pub(super) async fn name(endpoint: &Endpoint) -> Check {
    let port = match endpoint.scheme() {
        Scheme::Http => 80,
        Scheme::Https => 443,
    };
    let authority = endpoint.authority();
    let has_port = authority.rsplit_once(':').is_some_and(|(_, port)| {
        !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
    });
    let target = if has_port {
        authority.to_owned()
    } else {
        format!("{authority}:{port}")
    };
    match tokio::net::lookup_host(&target).await {
        Ok(mut addresses) => match addresses.next() {
            Some(address) => Check::fine("dns", format!("{authority} is {}", address.ip())),
            None => unknown(authority, "it has no address"),
        },
        Err(error) => unknown(authority, &plain(&error)),
    }
}

fn unknown(authority: &str, problem: &str) -> Check {
    let change =
        "check region and endpoint; an internal host can be found only from inside its region";
    let detail = format!("{authority}: {problem}");
    Check::failed("dns", ExitStatus::Unavailable, detail, change)
}

/// Checks whether the server responds, whether its certificate is trusted, and what its clock says.
pub(super) async fn answer(endpoint: &Endpoint, cx: &Context) -> Vec<Check> {
    let url = url(endpoint);
    let request = match http::Request::get(&url).body(Body::empty()) {
        Ok(request) => request,
        Err(error) => {
            let detail = format!("{url}: {error}");
            let change = "write the endpoint as https://HOST";
            return vec![Check::failed("connect", ExitStatus::Usage, detail, change)];
        }
    };
    match cx.transport().send(request).await {
        Ok(answer) => {
            let tls = match endpoint.scheme() {
                Scheme::Https => Check::fine("connect", "the certificate is trusted"),
                Scheme::Http if endpoint.addressing() == Addressing::Path => {
                    Check::fine("connect", "the server responds")
                }
                Scheme::Http => Check::doubtful(
                    "connect",
                    "the server responds, without TLS",
                    "use https; without it the contents can be read on the way, although the keys cannot",
                ),
            };
            let date = answer
                .headers()
                .get("date")
                .and_then(|date| date.to_str().ok());
            vec![
                tls,
                clock(date.and_then(UtcSeconds::parse_http_date), cx.now()),
            ]
        }
        Err(error) => {
            let change = match error.kind() {
                TransportErrorKind::Tls => "add the certificate authority with --ca-file",
                TransportErrorKind::Connect(
                    ConnectFailure::Proxy | ConnectFailure::ProxyRefused(_),
                ) => "check the proxy and its password, or use --proxy none",
                _ => "check the port, the firewall, the VPN and the proxy",
            };
            let detail = match (error.kind(), error.source()) {
                (TransportErrorKind::Connect(ConnectFailure::Proxy), Some(cause)) => {
                    format!("{url}: {error}: {cause}")
                }
                _ => format!("{url}: {error}"),
            };
            vec![Check::failed(
                "connect",
                ExitStatus::Unavailable,
                detail,
                change,
            )]
        }
    }
}

fn clock(theirs: Option<UtcSeconds>, ours: UtcSeconds) -> Check {
    let Some(theirs) = theirs else {
        let detail = "the response has no header Date";
        return Check::doubtful("clock", detail, "check whether this is an endpoint of OSS");
    };
    let (ahead, apart) = match ours.until(theirs) {
        Duration::ZERO => ("ahead of", theirs.until(ours)),
        behind => ("behind", behind),
    };
    let detail = format!("{} s {ahead} the server", apart.as_secs());
    match apart {
        _ if apart <= TOLERABLE => {
            Check::fine("clock", "within a minute of the clock of the server")
        }
        _ if apart <= ALLOWED => Check::doubtful("clock", detail, "set the clock of this machine"),
        _ => {
            let change = "set the clock of this machine; OSS allows 15 minutes";
            Check::failed("clock", ExitStatus::Denied, detail, change)
        }
    }
}

const TOLERABLE: Duration = Duration::from_secs(60);
const ALLOWED: Duration = Duration::from_secs(15 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_named_without_its_password() {
        let endpoint = Endpoint::parse("https://oss-cn-hangzhou.aliyuncs.com").unwrap();
        let checked = |value: &str| {
            let named = value.to_owned();
            let proxies =
                Proxies::from_variables(move |name| (name == "https_proxy").then(|| named.clone()));
            proxy(&endpoint, &proxies)
        };
        let used = checked("http://user:CANARY@127.0.0.1:8080").unwrap();
        assert_eq!(used.failure(), None);
        let shown = format!("{used:?}");
        assert!(shown.contains("http://127.0.0.1:8080"), "{shown}");
        let unusable = checked("socks5://user:CANARY@127.0.0.1:1080").unwrap();
        assert_eq!(unusable.failure(), Some(ExitStatus::Usage));
        assert!(format!("{unusable:?}").contains("https_proxy names a SOCKS proxy"));
        assert!(!format!("{shown}{unusable:?}").contains("CANARY"));
        assert!(proxy(&endpoint, &Proxies::none()).is_none());
    }

    #[test]
    fn a_clock_may_differ_by_15_minutes() {
        let here = UtcSeconds::new(1_800_000_000);
        let states = [0, 60, -60, 900, -900]
            .map(|apart| clock(Some(here.plus_seconds(apart)), here).failure());
        assert_eq!(states, [None; 5]);
        for apart in [901, -901] {
            let check = clock(Some(here.plus_seconds(apart)), here);
            assert_eq!(check.failure(), Some(ExitStatus::Denied), "{apart}");
        }
        assert!(format!("{:?}", clock(Some(here.plus_seconds(300)), here)).contains("behind"));
        assert!(format!("{:?}", clock(Some(here.plus_seconds(-300)), here)).contains("ahead"));
    }
}
