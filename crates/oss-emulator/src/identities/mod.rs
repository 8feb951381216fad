//! Who exists: accounts, RAM users with keys and policies, roles with trust and permissions, and
//! the sessions that STS gave out.
//!
//! The console steps of the official guide, as values: a RAM user who may only call AssumeRole,
//! a role that trusts the account and may put and get in one bucket.

mod role;
mod session;
mod user;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use oss_policy::{Document, DocumentUse, Policy, Refusal};
use oss_sign::{Secret, UtcSeconds};

pub use role::Role;
pub(crate) use session::Session;
pub use user::User;

/// The identities of a running server; changes are seen by the next request.
///
/// ```
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use oss_emulator::{Emulator, User};
///
/// let oss = Emulator::start().await?;
/// oss.identities().add_user(User::new("reader").access_key("LTAIreader", "secret"))?;
/// oss.identities().set_access_key_active("LTAIreader", false);
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
pub struct Identities(RwLock<Register>);

#[derive(Debug, Default)]
struct Register {
    keys: BTreeMap<String, Key>,
    users: BTreeMap<(String, String), UserEntry>,
    /// By account and the name in lower case, as role ARNs are compared.
    roles: BTreeMap<(String, String), RoleEntry>,
    sessions: BTreeMap<String, Arc<Session>>,
    disabled_accounts: BTreeSet<String>,
}

/// A long-term key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) secret: Secret,
    pub(crate) holder: Holder,
    pub(crate) active: bool,
}

/// Whose key it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Root { account: String },
    User { account: String, name: String },
}

#[derive(Clone, Debug)]
struct UserEntry {
    id: String,
    policies: Arc<[Policy]>,
}

/// A role as it stands at this moment.
#[derive(Clone, Debug)]
pub(crate) struct RoleEntry {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) trust: Document,
    pub(crate) policies: Arc<[Policy]>,
    pub(crate) max_session_seconds: u64,
}

impl Identities {
    /// Adds a user, or replaces the one of the same name; other keys of that user stay.
    ///
    /// # Errors
    /// A policy that is no policy: [`InvalidPolicy`] says whose and why.
    pub fn add_user(&self, user: User) -> Result<(), InvalidPolicy> {
        let policies = parse_policies(&user.name, &user.policies)?;
        let mut register = self.write();
        for (id, secret) in user.keys {
            let holder = Holder::User {
                account: user.account.clone(),
                name: user.name.clone(),
            };
            register.keys.insert(
                id,
                Key {
                    secret,
                    holder,
                    active: true,
                },
            );
        }
        let id = numeric_id('2', &user.account, &user.name);
        register
            .users
            .insert((user.account, user.name), UserEntry { id, policies });
        Ok(())
    }

    /// Adds a role, or replaces the one of the same name; its sessions go on with the new rights.
    ///
    /// # Errors
    /// As [`Identities::add_user`], for the trust policy too.
    pub fn add_role(&self, role: Role) -> Result<(), InvalidPolicy> {
        let policies = parse_policies(&role.name, &role.policies)?;
        let trust_text = role.trust_text();
        let trust =
            Document::parse(&trust_text, DocumentUse::Trust).map_err(|refusal| InvalidPolicy {
                owner: role.name.clone(),
                refusal,
            })?;
        let entry = RoleEntry {
            id: numeric_id('3', &role.account, &role.name),
            trust,
            policies,
            max_session_seconds: role.max_session.as_secs(),
            name: role.name,
        };
        let name = entry.name.to_ascii_lowercase();
        self.write().roles.insert((role.account, name), entry);
        Ok(())
    }

    /// Adds an account's own key, which may do everything except assume a role.
    pub fn add_root_key(
        &self,
        account: impl Into<String>,
        id: impl Into<String>,
        secret: impl Into<String>,
    ) {
        let holder = Holder::Root {
            account: account.into(),
        };
        let key = Key {
            secret: Secret::new(secret),
            holder,
            active: true,
        };
        self.write().keys.insert(id.into(), key);
    }

    /// Takes a role away; its sessions die with it. Whether there was one.
    pub fn remove_role(&self, account: &str, name: &str) -> bool {
        let key = (account.to_owned(), name.to_ascii_lowercase());
        self.write().roles.remove(&key).is_some()
    }

    /// Enables or disables a long-term key. Whether there is such a key.
    pub fn set_access_key_active(&self, id: &str, active: bool) -> bool {
        match self.write().keys.get_mut(id) {
            Some(key) => {
                key.active = active;
                true
            }
            None => false,
        }
    }

    /// Disables or enables a whole account, as one that does not pay: 403 `UserDisable`.
    pub fn set_account_active(&self, account: &str, active: bool) {
        let disabled = &mut self.write().disabled_accounts;
        if active {
            disabled.remove(account);
        } else {
            disabled.insert(account.to_owned());
        }
    }

    pub(crate) fn is_account_active(&self, account: &str) -> bool {
        !self.read().disabled_accounts.contains(account)
    }

    pub(crate) fn key(&self, id: &str) -> Option<Key> {
        self.read().keys.get(id).cloned()
    }

    pub(crate) fn role(&self, account: &str, name: &str) -> Option<RoleEntry> {
        self.read()
            .roles
            .get(&(account.to_owned(), name.to_ascii_lowercase()))
            .cloned()
    }

    /// The user's number and policies as they stand now.
    pub(crate) fn user(&self, account: &str, name: &str) -> Option<(String, Arc<[Policy]>)> {
        let register = self.read();
        let entry = register.users.get(&(account.to_owned(), name.to_owned()))?;
        Some((entry.id.clone(), Arc::clone(&entry.policies)))
    }

    pub(crate) fn session(&self, access_key_id: &str) -> Option<Arc<Session>> {
        self.read().sessions.get(access_key_id).cloned()
    }

    /// Whether any session was ever given this token.
    pub(crate) fn token_exists(&self, token: &str) -> bool {
        self.read()
            .sessions
            .values()
            .any(|session| session.token.expose() == token)
    }

    /// Keeps a session, and forgets those that ended long before: a day on, nobody asks any more
    /// whether a token was never given out or has expired.
    pub(crate) fn add_session(&self, session: Session, now: UtcSeconds) {
        let sessions = &mut self.write().sessions;
        sessions.retain(|_, old| old.expires_at.plus_seconds(86_400) > now);
        sessions.insert(session.access_key_id.clone(), Arc::new(session));
    }

    fn read(&self) -> RwLockReadGuard<'_, Register> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Register> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A policy that could not be read.
#[derive(Debug)]
pub struct InvalidPolicy {
    owner: String,
    refusal: Refusal,
}

impl fmt::Display for InvalidPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a policy of {} is not valid", self.owner)
    }
}

impl std::error::Error for InvalidPolicy {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.refusal)
    }
}

fn parse_policies(owner: &str, texts: &[(String, String)]) -> Result<Arc<[Policy]>, InvalidPolicy> {
    let parse = |(name, text): &(String, String)| {
        Document::parse(text, DocumentUse::Identity)
            .map(|document| Policy::custom(name, document))
            .map_err(|refusal| InvalidPolicy {
                owner: owner.to_owned(),
                refusal,
            })
    };
    texts.iter().map(parse).collect()
}

/// 18 digits that stay the same for the same name: tests can rely on them.
fn numeric_id(first: char, account: &str, name: &str) -> String {
    let text = format!("{account}/{}", name.to_ascii_lowercase());
    let fold = |sum: u64, byte: u8| sum.wrapping_mul(1_099_511_628_211) ^ u64::from(byte);
    let number = text.bytes().fold(14_695_981_039_346_656_037, fold) % 100_000_000_000_000_000;
    format!("{first}{number:017}")
}

/// The account that everything belongs to unless said otherwise.
pub(crate) const DEFAULT_ACCOUNT: &str = "1000000000000001";
