//! CopyObject.

use super::source::open_source;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{
    CopySource, Directive, MAX_OBJECT, TrafficLimit, Upload, copied_headers, quoted, set,
    set_encryption, set_version,
};
use crate::store::{Found, Object, ObjectKind, StoreError, Stored, VersionId};
use crate::xml::Xml;

/// Creates an object as a copy of another one. The two objects share the data.
pub(crate) async fn copy_object(call: Call) -> Result<ServerResponse, OssError> {
    let copy = Copy::read(&call)?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let mut tries = 0;
    loop {
        tries += 1;
        let (found, _) = open_source(&call, &copy.source).await?;
        copy.check(&call, &found).await?;
        let object = copy.object(&call, &found)?;
        let answer = answer(&object, &found);
        let rules = call.write_rules(&*call.existing_bucket()?, key, copy.upload.overwrite);
        let copied = call.store().copy(&found, bucket, key, object, rules);
        match copied.await {
            // The source was replaced after it was found.
            Err(StoreError::Changed) if tries < TRIES => {}
            Err(error) => return Err(call.refuse(error)),
            Ok(Stored { version }) => {
                let mut answer = answer;
                set_version(answer.headers_mut(), version.as_ref());
                return Ok(answer);
            }
        }
    }
}

/// What the request asks for.
struct Copy {
    source: CopySource,
    upload: Upload,
    metadata: Directive,
    tagging: Directive,
}

impl Copy {
    fn read(call: &Call) -> Result<Self, OssError> {
        let headers = &call.request.headers;
        TrafficLimit::from_request(headers, &call.request.query)?;
        let existing = call.existing_bucket()?;
        Ok(Self {
            upload: Upload::from_headers(headers, &existing)?,
            metadata: Directive::from_headers(headers, "x-oss-metadata-directive")?,
            tagging: Directive::from_headers(headers, "x-oss-tagging-directive")?,
            source: CopySource::parse(call.header("x-oss-copy-source").unwrap_or_default())?,
        })
    }

    /// Checks that the source is not too large, and that the caller may also copy its tags.
    async fn check(&self, call: &Call, found: &Found) -> Result<(), OssError> {
        check_size(found.object.size)?;
        if self.tagging == Directive::Copy && !found.object.tags.is_empty() {
            let version = self.source.version.as_ref().map(VersionId::as_str);
            let (from, of) = (self.source.bucket.as_str(), self.source.key.as_str());
            call.authorize("oss:GetObjectTagging", from, Some(of), version)
                .await?;
            call.authorize(
                "oss:PutObjectTagging",
                call.bucket()?,
                Some(call.key()?),
                None,
            )
            .await?;
        }
        Ok(())
    }

    /// Creates the new object.
    fn object(&self, call: &Call, found: &Found) -> Result<Object, OssError> {
        let (source, upload) = (&found.object, self.upload.clone());
        // An object that is copied onto itself in a bucket without versioning keeps its data, and
        // its metadata is replaced.
        let itself = self.source.bucket == call.bucket()?
            && self.source.key == call.key()?
            && found.version.is_none();
        let metadata = if itself {
            Directive::Replace
        } else {
            self.metadata
        };
        let lock = upload.lock_at(call.clock().now());
        Ok(Object {
            kind: match &source.kind {
                ObjectKind::Symlink { .. } => source.kind.clone(),
                ObjectKind::Appendable { .. } if itself => source.kind.clone(),
                _ => ObjectKind::Normal,
            },
            class: upload.class,
            acl: upload.acl,
            headers: copied_headers(source, upload.headers, metadata).into_pairs(),
            tags: match self.tagging {
                Directive::Copy => source.tags.clone(),
                Directive::Replace => upload.tags,
            },
            modified: call.clock().now(),
            restore: None,
            lock,
            transitioned: None,
            accessed: None,
            rows_counted: false,
            ..Object::clone(source)
        })
    }
}

fn check_size(size: u64) -> Result<(), OssError> {
    match size > MAX_OBJECT {
        true => Err(OssError::new(Code::EntityTooLarge)
            .message("Source object Length exceeds the maximum allowed size.")),
        false => Ok(()),
    }
}

fn answer(object: &Object, source: &Found) -> ServerResponse {
    let document = Xml::document("CopyObjectResult")
        .text("ETag", quoted(&object.etag))
        .text("LastModified", object.modified.to_iso_millis())
        .end();
    let mut answer = response::xml(document);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&object.etag));
    set(headers, "x-oss-hash-crc64ecma", object.crc64.to_string());
    set_encryption(headers, &object.headers);
    if let Some(version) = &source.version {
        set(headers, "x-oss-copy-source-version-id", version.as_str());
    }
    answer
}

/// How often the copy is tried if its source is being replaced.
const TRIES: u32 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_at_most_5_gib() {
        assert!(check_size(MAX_OBJECT).is_ok());
        let error = check_size(MAX_OBJECT + 1).unwrap_err();
        assert_eq!(error.code(), Code::EntityTooLarge);
    }
}
