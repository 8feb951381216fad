//! `ListPoliciesForUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::attachment::AttachedPolicy;
use crate::paging::list;
use crate::ram::Ram;

/// Lists the policies that are attached to a user.
///
/// Those of its groups are not included. All of them are on one page.
///
/// Needs the permission `ram:ListPoliciesForUser`. RAM may refuse it with `EntityNotExist.User`.
/// API reference:
/// [ListPoliciesForUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let mut policies = ram.list_policies_for_user("uploads").items();
/// while let Some(policy) = policies.next().await {
///     println!("{}", policy?.policy_name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPoliciesForUser {
    call: CallContext,
    user_name: String,
}

impl ListPoliciesForUser {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
        }
    }
}

call!(ListPoliciesForUser -> ListPoliciesForUserOutput, user_name);

impl Operation for ListPoliciesForUser {
    type Output = ListPoliciesForUserOutput;
    const NAME: &'static str = "ListPoliciesForUser";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new().parameter("UserName", self.user_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListPoliciesForUserOutput {
            policies: response.list("Policies", "Policy", AttachedPolicy::read)?,
        })
    }
}

list!(ListPoliciesForUser, policies: AttachedPolicy);

/// What [`ListPoliciesForUser`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPoliciesForUserOutput {
    /// The policies.
    pub policies: Vec<AttachedPolicy>,
}
