//! V4 in forms: the key of the day signs the Base64 text of the policy and nothing else.

use super::{DayKey, Signer};
use crate::encode::hex;
use crate::sink::Sink;
use crate::{Credentials, Error, UtcSeconds};

/// The values that a form and the conditions of its policy have in common.
pub(crate) struct PostScope<'s> {
    pub(crate) credential: String,
    pub(crate) time: String,
    pub(crate) token: Option<&'s str>,
    pub(crate) region: &'s str,
    pub(crate) credentials: &'s Credentials,
}

impl Signer {
    pub(crate) fn post_scope(&self, now: UtcSeconds) -> Result<PostScope<'_>, Error> {
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        Ok(PostScope {
            credential: parts.day(now).credential.clone(),
            time: now.to_iso_basic(),
            token: parts.token(),
            region: parts.region(),
            credentials: &parts.credentials,
        })
    }

    pub(crate) fn post_signature(&self, policy: &str, now: UtcSeconds) -> Result<String, Error> {
        let parts = self.parts.as_deref().ok_or(Error::Anonymous)?;
        Ok(post_signature(policy, &parts.day(now).key))
    }
}

pub(crate) fn post_signature(policy: &str, day: &DayKey) -> String {
    let mut hmac = day.key.start();
    hmac.put(policy.as_bytes());
    hex(&hmac.finish()).as_str().to_owned()
}
