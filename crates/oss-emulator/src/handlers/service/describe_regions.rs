//! DescribeRegions.

use oss_sign::regions;
use oss_sign::regions::Region;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns the endpoints of one region, which is written as `oss-cn-hangzhou`, or of all regions.
pub(crate) async fn describe_regions(call: Call) -> Result<ServerResponse, OssError> {
    let asked = call.query("regions").filter(|region| !region.is_empty());
    let is_asked =
        |region: &&Region| asked.is_none_or(|asked| asked.strip_prefix("oss-") == Some(region.id));
    let regions: Vec<&Region> = regions::all().iter().filter(is_asked).collect();
    if regions.is_empty() {
        return Err(OssError::new(Code::NoSuchRegion));
    }
    let document = Xml::document("RegionInfoList")
        .each(regions, |xml, region| {
            let location = format!("oss-{}", region.id);
            xml.begin("RegionInfo")
                .text("Region", &location)
                .maybe("InternetEndpoint", region.public_host())
                .maybe("InternalEndpoint", region.internal_host())
                .text("AccelerateEndpoint", "oss-accelerate.aliyuncs.com")
                .close()
        })
        .end();
    Ok(response::xml(document))
}
