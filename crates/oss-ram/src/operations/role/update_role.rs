//! `UpdateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::role::Role;
use crate::ram::Ram;

/// Changes a role.
///
/// The trust policy and the description are not changed unless they are set. The longest duration
/// of a session is always sent, because RAM would otherwise reset it to 3,600 s. The request fails
/// with `MalformedPolicyDocument` if the trust policy is not valid.
///
/// Needs the permission `ram:UpdateRole`. RAM may refuse it with `EntityNotExist.Role`,
/// `MalformedPolicyDocument`. API reference:
/// [UpdateRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-updaterole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use std::time::Duration;
///
/// let two_hours = Duration::from_secs(7200);
/// let role = ram.update_role("uploads", two_hours).send().await?;
/// assert_eq!(role.max_session_duration, Some(two_hours));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateRole {
    call: CallContext,
    role_name: String,
    new_max_session_duration: Duration,
    new_assume_role_policy_document: Option<Document>,
    new_description: Option<String>,
}

impl UpdateRole {
    pub(crate) fn new(
        ram: &Ram,
        role_name: impl Into<String>,
        new_max_session_duration: impl Into<Duration>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            role_name: role_name.into(),
            new_max_session_duration: new_max_session_duration.into(),
            new_assume_role_policy_document: None,
            new_description: None,
        }
    }

    /// The new trust policy (`NewAssumeRolePolicyDocument`).
    pub fn new_assume_role_policy_document(
        mut self,
        new_assume_role_policy_document: impl Into<Maybe<Document>>,
    ) -> Self {
        self.new_assume_role_policy_document = new_assume_role_policy_document.into().0;
        self
    }

    /// The new description, which has at most 1,024 characters (`NewDescription`).
    pub fn new_description(mut self, new_description: impl Into<Maybe<String>>) -> Self {
        self.new_description = new_description.into().0;
        self
    }
}

call!(UpdateRole -> Role, role_name, new_max_session_duration);

impl Operation for UpdateRole {
    type Output = Role;
    const NAME: &'static str = "UpdateRole";

    fn request(self) -> Result<OperationRequest> {
        names::role(&self.role_name)?;
        names::max_session_duration("NewMaxSessionDuration", Some(self.new_max_session_duration))?;
        if let Some(document) = &self.new_assume_role_policy_document {
            names::document("NewAssumeRolePolicyDocument", document, DocumentUse::Trust)?;
        }
        names::text("NewDescription", self.new_description.as_ref())?;
        Ok(OperationRequest::new()
            .parameter("RoleName", self.role_name)
            .parameter(
                "NewMaxSessionDuration",
                self.new_max_session_duration.as_secs().to_string(),
            )
            .optional_parameter(
                "NewAssumeRolePolicyDocument",
                self.new_assume_role_policy_document
                    .as_ref()
                    .map(Document::text),
            )
            .optional_parameter("NewDescription", self.new_description))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Role::read(&response.object("Role")?)
    }
}
