//! Advice on errors, in one line.

use http::StatusCode;
use oss_sign::Credentials;
use oss_transport::{ConnectFailure, TransportErrorKind};

use super::refusal::{Refusal, RefusalClass};
use super::service::ServiceError;

/// Advice about a refusal, where some is known that the message does not give by itself.
pub(crate) fn hint_of(service: &ServiceError, credentials: &Credentials) -> Option<String> {
    let refusal = with_caller(service.refusal(), credentials);
    if is_temporary(credentials) && refusal.code == "InvalidAccessKeyId" {
        // STS forgets the access key of a session when the session ends.
        let ended = "the temporary keys have expired: get new ones, or use a provider that \
                     refreshes them";
        return Some(ended.to_owned());
    }
    match (refusal.class(), refusal.status) {
        // What does not exist, has not changed or was changed is said by the message itself.
        (RefusalClass::NotFound, _) | (RefusalClass::State, 304 | 412) => None,
        _ => refusal.advice().map(|advice| advice.to_string()),
    }
}

/// Returns advice for a request that got no answer, by what stopped it.
pub(crate) fn transport_hint(kind: TransportErrorKind) -> Option<&'static str> {
    use ConnectFailure as C;
    Some(match kind {
        TransportErrorKind::Connect(C::Dns) => {
            "check the host name of the endpoint, and that this machine can resolve names"
        }
        TransportErrorKind::Connect(C::Refused) => {
            "check the host and the port of the endpoint: nothing listens there"
        }
        TransportErrorKind::Connect(C::Proxy) => {
            "check the URL of the proxy, and that this machine reaches it"
        }
        TransportErrorKind::Connect(C::ProxyRefused(StatusCode::PROXY_AUTHENTICATION_REQUIRED)) => {
            "give the proxy a user and a password, such as http://USER:PASSWORD@HOST:PORT"
        }
        TransportErrorKind::Connect(C::ProxyRefused(_)) => {
            "ask for the host to be allowed by the proxy, or reach it without one, such as by NO_PROXY"
        }
        TransportErrorKind::Connect(_) => {
            "check the network on the way to the endpoint, such as a firewall or a VPN"
        }
        TransportErrorKind::Tls => {
            "check the host name of the endpoint, the clock of this machine, and whether something \
             on the way replaces certificates"
        }
        TransportErrorKind::Timeout(_) => {
            "check the network on the way to the endpoint, or allow more time"
        }
        _ => return None,
    })
}

/// Adds whose request it was, as far as the answer does not say it: the answer to a `HEAD` has no
/// document, and the client knows its own keys.
fn with_caller<'a>(refusal: Refusal<'a>, credentials: &Credentials) -> Refusal<'a> {
    let session = is_temporary(credentials).then_some("AssumedRoleUser");
    Refusal {
        principal_type: refusal.principal_type.or(session),
        anonymous: credentials.is_anonymous(),
        ..refusal
    }
}

fn is_temporary(credentials: &Credentials) -> bool {
    credentials
        .access_key()
        .is_some_and(|key| key.security_token().is_some())
}
