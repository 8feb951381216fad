//! `CreatePolicyVersion`.

use oss_policy::{Document, DocumentUse};

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::policy::{PolicyVersion, RotateStrategy};
use crate::ram::Ram;

/// Adds a version to a custom policy.
///
/// A policy has at most five versions. The request fails with `LimitExceeded.Policy.Version` if
/// there are five already and `rotate_strategy` does not make room, and with
/// `MalformedPolicyDocument` if the document is not valid.
///
/// Needs the permission `ram:CreatePolicyVersion`. RAM may refuse it with `EntityNotExist.Policy`,
/// `InvalidParameter.PolicyDocument.Length`, `LimitExceeded.Policy.Version`,
/// `MalformedPolicyDocument`. API reference:
/// [CreatePolicyVersion](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createpolicyversion).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), Box<dyn std::error::Error>> {
/// use oss_policy::DocumentUse;
/// use oss_policy::grant::{Grant, Permission};
/// use oss_ram::operations::policy::RotateStrategy;
///
/// let rights = Grant::new("examplebucket", "incoming/")
///     .permissions([Permission::Upload, Permission::Read])
///     .to_document(DocumentUse::Identity)?;
/// let version = ram
///     .create_policy_version("uploads", rights)
///     .set_as_default(true)
///     .rotate_strategy(RotateStrategy::DeleteOldestNonDefaultVersionWhenLimitExceeded)
///     .send()
///     .await?;
/// println!("{} applies now", version.version_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicyVersion {
    call: CallContext,
    policy_name: String,
    policy_document: Document,
    set_as_default: Option<bool>,
    rotate_strategy: Option<RotateStrategy>,
}

impl CreatePolicyVersion {
    pub(crate) fn new(
        ram: &Ram,
        policy_name: impl Into<String>,
        policy_document: impl Into<Document>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy_name: policy_name.into(),
            policy_document: policy_document.into(),
            set_as_default: None,
            rotate_strategy: None,
        }
    }

    /// Whether the new version becomes the default one, whose document applies. The default is
    /// false (`SetAsDefault`).
    pub fn set_as_default(mut self, set_as_default: impl Into<Maybe<bool>>) -> Self {
        self.set_as_default = set_as_default.into().0;
        self
    }

    /// What happens if there are five versions already. By default the request fails
    /// (`RotateStrategy`).
    pub fn rotate_strategy(mut self, rotate_strategy: impl Into<Maybe<RotateStrategy>>) -> Self {
        self.rotate_strategy = rotate_strategy.into().0;
        self
    }
}

call!(CreatePolicyVersion -> PolicyVersion, policy_name);

impl Operation for CreatePolicyVersion {
    type Output = PolicyVersion;
    const NAME: &'static str = "CreatePolicyVersion";

    fn request(self) -> Result<OperationRequest> {
        names::policy(&self.policy_name)?;
        names::document(
            "PolicyDocument",
            &self.policy_document,
            DocumentUse::Identity,
        )?;
        Ok(OperationRequest::new()
            .parameter("PolicyName", self.policy_name)
            .parameter("PolicyDocument", self.policy_document.text())
            .optional_parameter(
                "SetAsDefault",
                self.set_as_default.map(|value| value.to_string()),
            )
            .optional_parameter(
                "RotateStrategy",
                self.rotate_strategy.map(RotateStrategy::as_str),
            ))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        PolicyVersion::read(&response.object("PolicyVersion")?)
    }
}
