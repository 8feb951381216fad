//! Signing keys that a server keeps, because deriving one costs more than checking a signature.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::same;
use crate::Secret;
use crate::v4::DayKey;

/// Keeps the V4 signing keys that a server has derived, so that it derives each of them once a day
/// and not for each request.
///
/// A key is kept for a credential, which is an access key id, a date, a region and a product,
/// together with the secret that it was derived from. It is used only if the secret of the access
/// key is still the same, so a changed secret takes effect at once. Only keys that have proved a
/// signature are kept, so nobody can fill the cache without knowing a secret. Kept secrets are
/// overwritten when they are dropped.
///
/// Clones share their keys.
///
/// ```
/// # use std::time::Duration;
/// # use oss_sign::{BucketName, Credentials, Endpoint, Request, Resource, Secret, UtcSeconds, v4};
/// # use oss_sign::verify::{Received, claim};
/// use oss_sign::verify::KeyCache;
///
/// let keys = KeyCache::default();
/// # let now = UtcSeconds::new(1_702_743_657);
/// # let bucket = BucketName::new("examplebucket")?;
/// # let request = Request::get(Resource::Bucket(&bucket));
/// # let endpoint = Endpoint::for_region("cn-hangzhou")?;
/// # let signer = v4::Signer::new(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
/// # let url = signer.presign(&request, &endpoint, now, Duration::from_secs(60))?.into_url();
/// # let received = Received {
/// #     method: "GET",
/// #     resource_path: "/examplebucket/",
/// #     raw_query: url.split_once('?').map_or("", |(_, query)| query),
/// #     headers: &[],
/// #     peer: None,
/// # };
/// let claim = claim(&received)?.ok_or("unsigned")?;
/// claim.check_signature_with(&Secret::new("sk"), &keys)?;
/// claim.check_signature_with(&Secret::new("sk"), &keys)?; // does not derive the key again
/// assert!(claim.check_signature_with(&Secret::new("changed"), &keys).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct KeyCache {
    generations: Arc<Mutex<Generations>>,
    capacity: usize,
}

/// When the young generation is full, it becomes the old one, whose keys are dropped. A key that is
/// used moves to the young generation, so that only keys that are not in use are dropped.
#[derive(Default)]
struct Generations {
    young: BTreeMap<Box<str>, Kept>,
    old: BTreeMap<Box<str>, Kept>,
}

struct Kept {
    secret: Secret,
    key: Arc<DayKey>,
}

impl KeyCache {
    /// Creates an empty cache that keeps at most this many keys. The default is 1024.
    pub fn new(capacity: usize) -> Self {
        Self {
            generations: Arc::default(),
            capacity: capacity.div_ceil(2),
        }
    }

    /// The key of a credential, if it was derived from this secret.
    pub(super) fn get(&self, credential: &str, secret: &Secret) -> Option<Arc<DayKey>> {
        let mut generations = self.lock();
        if let Some(kept) = generations.young.get(credential) {
            return kept.key_of(secret);
        }
        let (credential, kept) = generations.old.remove_entry(credential)?;
        let key = kept.key_of(secret)?;
        generations.keep(credential, kept, self.capacity);
        Some(key)
    }

    /// Keeps the key of a credential, in place of one that was derived from another secret.
    pub(super) fn keep(&self, credential: &str, secret: &Secret, key: Arc<DayKey>) {
        let secret = secret.clone();
        let mut generations = self.lock();
        generations.old.remove(credential);
        generations.keep(credential.into(), Kept { secret, key }, self.capacity);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Generations> {
        // No panic can leave the maps half changed.
        self.generations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn keep(&mut self, credential: Box<str>, kept: Kept, capacity: usize) {
        if self.young.len() >= capacity && !self.young.contains_key(&credential) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(credential, kept);
    }
}

impl Kept {
    fn key_of(&self, secret: &Secret) -> Option<Arc<DayKey>> {
        same(self.secret.expose(), secret.expose()).then(|| Arc::clone(&self.key))
    }
}

impl Default for KeyCache {
    fn default() -> Self {
        Self::new(1024)
    }
}

impl fmt::Debug for KeyCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyCache").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v4::Scope;

    fn keep(cache: &KeyCache, credential: &str, secret: &Secret) {
        let key = DayKey::derive(secret, "20231216", &Scope::from_parts("cn-hangzhou", "oss"));
        cache.keep(credential, secret, Arc::new(key));
    }

    #[test]
    fn a_key_is_used_for_its_own_secret_alone() {
        let cache = KeyCache::default();
        let (first, second) = (Secret::new("first"), Secret::new("second"));
        keep(&cache, "a", &first);
        assert!(cache.get("a", &first).is_some());
        assert!(cache.get("a", &second).is_none());
        assert!(cache.get("b", &first).is_none());
        keep(&cache, "a", &second);
        assert!(cache.get("a", &second).is_some());
        assert!(cache.get("a", &first).is_none());
    }

    #[test]
    fn the_number_of_keys_is_bounded_and_keys_in_use_stay() {
        let (cache, secret) = (KeyCache::new(8), Secret::new("s"));
        for number in 0..1000 {
            keep(&cache, &number.to_string(), &secret);
            keep(&cache, "in use", &secret);
            assert!(cache.get("in use", &secret).is_some());
            let generations = cache.lock();
            assert!(generations.young.len() + generations.old.len() <= 8);
        }
        assert!(cache.get("999", &secret).is_some());
        assert!(cache.get("1", &secret).is_none());
        for number in 0..1000 {
            keep(&cache, &number.to_string(), &secret);
            assert!(cache.get("in use", &secret).is_some());
        }
    }

    #[test]
    fn a_cache_without_room_keeps_the_last_key() {
        let (cache, secret) = (KeyCache::new(0), Secret::new("s"));
        keep(&cache, "a", &secret);
        keep(&cache, "b", &secret);
        assert!(cache.get("b", &secret).is_some());
    }
}
