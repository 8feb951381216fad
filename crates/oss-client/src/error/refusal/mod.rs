//! Refusals by class: what an answer is about, why it came, and what to do.
//!
//! One table per class. The tables have what OSS's help pages and answers are known to say; what is
//! missing there is classified by the group of its EC, and then has no advice.

mod access;
mod address;
mod authentication;
mod class;
mod form;
mod known;
mod object;
mod request;
mod service;

use std::fmt;

use self::known::{Known, Table};

pub use class::RefusalClass;

/// The facts of one refusal by OSS, STS or RAM, as far as they are known.
///
/// What is not known stays empty and is not guessed. [`ServiceError::refusal`] fills it from the
/// answer to a call, and [`Refusal::from_members`] from a document that was saved.
///
/// ```
/// use oss_client::error::{Refusal, RefusalClass};
///
/// let refusal = Refusal {
///     code: "AccessDenied",
///     message: "Invalid according to Policy: Policy expired.",
///     ..Refusal::default()
/// };
/// assert_eq!(refusal.class(), RefusalClass::Form);
/// let advice = refusal.advice().ok_or("a known cause")?;
/// assert_eq!(advice.cause, "the policy of the form has expired");
/// # Ok::<(), &str>(())
/// ```
///
/// [`ServiceError::refusal`]: super::ServiceError::refusal
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refusal<'a> {
    /// The HTTP status; 0 if it is not known.
    pub status: u16,
    /// The service's code, such as `AccessDenied`; empty if it is not known.
    pub code: &'a str,
    /// The service's message; empty if it is not known.
    pub message: &'a str,
    /// The entry in OSS's list of causes, such as `0002-00000069`.
    pub ec: Option<&'a str>,
    /// The endpoint that the answer names as the right one.
    pub endpoint: Option<&'a str>,
    /// The action that was refused: `AuthAction`, or one that the caller knows.
    pub action: Option<&'a str>,
    /// The resource that was refused, such as `acs:oss:*:*:examplebucket/a.txt`.
    pub resource: Option<&'a str>,
    /// `AuthPrincipalType`: `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<&'a str>,
    /// `AuthPrincipalDisplayName`: the id of a user, or `role:session`.
    pub principal: Option<&'a str>,
    /// `AuthPrincipalOwnerId`: the account of the principal.
    pub principal_owner: Option<&'a str>,
    /// `PolicyType`, such as `SessionPolicy`.
    pub policy_type: Option<&'a str>,
    /// `NoPermissionType`: `ImplicitDeny` or `ExplicitDeny`.
    pub no_permission_type: Option<&'a str>,
    /// Whether the request was not signed.
    pub anonymous: bool,
}

/// Why a request was refused, and what would have to change. `Display` gives both as one line.
///
/// The sentences are written for people, and their words may change between versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefusalAdvice {
    /// What happened.
    pub cause: String,
    /// What to do about it.
    pub change: String,
}

impl<'a> Refusal<'a> {
    /// Reads the facts from a document by the names that the services give to its members, such as
    /// `Code`, `EC` and `AuthAction`. `member` returns the text of a member, wherever it is in the
    /// document.
    pub fn from_members(member: impl Fn(&str) -> Option<&'a str>) -> Self {
        let member = |name| member(name).map(str::trim).filter(|text| !text.is_empty());
        Self {
            status: 0,
            code: member("Code").unwrap_or_default(),
            message: member("Message").unwrap_or_default(),
            ec: member("EC"),
            endpoint: member("Endpoint"),
            action: member("AuthAction"),
            resource: None,
            principal_type: member("AuthPrincipalType"),
            principal: member("AuthPrincipalDisplayName"),
            principal_owner: member("AuthPrincipalOwnerId"),
            policy_type: member("PolicyType"),
            no_permission_type: member("NoPermissionType"),
            anonymous: false,
        }
    }

    /// What the refusal is about.
    pub fn class(&self) -> RefusalClass {
        self.find().0
    }

    /// Why the request was refused and what to do, or `None` where only the class is known.
    pub fn advice(&self) -> Option<RefusalAdvice> {
        match self.find() {
            (RefusalClass::Access, _) => access::advice(self),
            (RefusalClass::Address, _) if self.endpoint.is_some() => {
                self.endpoint.map(address::elsewhere)
            }
            (_, known) => known.map(|known| RefusalAdvice::new(known.cause, known.change)),
        }
    }

    /// The class, and the known cause if there is one. An answer that names another endpoint is about
    /// that. Otherwise an entry of the list of causes that is known decides alone, and a group that
    /// belongs to one class limits the search to that class. Messages come before codes, because
    /// `AccessDenied` and `InvalidArgument` stand for many causes.
    fn find(&self) -> (RefusalClass, Option<&'static Known>) {
        if self.endpoint.is_some() {
            return (RefusalClass::Address, None);
        }
        if let Some((class, known)) = self.ec.and_then(|ec| self.by_ec(ec)) {
            return (class, Some(known));
        }
        if let Some(class) = self.ec.and_then(RefusalClass::of_decisive_group) {
            let within = |(_, known)| (class, Some(known));
            return self
                .by_words(|of| of == class)
                .map_or((class, None), within);
        }
        match self.by_words(|_| true) {
            Some((class, known)) => (class, Some(known)),
            None => (self.class_alone(), None),
        }
    }

    /// The cause that the entry stands for. Few entries stand for two, which the code tells apart.
    fn by_ec(&self, ec: &str) -> Option<(RefusalClass, &'static Known)> {
        let causes = causes(|_| true).filter(|(_, known)| known.has_ec(ec));
        let of_code = |(_, known): &(_, &Known)| known.code_match(self.code).is_some();
        let mut all = causes.clone();
        causes.clone().find(of_code).or_else(|| all.next())
    }

    /// The cause that the message stands for, else the one that the code stands for.
    fn by_words(
        &self,
        of: impl Fn(RefusalClass) -> bool + Clone,
    ) -> Option<(RefusalClass, &'static Known)> {
        let all = causes(of);
        let by_code = all
            .clone()
            .filter_map(|found| Some((found.1.code_match(self.code)?, found)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, found)| found);
        let mut by_text = all.filter(|(_, known)| known.has_text(self.message));
        by_text.next().or(by_code)
    }

    /// The class where the cause is not known.
    fn class_alone(&self) -> RefusalClass {
        self.ec
            .and_then(RefusalClass::of_other_group)
            .or_else(|| access::is_access(self).then_some(RefusalClass::Access))
            .or_else(|| object::is_missing(self.code).then_some(RefusalClass::NotFound))
            .unwrap_or_else(|| RefusalClass::of_status(self.status))
    }
}

/// All known causes of some classes.
fn causes(
    of: impl Fn(RefusalClass) -> bool + Clone,
) -> impl Iterator<Item = (RefusalClass, &'static Known)> + Clone {
    let tables = TABLES.iter().filter(move |(class, _)| of(*class));
    tables.flat_map(|(class, all)| all.iter().map(|one| (*class, one)))
}

impl RefusalAdvice {
    fn new(cause: impl Into<String>, change: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            change: change.into(),
        }
    }
}

impl fmt::Display for RefusalAdvice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.cause, self.change)
    }
}

const TABLES: &[Table] = &[
    (RefusalClass::Authentication, authentication::CAUSES),
    (RefusalClass::Form, form::CAUSES),
    (RefusalClass::Address, address::CAUSES),
    (RefusalClass::Request, request::CAUSES),
    (RefusalClass::NotFound, object::MISSING),
    (RefusalClass::State, object::STATE),
    (RefusalClass::Account, service::ACCOUNT),
    (RefusalClass::Limit, service::LIMIT),
    (RefusalClass::Callback, service::CALLBACK),
    (RefusalClass::Service, service::FAILURE),
];
