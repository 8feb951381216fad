//! The responses to invalid signatures: code, message and EC for each reason.

use oss_sign::UtcSeconds;
use oss_sign::verify::{Mismatch, Place, Reason};

use crate::codes::{Code, OssError};
use crate::http::ServerRequest;

/// What is known about an invalid signature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signed<'a> {
    pub(crate) access_key_id: Option<&'a str>,
    pub(crate) is_v4: bool,
    pub(crate) in_url: bool,
    /// Whether the signature is in the fields of a form.
    pub(crate) in_form: bool,
    /// Whether the URL is limited to some addresses by `x-oss-ac-subnet-mask`.
    pub(crate) limited: bool,
}

impl<'a> Signed<'a> {
    /// Determines what can be known about a signature that is too malformed to be read.
    pub(crate) fn guessed(request: &ServerRequest) -> Self {
        let header = request.header("authorization");
        let is_v4 = match header {
            Some(value) => value.starts_with("OSS4"),
            None => request.query.contains("x-oss-signature-version"),
        };
        let limited = request.query.contains("x-oss-ac-subnet-mask");
        Self {
            access_key_id: None,
            is_v4,
            in_url: header.is_none(),
            in_form: false,
            limited,
        }
    }
}

/// Returns the response to a signature that is invalid for this reason.
pub(crate) fn refuse(reason: &Reason, signed: Signed<'_>) -> OssError {
    match reason {
        Reason::DateMissing | Reason::DateMalformed { .. } => {
            denied("0002-00000503").message("OSS authentication requires a valid Date.")
        }
        Reason::TimeSkewed { signed_at, now } => OssError::new(Code::RequestTimeTooSkewed)
            .with("MaxAllowedSkewMilliseconds", "900000")
            .with("RequestTime", millis(*signed_at))
            .with("ServerTime", millis(*now)),
        Reason::Expired { expires_at, now } => denied(if signed.is_v4 {
            "0002-00000236"
        } else {
            "0002-00000069"
        })
        .message("Request has expired.")
        .with("Expires", millis(*expires_at))
        .with("ServerTime", millis(*now)),
        Reason::NotYetValid { now, .. } => denied("0002-00000235")
            .message("Request is not valid yet.")
            .with("ServerTime", millis(*now)),
        Reason::V1ParameterMissing { .. } => incomplete_v1("0002-00000067"),
        Reason::V1ExpiresMalformed { value } if value.is_empty() => incomplete_v1("0002-00000068"),
        Reason::V1ExpiresMalformed { .. } => {
            denied("0002-00000070").message("Invalid date (should be seconds since epoch).")
        }
        Reason::SignatureMismatch(mismatch) => mismatched(mismatch, signed),
        Reason::SourceAddress => OssError::new(Code::SignatureDoesNotMatch).ec(address_ec(signed)),
        Reason::PostPolicyMalformed => OssError::new(Code::InvalidPolicyDocument),
        _ => argument(reason, signed),
    }
}

/// Returns 400 `InvalidArgument`, which is the response to almost every malformed signature.
fn argument(reason: &Reason, signed: Signed<'_>) -> OssError {
    let error = OssError::new(Code::InvalidArgument);
    let (header, url) = (!signed.in_url, signed.in_url);
    match reason {
        Reason::RegionMismatch { .. } if header => error
            .message("Invalid signing region in Authorization header.")
            .ec("0002-00000226"),
        Reason::RegionMismatch { .. } => error
            .message("The signing region in credential is invalid.")
            .ec("0002-00000226"),
        Reason::ProductMismatch { .. } if header => error
            .message("Invalid signing product in Authorization header.")
            .ec("0002-00000227"),
        Reason::ProductMismatch { .. } => error
            .message("The signing product in credential is invalid.")
            .ec("0002-00000227"),
        Reason::CredentialDateMismatch { .. } | Reason::CredentialDateMalformed { .. } => error
            .message("Invalid signing date in Authorization header.")
            .ec(if url {
                "0002-00000223"
            } else {
                "0002-00000212"
            }),
        Reason::QueryNotUtf8 => error
            .message("The characters encoding must be utf-8.")
            .ec("0016-00000004"),
        _ => {
            let error = error.message(sentence(reason));
            match ec(reason, signed) {
                Some(ec) => error.ec(ec),
                None => error,
            }
        }
    }
}

fn ec(reason: &Reason, signed: Signed<'_>) -> Option<&'static str> {
    Some(match reason {
        Reason::SignedTwice => "0002-00000039",
        Reason::UnknownAuthorization => "0002-00000061",
        Reason::V1WithoutColon => "0002-00000062",
        Reason::V1WithoutId => "0002-00000063",
        Reason::IdMalformed if signed.is_v4 => "0002-00000206",
        Reason::IdMalformed => "0002-00000064",
        Reason::V1WithoutSignature => "0002-00000065",
        Reason::UnknownVersion { .. } => "0002-00000066",
        Reason::V4Fields => "0002-00000202",
        Reason::CredentialMissing {
            place: Place::Header,
        } => "0002-00000205",
        Reason::CredentialMissing { .. } => "0002-00000218",
        Reason::CredentialMalformed {
            place: Place::Header,
        } => "0002-00000213",
        Reason::CredentialMalformed { .. } => "0002-00000224",
        Reason::SignatureMissing {
            place: Place::Header,
        } => "0002-00000202",
        Reason::SignatureMissing { .. } => "0002-00000219",
        Reason::AdditionalHeadersEmpty => "0002-00000209",
        Reason::AdditionalHeaderEmpty => "0002-00000210",
        Reason::AdditionalHeaderName { .. } | Reason::AdditionalHeaderAbsent { .. } => {
            "0002-00000211"
        }
        Reason::ContentSha256 { .. } => "0002-00000214",
        Reason::ExpiresMissing => "0002-00000215",
        Reason::ExpiresOutOfRange { .. } => "0002-00000232",
        Reason::SubnetMaskMalformed { .. } => "0002-00000601",
        Reason::PostFieldMissing { .. } => "0002-00000703",
        _ => return None,
    })
}

fn mismatched(mismatch: &Mismatch, signed: Signed<'_>) -> OssError {
    let error = OssError::new(Code::SignatureDoesNotMatch)
        .ec(mismatch_ec(signed))
        .with("OSSAccessKeyId", signed.access_key_id.unwrap_or_default())
        .with("SignatureProvided", &mismatch.provided)
        .with("StringToSign", &mismatch.string_to_sign)
        .with("StringToSignBytes", bytes_of(&mismatch.string_to_sign));
    match &mismatch.canonical_request {
        Some(canonical) => error
            .with("CanonicalRequest", canonical)
            .with("CanonicalRequestBytes", bytes_of(canonical)),
        None => error,
    }
}

fn mismatch_ec(signed: Signed<'_>) -> &'static str {
    match signed {
        Signed { in_form: true, .. } => "0002-00000705",
        Signed { limited: true, .. } => address_ec(signed),
        Signed { is_v4: true, .. } => "0002-00000201",
        _ => "0002-00000040",
    }
}

fn address_ec(signed: Signed<'_>) -> &'static str {
    if signed.is_v4 {
        "0002-00000225"
    } else {
        "0002-00000602"
    }
}

fn denied(ec: &'static str) -> OssError {
    OssError::new(Code::AccessDenied).ec(ec)
}

fn incomplete_v1(ec: &'static str) -> OssError {
    denied(ec).message(
        "Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters",
    )
}

/// Makes the text of a reason a sentence, with a capital letter and a full stop.
fn sentence(reason: &Reason) -> String {
    let text = reason.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

/// Formats bytes as upper-case hexadecimal with a space after each byte, as OSS does.
fn bytes_of(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02X} ")).collect()
}

fn millis(instant: UtcSeconds) -> String {
    instant.to_iso_millis()
}
