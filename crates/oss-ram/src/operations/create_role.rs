//! The operation `CreateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Role, Tag, names};

/// Creates a role and sets who may assume it. A new role has no rights.
///
/// # Errors
///
/// The code is `EntityAlreadyExists.Role` if the name is taken, `LimitExceeded.Role` if the account has
/// 1000 roles already, and `MalformedPolicyDocument` if the trust policy is not valid or names somebody
/// who does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateRole {
    role_name: String,
    assume_role_policy_document: Document,
    description: Option<String>,
    max_session_duration: Option<Duration>,
    tags: Vec<Tag>,
}

/// The output of [`CreateRole`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateRoleOutput {
    /// The role.
    pub role: Role,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl CreateRole {
    /// Creates the operation with the name of the new role and its trust policy.
    pub fn new(role_name: impl Into<String>, assume_role_policy_document: Document) -> Self {
        Self {
            role_name: role_name.into(),
            assume_role_policy_document,
            description: None,
            max_session_duration: None,
            tags: Vec::new(),
        }
    }

    /// Sets the description, which has at most 1024 characters. By default there is none.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets the longest duration that a session of the role can have, from 3600 s to 43200 s. The
    /// default is 3600 s.
    pub fn max_session_duration(mut self, max_session_duration: Duration) -> Self {
        self.max_session_duration = Some(max_session_duration);
        self
    }

    /// Adds a tag. By default there are none.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push(Tag::new(key, value));
        self
    }
}

impl Operation for CreateRole {
    type Output = CreateRoleOutput;
    const NAME: &'static str = "CreateRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::role(&self.role_name)?;
        names::document(
            "AssumeRolePolicyDocument",
            &self.assume_role_policy_document,
            DocumentUse::Trust,
        )?;
        names::text("Description", self.description.as_ref())?;
        names::max_session_duration("MaxSessionDuration", self.max_session_duration)?;
        let parameters = Parameters::new()
            .with("RoleName", &self.role_name)
            .with(
                "AssumeRolePolicyDocument",
                self.assume_role_policy_document.text(),
            )
            .with_some("Description", self.description.as_ref())
            .with_some(
                "MaxSessionDuration",
                self.max_session_duration
                    .map(|longest| longest.as_secs().to_string()),
            );
        Ok(Tag::write(&self.tags, parameters))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(CreateRoleOutput {
            role: Role::read(&answer.object("Role")?)?,
            request_id: answer.request_id()?,
        })
    }
}
