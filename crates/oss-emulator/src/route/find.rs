//! Determines the operation of a request by its method, its level and its subresources.
//!
//! The table of all operations is generated. A request for an operation without a handler is
//! answered with 501 and the name of the operation. It is never carried out as another operation.

use ::http::Method;

use crate::codes::{Code, OssError};
use crate::http::{Headers, Query, ServerRequest};

use super::operation::{Level, Operation};
use super::table;

/// Finds the operation of a request. If several rows match, the one with the most conditions
/// wins.
///
/// # Errors
///
/// Returns 405 if the subresource does not support the method, and 400 if the request names two
/// subresources that do not belong together, or a subresource of objects without a key.
pub(crate) fn find(request: &ServerRequest) -> Result<&'static Operation, OssError> {
    let level = match (&request.bucket, &request.key) {
        (_, Some(_)) => Level::Object,
        (Some(_), None) => Level::Bucket,
        (None, None) => Level::Service,
    };
    select(&request.method, level, &request.query, &request.headers)
}

fn select(
    method: &Method,
    level: Level,
    query: &Query,
    headers: &Headers,
) -> Result<&'static Operation, OssError> {
    let best = table::rows(level, method.as_str())
        .iter()
        .filter(|row| row.is_met(query, headers))
        .max_by_key(|row| row.precision());
    let named = subresources(level, query);
    if level == Level::Bucket
        && named.is_empty()
        && let Some(&name) = subresources(Level::Object, query).first()
    {
        return Err(OssError::new(Code::InvalidObjectName)
            .message("The Object name can not be empty.")
            .with("ResourceType", name));
    }
    let Some(row) = best else {
        let resource = named.first().copied().unwrap_or(level.name());
        return Err(not_allowed(method, resource));
    };
    match named.iter().find(|name| !row.takes(name)) {
        None => Ok(row),
        Some(_) if named.len() > 1 => Err(OssError::new(Code::InvalidArgument)
            .message(format!("Conflicting subresources: {}.", named.join(", ")))),
        Some(name) => Err(not_allowed(method, name)),
    }
}

/// Returns the subresources of this level that a query names, sorted by name.
fn subresources(level: Level, query: &Query) -> Vec<&str> {
    let known = table::subresources(level);
    query
        .iter()
        .map(|(name, _)| name)
        .filter(|name| known.binary_search(name).is_ok())
        .collect()
}

fn not_allowed(method: &Method, resource: &str) -> OssError {
    OssError::new(Code::MethodNotAllowed)
        .with("Method", method.as_str())
        .with("ResourceType", resource.to_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::route::OperationName;

    use super::*;

    fn name(method: &str, level: Level, query: &str) -> Result<&'static str, Code> {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let query = Query::read(query).unwrap();
        select(&method, level, &query, &Headers::default())
            .map(|row| row.name.as_str())
            .map_err(|error| error.code())
    }

    #[test]
    fn subresources_are_sorted_as_their_search_needs_it() {
        for level in [Level::Service, Level::Bucket, Level::Object] {
            assert!(table::subresources(level).is_sorted());
        }
    }

    #[test]
    fn the_most_precise_row_answers() {
        use Level::*;
        for (method, level, query, expected) in [
            ("GET", Service, "", "ListBuckets"),
            ("GET", Bucket, "", "ListObjects"),
            ("GET", Bucket, "list-type=2&prefix=acl", "ListObjectsV2"),
            ("GET", Bucket, "acl=", "GetBucketAcl"),
            ("GET", Bucket, "unknown=1", "ListObjects"),
            ("POST", Bucket, "cname&comp=add", "PutCname"),
            ("PUT", Object, "", "PutObject"),
            ("PUT", Object, "partNumber=1&uploadId=A", "UploadPart"),
            ("PUT", Object, "partNumber=1", "UploadPart"),
            ("GET", Object, "partNumber=1", "GetObject"),
            ("GET", Service, "accessPoint", "ListAccessPoints"),
            (
                "POST",
                Object,
                "x-oss-process=csv/select,output_csv",
                "SelectObject",
            ),
            (
                "POST",
                Object,
                "x-oss-process=json/meta",
                "CreateSelectObjectMeta",
            ),
            ("POST", Object, "x-oss-process=image/info", "ProcessObject"),
            ("DELETE", Object, "symlink", "DeleteObject"),
            ("GET", Object, "versionId=A&response-expires=B", "GetObject"),
        ] {
            assert_eq!(name(method, level, query), Ok(expected), "{method} {query}");
        }
    }

    #[test]
    fn a_reserved_subresource_never_falls_back_to_the_plain_operation() {
        use Level::*;
        assert_eq!(name("DELETE", Object, "acl"), Err(Code::MethodNotAllowed));
        assert_eq!(name("PUT", Bucket, "acl&cors"), Err(Code::InvalidArgument));
        assert_eq!(name("PATCH", Bucket, ""), Err(Code::MethodNotAllowed));
    }

    #[test]
    fn a_header_may_stand_for_the_body() {
        let query = Query::read("uploadId=A").unwrap();
        let mut sent = ::http::HeaderMap::new();
        let needs_body = |sent: &::http::HeaderMap| {
            let headers = Headers::read(sent).unwrap();
            let row = select(&Method::POST, Level::Object, &query, &headers).unwrap();
            (row.name, row.needs_body(&headers))
        };
        let complete = OperationName::CompleteMultipartUpload;
        assert_eq!(needs_body(&sent), (complete, true));
        sent.insert("x-oss-complete-all", "yes".parse().unwrap());
        assert_eq!(needs_body(&sent), (complete, false));
    }

    #[test]
    fn a_header_tells_a_copy_from_an_upload() {
        let mut sent = ::http::HeaderMap::new();
        sent.insert("x-oss-copy-source", "/b/k".parse().unwrap());
        let headers = Headers::read(&sent).unwrap();
        for (query, name) in [
            ("", OperationName::CopyObject),
            ("partNumber=1", OperationName::UploadPartCopy),
            ("uploadId=A", OperationName::UploadPartCopy),
        ] {
            let query = Query::read(query).unwrap();
            let row = select(&Method::PUT, Level::Object, &query, &headers).unwrap();
            assert_eq!(row.name, name);
        }
    }
}
