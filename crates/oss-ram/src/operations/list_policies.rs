//! The operation `ListPolicies`.

use oss_policy::PolicyKind;

use super::LARGEST_LIST;
use crate::types::type_name;
use crate::{Error, Members, Operation, Page, Paged, Parameters, Policy, names};

/// Lists policies in pages, without their documents.
///
/// To read all pages, use [`Ram::pages`](crate::Ram::pages).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPolicies {
    policy_type: Option<PolicyKind>,
    max_items: Option<u32>,
    marker: Option<String>,
}

impl ListPolicies {
    /// Creates the operation, which lists from the first page on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Restricts the list to policies of one kind. By default it has both kinds.
    pub fn policy_type(mut self, policy_type: PolicyKind) -> Self {
        self.policy_type = Some(policy_type);
        self
    }

    /// Sets the greatest number of items in a page, from 1 to 1000. The default is 100.
    pub fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Sets where the list begins: the marker with which the page before ended.
    pub fn marker(mut self, marker: impl Into<String>) -> Self {
        self.marker = Some(marker.into());
        self
    }
}

impl Operation for ListPolicies {
    type Output = Page<Policy>;
    const NAME: &'static str = "ListPolicies";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn parameters(&self) -> Result<Parameters, Error> {
        names::max_items(self.max_items)?;
        Ok(Parameters::new()
            .with_some("PolicyType", self.policy_type.map(type_name))
            .with_some("MaxItems", self.max_items.map(|count| count.to_string()))
            .with_some("Marker", self.marker.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Page::read(answer, "Policies", "Policy", Policy::read)
    }
}

impl Paged for ListPolicies {
    type Item = Policy;

    fn at_marker(&self, marker: String) -> Self {
        self.clone().marker(marker)
    }
}
