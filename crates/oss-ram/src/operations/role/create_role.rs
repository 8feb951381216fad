//! `CreateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::common::Tag;
use crate::operations::role::Role;
use crate::ram::Ram;

/// Creates a role and sets who may assume it.
///
/// A new role has no rights. The request fails with `LimitExceeded.Role` if the account has 1,000
/// roles already, and with `MalformedPolicyDocument` if the trust policy is not valid or names
/// somebody who does not exist.
///
/// Needs the permission `ram:CreateRole`. RAM may refuse it with `EntityAlreadyExists.Role`,
/// `LimitExceeded.Role`, `MalformedPolicyDocument`. API reference:
/// [CreateRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createrole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), Box<dyn std::error::Error>> {
/// use oss_policy::grant::Trust;
///
/// let trust = Trust::new().user("1234567890123456", "uploads").to_document()?;
/// let role = ram.create_role("uploads", trust).description("for uploads").send().await?;
/// println!("{}", role.arn);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateRole {
    call: CallContext,
    role_name: String,
    assume_role_policy_document: Document,
    description: Option<String>,
    max_session_duration: Option<Duration>,
    tags: Vec<Tag>,
}

impl CreateRole {
    pub(crate) fn new(
        ram: &Ram,
        role_name: impl Into<String>,
        assume_role_policy_document: impl Into<Document>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            role_name: role_name.into(),
            assume_role_policy_document: assume_role_policy_document.into(),
            description: None,
            max_session_duration: None,
            tags: Vec::new(),
        }
    }

    /// The description, which has at most 1,024 characters (`Description`).
    pub fn description(mut self, description: impl Into<Maybe<String>>) -> Self {
        self.description = description.into().0;
        self
    }

    /// The longest duration that a session of the role can have, from 3,600 s to 43,200 s. The
    /// default is 3,600 s (`MaxSessionDuration`).
    pub fn max_session_duration(
        mut self,
        max_session_duration: impl Into<Maybe<Duration>>,
    ) -> Self {
        self.max_session_duration = max_session_duration.into().0;
        self
    }

    /// The tags, which are numbered in this order. By default there are none (`Tag`).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<Tag>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }
}

call!(CreateRole -> Role, role_name);

impl Operation for CreateRole {
    type Output = Role;
    const NAME: &'static str = "CreateRole";

    fn request(self) -> Result<OperationRequest> {
        names::role(&self.role_name)?;
        names::document(
            "AssumeRolePolicyDocument",
            &self.assume_role_policy_document,
            DocumentUse::Trust,
        )?;
        names::text("Description", self.description.as_ref())?;
        names::max_session_duration("MaxSessionDuration", self.max_session_duration)?;
        Ok(Tag::write(
            &self.tags,
            OperationRequest::new()
                .parameter("RoleName", self.role_name)
                .parameter(
                    "AssumeRolePolicyDocument",
                    self.assume_role_policy_document.text(),
                )
                .optional_parameter("Description", self.description)
                .optional_parameter(
                    "MaxSessionDuration",
                    self.max_session_duration
                        .map(|longest| longest.as_secs().to_string()),
                ),
        ))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Role::read(&response.object("Role")?)
    }
}
