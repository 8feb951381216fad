//! Every signed request is received by the library's other half: as it is, and with one byte
//! changed, which must not hold.

use oss_sign::verify::{KeyCache, Reason, Received, claim};
use oss_sign::{Secret, UtcSeconds};

/// A request as it comes over the wire.
#[derive(Clone)]
pub(super) struct Wire {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: Vec<(String, Vec<u8>)>,
}

/// Who is asked, when, and what for.
pub(super) struct Server<'a> {
    pub(super) secret: &'a Secret,
    pub(super) now: UtcSeconds,
    /// Region and product; V1 has none.
    pub(super) scope: Option<(&'a str, &'a str)>,
    pub(super) keys: &'a KeyCache,
}

impl Server<'_> {
    /// Accepts the request, and refuses it with one byte changed at each place that is signed.
    pub(super) fn judge(&self, wire: &Wire) -> Result<(), String> {
        self.accept(wire)
            .map_err(|reason| format!("verify refuses it: {reason}"))?;
        for (place, changed) in changed(wire) {
            match self.accept(&changed) {
                Err(Reason::SignatureMismatch(_)) => {}
                Err(other) => return Err(format!("verify, {place} changed: {other}")),
                Ok(()) => return Err(format!("verify accepts another {place}")),
            }
        }
        let other = Secret::new([self.secret.expose(), "x"].concat());
        match (Server {
            secret: &other,
            ..*self
        })
        .accept(wire)
        {
            Err(Reason::SignatureMismatch(_)) => Ok(()),
            _ => Err("verify accepts another secret".to_owned()),
        }
    }

    fn accept(&self, wire: &Wire) -> Result<(), Reason> {
        let headers: Vec<(&str, &[u8])> = wire
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_slice()))
            .collect();
        let received = Received {
            method: &wire.method,
            resource_path: &wire.path,
            raw_query: &wire.query,
            headers: &headers,
            peer: None,
        };
        let claim = claim(&received)?.ok_or(Reason::UnknownAuthorization)?;
        claim.check_time(self.now)?;
        if let Some((region, product)) = self.scope {
            claim.check_scope(region, product)?;
        }
        let checked = claim.check_signature(self.secret);
        // A kept key must change nothing, whatever was checked with it before.
        for _ in 0..2 {
            if claim.check_signature_with(self.secret, self.keys) != checked {
                return Err(Reason::UnknownAuthorization);
            }
        }
        match checked {
            // Well signed, though a server refuses it for this.
            Err(Reason::HeaderConflictsWithQuery { .. }) => Ok(()),
            checked => checked,
        }
    }
}

fn changed(wire: &Wire) -> Vec<(String, Wire)> {
    let mut all = Vec::new();
    let mut other = wire.clone();
    other.method = if wire.method == "GET" {
        "PUT".to_owned()
    } else {
        "GET".to_owned()
    };
    all.push(("method".to_owned(), other));
    let mut other = wire.clone();
    other.path.push('x');
    all.push(("path".to_owned(), other));
    for (at, (name, _)) in wire.headers.iter().enumerate() {
        let lower = name.to_ascii_lowercase();
        if matches!(lower.as_str(), "content-type" | "content-md5") || is_meta(&lower) {
            let mut other = wire.clone();
            if let Some((_, value)) = other.headers.get_mut(at) {
                value.insert(0, b'x');
            }
            all.push((format!("header {name}"), other));
        }
    }
    // A subresource that both versions sign.
    let mut other = wire.clone();
    other
        .query
        .push_str(if wire.query.is_empty() { "" } else { "&" });
    other.query.push_str("x-oss-process=x");
    all.push(("query".to_owned(), other));
    all
}

fn is_meta(name: &str) -> bool {
    let ours = ["x-oss-date", "x-oss-content-sha256", "x-oss-security-token"];
    name.starts_with("x-oss-") && !ours.contains(&name)
}
