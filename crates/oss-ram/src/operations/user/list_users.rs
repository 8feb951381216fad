//! `ListUsers`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::LARGEST_LIST;
use crate::operations::user::User;
use crate::paging::list;
use crate::ram::Ram;

/// Lists the users of the account.
///
/// Needs the permission `ram:ListUsers`. API reference:
/// [ListUsers](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listusers).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let mut users = ram.list_users().items();
/// while let Some(user) = users.next().await {
///     println!("{}", user?.user_name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListUsers {
    call: CallContext,
    max_items: Option<u32>,
    marker: Option<String>,
}

impl ListUsers {
    pub(crate) fn new(ram: &Ram) -> Self {
        Self {
            call: CallContext::new(ram),
            max_items: None,
            marker: None,
        }
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

call!(ListUsers -> ListUsersOutput);

impl Operation for ListUsers {
    type Output = ListUsersOutput;
    const NAME: &'static str = "ListUsers";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn request(self) -> Result<OperationRequest> {
        names::max_items(self.max_items)?;
        Ok(OperationRequest::new()
            .optional_parameter("MaxItems", self.max_items.map(|count| count.to_string()))
            .optional_parameter("Marker", self.marker))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListUsersOutput {
            users: response.list("Users", "User", User::read)?,
            is_truncated: response.flag("IsTruncated")?,
            marker: response.maybe_text("Marker")?,
        })
    }
}

list!(ListUsers, users: User => |entry| &entry.user_name);

/// What [`ListUsers`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListUsersOutput {
    /// The users of this page.
    pub users: Vec<User>,
    /// Whether there are more entries, on further pages.
    pub is_truncated: bool,
    /// The marker with which the next page is requested.
    pub marker: Option<String>,
}
