//! The operation `ListRoles`.

use super::LARGEST_LIST;
use crate::{Error, Members, Operation, Page, Paged, Parameters, Role, names};

/// Lists all roles in pages, without their trust policies.
///
/// To read all pages, use [`Ram::pages`](crate::Ram::pages).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListRoles {
    max_items: Option<u32>,
    marker: Option<String>,
}

impl ListRoles {
    /// Creates the operation, which lists from the first page on.
    pub fn new() -> Self {
        Self::default()
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

impl Operation for ListRoles {
    type Output = Page<Role>;
    const NAME: &'static str = "ListRoles";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn parameters(&self) -> Result<Parameters, Error> {
        names::max_items(self.max_items)?;
        Ok(Parameters::new()
            .with_some("MaxItems", self.max_items.map(|count| count.to_string()))
            .with_some("Marker", self.marker.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Page::read(answer, "Roles", "Role", Role::read)
    }
}

impl Paged for ListRoles {
    type Item = Role;

    fn at_marker(&self, marker: String) -> Self {
        self.clone().marker(marker)
    }
}
