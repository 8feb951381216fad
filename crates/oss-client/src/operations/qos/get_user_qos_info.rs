//! `GetUserQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::UserQosConfiguration;

/// Reads the limits of bandwidth and requests of the account in a region.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:GetUserQosInfo`. API reference:
/// [GetUserQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getuserqosinfo).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.get_user_qos_info().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetUserQosInfo {
    call: CallContext,
}

impl GetUserQosInfo {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
        }
    }
}

call!(GetUserQosInfo -> UserQosConfiguration);
presign!(GetUserQosInfo);

impl Operation for GetUserQosInfo {
    type Output = UserQosConfiguration;
    const NAME: &'static str = "GetUserQosInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET).query("qosInfo", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("QoSConfiguration")
    }
}
