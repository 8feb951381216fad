//! Reading objects and their heads.

use futures_util::{StreamExt, TryStreamExt, stream};
use oss_client::ByteRange;
use oss_client::operations::object::GetObjectOutput;
use oss_client::{Error as ClientError, Response};

use super::api::get_result;
use super::api::object_store::path::Path;
use super::api::object_store::{
    GetOptions, GetRange, GetResult, GetResultPayload, ObjectMeta, Result,
};
use super::attributes::{Description, description};
use super::condition::{effective, is_simple, seconds, time};
use super::error::{about, generic, named, unread};
use super::path::key;
use crate::OssStore;
use crate::reads::ContentRange;

/// Reads an object or a range of it, by `GetObject`, or its head, by `HeadObject`.
pub(super) async fn get(
    store: &OssStore,
    location: &Path,
    options: GetOptions,
) -> Result<GetResult> {
    if let Some(range) = &options.range {
        range.is_valid().map_err(generic)?;
    }
    let mut options = effective(options);
    if !is_simple(&options) {
        options = checked(store, location, options).await?;
    }
    match options.range {
        // OSS would answer a range without bytes with the whole object.
        Some(GetRange::Suffix(0)) => head(store, location, options).await,
        _ if options.head => head(store, location, options).await,
        Some(GetRange::Suffix(_)) => suffix(store, location, options).await,
        _ => {
            let answer = request(store, key(store, location)?, options).await;
            received(location, answer.map_err(about(location))?)
        }
    }
}

/// Checks the conditions that OSS does not know, and returns options that read the same content without
/// them.
async fn checked(store: &OssStore, location: &Path, options: GetOptions) -> Result<GetOptions> {
    let wanted = GetOptions {
        if_match: None,
        if_none_match: None,
        if_modified_since: None,
        if_unmodified_since: None,
        range: None,
        ..options.clone()
    };
    let meta = head(store, location, wanted).await?.meta;
    options.check_preconditions(&meta)?;
    Ok(GetOptions {
        if_match: meta.e_tag,
        if_none_match: None,
        if_modified_since: None,
        if_unmodified_since: None,
        ..options
    })
}

/// Reads the last bytes of an object. An object without any bytes has no range, and OSS says so by an
/// error, but its last bytes are none.
async fn suffix(store: &OssStore, location: &Path, options: GetOptions) -> Result<GetResult> {
    let answer = request(store, key(store, location)?, options.clone()).await;
    let error = match answer {
        Ok(answer) => return received(location, answer),
        Err(error) => error,
    };
    if error.code() == Some("InvalidRange") {
        let result = head(store, location, options).await?;
        if result.meta.size == 0 {
            return Ok(result);
        }
    }
    Err(named(location.as_ref(), error))
}

/// Requests the content.
async fn request(
    store: &OssStore,
    key: String,
    options: GetOptions,
) -> Result<Response<GetObjectOutput>, ClientError> {
    let range = options.range.as_ref().map(|range| match range {
        GetRange::Bounded(range) => ByteRange::from(range.clone()),
        GetRange::Offset(first) => ByteRange::from(*first..),
        GetRange::Suffix(count) => ByteRange::last(*count),
    });
    store
        .bucket()
        .get_object(key)
        .range(range)
        .version_id(options.version)
        .if_match(options.if_match)
        .if_none_match(options.if_none_match)
        .if_modified_since(options.if_modified_since.map(seconds))
        .if_unmodified_since(options.if_unmodified_since.map(seconds))
        .send()
        .await
}

fn received(location: &Path, answer: Response<GetObjectOutput>) -> Result<GetResult> {
    let ContentRange { range, size } =
        ContentRange::of(&answer).map_err(|error| unread(location, error))?;
    let language = answer.header("content-language").map(str::to_owned);
    let output = answer.into_output();
    let last_modified = output
        .last_modified
        .ok_or_else(|| generic("the answer does not say when the object was modified"))?;
    let meta = ObjectMeta {
        location: location.clone(),
        last_modified: time(last_modified),
        size,
        e_tag: output.etag.map(|etag| etag.to_string()),
        version: output.version_id,
    };
    let path = location.clone();
    let payload = output
        .body
        .map_err(move |error| named(path.as_ref(), error));
    let storage_class = output.storage_class.map(|class| class.to_string());
    let description = description!(output, storage_class, language);
    Ok(get_result(
        GetResultPayload::Stream(payload.boxed()),
        meta,
        range,
        description.into_attributes(),
    ))
}

/// Requests the head. The result has no content, and the range that was wanted.
async fn head(store: &OssStore, location: &Path, options: GetOptions) -> Result<GetResult> {
    let answer = store
        .bucket()
        .head_object(key(store, location)?)
        .version_id(options.version)
        .if_match(options.if_match)
        .if_none_match(options.if_none_match)
        .if_modified_since(options.if_modified_since.map(seconds))
        .if_unmodified_since(options.if_unmodified_since.map(seconds))
        .send()
        .await
        .map_err(about(location))?;
    let language = answer.header("content-language").map(str::to_owned);
    let head = answer.into_output();
    let meta = ObjectMeta {
        location: location.clone(),
        last_modified: time(head.last_modified),
        size: head.content_length,
        e_tag: Some(head.etag.to_string()),
        version: head.version_id,
    };
    let description = description!(head, Some(head.storage_class.to_string()), language);
    let range = match options.range {
        None => 0..meta.size,
        Some(range) => range.as_range(meta.size).map_err(generic)?,
    };
    let payload = GetResultPayload::Stream(stream::empty().boxed());
    let attributes = description.into_attributes();
    Ok(get_result(payload, meta, range, attributes))
}
