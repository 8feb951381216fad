//! PutBucket.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{
    DefaultEncryption, Document, Encryption, PublicAccessBlock, Tag, Tags,
};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{parse_tagging, set, storage_class};
use crate::store::{BucketAcl, Configurations, NewBucket, Redundancy};
use crate::xml::{Characters, Element};

/// Creates a bucket that belongs to the account of the caller. If the account owns the bucket
/// already, the request succeeds and sets the ACL if it names one.
pub(crate) async fn put_bucket(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let bucket = call.bucket()?;
    check_name(bucket)?;
    let new = NewBucket {
        acl: call.header("x-oss-acl").map(bucket_acl).transpose()?,
        resource_group: call.header(GROUP).map(resource_group).transpose()?,
        configurations: first_configurations(&call)?,
        ..configuration(&body, &call.config().location())?
    };
    let owner = call.caller.account().unwrap_or_default();
    call.store()
        .put_bucket(bucket, owner, new, call.clock().now())
        .await
        .map_err(|error| call.refuse(error))?;
    let mut answer = response::empty(StatusCode::OK);
    set(answer.headers_mut(), "location", format!("/{bucket}"));
    Ok(answer)
}

/// Parses the value of `x-oss-acl`.
///
/// # Errors
///
/// Returns `InvalidArgument` if the value is not an ACL that a bucket can have.
pub(super) fn bucket_acl(value: &str) -> Result<BucketAcl, OssError> {
    BucketAcl::parse(value).ok_or_else(|| {
        OssError::invalid_argument("x-oss-acl", value, "no such bucket access control exists")
    })
}

/// Checks the name of a new bucket. It must not contain `_`, although the names of some old buckets
/// do.
///
/// # Errors
///
/// Returns `InvalidBucketName` if the name contains `_`.
pub(super) fn check_name(bucket: &str) -> Result<(), OssError> {
    match bucket.contains('_') {
        true => Err(OssError::new(Code::InvalidBucketName).with("BucketName", bucket)),
        false => Ok(()),
    }
}

/// Returns the configurations that a new bucket has: the tags and the encryption in the request, and
/// the block of public access if the server was started so.
pub(super) fn first_configurations(call: &Call) -> Result<Configurations, OssError> {
    let mut configurations = Configurations::default();
    if let Some(tagging) = call.header("x-oss-bucket-tagging") {
        let tags = parse_tagging(tagging)?.into_iter();
        let mut tags = Tags::new(tags.map(|(key, value)| Tag { key, value }).collect());
        tags.check()?;
        configurations.set(tags.to_document(), tags);
    }
    if let Some(algorithm) = call.header("x-oss-server-side-encryption") {
        let mut encryption = Encryption {
            default: DefaultEncryption {
                algorithm: algorithm.to_owned(),
                data_encryption: owned(call, "x-oss-server-side-data-encryption"),
                key_id: owned(call, "x-oss-server-side-encryption-key-id"),
            },
        };
        encryption.check()?;
        configurations.set(encryption.to_document(), encryption);
    }
    if call.config().blocks_public_access {
        let block = PublicAccessBlock { block: true };
        configurations.set(block.to_document(), block);
    }
    Ok(configurations)
}

fn owned(call: &Call, header: &str) -> Option<String> {
    call.header(header).map(str::to_owned)
}

/// Checks the value of `x-oss-resource-group-id`.
fn resource_group(id: &str) -> Result<String, OssError> {
    let legal = id.strip_prefix("rg-").is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    match legal {
        true => Ok(id.to_owned()),
        false => Err(OssError::invalid_argument(
            GROUP,
            id,
            "The resource group is not valid.",
        )),
    }
}

/// Parses the document in the body of the request. An empty body stands for the default
/// configuration.
fn configuration(body: &[u8], location: &str) -> Result<NewBucket, OssError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(NewBucket::default());
    }
    let root = Element::read(body, "CreateBucketConfiguration", Characters::Xml10)?;
    let text = |name| {
        root.child_text(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    };
    if text("LocationConstraint").is_some_and(|asked| asked != location) {
        return Err(OssError::new(Code::InvalidLocationConstraint));
    }
    let redundancy = text("DataRedundancyType").map(|name| {
        Redundancy::parse(name).ok_or_else(|| {
            OssError::invalid_argument(
                "DataRedundancyType",
                name,
                "No such data redundancy type exists.",
            )
        })
    });
    Ok(NewBucket {
        class: text("StorageClass").map(storage_class).transpose()?,
        redundancy: redundancy.transpose()?,
        ..NewBucket::default()
    })
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
const GROUP: &str = "x-oss-resource-group-id";
