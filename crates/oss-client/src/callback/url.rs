//! Checks the URLs of the servers that OSS calls.

use http::Uri;

use crate::error::{Error, Result};

/// Refuses a URL that OSS would refuse, or in place of which it would call another one. OSS separates the
/// URLs of a callback by semicolons.
pub(super) fn check(text: &str) -> Result<()> {
    // The query may contain a secret, so errors show the URL without it.
    let shown = text.split('?').next().unwrap_or_default().escape_debug();
    let refuse = |reason: &str| Error::invalid_field("callback url", &shown, reason);
    if text.contains(';') {
        return Err(refuse(
            "a semicolon separates URLs; add each one by itself, or write %3B",
        ));
    }
    let uri: Uri = text
        .parse()
        .map_err(|_| refuse("it is not a URL; characters other than ASCII are percent-encoded"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refuse("it begins with http:// or https://"));
    }
    let authority = uri
        .authority()
        .map(http::uri::Authority::as_str)
        .unwrap_or_default();
    if authority.contains('@') {
        return Err(refuse("it contains no user name; OSS does not send one"));
    }
    let host = uri.host().unwrap_or_default();
    if host.is_empty() || host.starts_with('[') {
        return Err(refuse("it needs the name of a host or an IPv4 address"));
    }
    // What follows the host is empty, or a colon and the port.
    let port = authority.get(host.len()..).unwrap_or_default();
    if !port.is_empty() && uri.port_u16().is_none() {
        return Err(refuse("the port is not a number"));
    }
    Ok(())
}
