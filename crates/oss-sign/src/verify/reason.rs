//! Why the signature of a received request is refused.

use std::fmt;

use crate::UtcSeconds;
use crate::encode::hex;
use crate::hash::Sha256;
use crate::sink::Sink;

/// The rule that a received request breaks. The server chooses the status, the code and the message for
/// it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The request has a signature in `Authorization` and another one in its URL.
    SignedTwice,
    /// The decoded query is not UTF-8.
    QueryNotUtf8,
    /// `Authorization` begins with none of `OSS`, `OSS2` and `OSS4-HMAC-SHA256`.
    UnknownAuthorization,
    /// A V1 `Authorization` has no colon between the id and the signature.
    V1WithoutColon,
    /// The access key id of a V1 `Authorization` is empty.
    V1WithoutId,
    /// The signature of a V1 `Authorization` is empty.
    V1WithoutSignature,
    /// A V2 `Authorization` does not consist of the fields `AccessKeyId`, `Signature` and perhaps
    /// `AdditionalHeaders`, each once.
    V2Fields,
    /// The access key id contains control characters.
    IdMalformed,
    /// A V4 `Authorization` does not consist of two or three of the known fields, each once.
    V4Fields,
    /// The credential of a V4 signature is absent or empty.
    CredentialMissing {
        /// Where it should be.
        place: super::Place,
    },
    /// The credential of a V4 signature is not `ID/DATE/REGION/PRODUCT/aliyun_v4_request`.
    CredentialMalformed {
        /// Where it is.
        place: super::Place,
    },
    /// The second part of the credential of a V4 signature is not a date.
    CredentialDateMalformed {
        /// Where it is.
        place: super::Place,
    },
    /// A V4 signature is absent or empty.
    SignatureMissing {
        /// Where it should be.
        place: super::Place,
    },
    /// The list of additional headers of a V4 signature is empty.
    AdditionalHeadersEmpty,
    /// The list of additional headers of a V4 signature has an empty element.
    AdditionalHeaderEmpty,
    /// The name of an additional header contains an underscore.
    AdditionalHeaderName {
        /// The name.
        name: String,
    },
    /// The request does not carry an additional header.
    AdditionalHeaderAbsent {
        /// The name.
        name: String,
    },
    /// With a V4 signature in the header, `x-oss-content-sha256` is absent or not `UNSIGNED-PAYLOAD`.
    ContentSha256 {
        /// Its value.
        value: Option<String>,
    },
    /// The version of a signed URL or form is absent, or is not `OSS4-HMAC-SHA256`.
    UnknownVersion {
        /// The version.
        version: String,
    },
    /// A V4 or V2 URL has no `x-oss-expires`.
    ExpiresMissing,
    /// `x-oss-expires` of a V4 URL is not a number from 1 to 604800.
    ExpiresOutOfRange {
        /// Its value.
        value: String,
    },
    /// A V1 URL lacks one of its three parameters.
    V1ParameterMissing {
        /// The parameter.
        name: &'static str,
    },
    /// `Expires` of a V1 URL, or `x-oss-expires` of a V2 URL, is empty or not a number.
    V1ExpiresMalformed {
        /// Its value.
        value: String,
    },
    /// The request has neither a `date` nor an `x-oss-date` header, or a V4 URL has no parameter
    /// `x-oss-date`.
    DateMissing,
    /// The date is not in a format that is accepted.
    DateMalformed {
        /// The date.
        value: String,
    },
    /// The time of a signature in the header differs by more than 15 minutes from that of the server.
    TimeSkewed {
        /// The time of signing.
        signed_at: UtcSeconds,
        /// The time of the server.
        now: UtcSeconds,
    },
    /// The URL or the form has expired.
    Expired {
        /// The last second in which it was valid.
        expires_at: UtcSeconds,
        /// The time of the server.
        now: UtcSeconds,
    },
    /// A V4 URL or form is used more than 15 minutes before its time of signing.
    NotYetValid {
        /// The time of signing.
        signed_at: UtcSeconds,
        /// The time of the server.
        now: UtcSeconds,
    },
    /// The date of a V4 credential is not the day of signing.
    CredentialDateMismatch {
        /// The date of the credential.
        date: String,
        /// The time of signing.
        signed_at: UtcSeconds,
    },
    /// A V4 signature is for another region than that of the server.
    RegionMismatch {
        /// The region of the signature.
        region: String,
        /// That of the server.
        expected: String,
    },
    /// A V4 signature is for another product than that of the server.
    ProductMismatch {
        /// The product of the signature.
        product: String,
        /// That of the server.
        expected: String,
    },
    /// A parameter of a V4 URL has the name of a signed header but another value.
    HeaderConflictsWithQuery {
        /// The name.
        name: String,
    },
    /// `x-oss-ac-subnet-mask` is not a number of bits.
    SubnetMaskMalformed {
        /// Its value.
        value: String,
    },
    /// The address of the client is outside of the range in the URL.
    SourceAddress,
    /// The signature is well-formed but wrong.
    SignatureMismatch(Box<Mismatch>),
    /// A form field that a signature needs is absent or empty.
    PostFieldMissing {
        /// The field.
        name: &'static str,
    },
    /// The policy of a form is not the Base64 text of UTF-8 text.
    PostPolicyMalformed,
    /// The signature of a call does not cover a header that it must cover.
    HeaderNotSigned {
        /// The name.
        name: String,
    },
    /// A parameter of a signed call or of a V2 URL is absent or empty.
    ParameterMissing {
        /// The parameter or header.
        name: &'static str,
    },
}

/// A wrong signature, with what the server would have signed.
///
/// The texts may contain a security token, so `Debug` does not show them.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The canonical request of the server. V1, RPC and forms have none.
    pub canonical_request: Option<String>,
    /// The string to sign of the server.
    pub string_to_sign: String,
    /// The received signature.
    pub provided: String,
}

impl Mismatch {
    pub(crate) fn new(
        canonical_request: Option<String>,
        string_to_sign: String,
        provided: &str,
    ) -> Self {
        Self {
            canonical_request,
            string_to_sign,
            provided: provided.to_owned(),
        }
    }

    /// Returns the SHA-256 of the canonical request in lower-case hex, or that of the string to sign
    /// if there is no canonical request. A client can compare it with its own without seeing the text.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let text = self.canonical_request.as_ref();
        hash.put(text.unwrap_or(&self.string_to_sign).as_bytes());
        hex(&hash.finish()).as_str().to_owned()
    }

    pub(crate) fn from_explanation(
        explanation: &crate::explain::Explanation,
        provided: &str,
    ) -> Reason {
        Reason::SignatureMismatch(Box::new(Self::new(
            explanation.canonical_request().map(str::to_owned),
            explanation.string_to_sign().to_owned(),
            provided,
        )))
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mismatch(****)")
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignedTwice => f.write_str("the request has a signature in its header and another one in its URL"),
            Self::QueryNotUtf8 => f.write_str("the query is not UTF-8"),
            Self::UnknownAuthorization => f.write_str("Authorization is of an unknown kind"),
            Self::V1WithoutColon => f.write_str("Authorization has no colon"),
            Self::V1WithoutId => f.write_str("Authorization has no access key id"),
            Self::V1WithoutSignature => f.write_str("Authorization has no signature"),
            Self::V2Fields => f.write_str("Authorization does not consist of AccessKeyId, Signature and optional AdditionalHeaders"),
            Self::IdMalformed => f.write_str("the access key id contains control characters"),
            Self::V4Fields => f.write_str("Authorization does not consist of Credential, Signature and optional AdditionalHeaders"),
            Self::CredentialMissing { .. } => f.write_str("the credential is missing"),
            Self::CredentialMalformed { .. } => {
                f.write_str("the credential is not ID/DATE/REGION/PRODUCT/aliyun_v4_request")
            }
            Self::CredentialDateMalformed { .. } => {
                f.write_str("the date of the credential is not YYYYMMDD")
            }
            Self::SignatureMissing { .. } => f.write_str("the signature is missing"),
            Self::AdditionalHeadersEmpty => f.write_str("the list of additional headers is empty"),
            Self::AdditionalHeaderEmpty => f.write_str("an additional header has no name"),
            Self::AdditionalHeaderName { name } => {
                write!(f, "the name of the additional header {name:?} contains an underscore")
            }
            Self::AdditionalHeaderAbsent { name } => {
                write!(f, "the additional header {name:?} is not in the request")
            }
            Self::ContentSha256 { .. } => {
                f.write_str("x-oss-content-sha256 is not UNSIGNED-PAYLOAD")
            }
            Self::UnknownVersion { version } => {
                write!(f, "the signature version {version:?} is unknown")
            }
            Self::ExpiresMissing => f.write_str("x-oss-expires is missing"),
            Self::ExpiresOutOfRange { value } => {
                write!(
                    f,
                    "x-oss-expires is {value:?}, not a number from 1 to 604800"
                )
            }
            Self::V1ParameterMissing { name } => write!(f, "the parameter {name} is missing"),
            Self::V1ExpiresMalformed { value } => write!(f, "Expires is {value:?}, not a number"),
            Self::DateMissing => f.write_str("the date is missing"),
            Self::DateMalformed { value } => write!(f, "the date {value:?} cannot be read"),
            Self::TimeSkewed { signed_at, now } => write!(
                f,
                "the request was signed at {}, which differs by more than 15 minutes from {}",
                signed_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::Expired { expires_at, now } => write!(
                f,
                "it expired at {}, and the time is {}",
                expires_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::NotYetValid { signed_at, now } => write!(
                f,
                "it was signed for {}, which is more than 15 minutes after {}",
                signed_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::CredentialDateMismatch { date, signed_at } => write!(
                f,
                "the credential is for {date:?}, but the time of signing is {}",
                signed_at.to_iso_extended()
            ),
            Self::RegionMismatch { region, expected } => {
                write!(f, "the signature is for the region {region:?}, but this is {expected:?}")
            }
            Self::ProductMismatch { product, expected } => {
                write!(f, "the signature is for the product {product:?}, but this is {expected:?}")
            }
            Self::HeaderConflictsWithQuery { name } => {
                write!(
                    f,
                    "the parameter {name:?} differs from the header of that name"
                )
            }
            Self::SubnetMaskMalformed { value } => {
                write!(f, "x-oss-ac-subnet-mask is {value:?}, not a number of bits")
            }
            Self::SourceAddress => f.write_str("the address of the client is outside of the signed range"),
            Self::SignatureMismatch(_) => f.write_str("the signature is wrong"),
            Self::PostFieldMissing { name } => write!(f, "the form field {name} is missing"),
            Self::PostPolicyMalformed => f.write_str("the policy is not the Base64 text of UTF-8 text"),
            Self::HeaderNotSigned { name } => write!(f, "the header {name:?} is not signed"),
            Self::ParameterMissing { name } => write!(f, "{name} is missing"),
        }
    }
}

impl std::error::Error for Reason {}
