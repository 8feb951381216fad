//! The policies that are attached to one user or role.

use oss_policy::PolicyKind;

use crate::identities::{Attachment, Register};
use crate::ram::call::Call;
use crate::ram::policies;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

/// The policy that a call names by its type and its name. `ResourceGroupId` is ignored, because all
/// attachments here apply to the whole account.
pub(super) struct NamedPolicy<'a> {
    pub(super) kind: PolicyKind,
    pub(super) name: &'a str,
}

/// The error codes, the messages and the limits that RAM has for users or for roles.
pub(super) struct Texts {
    pub(super) exists: (&'static str, &'static str),
    pub(super) absent: (&'static str, &'static str),
    pub(super) limit: (&'static str, &'static str),
    /// Returns the maximum numbers of system policies and of custom policies.
    pub(super) most: fn(&Call<'_>) -> (usize, usize),
}

impl<'a> NamedPolicy<'a> {
    pub(super) fn from_call(call: &Call<'a>) -> Result<Self, RpcError> {
        Ok(Self {
            name: names::policy(call)?,
            kind: names::policy_type(call)?,
        })
    }

    /// Checks that the policy exists.
    pub(super) fn require(&self, call: &Call<'_>, register: &Register) -> Result<(), RpcError> {
        let found = register.policy(call.account(), self.kind, self.name);
        found.map(|_| ()).ok_or_else(refusal::no_policy)
    }

    /// Attaches the policy.
    ///
    /// # Errors
    ///
    /// Returns 409 if the policy is attached already, or if there are too many policies.
    pub(super) fn attach(
        &self,
        call: &Call<'_>,
        attached: &mut Vec<Attachment>,
        texts: &Texts,
    ) -> Result<(), RpcError> {
        if attached
            .iter()
            .any(|one| one.attaches(self.kind, self.name))
        {
            return Err(RpcError::new(409, texts.exists.0, texts.exists.1));
        }
        let (system, custom) = (texts.most)(call);
        let most = match self.kind {
            PolicyKind::System => system,
            _ => custom,
        };
        if attached.iter().filter(|one| one.kind == self.kind).count() >= most {
            return Err(refusal::limit(texts.limit.0, texts.limit.1));
        }
        attached.push(Attachment::new(self.kind, self.name, call.now()));
        Ok(())
    }

    /// Detaches the policy.
    ///
    /// # Errors
    ///
    /// Returns 404 if the policy is not attached.
    pub(super) fn detach(
        &self,
        attached: &mut Vec<Attachment>,
        texts: &Texts,
    ) -> Result<(), RpcError> {
        let place = attached
            .iter()
            .position(|one| one.attaches(self.kind, self.name));
        let place = place.ok_or_else(|| RpcError::new(404, texts.absent.0, texts.absent.1))?;
        attached.remove(place);
        Ok(())
    }
}

/// Creates the member `Policies.Policy[]`, in the order in which the policies were attached.
pub(super) fn list(call: &Call<'_>, register: &Register, attached: &[Attachment]) -> Members {
    let policies = attached.iter().filter_map(|one| {
        let entry = register.policy(call.account(), one.kind, &one.name)?;
        Some(policies::summary(entry).date("AttachDate", one.since))
    });
    Members::new().list("Policies", "Policy", policies.collect())
}

pub(super) const USER: Texts = Texts {
    exists: (
        "EntityAlreadyExists.User.Policy",
        "The user has already been attached this policy.",
    ),
    absent: (
        "EntityNotExist.User.Policy",
        "The user has not been attached this policy.",
    ),
    limit: (
        "LimitExceeded.User.Policy",
        "The count of policies attached to the user beyond the current limits.",
    ),
    most: |call| {
        let quotas = call.quotas();
        (
            quotas.system_policies_per_user,
            quotas.custom_policies_per_user,
        )
    },
};

pub(super) const ROLE: Texts = Texts {
    exists: (
        "EntityAlreadyExists.Role.Policy",
        "The role has already been attached this policy.",
    ),
    absent: (
        "EntityNotExist.Role.Policy",
        "The role has not been attached this policy.",
    ),
    limit: (
        "LimitExceeded.Role.Policy",
        "The count of policies attached to the role beyond the current limits.",
    ),
    most: |call| {
        let quotas = call.quotas();
        (
            quotas.system_policies_per_role,
            quotas.custom_policies_per_role,
        )
    },
};
