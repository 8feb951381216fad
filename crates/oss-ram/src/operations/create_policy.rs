//! The operation `CreatePolicy`.

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Policy, Tag, names};

/// Creates a custom policy with its first version, `v1`.
///
/// # Errors
///
/// The code is `EntityAlreadyExists.Policy` if the name is taken, `LimitExceeded.Policy` if the
/// account has 1500 policies already, and `MalformedPolicyDocument` if the document is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicy {
    policy_name: String,
    policy_document: Document,
    description: Option<String>,
    tags: Vec<Tag>,
}

/// The output of [`CreatePolicy`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatePolicyOutput {
    /// The policy.
    pub policy: Policy,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl CreatePolicy {
    /// Creates the operation with the name of the new policy and its document.
    pub fn new(policy_name: impl Into<String>, policy_document: Document) -> Self {
        Self {
            policy_name: policy_name.into(),
            policy_document,
            description: None,
            tags: Vec::new(),
        }
    }

    /// Sets the description, which has at most 1024 characters. By default there is none.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Adds a tag. By default there are none.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push(Tag::new(key, value));
        self
    }
}

impl Operation for CreatePolicy {
    type Output = CreatePolicyOutput;
    const NAME: &'static str = "CreatePolicy";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(&self.policy_name)?;
        names::document(
            "PolicyDocument",
            &self.policy_document,
            DocumentUse::Identity,
        )?;
        names::text("Description", self.description.as_ref())?;
        let parameters = Parameters::new()
            .with("PolicyName", &self.policy_name)
            .with("PolicyDocument", self.policy_document.text())
            .with_some("Description", self.description.as_ref());
        Ok(Tag::write(&self.tags, parameters))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(CreatePolicyOutput {
            policy: Policy::read(&answer.object("Policy")?)?,
            request_id: answer.request_id()?,
        })
    }
}
