//! `DescribeRegions`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::service::Regions;

/// Lists the regions of OSS with their endpoints.
///
/// The answer contains all regions if none is given. The request fails with `NoSuchRegion` if the
/// region does not exist.
///
/// Needs the permission `oss:DescribeRegions`. OSS may refuse it with `AccessDenied`,
/// `NoSuchBucket`, `NoSuchRegion`. API reference:
/// [DescribeRegions](https://www.alibabacloud.com/help/en/oss/developer-reference/describeregions).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.describe_regions().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DescribeRegions {
    call: CallContext,
    regions: Option<String>,
}

impl DescribeRegions {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            regions: None,
        }
    }

    /// The ID of one region with the prefix `oss-`, for example `oss-cn-hangzhou`. Without it the
    /// answer contains all regions (parameter `regions`).
    pub fn regions(mut self, regions: impl IntoField<String>) -> Self {
        self.regions = regions.into_field();
        self
    }
}

call!(DescribeRegions -> Regions);
presign!(DescribeRegions);

impl Operation for DescribeRegions {
    type Output = Regions;
    const NAME: &'static str = "DescribeRegions";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("regions", self.regions.unwrap_or_default()))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("RegionInfoList")
    }
}
