//! `ListPolicyVersions`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::LARGEST_LIST;
use crate::operations::policy::PolicyVersion;
use crate::paging::list;
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Lists the versions of a policy with their documents.
///
/// A policy has at most five versions, which are on one page.
///
/// Needs the permission `ram:ListPolicyVersions`. RAM may refuse it with `EntityNotExist.Policy`.
/// API reference:
/// [ListPolicyVersions](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpolicyversions).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// let mut versions = ram.list_policy_versions(PolicyName::custom("uploads")).items();
/// while let Some(version) = versions.next().await {
///     println!("{}", version?.version_id);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPolicyVersions {
    call: CallContext,
    policy: PolicyName,
}

impl ListPolicyVersions {
    pub(crate) fn new(ram: &Ram, policy: impl Into<PolicyName>) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
        }
    }
}

call!(ListPolicyVersions -> ListPolicyVersionsOutput, policy);

impl Operation for ListPolicyVersions {
    type Output = ListPolicyVersionsOutput;
    const NAME: &'static str = "ListPolicyVersions";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str()))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListPolicyVersionsOutput {
            policy_versions: response.list(
                "PolicyVersions",
                "PolicyVersion",
                PolicyVersion::read,
            )?,
        })
    }
}

list!(ListPolicyVersions, policy_versions: PolicyVersion);

/// What [`ListPolicyVersions`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPolicyVersionsOutput {
    /// The versions.
    pub policy_versions: Vec<PolicyVersion>,
}
