//! `CreatePolicy`.

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, Policy, Tag, names};

/// Makes a policy of the account, with its first version `v1`.
///
/// # Errors
///
/// `EntityAlreadyExists.Policy`, `LimitExceeded.Policy` beyond 1500, `MalformedPolicyDocument`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicy {
    policy_name: String,
    policy_document: Document,
    description: Option<String>,
    tags: Vec<Tag>,
}

/// What [`CreatePolicy`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatePolicyOutput {
    /// The policy.
    pub policy: Policy,
    /// The id of the call.
    pub request_id: String,
}

impl CreatePolicy {
    /// Takes a policy of the account and its document.
    pub fn new(policy_name: impl Into<String>, policy_document: Document) -> Self {
        Self {
            policy_name: policy_name.into(),
            policy_document,
            description: None,
            tags: Vec::new(),
        }
    }

    /// A remark, of up to 1024 characters.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A tag; further calls add to them.
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
