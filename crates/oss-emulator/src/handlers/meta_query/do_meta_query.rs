//! DoMetaQuery.

use std::cmp::Ordering;

use crate::codes::OssError;
use crate::configurations::{Document, MediaType, MetaIndex, MetaMode, MetaOrder, MetaQuery, read};
use crate::handlers::call::Call;
use crate::handlers::configuration::configured;
use crate::http::{ServerResponse, response};
use crate::store::{ListQuery, ListedObject};
use crate::xml::Xml;

use super::aggregate;
use super::condition::Condition;
use super::fields::{element, value};

/// Returns a page of the objects that meet a condition, or values that are computed from all of
/// them.
///
/// The query of a semantic index describes contents in words, which are not judged here. Its objects
/// are those of the media types that meet the simple query.
pub(crate) async fn do_meta_query(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(MetaIndex::LIMIT).await?;
    let query: MetaQuery = read(&body, ROOT)?;
    let index = configured::<MetaIndex>(call.existing_bucket()?.as_ref())?;
    let text = match index.mode {
        MetaMode::Basic => query.query.as_deref(),
        MetaMode::Semantic => query.simple_query.as_deref(),
    };
    let text = text.filter(|text| !text.trim().is_empty());
    let condition = text.map(Condition::read).transpose()?;
    let limit = limit(&query);
    let skipped = skipped(&query)?;

    let mut found = objects(&call).await?;
    found.retain(|listed| {
        let mut condition = condition.iter();
        condition.all(|condition| condition.is_met(listed)) && is_of_media_type(listed, &query)
    });
    if let Some(aggregations) = &query.aggregations {
        let xml = Xml::document(ROOT).text("NextToken", "");
        let document = xml
            .begin("Aggregations")
            .each(&aggregations.all, |xml, aggregation| {
                aggregate::element(xml, aggregation, &found)
            })
            .end();
        return Ok(response::xml(document));
    }
    sort(&mut found, &query);
    let next = (found.len() > skipped + limit).then(|| (skipped + limit).to_string());
    let page = found.iter().skip(skipped).take(limit);
    let document = Xml::document(ROOT)
        .text("NextToken", next.unwrap_or_default())
        .begin("Files")
        .each(page, element)
        .end();
    Ok(response::xml(document))
}

fn sort(found: &mut [ListedObject], query: &MetaQuery) {
    let Some(field) = query.sort.as_deref().filter(|field| !field.is_empty()) else {
        return;
    };
    let ascending = query.order == Some(MetaOrder::Ascending);
    found.sort_by(|one, two| {
        let order = match (value(one, field), value(two, field)) {
            (Some(one), Some(two)) => one.compare(&two).unwrap_or(Ordering::Equal),
            (one, two) => one.is_some().cmp(&two.is_some()),
        };
        match ascending {
            true => order,
            false => order.reverse(),
        }
    });
}

fn is_of_media_type(listed: &ListedObject, query: &MetaQuery) -> bool {
    let Some(wanted) = &query.media_types else {
        return true;
    };
    let content = listed.object.header("content-type").unwrap_or_default();
    let own = match content.split(|byte| *byte == b'/').next() {
        Some(b"audio") => MediaType::Audio,
        Some(b"image") => MediaType::Image,
        Some(b"video") => MediaType::Video,
        _ => MediaType::Document,
    };
    wanted.all.is_empty() || wanted.all.contains(&own)
}

/// Returns the size of a page. A larger number than the service returns is not refused.
fn limit(query: &MetaQuery) -> usize {
    match query.max_results {
        None | Some(0) => 100,
        Some(limit) => limit.min(MAX_RESULTS) as usize,
    }
}

/// Reads the token, which says how many objects the pages before contained.
fn skipped(query: &MetaQuery) -> Result<usize, OssError> {
    match query.next_token.as_deref() {
        None | Some("") => Ok(0),
        Some(token) => token
            .parse()
            .map_err(|_| OssError::invalid_argument("NextToken", token, "The token is not valid.")),
    }
}

async fn objects(call: &Call) -> Result<Vec<ListedObject>, OssError> {
    let mut objects: Vec<ListedObject> = Vec::new();
    let mut after = String::new();
    loop {
        let query = ListQuery {
            after: &after,
            limit: 1000,
            ..ListQuery::default()
        };
        let page = call.store().list(call.bucket()?, query).await;
        let page = page.map_err(|error| call.refuse(error))?;
        objects.extend(page.items().cloned());
        match page.next() {
            Some(next) => after = next.to_owned(),
            None => return Ok(objects),
        }
    }
}

const ROOT: &str = "MetaQuery";
/// The greatest number of objects on a page.
const MAX_RESULTS: u32 = 200;
