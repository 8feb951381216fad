//! One role, one session for each policy.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use crate::AssumeRoleProvider;
use crate::sts::PolicyText;
use oss_context::CredentialsError;

/// Providers of one role that differ in their session policy: one token for each tenant.
///
/// Asking again with the same policy gives the same provider, so that all who work for a tenant
/// share one token and one refresh; two policies never share keys. Policies are compared as text,
/// as they are sent. At most so many providers are kept: the one that was asked for longest ago
/// goes first, and lives on with those who still hold it.
///
/// Clones share what is kept.
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
/// // Give it to a client, or hand out what it provides to the tenant's browser.
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
    /// Counts the calls, to tell which entry was asked for longest ago.
    calls: u64,
}

struct Entry {
    provider: AssumeRoleProvider,
    last_asked: u64,
}

impl SessionPool {
    /// Sessions of `role`, whose own session policy, if it has one, is replaced by each one's.
    pub fn new(role: AssumeRoleProvider, max_entries: NonZeroUsize) -> Self {
        Self(Arc::new(Pool {
            role,
            max_entries,
            kept: Mutex::default(),
        }))
    }

    /// The provider for this session policy. Nothing is sent before it is asked for keys.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] when the policy is no JSON object of at most 2048
    /// bytes.
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

    /// How many providers are kept.
    pub fn len(&self) -> usize {
        let kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.by_policy.len()
    }

    /// Whether none are kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Kept {
    /// Looks at all entries: a new tenant costs a call of STS, beside which that is nothing.
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

/// Shows how many are kept, not the policies, which may name tenants.
impl fmt::Debug for SessionPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionPool")
            .field("role", &self.0.role)
            .field("max_entries", &self.0.max_entries)
            .field("len", &self.len())
            .finish()
    }
}
