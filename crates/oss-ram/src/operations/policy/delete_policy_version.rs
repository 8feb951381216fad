//! `DeletePolicyVersion`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Deletes a version of a custom policy that is not the default one.
///
/// The request fails with `DeleteConflict.Policy.Version.Default` for the default version.
///
/// Needs the permission `ram:DeletePolicyVersion`. RAM may refuse it with
/// `DeleteConflict.Policy.Version.Default`, `EntityNotExist.Policy`,
/// `EntityNotExist.Policy.Version`, `InvalidParameter.VersionId.Format`. API reference:
/// [DeletePolicyVersion](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deletepolicyversion).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.delete_policy_version("uploads", "v1").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicyVersion {
    call: CallContext,
    policy_name: String,
    version_id: String,
}

impl DeletePolicyVersion {
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

call!(DeletePolicyVersion -> (), policy_name, version_id);

impl Operation for DeletePolicyVersion {
    type Output = ();
    const NAME: &'static str = "DeletePolicyVersion";

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
