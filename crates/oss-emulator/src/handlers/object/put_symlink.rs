//! PutSymlink.

use ::http::StatusCode;
use md5::{Digest, Md5};
use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{Upload, quoted, set, set_encryption, set_version};
use crate::route::address::check_key;
use crate::runtime::upper_hex;
use crate::store::{NewBlob, Object, ObjectKind, Stored};

/// Creates a symbolic link to another object of the bucket, which need not exist.
pub(crate) async fn put_symlink(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let existing = call.existing_bucket()?;
    let upload = Upload::from_headers(&call.request.headers, &existing)?;
    let target = target(call.header(TARGET))?;
    let rules = call.write_rules(&existing, key, upload.overwrite);
    let data = NewBlob::empty();
    let object = Object {
        // The ETag of a link depends on its target only, because a link has no data.
        etag: upper_hex(&Md5::digest(&target)),
        md5: None,
        kind: ObjectKind::Symlink { target },
        ..upload.into_object(&data, call.clock().now())
    };
    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&object.etag));
    set_encryption(headers, &object.headers);
    let stored = call.store().put(bucket, key, object, data, rules).await;
    let Stored { version } = stored.map_err(|error| call.refuse(error))?;
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}

/// Reads the key of the target, which is percent-encoded.
fn target(header: Option<&str>) -> Result<String, OssError> {
    let header = header.filter(|target| !target.is_empty());
    let header = header.ok_or_else(|| OssError::new(Code::MissingArgument))?;
    let target = percent_decode_str(header).decode_utf8().map_err(|_| {
        OssError::invalid_argument(TARGET, header, "The characters encoding must be utf-8.")
    })?;
    check_key(target.into_owned())
}

pub(super) const TARGET: &str = "x-oss-symlink-target";
