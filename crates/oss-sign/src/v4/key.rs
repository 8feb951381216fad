//! The signer of V4, and the signing key of a day.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::encode::{encoded_bound, push_encoded};
use crate::endpoint::plain_region;
use crate::hash::HmacSha256Key;
use crate::sink::Sink;
use crate::text::Text;
use crate::{AccessKey, Credentials, Endpoint, Error, Secret, UtcSeconds};

/// Signs requests with V4, for one region and with one set of credentials.
///
/// Keep a signer and use it for many requests. It contains the signing key of a day and the
/// percent-encoded security token, which cost more to compute than a signature. A signer can be used on
/// other days as well: it then derives the key for each signature, which is slower. Cloning it is
/// cheap.
///
/// ```
/// use oss_sign::{BucketName, Credentials, ObjectKey, Request, Resource, UtcSeconds, v4};
///
/// let now = UtcSeconds::new(1_702_743_657);
/// let signer = v4::Signer::new(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
/// let (bucket, key) = (BucketName::new("bucket")?, ObjectKey::new("1234+-/123/1.txt")?);
/// let request = Request::put(Resource::Object(&bucket, &key)).header("content-type", "text/plain");
/// for (name, value) in signer.sign(&request, now)?.iter() {
///     println!("{name}: {value}");
/// }
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    pub(super) parts: Option<Arc<Parts>>,
}

/// The content of a signer with an access key.
pub(super) struct Parts {
    pub(super) credentials: Credentials,
    scope: Scope,
    /// The end of the parameters of a URL: the token, percent-encoded, and the version.
    pub(super) end: Zeroizing<String>,
    day: Day,
}

/// The parts that all signatures of one UTC day have in common.
#[derive(Clone)]
pub(super) struct Day {
    number: i64,
    date: Text<8>,
    pub(super) key: DayKey,
    /// `ID/20231216/cn-hangzhou/oss/aliyun_v4_request`
    pub(super) credential: String,
    /// The beginning of the parameters of a URL: the same, percent-encoded, up to the time.
    pub(super) before_time: String,
}

/// The date, region and product of a signature.
pub(crate) struct Scope {
    region: String,
    product: String,
}

/// The key of one UTC day, and the scope that it is for.
#[derive(Clone)]
pub(crate) struct DayKey {
    /// `20231216/cn-hangzhou/oss/aliyun_v4_request`
    pub(crate) scope: String,
    pub(crate) key: HmacSha256Key,
}

impl Signer {
    /// Creates a signer for the product `oss` in a region, with the signing key of the day of `now`.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidRegion`] if the text is not the id of a region.
    pub fn new(credentials: &Credentials, region: &str, now: UtcSeconds) -> Result<Self, Error> {
        Self::for_product(credentials, region, "oss", now)
    }

    /// Creates a signer for another product. For `oss-cloudbox`, the region is the id of the cloud
    /// box.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidRegion`] or [`Error::InvalidProduct`] if the region or the product is
    /// empty or contains characters other than lower-case letters, digits and hyphens.
    pub fn for_product(
        credentials: &Credentials,
        region: &str,
        product: &str,
        now: UtcSeconds,
    ) -> Result<Self, Error> {
        let scope = Scope::new(region, product)?;
        let Some(key) = credentials.access_key() else {
            return Ok(Self { parts: None });
        };
        let token = key.security_token().map_or("", Secret::expose);
        let mut end = Zeroizing::new(String::with_capacity(encoded_bound(token.len()) + 100));
        if !token.is_empty() {
            end.push_str("&x-oss-security-token=");
            push_encoded(&mut end, token);
        }
        end.push('&');
        end.push_str(VERSION);
        let day = Day::new(key, now, &scope);
        let credentials = credentials.clone();
        let parts = Parts {
            credentials,
            scope,
            end,
            day,
        };
        Ok(Self {
            parts: Some(Arc::new(parts)),
        })
    }
}

impl Parts {
    /// What belongs to the day of `now`.
    pub(super) fn day(&self, now: UtcSeconds) -> Cow<'_, Day> {
        match self.credentials.access_key() {
            Some(key) if self.day.number != now.day() => {
                Cow::Owned(Day::new(key, now, &self.scope))
            }
            _ => Cow::Borrowed(&self.day),
        }
    }

    pub(super) fn region(&self) -> &str {
        &self.scope.region
    }

    /// A URL of another region's host would be signed in vain.
    pub(super) fn check_endpoint(&self, endpoint: &Endpoint) -> Result<(), Error> {
        let scope = &self.scope;
        match endpoint.region() {
            Some(region) if region != scope.region => Err(Error::InvalidRegion {
                region: scope.region.clone(),
                reason: format!(
                    "the signer is for this region, but the endpoint {} belongs to {region}",
                    endpoint.authority()
                ),
            }),
            _ if endpoint.is_regional() && endpoint.product() != scope.product => {
                Err(Error::InvalidProduct {
                    product: scope.product.clone(),
                    reason: "the signer is for this product, but the endpoint belongs to another one",
                })
            }
            _ => Ok(()),
        }
    }

    /// The two parts of the end of the parameters of a URL, each with `&` before it. The first is
    /// empty if there is no token.
    pub(super) fn token_and_version(&self) -> (&str, &str) {
        let version = self.end.len().saturating_sub(VERSION.len() + 1);
        self.end.split_at_checked(version).unwrap_or_default()
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.credentials
            .access_key()?
            .security_token()
            .map(Secret::expose)
    }
}

impl Scope {
    pub(crate) fn new(region: &str, product: &str) -> Result<Self, Error> {
        let region = plain_region(region)?;
        let refuse = |reason| {
            Err(Error::InvalidProduct {
                product: product.to_owned(),
                reason,
            })
        };
        if product.is_empty() {
            return refuse("it is empty; the product of OSS is oss");
        }
        if !product
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        {
            return refuse("a product consists of lower-case letters, digits and hyphens");
        }
        Ok(Self::from_parts(region, product))
    }

    /// A scope of parts that are not checked, because they were received.
    pub(crate) fn from_parts(region: &str, product: &str) -> Self {
        Self {
            region: region.to_owned(),
            product: product.to_owned(),
        }
    }
}

impl Day {
    fn new(key: &AccessKey, now: UtcSeconds, scope: &Scope) -> Self {
        let date = now.iso_date();
        let day_key = DayKey::derive(key.secret(), date.as_str(), scope);
        let credential = [key.id(), "/", &day_key.scope].concat();
        let mut before_time = String::from("x-oss-credential=");
        push_encoded(&mut before_time, &credential);
        before_time.push_str(DATE);
        Self {
            number: now.day(),
            date,
            key: day_key,
            credential,
            before_time,
        }
    }

    /// The two parts of the beginning of the parameters of a URL. The second is `&x-oss-date=`.
    pub(super) fn credential_and_date(&self) -> (&str, &str) {
        let credential = self.before_time.len().saturating_sub(DATE.len());
        self.before_time
            .split_at_checked(credential)
            .unwrap_or_default()
    }

    /// The time of signing, of this day.
    pub(super) fn time(&self, now: UtcSeconds) -> Text<16> {
        now.iso_basic_on(&self.date)
    }
}

impl DayKey {
    pub(crate) fn derive(secret: &Secret, date: &str, scope: &Scope) -> Self {
        let first = Zeroizing::new(["aliyun_v4", secret.expose()].concat());
        let mut key = hmac(first.as_bytes(), date);
        for part in [&scope.region, &scope.product, REQUEST] {
            key = hmac(key.as_slice(), part);
        }
        Self {
            scope: [date, "/", &scope.region, "/", &scope.product, "/", REQUEST].concat(),
            key: HmacSha256Key::new(key.as_slice()),
        }
    }
}

fn hmac(key: &[u8], text: &str) -> Zeroizing<[u8; 32]> {
    let mut hmac = HmacSha256Key::new(key).start();
    hmac.put(text.as_bytes());
    Zeroizing::new(hmac.finish())
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.parts {
            Some(parts) => f
                .debug_struct("Signer")
                .field("credentials", &parts.credentials)
                .field("region", &parts.scope.region)
                .field("product", &parts.scope.product)
                .finish_non_exhaustive(),
            None => f.write_str("Signer(anonymous)"),
        }
    }
}

/// The last part of a scope.
pub(crate) const REQUEST: &str = "aliyun_v4_request";

/// The parameter that names the version in a URL.
pub(super) const VERSION: &str = "x-oss-signature-version=OSS4-HMAC-SHA256";

/// What stands between credential and time in a URL.
const DATE: &str = "&x-oss-date=";
