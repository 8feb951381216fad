//! `CreatePolicyVersion`.

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, PolicyVersion, names};

/// Adds a version to a policy of the account, of which there are five at most.
///
/// # Errors
///
/// `LimitExceeded.Policy.Version`, `EntityNotExist.Policy`, `MalformedPolicyDocument`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicyVersion {
    policy_name: String,
    policy_document: Document,
    as_default: bool,
    rotate: bool,
}

/// What [`CreatePolicyVersion`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatePolicyVersionOutput {
    /// The version.
    pub policy_version: PolicyVersion,
    /// The id of the call.
    pub request_id: String,
}

impl CreatePolicyVersion {
    /// Takes a policy of the account and the document of the version.
    pub fn new(policy_name: impl Into<String>, policy_document: Document) -> Self {
        Self {
            policy_name: policy_name.into(),
            policy_document,
            as_default: false,
            rotate: false,
        }
    }

    /// Makes it the version that holds.
    pub fn as_default(mut self) -> Self {
        self.as_default = true;
        self
    }

    /// Deletes the oldest version that does not hold, if there are five.
    pub fn rotate(mut self) -> Self {
        self.rotate = true;
        self
    }
}

impl Operation for CreatePolicyVersion {
    type Output = CreatePolicyVersionOutput;
    const NAME: &'static str = "CreatePolicyVersion";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(&self.policy_name)?;
        names::document(
            "PolicyDocument",
            &self.policy_document,
            DocumentUse::Identity,
        )?;
        Ok(Parameters::new()
            .with("PolicyName", &self.policy_name)
            .with("PolicyDocument", self.policy_document.text())
            .with_some("SetAsDefault", self.as_default.then_some("true"))
            .with_some("RotateStrategy", self.rotate.then_some(ROTATE)))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(CreatePolicyVersionOutput {
            policy_version: PolicyVersion::read(&answer.object("PolicyVersion")?)?,
            request_id: answer.request_id()?,
        })
    }
}

const ROTATE: &str = "DeleteOldestNonDefaultVersionWhenLimitExceeded";
