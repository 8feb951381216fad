//! Why a server refused a signature.

use oss_sign::explain::compare;
use oss_sign::{Credentials, SignatureVersion, UtcSeconds, v1};

use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::pipeline::sign::request::signing_request;
use crate::xml;

/// Compares the request that the server reports to have read with the one that was signed, and
/// returns the first difference as a hint. Secrets are masked.
pub(crate) fn explain(
    prepared: &Prepared,
    credentials: &Credentials,
    shared: &Shared,
    now: UtcSeconds,
    document: &[u8],
) -> Option<String> {
    let root = xml::parse(document).ok()?;
    if root.text("EC").is_some_and(|ec| ec == WRONG_REGION) {
        let region = shared.config.endpoint.region().unwrap_or_default();
        return Some(format!(
            "the request was signed for the region {region}, but the server belongs to another \
             one; configure the region of the server"
        ));
    }
    if root.text("Code")? != "SignatureDoesNotMatch" {
        return None;
    }
    let request = signing_request(prepared);
    let ours = match shared.config.signature_version {
        SignatureVersion::V1 => v1::Signer::new(credentials).explain(&request, now).ok()?,
        SignatureVersion::V4 => shared
            .signers
            .v4(credentials, &shared.config, now)
            .ok()?
            .explain(&request, now)
            .ok()?,
    };
    let pairs = [
        (ours.canonical_request(), root.text("CanonicalRequest")),
        (Some(ours.string_to_sign()), root.text("StringToSign")),
    ];
    for (ours, servers) in pairs {
        let (Some(ours), Some(servers)) = (ours, servers) else {
            continue;
        };
        if let Some(difference) = compare(ours, &servers) {
            return Some(format!(
                "the server received or read another request than the one that was signed: \
                 {difference}"
            ));
        }
    }
    Some(
        "the server and the client agree about the request, so the access key secret is wrong"
            .to_owned(),
    )
}

/// The EC of a V4 signature that was made for another region.
const WRONG_REGION: &str = "0002-00000226";
