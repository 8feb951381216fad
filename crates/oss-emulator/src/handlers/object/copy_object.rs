//! CopyObject.

use super::requested::check;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{
    CopySource, Directive, Preconditions, TrafficLimit, Upload, copied_headers, quoted, refuse,
    set, set_version,
};
use crate::store::{Found, Object, ObjectKind, StorageClass, StoreError, Stored, VersionId};
use crate::xml::Xml;

/// Creates an object as a copy of another one. The two objects share the data.
pub(crate) async fn copy_object(call: Call) -> Result<ServerResponse, OssError> {
    let headers = &call.request.headers;
    let upload = Upload::from_headers(headers)?;
    TrafficLimit::from_request(headers, &call.request.query)?;
    let metadata = Directive::from_headers(headers, "x-oss-metadata-directive")?;
    let tagging = Directive::from_headers(headers, "x-oss-tagging-directive")?;
    let source = CopySource::parse(call.header("x-oss-copy-source").unwrap_or_default())?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let found = find(&call, &source).await?;
    if tagging == Directive::Copy && !found.object.tags.is_empty() {
        let version = source.version.as_ref().map(VersionId::as_str);
        let (from, of) = (source.bucket.as_str(), source.key.as_str());
        call.authorize("oss:GetObjectTagging", from, Some(of), version)
            .await?;
        call.authorize("oss:PutObjectTagging", bucket, Some(key), None)
            .await?;
    }

    let class = call.existing_bucket()?.class;
    // An object that is copied onto itself in a bucket without versioning keeps its data, and its
    // metadata is replaced.
    let itself = source.bucket == bucket && source.key == key && found.version.is_none();
    let metadata = if itself { Directive::Replace } else { metadata };
    let overwrite = upload.overwrite;
    let mut object = copy_of(&found.object, upload, (metadata, tagging), class);
    object.modified = call.clock().now();
    let answer = document(&object);
    let (etag, crc64) = (quoted(&object.etag), object.crc64.to_string());
    let Stored { version } = call
        .store()
        .copy(&found, bucket, key, object, overwrite)
        .await
        .map_err(|error| call.refuse(error))?;

    let mut answer = response::xml(answer);
    let headers = answer.headers_mut();
    set(headers, "etag", etag);
    set(headers, "x-oss-hash-crc64ecma", crc64);
    set_version(headers, version.as_ref());
    if let Some(version) = &found.version {
        set(headers, "x-oss-copy-source-version-id", version.as_str());
    }
    Ok(answer)
}

/// Finds the source of a copy, and checks that the caller may read it, that its preconditions are
/// met, and that it does not have to be restored first.
async fn find(call: &Call, source: &CopySource) -> Result<Found, OssError> {
    let (bucket, key, version) = (&source.bucket, &source.key, source.version.as_ref());
    // Check the bucket first, so that a bucket that does not exist gets another error than one that
    // the caller may not read.
    call.store()
        .bucket(bucket)
        .map_err(|error| refuse(error, &call.request.method, bucket, key))?;
    let id = version.map(VersionId::as_str);
    call.authorize("oss:GetObject", bucket, Some(key), id)
        .await?;
    let found = call
        .store()
        .find(bucket, key, version)
        .await
        .map_err(|error| match error {
            StoreError::IsDeleteMarker { .. } => OssError::new(Code::NoSuchKey)
                .ec("0016-00000307")
                .with("Key", key),
            other => refuse(other, &call.request.method, bucket, key),
        })?;
    check(
        &Preconditions::for_copy_source(&call.request.headers),
        &found,
    )?;
    match found.object.class.needs_restore() {
        true => Err(OssError::new(Code::InvalidObjectState)),
        false => Ok(found),
    }
}

/// Creates the new object. `class` is its storage class if the request names none.
fn copy_of(
    source: &Object,
    upload: Upload,
    (metadata, tagging): (Directive, Directive),
    class: StorageClass,
) -> Object {
    Object {
        kind: ObjectKind::Normal,
        class: upload.class.unwrap_or(class),
        acl: upload.acl,
        headers: copied_headers(source, upload.headers, metadata).into_pairs(),
        tags: match tagging {
            Directive::Copy => source.tags.clone(),
            Directive::Replace => upload.tags,
        },
        ..source.clone()
    }
}

fn document(object: &Object) -> String {
    Xml::document("CopyObjectResult")
        .text("ETag", quoted(&object.etag))
        .text("LastModified", object.modified.to_iso_millis())
        .end()
}
