//! The signer and the key of the day.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::encode::percent_encode;
use crate::endpoint::plain_region;
use crate::hash::HmacSha256Key;
use crate::sink::Sink;
use crate::text::Text;
use crate::{Credentials, Error, Secret, UtcSeconds};

/// Signs requests of one region with V4. Make one per credentials and keep it: it holds the key of
/// the day and the percent-encoded security token, which cost more than a signature.
///
/// Used on another UTC day it derives that day's key for each signature: slower, never wrong.
/// Cloning it is cheap.
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

/// What a signer with an access key knows.
pub(super) struct Parts {
    pub(super) credentials: Credentials,
    secret: Secret,
    pub(super) scope: Scope,
    pub(super) encoded_id: String,
    pub(super) encoded_token: Option<Zeroizing<String>>,
    day_number: i64,
    day: DayKey,
}

/// Region and product of a scope, in the forms in which they are written.
pub(crate) struct Scope {
    /// `/cn-hangzhou/oss/aliyun_v4_request`
    pub(crate) plain: String,
    /// The same, percent-encoded.
    pub(crate) encoded: String,
    region_end: usize,
}

/// The key of one UTC day.
#[derive(Clone)]
pub(crate) struct DayKey {
    pub(crate) date: Text<8>,
    pub(crate) key: HmacSha256Key,
}

impl Signer {
    /// A signer for the product `oss` in a region, ready for the day of `now`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidRegion`] when the region is empty or not `a-z`, `0-9` and `-`.
    pub fn new(credentials: &Credentials, region: &str, now: UtcSeconds) -> Result<Self, Error> {
        Self::for_product(credentials, region, "oss", now)
    }

    /// A signer for another product, such as `oss-cloudbox` with the id of the box as its region.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidRegion`] or [`Error::InvalidProduct`] when one is empty or not `a-z`, `0-9`
    /// and `-`.
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
        let encoded_token = key
            .security_token()
            .map(|token| Zeroizing::new(percent_encode(token.expose())));
        let day = DayKey::derive(key.secret(), now.iso_date(), &scope);
        Ok(Self {
            parts: Some(Arc::new(Parts {
                credentials: credentials.clone(),
                secret: key.secret().clone(),
                encoded_id: percent_encode(key.id()),
                encoded_token,
                scope,
                day_number: now.day(),
                day,
            })),
        })
    }
}

impl Parts {
    /// The key of the day of `now`.
    pub(super) fn day(&self, now: UtcSeconds) -> Cow<'_, DayKey> {
        if self.day_number == now.day() {
            Cow::Borrowed(&self.day)
        } else {
            Cow::Owned(DayKey::derive(&self.secret, now.iso_date(), &self.scope))
        }
    }

    pub(super) fn id(&self) -> &str {
        self.credentials.access_key().map_or("", |key| key.id())
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
            return refuse("a product has only lower-case letters, digits and -");
        }
        Ok(Self::of(region, product))
    }

    /// A scope that was received, taken as it is.
    pub(crate) fn of(region: &str, product: &str) -> Self {
        Self {
            plain: ["/", region, "/", product, "/", REQUEST].concat(),
            encoded: ["%2F", region, "%2F", product, "%2F", REQUEST].concat(),
            region_end: 1 + region.len(),
        }
    }

    pub(crate) fn region(&self) -> &str {
        self.plain.get(1..self.region_end).unwrap_or_default()
    }

    pub(crate) fn product(&self) -> &str {
        let rest = self.plain.get(self.region_end + 1..).unwrap_or_default();
        rest.split('/').next().unwrap_or_default()
    }
}

impl DayKey {
    pub(crate) fn derive(secret: &Secret, date: Text<8>, scope: &Scope) -> Self {
        let first = Zeroizing::new(["aliyun_v4", secret.expose()].concat());
        let mut key = hmac(first.as_bytes(), date.as_str());
        for part in [scope.region(), scope.product(), REQUEST] {
            key = hmac(key.as_slice(), part);
        }
        Self {
            date,
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
                .field("region", &parts.scope.region())
                .field("product", &parts.scope.product())
                .finish_non_exhaustive(),
            None => f.write_str("Signer(anonymous)"),
        }
    }
}

/// The last part of a scope.
pub(crate) const REQUEST: &str = "aliyun_v4_request";
