//! Why a signature does not hold.

use std::fmt;

use crate::UtcSeconds;

/// The rule that a request breaks. Neutral: status, code and text are the server's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `Authorization` and a signature in the URL together.
    SignedTwice,
    /// A query that is not UTF-8 after decoding.
    QueryNotUtf8,
    /// `Authorization` begins with none of the known words.
    UnknownAuthorization,
    /// V1 `Authorization` without the colon between id and signature.
    V1WithoutColon,
    /// V1 `Authorization` with an empty access key id.
    V1WithoutId,
    /// V1 `Authorization` with an empty signature.
    V1WithoutSignature,
    /// An access key id with control characters.
    IdMalformed,
    /// V4 `Authorization` that is not two or three of its known fields, each once.
    V4Fields,
    /// V4 without `Credential`, or with an empty one.
    CredentialMissing {
        /// Where it should stand.
        place: super::Place,
    },
    /// V4 credential that is not `ID/DATE/REGION/PRODUCT/aliyun_v4_request`.
    CredentialMalformed {
        /// Where it stands.
        place: super::Place,
    },
    /// V4 credential whose second part is not a date.
    CredentialDateMalformed {
        /// Where it stands.
        place: super::Place,
    },
    /// V4 without a signature, or with an empty one.
    SignatureMissing {
        /// Where it should stand.
        place: super::Place,
    },
    /// V4 with an empty list of additional headers.
    AdditionalHeadersEmpty,
    /// V4 with an empty element in the list of additional headers.
    AdditionalHeaderEmpty,
    /// An additional header whose name has an underscore.
    AdditionalHeaderName {
        /// The name.
        name: String,
    },
    /// An additional header that the request does not carry.
    AdditionalHeaderAbsent {
        /// The name.
        name: String,
    },
    /// `x-oss-content-sha256` of a V4 header signature is absent or not `UNSIGNED-PAYLOAD`.
    ContentSha256 {
        /// Its value.
        value: Option<String>,
    },
    /// A V4 URL of another version than `OSS4-HMAC-SHA256`, or of none.
    UnknownVersion {
        /// The version.
        version: String,
    },
    /// A V4 URL without `x-oss-expires`.
    ExpiresMissing,
    /// `x-oss-expires` of a V4 URL is not a number from 1 to 604800.
    ExpiresOutOfRange {
        /// Its value.
        value: String,
    },
    /// A V1 URL without one of its three parameters.
    V1ParameterMissing {
        /// The parameter.
        name: &'static str,
    },
    /// `Expires` of a V1 URL is empty or not a number.
    V1ExpiresMalformed {
        /// Its value.
        value: String,
    },
    /// Neither `date` nor `x-oss-date`; for a V4 URL no `x-oss-date` parameter.
    DateMissing,
    /// A date that cannot be read.
    DateMalformed {
        /// The date.
        value: String,
    },
    /// The time of a header signature is more than 15 minutes from the server's.
    TimeSkewed {
        /// The time of signing.
        signed_at: UtcSeconds,
        /// The server's time.
        now: UtcSeconds,
    },
    /// The URL has expired.
    Expired {
        /// When it did.
        expires_at: UtcSeconds,
        /// The server's time.
        now: UtcSeconds,
    },
    /// A V4 URL more than 15 minutes before its time of signing.
    NotYetValid {
        /// The time of signing.
        signed_at: UtcSeconds,
        /// The server's time.
        now: UtcSeconds,
    },
    /// The date of a V4 credential is not the day of signing.
    CredentialDateMismatch {
        /// The date of the credential.
        date: String,
        /// The time of signing.
        signed_at: UtcSeconds,
    },
    /// The region of a V4 scope is not the server's.
    RegionMismatch {
        /// The region of the scope.
        region: String,
        /// The server's.
        expected: String,
    },
    /// The product of a V4 scope is not the server's.
    ProductMismatch {
        /// The product of the scope.
        product: String,
        /// The server's.
        expected: String,
    },
    /// A parameter of a V4 URL has the name of a signed header, but another value.
    HeaderConflictsWithQuery {
        /// The name.
        name: String,
    },
    /// `x-oss-ac-subnet-mask` is not a number of bits.
    SubnetMaskMalformed {
        /// Its value.
        value: String,
    },
    /// The client is outside of the range that the URL names.
    SourceAddress,
    /// The signature is another one.
    SignatureMismatch(Box<Mismatch>),
    /// A POST form without a field that its signature needs, or with an empty one.
    PostFieldMissing {
        /// The field.
        name: &'static str,
    },
    /// The policy of a POST form is not base64 of UTF-8 text.
    PostPolicyMalformed,
    /// A header of a signed API call that its signature must cover, but does not.
    HeaderNotSigned {
        /// The name.
        name: String,
    },
    /// A parameter of a signed API call is absent or empty.
    ParameterMissing {
        /// The parameter or header.
        name: &'static str,
    },
}

/// A signature that differs, with what the server would have signed.
///
/// `Debug` does not show the texts, which may hold a security token.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The server's canonical request; V1, RPC and POST forms have none.
    pub canonical_request: Option<String>,
    /// The server's string to sign.
    pub string_to_sign: String,
    /// The signature that was received.
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
            Self::SignedTwice => f.write_str("a signature in the header and another in the URL"),
            Self::QueryNotUtf8 => f.write_str("the query is not UTF-8"),
            Self::UnknownAuthorization => f.write_str("Authorization is of an unknown kind"),
            Self::V1WithoutColon => f.write_str("Authorization has no colon"),
            Self::V1WithoutId => f.write_str("Authorization has no access key id"),
            Self::V1WithoutSignature => f.write_str("Authorization has no signature"),
            Self::IdMalformed => f.write_str("the access key id has control characters"),
            Self::V4Fields => f.write_str("Authorization has other than its two or three fields"),
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
                write!(f, "the additional header {name:?} has an underscore")
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
            Self::DateMissing => f.write_str("there is no date"),
            Self::DateMalformed { value } => write!(f, "the date {value:?} cannot be read"),
            Self::TimeSkewed { signed_at, now } => write!(
                f,
                "signed at {}, more than 15 minutes from {}",
                signed_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::Expired { expires_at, now } => write!(
                f,
                "expired at {}, now it is {}",
                expires_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::NotYetValid { signed_at, now } => write!(
                f,
                "signed for {}, more than 15 minutes after {}",
                signed_at.to_iso_extended(),
                now.to_iso_extended()
            ),
            Self::CredentialDateMismatch { date, signed_at } => write!(
                f,
                "the credential is of {date:?}, signed at {}",
                signed_at.to_iso_extended()
            ),
            Self::RegionMismatch { region, expected } => {
                write!(f, "signed for region {region:?}, this is {expected:?}")
            }
            Self::ProductMismatch { product, expected } => {
                write!(f, "signed for product {product:?}, this is {expected:?}")
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
            Self::SourceAddress => f.write_str("the client is outside of the signed addresses"),
            Self::SignatureMismatch(_) => f.write_str("the signature is another one"),
            Self::PostFieldMissing { name } => write!(f, "the form field {name} is missing"),
            Self::PostPolicyMalformed => f.write_str("the policy is not base64 of UTF-8 text"),
            Self::HeaderNotSigned { name } => write!(f, "the header {name:?} is not signed"),
            Self::ParameterMissing { name } => write!(f, "{name} is missing"),
        }
    }
}

impl std::error::Error for Reason {}
