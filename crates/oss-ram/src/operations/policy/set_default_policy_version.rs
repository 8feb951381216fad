//! `SetDefaultPolicyVersion`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Makes a version of a custom policy the default one, whose document applies.
///
/// Needs the permission `ram:SetDefaultPolicyVersion`. RAM may refuse it with
/// `EntityNotExist.Policy`, `EntityNotExist.Policy.Version`, `InvalidParameter.VersionId.Format`.
/// API reference:
/// [SetDefaultPolicyVersion](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-setdefaultpolicyversion).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.set_default_policy_version("uploads", "v2").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct SetDefaultPolicyVersion {
    call: CallContext,
    policy_name: String,
    version_id: String,
}

impl SetDefaultPolicyVersion {
    pub(crate) fn new(
        ram: &Ram,
        policy_name: impl Into<String>,
        version_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy_name: policy_name.into(),
            version_id: version_id.into(),
        }
    }
}

call!(SetDefaultPolicyVersion -> (), policy_name, version_id);

impl Operation for SetDefaultPolicyVersion {
    type Output = ();
    const NAME: &'static str = "SetDefaultPolicyVersion";

    fn request(self) -> Result<OperationRequest> {
        names::policy(&self.policy_name)?;
        names::version(&self.version_id)?;
        Ok(OperationRequest::new()
            .parameter("PolicyName", self.policy_name)
            .parameter("VersionId", self.version_id))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
