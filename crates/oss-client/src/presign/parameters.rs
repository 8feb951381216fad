//! What OSS reads from the query of a URL, although operations have headers for it.

use crate::error::{Error, Result};
use crate::pipeline::Prepared;

/// Moves the headers into the query that have the same meaning as parameters, so that a client that
/// sends no such header has their effect too.
///
/// Only these have a meaning as parameters. An ACL, tags or `x-oss-forbid-overwrite`, for example,
/// would be ignored in the query and stay headers.
pub(super) fn move_to_query(prepared: &mut Prepared) -> Result<()> {
    let headers = std::mem::take(&mut prepared.headers);
    for (name, value) in headers {
        let text = value.to_str().unwrap_or_default();
        match parameter_for(name.as_str()) {
            Some(parameter) => prepared.query.push((parameter.to_owned(), text.to_owned())),
            None => prepared.headers.push((name, value)),
        }
    }
    let restricted = |(name, _): &&(String, String)| RESTRICTIONS.contains(&name.as_str());
    match prepared.query.iter().find(restricted) {
        Some((name, _)) => Err(Error::invalid_request(format!(
            "parameter {name}: the address is signed and must not stand in the URL; restrict the \
             URL by .source_ip()"
        ))),
        None => Ok(()),
    }
}

fn parameter_for(header: &str) -> Option<&str> {
    let listed = PARAMETERS.iter().find(|(name, _)| *name == header);
    match listed {
        Some((_, parameter)) => Some(parameter),
        None => header.starts_with("x-oss-ac-").then_some(header),
    }
}

/// Headers, and the parameters of the same meaning.
const PARAMETERS: [(&str, &str); 5] = [
    ("x-oss-callback", "callback"),
    ("x-oss-callback-var", "callback-var"),
    ("x-oss-process", "x-oss-process"),
    ("x-oss-request-payer", "x-oss-request-payer"),
    ("x-oss-traffic-limit", "x-oss-traffic-limit"),
];

/// The parameters of the typed option `source_ip`.
const RESTRICTIONS: [&str; 2] = ["x-oss-ac-source-ip", "x-oss-ac-subnet-mask"];
