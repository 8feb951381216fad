//! `ListPoliciesForRole`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::attachment::AttachedPolicy;
use crate::paging::list;
use crate::ram::Ram;

/// Lists the policies that are attached to a role.
///
/// All of them are on one page.
///
/// Needs the permission `ram:ListPoliciesForRole`. RAM may refuse it with `EntityNotExist.Role`.
/// API reference:
/// [ListPoliciesForRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let mut policies = ram.list_policies_for_role("uploads").items();
/// while let Some(policy) = policies.next().await {
///     println!("{}", policy?.policy_name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPoliciesForRole {
    call: CallContext,
    role_name: String,
}

impl ListPoliciesForRole {
    pub(crate) fn new(ram: &Ram, role_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            role_name: role_name.into(),
        }
    }
}

call!(ListPoliciesForRole -> ListPoliciesForRoleOutput, role_name);

impl Operation for ListPoliciesForRole {
    type Output = ListPoliciesForRoleOutput;
    const NAME: &'static str = "ListPoliciesForRole";

    fn request(self) -> Result<OperationRequest> {
        names::role(&self.role_name)?;
        Ok(OperationRequest::new().parameter("RoleName", self.role_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListPoliciesForRoleOutput {
            policies: response.list("Policies", "Policy", AttachedPolicy::read)?,
        })
    }
}

list!(ListPoliciesForRole, policies: AttachedPolicy);

/// What [`ListPoliciesForRole`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPoliciesForRoleOutput {
    /// The policies.
    pub policies: Vec<AttachedPolicy>,
}
