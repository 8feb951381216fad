//! A prepared request in the form that signers read.

use oss_sign::Request;

use crate::pipeline::prepared::Prepared;

/// Borrows a prepared request in the form that signers read.
pub(crate) fn signing_request(prepared: &Prepared) -> Request<'_> {
    let mut request = Request::new(prepared.method.as_str(), prepared.target.resource());
    for (name, value) in &prepared.query {
        request = request.query(name, value);
    }
    for (name, value) in &prepared.headers {
        // The values were made from visible ASCII, so every one of them is text.
        request = request.header(name.as_str(), value.to_str().unwrap_or_default());
    }
    match &prepared.location {
        Some(location) => request.located_at(location),
        None => request,
    }
}
