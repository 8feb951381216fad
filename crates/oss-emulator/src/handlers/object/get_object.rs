//! GetObject.

use ::http::{StatusCode, header};

use super::requested::requested_object;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::objects::{
    Gzip, Overrides, RangeBehavior, Selection, TrafficLimit, describe, paced, select, set,
    wants_gzip,
};
use crate::store::Found;

/// Returns the data of an object, or the range of it that the request asks for.
pub(crate) async fn get_object(call: Call) -> Result<ServerResponse, OssError> {
    let request = &call.request;
    let limit = TrafficLimit::from_request(&request.headers, &request.query)?;
    let overrides = Overrides::from_query(&request.query, call.caller.account().is_none())?;
    let found = requested_object(&call)?;
    if found.object.class.needs_restore() {
        return Err(OssError::new(Code::InvalidObjectState));
    }
    let mut answer = match selected(&call, &found) {
        Selection::Unsatisfiable => return Err(OssError::new(Code::InvalidRange)),
        Selection::Whole if compressed(&call, &found) => gzip(&found, limit),
        Selection::Whole => whole(&found, limit),
        Selection::Part(range) => part(&found, *range.start(), *range.end(), limit),
    };
    overrides.apply(answer.headers_mut());
    Ok(answer)
}

fn selected(call: &Call, found: &Found) -> Selection {
    let behavior = RangeBehavior::parse(call.header("x-oss-range-behavior"));
    select(call.header("range"), behavior, found.object.data.len())
}

fn compressed(call: &Call, found: &Found) -> bool {
    let object = &found.object;
    let content_type = object.header("content-type").unwrap_or_default();
    call.header("range").is_none()
        && wants_gzip(
            call.header("accept-encoding"),
            &String::from_utf8_lossy(content_type),
            object.data.len(),
            object.header("content-encoding").is_some(),
        )
}

fn whole(found: &Found, limit: Option<TrafficLimit>) -> ServerResponse {
    let data = &found.object.data;
    let mut answer = ServerResponse::new(paced(data.pieces(), limit));
    describe(answer.headers_mut(), &found.object, found.version.as_ref());
    set(
        answer.headers_mut(),
        "content-length",
        data.len().to_string(),
    );
    answer
}

fn part(found: &Found, first: u64, last: u64, limit: Option<TrafficLimit>) -> ServerResponse {
    let data = &found.object.data;
    let len = last - first + 1;
    let mut answer = ServerResponse::new(paced(data.slice(first, len), limit));
    *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
    let headers = answer.headers_mut();
    describe(headers, &found.object, found.version.as_ref());
    // The MD5 would be that of the whole object, but HTTP defines `Content-MD5` for the body that
    // is sent. The CRC-64 is that of the whole object too, as clients expect it.
    headers.remove("content-md5");
    set(
        headers,
        "content-range",
        format!("bytes {first}-{last}/{}", data.len()),
    );
    set(headers, "content-length", len.to_string());
    answer
}

fn gzip(found: &Found, limit: Option<TrafficLimit>) -> ServerResponse {
    let mut answer = ServerResponse::new(paced(Gzip::new(found.object.data.pieces()), limit));
    let headers = answer.headers_mut();
    describe(headers, &found.object, found.version.as_ref());
    headers.remove(header::ETAG);
    headers.remove("content-md5");
    set(headers, "content-encoding", "gzip");
    answer
}
