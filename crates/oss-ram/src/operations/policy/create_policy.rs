//! `CreatePolicy`.

use oss_policy::{Document, DocumentUse};

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::common::Tag;
use crate::operations::policy::Policy;
use crate::ram::Ram;

/// Creates a custom policy with its first version, `v1`.
///
/// The request fails with `LimitExceeded.Policy` if the account has 1,500 policies already, and
/// with `MalformedPolicyDocument` if the document is not valid.
///
/// Needs the permission `ram:CreatePolicy`. RAM may refuse it with `EntityAlreadyExists.Policy`,
/// `InvalidParameter.PolicyDocument.Length`, `LimitExceeded.Policy`, `MalformedPolicyDocument`. API
/// reference:
/// [CreatePolicy](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createpolicy).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), Box<dyn std::error::Error>> {
/// use oss_policy::DocumentUse;
/// use oss_policy::grant::{Grant, Permission};
///
/// let rights = Grant::new("examplebucket", "incoming/")
///     .permissions([Permission::Upload])
///     .to_document(DocumentUse::Identity)?;
/// let policy = ram.create_policy("uploads", rights).send().await?;
/// assert_eq!(policy.default_version.as_deref(), Some("v1"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreatePolicy {
    call: CallContext,
    policy_name: String,
    policy_document: Document,
    description: Option<String>,
    tags: Vec<Tag>,
}

impl CreatePolicy {
    pub(crate) fn new(
        ram: &Ram,
        policy_name: impl Into<String>,
        policy_document: impl Into<Document>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy_name: policy_name.into(),
            policy_document: policy_document.into(),
            description: None,
            tags: Vec::new(),
        }
    }

    /// The description, which has at most 1,024 characters (`Description`).
    pub fn description(mut self, description: impl Into<Maybe<String>>) -> Self {
        self.description = description.into().0;
        self
    }

    /// The tags, which are numbered in this order. By default there are none (`Tag`).
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<Tag>>) -> Self {
        self.tags = tags.into_iter().map(Into::into).collect();
        self
    }
}

call!(CreatePolicy -> Policy, policy_name);

impl Operation for CreatePolicy {
    type Output = Policy;
    const NAME: &'static str = "CreatePolicy";

    fn request(self) -> Result<OperationRequest> {
        names::policy(&self.policy_name)?;
        names::document(
            "PolicyDocument",
            &self.policy_document,
            DocumentUse::Identity,
        )?;
        names::text("Description", self.description.as_ref())?;
        Ok(Tag::write(
            &self.tags,
            OperationRequest::new()
                .parameter("PolicyName", self.policy_name)
                .parameter("PolicyDocument", self.policy_document.text())
                .optional_parameter("Description", self.description),
        ))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Policy::read(&response.object("Policy")?)
    }
}
