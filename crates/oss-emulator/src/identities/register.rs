//! The register of RAM at one moment: users, access keys, roles, policies and their attachments.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use oss_policy::{Document, Policy, PolicyKind};
use oss_sign::{Secret, UtcSeconds};

use super::policy::{Attachment, PolicyEntry, Tag};
use super::system;

/// The identities of all accounts. Names are compared without case, as in RAM.
#[derive(Clone, Default)]
pub(crate) struct Register {
    pub(crate) keys: BTreeMap<String, Arc<Key>>,
    pub(crate) users: BTreeMap<Name, Arc<UserEntry>>,
    pub(crate) roles: BTreeMap<Name, Arc<RoleEntry>>,
    /// The custom policies of the accounts. System policies are not in here, because they are the
    /// same for all accounts.
    pub(crate) policies: BTreeMap<Name, Arc<PolicyEntry>>,
}

/// An account and a name in lower case.
pub(crate) type Name = (String, String);

/// A long-term access key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) secret: Secret,
    pub(crate) holder: Holder,
    pub(crate) active: bool,
    pub(crate) created: UtcSeconds,
}

/// The owner of an access key.
#[derive(Clone, Debug)]
pub(crate) enum Holder {
    Root { account: String },
    User { account: String, name: String },
}

/// A RAM user.
#[derive(Clone, Debug)]
pub(crate) struct UserEntry {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) profile: Profile,
    pub(crate) created: UtcSeconds,
    pub(crate) updated: UtcSeconds,
    pub(crate) attached: Vec<Attachment>,
}

/// The descriptive properties of a user.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) display_name: Option<String>,
    pub(crate) comments: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) mobile_phone: Option<String>,
}

/// A RAM role.
#[derive(Clone, Debug)]
pub(crate) struct RoleEntry {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) description: Option<String>,
    pub(crate) trust: Document,
    pub(crate) max_session_seconds: u64,
    pub(crate) created: UtcSeconds,
    pub(crate) updated: UtcSeconds,
    pub(crate) tags: Vec<Tag>,
    pub(crate) attached: Vec<Attachment>,
}

impl Register {
    /// Returns the long-term access key of this id.
    pub(crate) fn key(&self, id: &str) -> Option<&Arc<Key>> {
        self.keys.get(id)
    }

    /// Returns a user of an account.
    pub(crate) fn user(&self, account: &str, name: &str) -> Option<&Arc<UserEntry>> {
        self.users.get(&key(account, name))
    }

    /// Returns a role of an account.
    pub(crate) fn role(&self, account: &str, name: &str) -> Option<&Arc<RoleEntry>> {
        self.roles.get(&key(account, name))
    }

    /// Returns a policy that the account can attach: one of its own or a system policy.
    pub(crate) fn policy(
        &self,
        account: &str,
        kind: PolicyKind,
        name: &str,
    ) -> Option<&Arc<PolicyEntry>> {
        match kind {
            PolicyKind::System => system::policies()
                .iter()
                .find(|entry| entry.name.eq_ignore_ascii_case(name)),
            _ => self.policies.get(&key(account, name)),
        }
    }

    /// Returns the default versions of the attached policies, in the form that decisions need.
    pub(crate) fn effective(&self, account: &str, attached: &[Attachment]) -> Vec<Policy> {
        let find = |one: &Attachment| self.policy(account, one.kind, &one.name)?.effective();
        attached.iter().filter_map(find).collect()
    }

    /// Iterates over the entries of one account, sorted by name.
    pub(crate) fn entries_of<'a, T>(
        map: &'a BTreeMap<Name, Arc<T>>,
        account: &str,
    ) -> impl Iterator<Item = &'a Arc<T>> {
        let account = account.to_owned();
        map.range(key(&account, "")..)
            .take_while(move |((own, _), _)| *own == account)
            .map(|(_, entry)| entry)
    }

    /// Counts the users and roles of the account to which the policy is attached.
    pub(crate) fn attachments(&self, account: &str, kind: PolicyKind, name: &str) -> usize {
        let users = Self::entries_of(&self.users, account).flat_map(|user| &user.attached);
        let roles = Self::entries_of(&self.roles, account).flat_map(|role| &role.attached);
        users
            .chain(roles)
            .filter(|one| one.attaches(kind, name))
            .count()
    }

    /// Returns the access keys of a user or of an account itself, in the order in which they were
    /// created.
    pub(crate) fn keys_of(&self, holder: &Holder) -> Vec<(&String, &Arc<Key>)> {
        let own = self.keys.iter().filter(|(_, key)| key.holder == *holder);
        let mut keys: Vec<_> = own.collect();
        keys.sort_by_key(|(_, key)| key.created);
        keys
    }
}

/// Makes the key by which the maps of a register are sorted.
pub(crate) fn key(account: &str, name: &str) -> Name {
    (account.to_owned(), name.to_ascii_lowercase())
}

impl PartialEq for Holder {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Root { account }, Self::Root { account: theirs }) => account == theirs,
            (
                Self::User { account, name },
                Self::User {
                    account: a,
                    name: n,
                },
            ) => account == a && name.eq_ignore_ascii_case(n),
            _ => false,
        }
    }
}

impl Eq for Holder {}

/// Shows only the numbers of entries, because a register can have thousands of them.
impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Register")
            .field("keys", &self.keys.len())
            .field("users", &self.users.len())
            .field("roles", &self.roles.len())
            .field("policies", &self.policies.len())
            .finish()
    }
}
