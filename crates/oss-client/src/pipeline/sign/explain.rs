//! Why a server refused a signature.

use oss_sign::explain::compare;
use oss_sign::{Credentials, SignatureVersion, UtcSeconds, v1};

use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::pipeline::sign::request::signing_request;
use crate::xml::{self, Element, Malformed};

/// Compares the request that the server reports to have read with the one that was signed, and
/// returns the first difference as a hint. Secrets are masked.
pub(crate) fn explain(
    prepared: &Prepared,
    credentials: &Credentials,
    shared: &Shared,
    now: UtcSeconds,
    document: &[u8],
) -> Option<String> {
    let report = xml::read_with(document, Report::read).ok()?;
    if report.ec.is_some_and(|ec| ec == WRONG_REGION) {
        let region = prepared
            .endpoint(&shared.config)
            .region()
            .unwrap_or_default();
        return Some(format!(
            "the request was signed for the region {region}, but the server belongs to another \
             one; configure the region of the server"
        ));
    }
    if report.code? != "SignatureDoesNotMatch" {
        return None;
    }
    let request = signing_request(prepared);
    let ours = match shared.config.signature_version {
        SignatureVersion::V1 => v1::Signer::new(credentials).explain(&request, now).ok()?,
        SignatureVersion::V4 => shared
            .signers
            .v4(credentials, prepared.endpoint(&shared.config), now)
            .ok()?
            .explain(&request, now)
            .ok()?,
    };
    let pairs = [
        (ours.canonical_request(), report.canonical_request),
        (Some(ours.string_to_sign()), report.string_to_sign),
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

/// The elements of the server's answer that are needed here.
#[derive(Default)]
struct Report {
    ec: Option<String>,
    code: Option<String>,
    canonical_request: Option<String>,
    string_to_sign: Option<String>,
}

impl Report {
    fn read(root: &mut Element<'_, '_>) -> Result<Self, Malformed> {
        let mut report = Self::default();
        while let Some(mut child) = root.next_child()? {
            match child.name() {
                "EC" => child.set(&mut report.ec)?,
                "Code" => child.set(&mut report.code)?,
                "CanonicalRequest" => child.set(&mut report.canonical_request)?,
                "StringToSign" => child.set(&mut report.string_to_sign)?,
                _ => {}
            }
        }
        Ok(report)
    }
}

/// The EC of a V4 signature that was made for another region.
const WRONG_REGION: &str = "0002-00000226";
