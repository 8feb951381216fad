//! Policies and their versions.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::create_policy`] | Creates a custom policy with its first version, `v1`. |
//! | [`Ram::get_policy`] | Reads a policy with its default version. |
//! | [`Ram::list_policies`] | Lists the policies of the account and of the system, without their documents. |
//! | [`Ram::delete_policy`] | Deletes a custom policy that is not attached to anything. |
//! | [`Ram::create_policy_version`] | Adds a version to a custom policy. |
//! | [`Ram::get_policy_version`] | Reads a version of a policy with its document. |
//! | [`Ram::list_policy_versions`] | Lists the versions of a policy with their documents. |
//! | [`Ram::set_default_policy_version`] | Makes a version of a custom policy the default one, whose document applies. |
//! | [`Ram::delete_policy_version`] | Deletes a version of a custom policy that is not the default one. |

use oss_policy::Document;

use crate::policy_name::PolicyName;
use crate::ram::Ram;

mod create_policy;
mod create_policy_version;
mod delete_policy;
mod delete_policy_version;
mod get_policy;
mod get_policy_version;
mod list_policies;
mod list_policy_versions;
mod policies;
mod rotate_strategy;
mod set_default_policy_version;

pub use create_policy::CreatePolicy;
pub use create_policy_version::CreatePolicyVersion;
pub use delete_policy::DeletePolicy;
pub use delete_policy_version::DeletePolicyVersion;
pub use get_policy::{GetPolicy, GetPolicyOutput};
pub use get_policy_version::GetPolicyVersion;
pub use list_policies::{ListPolicies, ListPoliciesOutput};
pub use list_policy_versions::{ListPolicyVersions, ListPolicyVersionsOutput};
pub use policies::{Policy, PolicyVersion};
pub use rotate_strategy::RotateStrategy;
pub use set_default_policy_version::SetDefaultPolicyVersion;

/// Policies and their versions.
impl Ram {
    /// Creates a custom policy with its first version, `v1`. See [`CreatePolicy`].
    pub fn create_policy(
        &self,
        policy_name: impl Into<String>,
        policy_document: impl Into<Document>,
    ) -> CreatePolicy {
        CreatePolicy::new(self, policy_name, policy_document)
    }

    /// Reads a policy with its default version. See [`GetPolicy`].
    pub fn get_policy(&self, policy: impl Into<PolicyName>) -> GetPolicy {
        GetPolicy::new(self, policy)
    }

    /// Lists the policies of the account and of the system, without their documents. See
    /// [`ListPolicies`].
    pub fn list_policies(&self) -> ListPolicies {
        ListPolicies::new(self)
    }

    /// Deletes a custom policy that is not attached to anything. See [`DeletePolicy`].
    pub fn delete_policy(&self, policy_name: impl Into<String>) -> DeletePolicy {
        DeletePolicy::new(self, policy_name)
    }

    /// Adds a version to a custom policy. See [`CreatePolicyVersion`].
    pub fn create_policy_version(
        &self,
        policy_name: impl Into<String>,
        policy_document: impl Into<Document>,
    ) -> CreatePolicyVersion {
        CreatePolicyVersion::new(self, policy_name, policy_document)
    }

    /// Reads a version of a policy with its document. See [`GetPolicyVersion`].
    pub fn get_policy_version(
        &self,
        policy: impl Into<PolicyName>,
        version_id: impl Into<String>,
    ) -> GetPolicyVersion {
        GetPolicyVersion::new(self, policy, version_id)
    }

    /// Lists the versions of a policy with their documents. See [`ListPolicyVersions`].
    pub fn list_policy_versions(&self, policy: impl Into<PolicyName>) -> ListPolicyVersions {
        ListPolicyVersions::new(self, policy)
    }

    /// Makes a version of a custom policy the default one, whose document applies. See
    /// [`SetDefaultPolicyVersion`].
    pub fn set_default_policy_version(
        &self,
        policy_name: impl Into<String>,
        version_id: impl Into<String>,
    ) -> SetDefaultPolicyVersion {
        SetDefaultPolicyVersion::new(self, policy_name, version_id)
    }

    /// Deletes a version of a custom policy that is not the default one. See
    /// [`DeletePolicyVersion`].
    pub fn delete_policy_version(
        &self,
        policy_name: impl Into<String>,
        version_id: impl Into<String>,
    ) -> DeletePolicyVersion {
        DeletePolicyVersion::new(self, policy_name, version_id)
    }
}
