//! `ListPolicies`.

use oss_policy::PolicyKind;

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::LARGEST_LIST;
use crate::operations::policy::Policy;
use crate::paging::list;
use crate::policy_name::type_name;
use crate::ram::Ram;

/// Lists the policies of the account and of the system, without their documents.
///
/// Needs the permission `ram:ListPolicies`. API reference:
/// [ListPolicies](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpolicies).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_policy::PolicyKind;
///
/// let mut policies = ram.list_policies().policy_type(PolicyKind::Custom).items();
/// while let Some(policy) = policies.next().await {
///     println!("{}", policy?.policy_name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPolicies {
    call: CallContext,
    policy_type: Option<PolicyKind>,
    max_items: Option<u32>,
    marker: Option<String>,
}

impl ListPolicies {
    pub(crate) fn new(ram: &Ram) -> Self {
        Self {
            call: CallContext::new(ram),
            policy_type: None,
            max_items: None,
            marker: None,
        }
    }

    /// The list contains only policies of this kind. By default it contains both kinds
    /// (`PolicyType`).
    pub fn policy_type(mut self, policy_type: impl Into<Maybe<PolicyKind>>) -> Self {
        self.policy_type = policy_type.into().0;
        self
    }

    /// The limit of the number of entries on a page, from 1 to 1,000. The default is 100
    /// (`MaxItems`).
    pub fn max_items(mut self, max_items: impl Into<Maybe<u32>>) -> Self {
        self.max_items = max_items.into().0;
        self
    }

    /// The marker of the page before, from which the list is continued (`Marker`).
    pub fn marker(mut self, marker: impl Into<Maybe<String>>) -> Self {
        self.marker = marker.into().0;
        self
    }
}

call!(ListPolicies -> ListPoliciesOutput);

impl Operation for ListPolicies {
    type Output = ListPoliciesOutput;
    const NAME: &'static str = "ListPolicies";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn request(self) -> Result<OperationRequest> {
        names::max_items(self.max_items)?;
        Ok(OperationRequest::new()
            .optional_parameter("PolicyType", self.policy_type.map(type_name))
            .optional_parameter("MaxItems", self.max_items.map(|count| count.to_string()))
            .optional_parameter("Marker", self.marker))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListPoliciesOutput {
            policies: response.list("Policies", "Policy", Policy::read)?,
            is_truncated: response.flag("IsTruncated")?,
            marker: response.maybe_text("Marker")?,
        })
    }
}

list!(ListPolicies, policies: Policy => |policy| (&policy.policy_name, policy.policy_type));

/// What [`ListPolicies`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPoliciesOutput {
    /// The policies of this page.
    pub policies: Vec<Policy>,
    /// Whether there are more entries, on further pages.
    pub is_truncated: bool,
    /// The marker with which the next page is requested.
    pub marker: Option<String>,
}
