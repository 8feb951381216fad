//! `ListRoles`.

use super::LARGEST_LIST;
use crate::{Error, Members, Operation, Page, Paged, Parameters, Role, names};

/// Lists all roles, in pages, without their trust policies.
///
/// [`Ram::pages`](crate::Ram::pages) goes through all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListRoles {
    max_items: Option<u32>,
    marker: Option<String>,
}

impl ListRoles {
    /// From the first page on.
    pub fn new() -> Self {
        Self::default()
    }

    /// The most items of a page: 1 to 1000, 100 unless told.
    pub fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Begins where a page ended.
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
