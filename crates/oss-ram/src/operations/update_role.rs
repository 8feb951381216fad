//! The operation `UpdateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Role, names};

/// Changes a role. The trust policy and the description are not changed unless they are set.
///
/// The longest duration of a session is always sent, because RAM would otherwise reset it to 3600 s.
///
/// # Errors
///
/// The code is `EntityNotExist.Role` if there is no such role, and `MalformedPolicyDocument` if the
/// trust policy is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateRole {
    role_name: String,
    max_session_duration: Duration,
    new_assume_role_policy_document: Option<Document>,
    new_description: Option<String>,
}

/// The output of [`UpdateRole`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateRoleOutput {
    /// The role after the change.
    pub role: Role,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl UpdateRole {
    /// Creates the operation with the name of a role and the longest duration that a session of it can
    /// have, 3600 s to 43200 s.
    pub fn new(role_name: impl Into<String>, max_session_duration: Duration) -> Self {
        Self {
            role_name: role_name.into(),
            max_session_duration,
            new_assume_role_policy_document: None,
            new_description: None,
        }
    }

    /// Sets a new trust policy.
    pub fn new_assume_role_policy_document(
        mut self,
        new_assume_role_policy_document: Document,
    ) -> Self {
        self.new_assume_role_policy_document = Some(new_assume_role_policy_document);
        self
    }

    /// Sets the description, which has at most 1024 characters. By default there is none.
    pub fn new_description(mut self, new_description: impl Into<String>) -> Self {
        self.new_description = Some(new_description.into());
        self
    }
}

impl Operation for UpdateRole {
    type Output = UpdateRoleOutput;
    const NAME: &'static str = "UpdateRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::role(&self.role_name)?;
        names::max_session_duration("NewMaxSessionDuration", Some(self.max_session_duration))?;
        if let Some(document) = &self.new_assume_role_policy_document {
            names::document("NewAssumeRolePolicyDocument", document, DocumentUse::Trust)?;
        }
        names::text("NewDescription", self.new_description.as_ref())?;
        Ok(Parameters::new()
            .with("RoleName", &self.role_name)
            .with(
                "NewMaxSessionDuration",
                self.max_session_duration.as_secs().to_string(),
            )
            .with_some(
                "NewAssumeRolePolicyDocument",
                self.new_assume_role_policy_document
                    .as_ref()
                    .map(Document::text),
            )
            .with_some("NewDescription", self.new_description.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(UpdateRoleOutput {
            role: Role::read(&answer.object("Role")?)?,
            request_id: answer.request_id()?,
        })
    }
}
