//! `CreateRole`.

use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Role, Tag, names};

/// Makes a role that has no rights yet, and says who may assume it.
///
/// # Errors
///
/// `EntityAlreadyExists.Role`, `LimitExceeded.Role` beyond 1000, `MalformedPolicyDocument` also when
/// whom the trust policy names does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateRole {
    role_name: String,
    assume_role_policy_document: Document,
    description: Option<String>,
    max_session_duration: Option<Duration>,
    tags: Vec<Tag>,
}

/// What [`CreateRole`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateRoleOutput {
    /// The role.
    pub role: Role,
    /// The id of the call.
    pub request_id: String,
}

impl CreateRole {
    /// Takes the role and its trust policy.
    pub fn new(role_name: impl Into<String>, assume_role_policy_document: Document) -> Self {
        Self {
            role_name: role_name.into(),
            assume_role_policy_document,
            description: None,
            max_session_duration: None,
            tags: Vec::new(),
        }
    }

    /// A remark, of up to 1024 characters.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The longest session that may be asked for: 3600 s to 43200 s, 3600 s unless told.
    pub fn max_session_duration(mut self, max_session_duration: Duration) -> Self {
        self.max_session_duration = Some(max_session_duration);
        self
    }

    /// A tag; further calls add to them.
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
