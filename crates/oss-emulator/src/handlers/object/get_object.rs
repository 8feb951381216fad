//! GetObject.

use std::ops::RangeInclusive;

use ::http::{HeaderValue, StatusCode, header};
use oss_sign::UtcSeconds;

use super::accessed::record_access;
use super::expires::set_expiration;
use super::readable::{Readable, readable};
use super::tagged::may_read_tags;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::objects::{
    Overrides, RangeBehavior, Selection, TrafficLimit, check_thawed, describe, gzipped, paced,
    pieces, ranged, select, set, wants_gzip,
};
use crate::store::{Data, Found};

/// Returns the data of an object, or the range of it that the request asks for.
pub(crate) async fn get_object(call: Call) -> Result<ServerResponse, OssError> {
    let request = &call.request;
    let limit = TrafficLimit::from_request(&request.headers, &request.query)?;
    let overrides = Overrides::from_query(&request.query, call.caller.account().is_none())?;
    let Readable {
        found,
        data,
        holder,
    } = readable(&call).await?;
    let now = call.clock().now();
    check_thawed(&*call.existing_bucket()?, &holder, now)?;
    let mut answer = match selected(&call, &found) {
        Selection::Unsatisfiable => return Err(OssError::new(Code::InvalidRange)),
        Selection::Whole if compressed(&call, &found) => gzip(&found, &data, limit, now),
        Selection::Whole => whole(&found, &data, limit, now),
        Selection::Part(range) => part(&found, &data, &range, limit, now),
    };
    record_access(&call, &found).await?;
    overrides.apply(answer.headers_mut());
    if !found.object.tags.is_empty() && !may_read_tags(&call).await? {
        answer.headers_mut().remove("x-oss-tagging-count");
    }
    set_expiration(&call, &found, &mut answer)?;
    Ok(answer)
}

fn selected(call: &Call, found: &Found) -> Selection {
    let behavior = RangeBehavior::parse(call.header("x-oss-range-behavior"));
    select(call.header("range"), behavior, found.object.size)
}

fn compressed(call: &Call, found: &Found) -> bool {
    let object = &found.object;
    let content_type = object.header("content-type").unwrap_or_default();
    call.header("range").is_none()
        && wants_gzip(
            call.header("accept-encoding"),
            &String::from_utf8_lossy(content_type),
            object.size,
            object.header("content-encoding").is_some(),
        )
}

fn whole(
    found: &Found,
    data: &Data,
    limit: Option<TrafficLimit>,
    now: UtcSeconds,
) -> ServerResponse {
    let size = found.object.size;
    let mut answer = ServerResponse::new(ranged(data, 0..size, limit));
    describe(answer.headers_mut(), found, now);
    answer
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    answer
}

fn part(
    found: &Found,
    data: &Data,
    range: &RangeInclusive<u64>,
    limit: Option<TrafficLimit>,
    now: UtcSeconds,
) -> ServerResponse {
    let (first, last, size) = (*range.start(), *range.end(), found.object.size);
    let mut answer = ServerResponse::new(ranged(data, first..last + 1, limit));
    *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
    let headers = answer.headers_mut();
    describe(headers, found, now);
    // The MD5 would be that of the whole object, but HTTP defines `Content-MD5` for the body that
    // is sent. The CRC-64 is that of the whole object too, as clients expect it.
    headers.remove("content-md5");
    set(
        headers,
        "content-range",
        format!("bytes {first}-{last}/{size}"),
    );
    set(headers, "content-length", (last + 1 - first).to_string());
    answer
}

fn gzip(
    found: &Found,
    data: &Data,
    limit: Option<TrafficLimit>,
    now: UtcSeconds,
) -> ServerResponse {
    let compressed = gzipped(pieces(data, 0..found.object.size));
    let mut answer = ServerResponse::new(paced(compressed, limit));
    let headers = answer.headers_mut();
    describe(headers, found, now);
    headers.remove(header::ETAG);
    headers.remove("content-md5");
    set(headers, "content-encoding", "gzip");
    answer
}
