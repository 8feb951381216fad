//! The policies of access points, and of access points for object processing; and the blocks of
//! public access that access points have.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, PublicAccessBlock, read_policy};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::{Bucket, ConfigurationKind, Slot};

use super::access_point::point;

/// A kind of access points, with the header that names one of them.
struct Points {
    kind: ConfigurationKind,
    policy: ConfigurationKind,
    header: &'static str,
    missing: Code,
}

const POINTS: Points = Points {
    kind: ConfigurationKind::AccessPoint,
    policy: ConfigurationKind::AccessPointPolicy,
    header: "x-oss-access-point-name",
    missing: Code::NoSuchAccessPoint,
};

const OBJECT_PROCESS: Points = Points {
    kind: ConfigurationKind::ObjectProcessAccessPoint,
    policy: ConfigurationKind::ObjectProcessAccessPointPolicy,
    header: "x-oss-access-point-for-object-process-name",
    missing: Code::NoSuchAccessPointForObjectProcess,
};

/// Replaces the policy of an access point.
pub(crate) async fn put_access_point_policy(call: Call) -> Result<ServerResponse, OssError> {
    POINTS.put(call).await
}

/// Returns the policy of an access point as it was received.
pub(crate) async fn get_access_point_policy(call: Call) -> Result<ServerResponse, OssError> {
    POINTS.get(&call)
}

/// Deletes the policy of an access point. It is not an error if there is none.
pub(crate) async fn delete_access_point_policy(call: Call) -> Result<ServerResponse, OssError> {
    POINTS.delete(call).await
}

/// Replaces the policy of an access point for object processing.
pub(crate) async fn put_access_point_policy_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    OBJECT_PROCESS.put(call).await
}

/// Returns the policy of an access point for object processing as it was received.
pub(crate) async fn get_access_point_policy_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    OBJECT_PROCESS.get(&call)
}

/// Deletes the policy of an access point for object processing. It is not an error if there is none.
pub(crate) async fn delete_access_point_policy_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    OBJECT_PROCESS.delete(call).await
}

impl Points {
    async fn put(&'static self, mut call: Call) -> Result<ServerResponse, OssError> {
        let body = call.policy_document().await?;
        read_policy(&body)?;
        let name = self.name(&call);
        call.update_bucket(move |bucket| {
            self.require(bucket, &name)?;
            bucket
                .configurations
                .insert(self.policy, &name, Slot::new(body));
            Ok(())
        })
        .await?;
        Ok(response::empty(StatusCode::OK))
    }

    fn get(&self, call: &Call) -> Result<ServerResponse, OssError> {
        let bucket = call.existing_bucket()?;
        let name = self.name(call);
        self.require(&bucket, &name)?;
        let policy = bucket.configurations.document(self.policy, &name);
        let policy = policy.ok_or_else(|| OssError::new(Code::NoSuchAccessPointPolicy))?;
        let text = String::from_utf8_lossy(policy).into_owned();
        Ok(response::json(200, text))
    }

    async fn delete(&'static self, call: Call) -> Result<ServerResponse, OssError> {
        let name = self.name(&call);
        call.update_bucket(move |bucket| {
            self.require(bucket, &name)?;
            bucket.configurations.remove(self.policy, &name);
            Ok(())
        })
        .await?;
        Ok(response::empty(StatusCode::NO_CONTENT))
    }

    fn name(&self, call: &Call) -> String {
        call.header(self.header).unwrap_or_default().to_owned()
    }

    fn require(&self, bucket: &Bucket, name: &str) -> Result<(), OssError> {
        match bucket.configurations.slot(self.kind, name) {
            Some(_) => Ok(()),
            None => Err(OssError::new(self.missing)),
        }
    }
}

/// Blocks public access through an access point, or does so no longer.
pub(crate) async fn put_access_point_public_access_block(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(PublicAccessBlock::LIMIT).await?;
    let block = PublicAccessBlock::from_request(&body)?;
    let name = named(&call);
    call.update_bucket(move |bucket| {
        point(bucket, &name)?;
        let kind = PublicAccessBlock::KIND;
        let slot = Slot::with_parsed(block.to_document(), block);
        bucket.configurations.insert(kind, &name, slot);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns whether public access through an access point is blocked.
pub(crate) async fn get_access_point_public_access_block(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let name = named(&call);
    point(&bucket, &name)?;
    let document = match bucket.configurations.named::<PublicAccessBlock>(&name) {
        Some(block) => block.to_document(),
        None => PublicAccessBlock::absent()?.to_document(),
    };
    Ok(response::xml(document))
}

/// Removes the block of an access point. It is not an error if there is none.
pub(crate) async fn delete_access_point_public_access_block(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let name = named(&call);
    call.update_bucket(move |bucket| {
        point(bucket, &name)?;
        let kind = PublicAccessBlock::KIND;
        bucket.configurations.remove(kind, &name);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

fn named(call: &Call) -> String {
    let name = call.query("x-oss-access-point-name").unwrap_or_default();
    name.to_owned()
}
