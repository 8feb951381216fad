//! `GetPolicyVersion`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::policy::PolicyVersion;
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Reads a version of a policy with its document.
///
/// Needs the permission `ram:GetPolicyVersion`. RAM may refuse it with `EntityNotExist.Policy`,
/// `EntityNotExist.Policy.Version`. API reference:
/// [GetPolicyVersion](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getpolicyversion).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// let version = ram.get_policy_version(PolicyName::custom("uploads"), "v2").send().await?;
/// println!("{}", version.is_default_version);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetPolicyVersion {
    call: CallContext,
    policy: PolicyName,
    version_id: String,
}

impl GetPolicyVersion {
    pub(crate) fn new(
        ram: &Ram,
        policy: impl Into<PolicyName>,
        version_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
            version_id: version_id.into(),
        }
    }
}

call!(GetPolicyVersion -> PolicyVersion, policy, version_id);

impl Operation for GetPolicyVersion {
    type Output = PolicyVersion;
    const NAME: &'static str = "GetPolicyVersion";

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        names::version(&self.version_id)?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str())
            .parameter("VersionId", self.version_id))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        PolicyVersion::read(&response.object("PolicyVersion")?)
    }
}
