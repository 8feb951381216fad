//! `UpdateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Role, names};

/// Changes a role; its trust policy and description stay unless they are set.
///
/// The longest session is always sent: left out, it would become 3600 s, whatever it was.
///
/// # Errors
///
/// `EntityNotExist.Role`, `MalformedPolicyDocument`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateRole {
    role_name: String,
    max_session_duration: Duration,
    new_assume_role_policy_document: Option<Document>,
    new_description: Option<String>,
}

/// What [`UpdateRole`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateRoleOutput {
    /// The role as it is now.
    pub role: Role,
    /// The id of the call.
    pub request_id: String,
}

impl UpdateRole {
    /// Takes the role and the longest session.
    pub fn new(role_name: impl Into<String>, max_session_duration: Duration) -> Self {
        Self {
            role_name: role_name.into(),
            max_session_duration,
            new_assume_role_policy_document: None,
            new_description: None,
        }
    }

    /// Another trust policy.
    pub fn new_assume_role_policy_document(
        mut self,
        new_assume_role_policy_document: Document,
    ) -> Self {
        self.new_assume_role_policy_document = Some(new_assume_role_policy_document);
        self
    }

    /// A remark, of up to 1024 characters.
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
