//! The V4 signer, kept between requests.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use oss_sign::{Credentials, Endpoint, UtcSeconds, v4};

use crate::error::Result;

/// Keeps the V4 signer of the day, because deriving its key costs more than a signature.
#[derive(Default)]
pub(crate) struct Signers(Mutex<Option<Kept>>);

struct Kept {
    credentials: Credentials,
    day: i64,
    /// Region and product.
    scope: (String, String),
    signer: v4::Signer,
}

impl Signers {
    /// Returns the signer of these credentials for the day of `now`.
    pub(crate) fn v4(
        &self,
        credentials: &Credentials,
        endpoint: &Endpoint,
        now: UtcSeconds,
    ) -> Result<v4::Signer> {
        let day = now.as_i64().div_euclid(86_400);
        let (region, product) = (endpoint.region().unwrap_or_default(), endpoint.product());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept
            .as_ref()
            .filter(|kept| kept.serves(credentials, day, (region, product)))
        {
            return Ok(kept.signer.clone());
        }
        let signer = v4::Signer::for_product(credentials, region, product, now)?;
        *kept = Some(Kept {
            credentials: credentials.clone(),
            day,
            scope: (region.to_owned(), product.to_owned()),
            signer: signer.clone(),
        });
        Ok(signer)
    }
}

impl Kept {
    /// Clones of the same credentials share their key, so comparing its address is enough.
    fn serves(&self, credentials: &Credentials, day: i64, scope: (&str, &str)) -> bool {
        let same_key = match (self.credentials.access_key(), credentials.access_key()) {
            (Some(ours), Some(theirs)) => std::ptr::eq(ours, theirs),
            _ => false,
        };
        let same_end = self.credentials.expires_at() == credentials.expires_at();
        same_key && same_end && self.day == day && (&*self.scope.0, &*self.scope.1) == scope
    }
}

impl fmt::Debug for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signers").finish_non_exhaustive()
    }
}
