//! The value of `Authorization`, and the credential of V4.

use std::borrow::Cow;
use std::sync::Arc;

use super::access_key_id::check_id;
use super::{KeyCache, Place, Reason, v2};
use crate::Secret;
use crate::v4::{ALGORITHM, DayKey, REQUEST, Scope};

/// What a V4 signature says in its header, or in the parameters of a URL.
pub(super) struct Fields<'a> {
    pub(super) credential: Cow<'a, str>,
    pub(super) signature: Cow<'a, str>,
    pub(super) additional: Cow<'a, str>,
}

/// Where the parts of `ID/DATE/REGION/PRODUCT/aliyun_v4_request` end.
#[derive(Clone, Copy)]
pub(super) struct CredentialParts {
    id: usize,
    date: usize,
    region: usize,
    product: usize,
}

impl CredentialParts {
    pub(super) fn read(credential: &str, place: Place) -> Result<Self, Reason> {
        if credential.is_empty() {
            return Err(Reason::CredentialMissing { place });
        }
        // From the right, so that an id may hold a slash.
        let mut parts = credential.rmatch_indices('/').map(|(at, _)| at);
        let (Some(product), Some(region), Some(date), Some(id)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Reason::CredentialMalformed { place });
        };
        let read = Self {
            id,
            date,
            region,
            product,
        };
        if credential.get(product + 1..) != Some(REQUEST) || id == 0 {
            return Err(Reason::CredentialMalformed { place });
        }
        check_id(read.id(credential))?;
        let day = format!("{}T000000Z", read.date(credential));
        if crate::UtcSeconds::parse_iso_basic(&day).is_none() {
            return Err(Reason::CredentialDateMalformed { place });
        }
        Ok(read)
    }

    pub(super) fn check_scope(
        self,
        credential: &str,
        region: &str,
        product: &str,
    ) -> Result<(), Reason> {
        let (own_region, own_product) = (self.region(credential), self.product(credential));
        if own_region != region {
            let (region, expected) = (own_region.to_owned(), region.to_owned());
            return Err(Reason::RegionMismatch { region, expected });
        }
        if own_product != product {
            let (product, expected) = (own_product.to_owned(), product.to_owned());
            return Err(Reason::ProductMismatch { product, expected });
        }
        Ok(())
    }

    /// Checks something with the signing key of a credential. The key is derived unless it is kept,
    /// and it is kept once it has passed the check.
    pub(super) fn with_key(
        self,
        credential: &str,
        secret: &Secret,
        keys: Option<&KeyCache>,
        check: impl FnOnce(&DayKey) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        if let Some(key) = keys.and_then(|keys| keys.get(credential, secret)) {
            return check(&key);
        }
        let scope = Scope::from_parts(self.region(credential), self.product(credential));
        let key = DayKey::derive(secret, self.date(credential), &scope);
        check(&key)?;
        if let Some(keys) = keys {
            keys.keep(credential, secret, Arc::new(key));
        }
        Ok(())
    }

    pub(super) fn id(self, credential: &str) -> &str {
        credential.get(..self.id).unwrap_or_default()
    }

    pub(super) fn date(self, credential: &str) -> &str {
        credential.get(self.id + 1..self.date).unwrap_or_default()
    }

    pub(super) fn region(self, credential: &str) -> &str {
        credential
            .get(self.date + 1..self.region)
            .unwrap_or_default()
    }

    pub(super) fn product(self, credential: &str) -> &str {
        credential
            .get(self.region + 1..self.product)
            .unwrap_or_default()
    }
}

/// A value of `Authorization`, by its first word.
pub(super) enum Authorization<'a> {
    V1 { id: &'a str, signature: &'a str },
    V2(v2::Fields<'a>),
    V4(Fields<'a>),
}

impl<'a> Authorization<'a> {
    pub(super) fn read(value: &'a str) -> Result<Self, Reason> {
        let (word, rest) = value.split_once([' ', '\t']).unwrap_or((value, ""));
        match word {
            ALGORITHM => Ok(Self::V4(v4_fields(rest)?)),
            v2::ALGORITHM => Ok(Self::V2(v2::fields(rest)?)),
            "OSS" => v1_fields(rest.trim()),
            _ => Err(Reason::UnknownAuthorization),
        }
    }
}

/// The fields in any order, with optional blanks after the commas.
fn v4_fields(fields: &str) -> Result<Fields<'_>, Reason> {
    let (mut credential, mut signature, mut additional) = (None, None, None);
    for field in fields.split(',') {
        let (name, value) = field.trim().split_once('=').ok_or(Reason::V4Fields)?;
        let place = match name {
            "Credential" => &mut credential,
            "Signature" => &mut signature,
            "AdditionalHeaders" => &mut additional,
            _ => return Err(Reason::V4Fields),
        };
        if place.replace(value).is_some() {
            return Err(Reason::V4Fields);
        }
    }
    if [credential, signature, additional].iter().flatten().count() < 2 {
        return Err(Reason::V4Fields);
    }
    if additional == Some("") {
        return Err(Reason::AdditionalHeadersEmpty);
    }
    Ok(Fields {
        credential: credential.unwrap_or_default().into(),
        signature: signature.unwrap_or_default().into(),
        additional: additional.unwrap_or_default().into(),
    })
}

fn v1_fields(fields: &str) -> Result<Authorization<'_>, Reason> {
    // An id may hold a colon, base64 may not.
    let (id, signature) = fields.rsplit_once(':').ok_or(Reason::V1WithoutColon)?;
    if id.is_empty() {
        return Err(Reason::V1WithoutId);
    }
    if signature.is_empty() {
        return Err(Reason::V1WithoutSignature);
    }
    check_id(id)?;
    Ok(Authorization::V1 { id, signature })
}
