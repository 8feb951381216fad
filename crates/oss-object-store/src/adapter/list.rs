//! Listing objects.

use std::borrow::Cow;

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt, future};
use oss_client::operations::listing::{ListObjectsV2Output, ObjectSummary};

use super::api::list_result;
use super::api::object_store::list::{PaginatedListOptions, PaginatedListResult};
use super::api::object_store::path::{DELIMITER, Path};
use super::api::object_store::{ListResult, ObjectMeta, Result};
use super::condition::time;
use super::error::named;
use super::path::{self, keys_below};
use crate::OssStore;

/// How many objects a page of a list has at most.
const MAX_KEYS: usize = 1000;

/// Lists the objects below a prefix, after the offset if there is one, in the order of their keys.
pub(super) fn list(
    store: &OssStore,
    prefix: Option<&Path>,
    offset: Option<&Path>,
) -> BoxStream<'static, Result<ObjectMeta>> {
    let prefix = keys_below(store, prefix);
    // The empty path comes before every other one.
    let offset = offset.map(Path::as_ref).filter(|offset| !offset.is_empty());
    let call = store.bucket().list_objects_v2();
    let call = call.start_after(offset.map(|offset| store.key(offset)));
    let store = store.clone();
    call.prefix(prefix.clone())
        .items()
        .map_err(move |error| named(&prefix, error))
        .try_filter_map(move |summary| future::ready(object(&store, &summary)))
        .boxed()
}

/// Lists what is directly below a prefix.
pub(super) async fn directory(store: &OssStore, prefix: Option<&Path>) -> Result<ListResult> {
    let prefix = keys_below(store, prefix);
    let call = store.bucket().list_objects_v2();
    let call = call
        .prefix(prefix.clone())
        .delimiter(DELIMITER)
        .max_keys(MAX_KEYS as u32);
    let mut pages = call.pages();
    let mut all = list_result(Vec::new(), Vec::new());
    while let Some(page) = pages.next().await {
        let page = page.map_err(|error| named(&prefix, error))?;
        let page = read(store, &page)?;
        all.common_prefixes.extend(page.common_prefixes);
        all.objects.extend(page.objects);
    }
    Ok(all)
}

/// Lists one page.
pub(super) async fn page(
    store: &OssStore,
    prefix: Option<&str>,
    options: PaginatedListOptions,
) -> Result<PaginatedListResult> {
    let prefix = store.key(prefix.unwrap_or_default());
    let max_keys = options.max_keys.unwrap_or(MAX_KEYS).min(MAX_KEYS);
    let page = store
        .bucket()
        .list_objects_v2()
        .prefix(prefix.clone())
        .delimiter(options.delimiter.map(Cow::into_owned))
        .start_after(options.offset.map(|offset| store.key(&offset)))
        .continuation_token(options.page_token)
        .max_keys(max_keys as u32)
        .send()
        .await
        .map_err(|error| named(&prefix, error))?
        .into_output();
    let page_token = page.next_continuation_token.clone();
    Ok(PaginatedListResult {
        result: read(store, &page)?,
        page_token,
    })
}

fn read(store: &OssStore, page: &ListObjectsV2Output) -> Result<ListResult> {
    let prefixes = page.common_prefixes.iter();
    let prefixes = prefixes.map(|prefix| path::prefix(store, &prefix.prefix));
    let objects = page.objects.iter();
    let objects = objects.filter_map(|summary| object(store, summary).transpose());
    Ok(list_result(
        prefixes.collect::<Result<_>>()?,
        objects.collect::<Result<_>>()?,
    ))
}

fn object(store: &OssStore, summary: &ObjectSummary) -> Result<Option<ObjectMeta>> {
    let location = path::object(store, &summary.key)?;
    Ok(location.map(|location| ObjectMeta {
        location,
        last_modified: time(summary.last_modified),
        size: summary.size,
        e_tag: Some(summary.etag.to_string()),
        version: None,
    }))
}
