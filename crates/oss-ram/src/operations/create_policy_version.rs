//! The operation `CreatePolicyVersion`.

use oss_policy::{Document, DocumentUse};

use crate::{Error, Members, Operation, Parameters, PolicyVersion, names};

/// Adds a version to a custom policy. A policy has at most five versions.
///
/// # Errors
///
/// The code is `LimitExceeded.Policy.Version` if there are five versions already,
/// `EntityNotExist.Policy` if there is no such policy, and `MalformedPolicyDocument` if the document is
/// not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicyVersion {
    policy_name: String,
    policy_document: Document,
    as_default: bool,
    rotate: bool,
}

/// The output of [`CreatePolicyVersion`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatePolicyVersionOutput {
    /// The version.
    pub policy_version: PolicyVersion,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl CreatePolicyVersion {
    /// Creates the operation with the name of a custom policy and the document of the new version.
    pub fn new(policy_name: impl Into<String>, policy_document: Document) -> Self {
        Self {
            policy_name: policy_name.into(),
            policy_document,
            as_default: false,
            rotate: false,
        }
    }

    /// Makes the new version the default one, whose document applies. By default it is not.
    pub fn as_default(mut self) -> Self {
        self.as_default = true;
        self
    }

    /// Deletes the oldest version that is not the default one, if there are five versions. By default
    /// none is deleted.
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
