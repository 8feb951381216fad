//! The identities of the server: accounts, RAM users with access keys and policies, roles with
//! their trust policies, and the sessions that STS has issued.
//!
//! [`User`] and [`Role`] stand for what the official guide creates in the console: a RAM user who
//! may only call AssumeRole, and a role that trusts the account and may put and get objects in one
//! bucket.

mod policy;
mod propagation;
mod register;
mod role;
mod session;
mod sessions;
pub(crate) mod system;
mod user;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use oss_policy::{Document, DocumentUse, PolicyKind, Refusal};
use oss_sign::{Secret, UtcSeconds};

use crate::runtime::Clock;

pub(crate) use policy::{Attachment, PolicyEntry, PolicyVersion, Tag};
pub(crate) use propagation::Propagation;
use propagation::Timeline;
pub(crate) use register::{Holder, Key, Profile, Register, RoleEntry, UserEntry, key};
pub use role::Role;
pub(crate) use session::Session;
use sessions::Sessions;
pub use user::User;

/// The identities of a running server. A change takes effect with the next request, unless
/// [`Faults::set_propagation`](crate::Faults::set_propagation) delays it. Users and roles that are
/// created by calls of RAM are in the same register.
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
#[derive(Debug)]
pub struct Identities {
    /// The account of users and roles that name no other.
    home: String,
    clock: Clock,
    propagation: Arc<Propagation>,
    timeline: RwLock<Timeline>,
    sessions: Mutex<Sessions>,
    disabled_accounts: Mutex<BTreeSet<String>>,
    last_used: Mutex<BTreeMap<String, UtcSeconds>>,
}

impl Identities {
    pub(crate) fn new(home: &str, clock: Clock, propagation: Arc<Propagation>) -> Self {
        Self {
            home: home.to_owned(),
            clock,
            propagation,
            timeline: RwLock::default(),
            sessions: Mutex::default(),
            disabled_accounts: Mutex::default(),
            last_used: Mutex::default(),
        }
    }

    /// Adds a user, or replaces the user of the same name. Access keys of a replaced user stay
    /// valid. The policies of the user become custom policies of its account. Access keys are not
    /// checked: a key that the register has already is replaced.
    ///
    /// # Errors
    ///
    /// Returns [`InvalidPolicy`] if a policy is malformed.
    pub fn add_user(&self, user: User) -> Result<(), InvalidPolicy> {
        let policies = parse_policies(&user.name, user.policies)?;
        let account = user.account.unwrap_or_else(|| self.home.clone());
        let now = self.clock.now();
        self.change(|register| {
            register.users.remove(&key(&account, &user.name));
            let entry = UserEntry {
                id: user_id(&account, &user.name),
                profile: Profile::default(),
                created: now,
                updated: now,
                attached: attach(register, &account, policies, now),
                name: user.name.clone(),
            };
            register
                .users
                .insert(key(&account, &user.name), Arc::new(entry));
            for (id, secret) in user.keys {
                let holder = Holder::User {
                    account: account.clone(),
                    name: user.name.clone(),
                };
                register.keys.insert(id, new_key(secret, holder, now));
            }
            Ok(())
        })
    }

    /// Adds a role, or replaces the role of the same name, whose sessions then have the new rights.
    ///
    /// # Errors
    /// Returns [`InvalidPolicy`] if a policy or the trust policy is malformed.
    pub fn add_role(&self, role: Role) -> Result<(), InvalidPolicy> {
        let account = role.account.clone().unwrap_or_else(|| self.home.clone());
        let trust = Document::parse(&role.trust_text(&account), DocumentUse::Trust)
            .map_err(|refusal| InvalidPolicy::new(&role.name, refusal))?;
        let policies = parse_policies(&role.name, role.policies)?;
        let now = self.clock.now();
        self.change(|register| {
            register.roles.remove(&key(&account, &role.name));
            let entry = RoleEntry {
                id: numeric_id('3', &account, &role.name),
                description: None,
                trust,
                max_session_seconds: role.max_session.as_secs(),
                created: now,
                updated: now,
                tags: Vec::new(),
                attached: attach(register, &account, policies, now),
                name: role.name.clone(),
            };
            register
                .roles
                .insert(key(&account, &role.name), Arc::new(entry));
            Ok(())
        })
    }

    /// Adds an access key of an account itself. It may do everything except assume a role.
    pub fn add_root_key(
        &self,
        account: impl Into<String>,
        id: impl Into<String>,
        secret: impl Into<String>,
    ) {
        let holder = Holder::Root {
            account: account.into(),
        };
        let (id, root_key) = (
            id.into(),
            new_key(Secret::new(secret), holder, self.clock.now()),
        );
        self.changed(|register| register.keys.insert(id, root_key));
    }

    /// Removes a role. Its sessions become invalid. Returns `false` if there is no such role.
    pub fn remove_role(&self, account: &str, name: &str) -> bool {
        self.changed(|register| register.roles.remove(&key(account, name)))
            .is_some()
    }

    /// Enables or disables a long-term access key. Returns `false` if there is no such key.
    pub fn set_access_key_active(&self, id: &str, active: bool) -> bool {
        self.changed(|register| match register.keys.get_mut(id) {
            Some(key) => {
                Arc::make_mut(key).active = active;
                true
            }
            None => false,
        })
    }

    /// Enables or disables a whole account. Requests with the keys of a disabled account are
    /// answered 403 `UserDisable`, as for an account with unpaid bills.
    pub fn set_account_active(&self, account: &str, active: bool) {
        let mut disabled = lock(&self.disabled_accounts);
        if active {
            disabled.remove(account);
        } else {
            disabled.insert(account.to_owned());
        }
    }

    pub(crate) fn is_account_active(&self, account: &str) -> bool {
        !lock(&self.disabled_accounts).contains(account)
    }

    /// Returns the register as authentication and authorization see it now. Each request calls this
    /// only once, so that all of its checks use the same state.
    pub(crate) fn view(&self) -> Arc<Register> {
        let timeline = self.timeline.read().unwrap_or_else(PoisonError::into_inner);
        timeline.seen(self.clock.now_millis(), &self.propagation)
    }

    /// Returns a role as authentication and authorization see it now.
    pub(crate) fn role(&self, account: &str, name: &str) -> Option<Arc<RoleEntry>> {
        self.view().role(account, name).cloned()
    }

    /// Returns the current register, which RAM itself reads. It contains changes that have not
    /// propagated to authentication yet.
    pub(crate) fn current(&self) -> Arc<Register> {
        let timeline = self.timeline.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(timeline.current())
    }

    /// Changes the register. If `edit` fails nothing is changed.
    pub(crate) fn change<T, E>(
        &self,
        edit: impl FnOnce(&mut Register) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut timeline = self
            .timeline
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let mut next = Register::clone(timeline.current());
        let done = edit(&mut next)?;
        timeline.advance(next, self.clock.now_millis(), &self.propagation);
        Ok(done)
    }

    fn changed<T>(&self, edit: impl FnOnce(&mut Register) -> T) -> T {
        let done: Result<T, std::convert::Infallible> = self.change(|register| Ok(edit(register)));
        match done {
            Ok(done) => done,
            Err(never) => match never {},
        }
    }

    /// Brings the register back to an earlier state, and ends all sessions.
    pub(crate) fn reset(&self, to: &Register) {
        self.changed(|register| *register = to.clone());
        *lock(&self.sessions) = Sessions::default();
        lock(&self.disabled_accounts).clear();
        lock(&self.last_used).clear();
    }

    /// Records that a request was signed with this access key.
    pub(crate) fn note_use(&self, access_key_id: &str) {
        // The use of temporary keys is not recorded, because there is no limit to their number and
        // RAM does not report it.
        if self.current().key(access_key_id).is_some() {
            let (mut last_used, now) = (lock(&self.last_used), self.clock.now());
            match last_used.get_mut(access_key_id) {
                Some(time) => *time = now,
                None => drop(last_used.insert(access_key_id.to_owned(), now)),
            }
        }
    }

    /// Returns when a request was last signed with this access key.
    pub(crate) fn last_used(&self, access_key_id: &str) -> Option<UtcSeconds> {
        lock(&self.last_used).get(access_key_id).copied()
    }

    pub(crate) fn session(&self, access_key_id: &str) -> Option<Arc<Session>> {
        lock(&self.sessions).get(access_key_id).cloned()
    }

    /// Returns whether this token belongs to a session. Sessions are remembered until a day after
    /// their end.
    pub(crate) fn token_exists(&self, token: &str) -> bool {
        lock(&self.sessions).has_token(token)
    }

    /// Adds a session.
    pub(crate) fn add_session(&self, session: Session, now: UtcSeconds) {
        lock(&self.sessions).add(session, now);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn new_key(secret: Secret, holder: Holder, created: UtcSeconds) -> Arc<Key> {
    Arc::new(Key {
        secret,
        holder,
        active: true,
        created,
    })
}

/// Adds the policies to the account and returns their attachments.
fn attach(
    register: &mut Register,
    account: &str,
    policies: Vec<(String, Document)>,
    now: UtcSeconds,
) -> Vec<Attachment> {
    let mut attached = Vec::new();
    for (name, document) in policies {
        let name = free_name(register, account, name, document.text());
        attached.push(Attachment::new(PolicyKind::Custom, &name, now));
        let entry = PolicyEntry::new(&name, PolicyKind::Custom, document, now);
        register
            .policies
            .insert(key(account, &name), Arc::new(entry));
    }
    attached
}

/// Returns the name, with a number appended if another policy of this name is attached to somebody.
fn free_name(register: &Register, account: &str, name: String, text: &str) -> String {
    let is_free = |name: &String| {
        let old = register.policy(account, PolicyKind::Custom, name);
        let same = |old: &Arc<PolicyEntry>| {
            old.default_version()
                .is_some_and(|version| version.document.text() == text)
        };
        old.is_none_or(same) || register.attachments(account, PolicyKind::Custom, name) == 0
    };
    let numbered = (2u32..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(is_free).unwrap_or(name)
}

/// The error for a malformed policy of a user or a role.
#[derive(Debug)]
pub struct InvalidPolicy {
    owner: String,
    refusal: Refusal,
}

impl InvalidPolicy {
    fn new(owner: &str, refusal: Refusal) -> Self {
        Self {
            owner: owner.to_owned(),
            refusal,
        }
    }
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

fn parse_policies(
    owner: &str,
    texts: Vec<(String, String)>,
) -> Result<Vec<(String, Document)>, InvalidPolicy> {
    let parse = |(name, text): (String, String)| {
        Document::parse(&text, DocumentUse::Identity)
            .map(|document| (name, document))
            .map_err(|refusal| InvalidPolicy::new(owner, refusal))
    };
    texts.into_iter().map(parse).collect()
}

/// Computes an id of 18 digits from a name. The same name always has the same id, so that tests can
/// rely on it.
/// Returns the id that a user of this account has if it is added with this name.
pub(crate) fn user_id(account: &str, name: &str) -> String {
    numeric_id('2', account, name)
}

fn numeric_id(first: char, account: &str, name: &str) -> String {
    let text = format!("{account}/{}", name.to_ascii_lowercase());
    let fold = |sum: u64, byte: u8| sum.wrapping_mul(1_099_511_628_211) ^ u64::from(byte);
    let number = text.bytes().fold(14_695_981_039_346_656_037, fold) % 100_000_000_000_000_000;
    format!("{first}{number:017}")
}

/// The account that owns everything for which no other account is named.
pub(crate) const DEFAULT_ACCOUNT: &str = "1000000000000001";

/// The name of the user and of the role that exist from the start.
pub(crate) const DEFAULT_NAME: &str = "oss-emulator";
