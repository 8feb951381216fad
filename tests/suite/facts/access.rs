//! Questions about policies, which are asked with session policies of the role.

use std::time::Duration;

use oss_client::Error;

use super::{Fact, asked};
use crate::suite::{Failed, Place};

pub(super) const FACTS: &[Fact] = &[
    asked!("Is an action compared without case?", "yes", action_case),
    asked!(
        "May the region of a resource be the bucket's location?",
        "yes",
        region_in_resource
    ),
    asked!(
        "Does a condition StringNotEquals hold for a key that is absent?",
        "yes",
        absent_key
    ),
    asked!(
        "Does StringNotEquals with several values hold only if none of them matches?",
        "yes",
        several_values
    ),
    asked!(
        "Is the name of a condition key compared without case?",
        "yes",
        condition_case
    ),
];

/// Finds out whether a session may read an object if its session policy has the given statement.
async fn may_read(
    place: &Place,
    action: &str,
    region: &str,
    condition: &str,
) -> Result<bool, Failed> {
    if place.role.is_none() {
        return Err("OSS_ROLE_ARN is not set".into());
    }
    let policy = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"acs:oss:{region}:*:{}/*"{condition}}}]}}"#,
        place.name
    );
    let session = place
        .assume()
        .duration(Duration::from_secs(900))
        .policy(policy);
    let bucket = place.bucket_as(session.build()?)?;
    match bucket.get_object(place.key("stored.txt")).send().await {
        Ok(_) => Ok(true),
        Err(error) if Error::is_access_denied(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn yes_or_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

async fn action_case(place: &Place) -> Result<String, Failed> {
    Ok(yes_or_no(may_read(place, "OSS:getobject", "*", "").await?))
}

async fn region_in_resource(place: &Place) -> Result<String, Failed> {
    let region = format!("oss-{}", place.region);
    Ok(yes_or_no(
        may_read(place, "oss:GetObject", &region, "").await?,
    ))
}

async fn absent_key(place: &Place) -> Result<String, Failed> {
    let condition = r#","Condition":{"StringNotEquals":{"acs:SourceVpc":["vpc-none"]}}"#;
    Ok(yes_or_no(
        may_read(place, "oss:GetObject", "*", condition).await?,
    ))
}

async fn several_values(place: &Place) -> Result<String, Failed> {
    let condition = r#","Condition":{"StringNotEquals":{"acs:SecureTransport":["true","false"]}}"#;
    let read = may_read(place, "oss:GetObject", "*", condition).await?;
    Ok(yes_or_no(!read))
}

async fn condition_case(place: &Place) -> Result<String, Failed> {
    let condition = r#","Condition":{"StringLike":{"ACS:securetransport":["*"]}}"#;
    Ok(yes_or_no(
        may_read(place, "oss:GetObject", "*", condition).await?,
    ))
}
