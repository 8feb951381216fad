//! Sessions of one role, one for each session policy.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use crate::providers::AssumeRoleProvider;
use crate::sts::PolicyText;
use oss_context::CredentialsError;

/// Providers of one role that differ in their session policy, for example one for each tenant.
///
/// The same policy always returns the same provider, so that all work for one tenant shares one token
/// and one refresh. Two policies never share credentials. Policies are compared as text, as they are
/// sent. The pool contains a limited number of providers. When it is full, the provider that was
/// requested longest ago is removed; whoever still uses it can continue to do so.
///
/// Clones share their providers.
///
/// ```
/// use std::num::NonZeroUsize;
/// use oss_credentials::{AssumeRoleProvider, EnvProvider, SessionPool};
/// use oss_policy::{Action, SessionPolicy};
///
/// let role = AssumeRoleProvider::builder("acs:ram::1234567890123456:role/ramosstest")
///     .source(EnvProvider::new())
///     .build()?;
/// let pool = SessionPool::new(role, NonZeroUsize::new(1000).ok_or("0")?);
/// let tenant = |name: &str| {
///     SessionPolicy::new()
///         .allow([Action::PutObject, Action::GetObject])
///         .on("examplebucket", &format!("{name}/"))
/// };
/// // Pass it to a client, or send its credentials to the tenant's browser.
/// let provider = pool.provider(tenant("tenant-7"))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SessionPool(Arc<Pool>);

struct Pool {
    role: AssumeRoleProvider,
    max_entries: NonZeroUsize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_policy: HashMap<String, Entry>,
    /// The number of calls so far, by which the entry that was requested longest ago is found.
    calls: u64,
}

struct Entry {
    provider: AssumeRoleProvider,
    last_asked: u64,
}

impl SessionPool {
    /// Creates a pool of sessions of `role` with at most `max_entries` providers. The session policy of
    /// `role` is replaced in every session.
    pub fn new(role: AssumeRoleProvider, max_entries: NonZeroUsize) -> Self {
        Self(Arc::new(Pool {
            role,
            max_entries,
            kept: Mutex::default(),
        }))
    }

    /// Returns the provider for a session policy. Nothing is sent before it is asked for credentials.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the policy is not a JSON object or has more than
    /// 2048 bytes.
    pub fn provider(
        &self,
        policy: impl Into<PolicyText>,
    ) -> Result<AssumeRoleProvider, CredentialsError> {
        let policy = policy.into().check()?;
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.calls += 1;
        let last_asked = kept.calls;
        if let Some(entry) = kept.by_policy.get_mut(&policy) {
            entry.last_asked = last_asked;
            return Ok(entry.provider.clone());
        }
        let provider = self.0.role.with_policy(policy.as_str())?;
        if kept.by_policy.len() >= self.0.max_entries.get() {
            kept.drop_oldest();
        }
        let entry = Entry {
            provider: provider.clone(),
            last_asked,
        };
        kept.by_policy.insert(policy, entry);
        Ok(provider)
    }

    /// Returns the number of providers in the pool.
    pub fn len(&self) -> usize {
        let kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.by_policy.len()
    }

    /// Returns whether the pool has no providers.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Kept {
    /// Removes the entry that was requested longest ago. This looks at all entries, which costs little
    /// compared with the call of STS for the new entry.
    fn drop_oldest(&mut self) {
        let oldest = self
            .by_policy
            .iter()
            .min_by_key(|(_, entry)| entry.last_asked)
            .map(|(policy, _)| policy.clone());
        if let Some(policy) = oldest {
            self.by_policy.remove(&policy);
        }
    }
}

/// Shows the number of providers, but not the policies, which may name tenants.
impl fmt::Debug for SessionPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionPool")
            .field("role", &self.0.role)
            .field("max_entries", &self.0.max_entries)
            .field("len", &self.len())
            .finish()
    }
}
