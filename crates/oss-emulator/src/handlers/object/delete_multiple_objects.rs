//! DeleteMultipleObjects.

use ::http::StatusCode;

use super::bypass::bypass;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{BodyChecks, Encoding, parse_version, refuse};
use crate::route::address::check_key;
use crate::store::{Deleted, StoreError, VersionId};
use crate::xml::Xml;
use crate::xml::{Characters, Element};

/// Deletes up to 1000 objects or versions, in the given order. Nothing is deleted if the caller may
/// not delete one of them.
pub(crate) async fn delete_multiple_objects(mut call: Call) -> Result<ServerResponse, OssError> {
    let checks = BodyChecks::from_headers(&call.request.headers)?;
    let encoding = call.query("encoding-type");
    let encoding = Encoding::parse(encoding.or_else(|| call.header("encoding-type")))?;
    let body = call
        .request
        .body
        .bytes(BODY)
        .await?
        .ok_or_else(|| refused("it is over 2 MB"))?;
    checks.check_document(&body)?;
    let requested = DeleteRequest::read(&body)?;
    let bucket = call.bucket()?;
    for object in &requested.objects {
        let version = object.version.as_ref().map(VersionId::as_str);
        call.authorize("oss:DeleteObject", bucket, Some(&object.key), version)
            .await?;
    }
    let mut done = Vec::new();
    for object in requested.objects {
        let version = object.version.as_ref();
        let bypass = bypass(&call, bucket, &object.key, version).await?;
        let now = call.clock().now();
        let deleted = call
            .store()
            .delete(bucket, &object.key, version, bypass, now);
        let outcome = match deleted.await {
            Ok(deleted) => Outcome::Deleted(deleted),
            // A version that is protected does not keep the others from being deleted.
            Err(StoreError::Immutable) => Outcome::Refused(Code::FileImmutable),
            Err(error) => return Err(refuse(error, &call.request.method, bucket, &object.key)),
        };
        done.push((object, outcome));
    }
    if requested.quiet {
        done.retain(|(_, outcome)| matches!(outcome, Outcome::Refused(_)));
    }
    match requested.quiet && done.is_empty() {
        true => Ok(response::empty(StatusCode::OK)),
        false => Ok(response::xml(document(done, encoding))),
    }
}

/// What has become of an object that the request names.
enum Outcome {
    Deleted(Deleted),
    Refused(Code),
}

/// The document in the body of the request.
struct DeleteRequest {
    quiet: bool,
    objects: Vec<ObjectToDelete>,
}

/// An object or a version that the request names.
struct ObjectToDelete {
    key: String,
    version: Option<VersionId>,
}

impl DeleteRequest {
    fn read(body: &[u8]) -> Result<Self, OssError> {
        let root = Element::read(body, "Delete", Characters::Any)
            .map_err(|error| OssError::from(error).ec("0016-00000608"))?;
        let objects = root.children.iter().filter(|child| child.name == "Object");
        let objects: Vec<ObjectToDelete> = objects
            .map(ObjectToDelete::read)
            .collect::<Result<_, _>>()?;
        if objects.is_empty() {
            return Err(OssError::new(Code::UserKeyMustBeSpecified));
        }
        if objects.len() > OBJECTS {
            return Err(refused("it names more than 1000 objects"));
        }
        let quiet = root.child_text("Quiet").unwrap_or_default().trim();
        Ok(Self {
            quiet: quiet.eq_ignore_ascii_case("true"),
            objects,
        })
    }
}

impl ObjectToDelete {
    fn read(object: &Element) -> Result<Self, OssError> {
        let key = object.child_text("Key").unwrap_or_default();
        if key.is_empty() {
            return Err(OssError::new(Code::UserKeyMustBeSpecified));
        }
        let version = object
            .child_text("VersionId")
            .filter(|version| !version.is_empty());
        Ok(Self {
            key: check_key(key.to_owned())?,
            version: version.map(parse_version).transpose()?,
        })
    }
}

fn document(done: Vec<(ObjectToDelete, Outcome)>, encoding: Encoding) -> String {
    Xml::document("DeleteResult")
        .maybe("EncodingType", encoding.as_str())
        .each(done, |xml, (object, outcome)| {
            let key = encoding.text(&object.key);
            let version = object.version.as_ref().map(VersionId::as_str);
            let deleted = match outcome {
                Outcome::Deleted(deleted) => deleted,
                Outcome::Refused(code) => {
                    return xml
                        .begin("Error")
                        .text("Key", key)
                        .maybe("VersionId", version)
                        .text("Code", code.name())
                        .text("Message", code.message())
                        .close();
                }
            };
            let xml = xml
                .begin("Deleted")
                .text("Key", key)
                .maybe("VersionId", version);
            let xml = match (deleted.marker, &deleted.version) {
                (true, Some(marker)) => xml
                    .text("DeleteMarker", "true")
                    .text("DeleteMarkerVersionId", marker.as_str()),
                _ => xml,
            };
            xml.close()
        })
        .end()
}

fn refused(detail: &str) -> OssError {
    OssError::malformed_xml(detail).ec("0016-00000608")
}

/// The size limit for the document, in bytes.
const BODY: usize = 2 * 1024 * 1024;
/// The maximum number of objects in one request.
const OBJECTS: usize = 1000;
