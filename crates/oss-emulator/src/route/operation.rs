//! Determines the operation of a request. A table lists all operations by method, level and
//! subresource.
//!
//! The table is the file `operations.txt`, which contains the whole API. A request for an operation
//! without a handler is answered with 501 and the name of the operation. It is never carried out as
//! another operation. To add an operation, add a file below `handlers/` and a line to the list
//! there.

use std::sync::LazyLock;

use ::http::Method;

use crate::codes::{Code, OssError};
use crate::http::{Headers, Query, ServerRequest};

/// Whether a request is for the service, for a bucket or for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Service,
    Bucket,
    Object,
}

/// An operation, which is a row of the table.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The official name, for example `PutBucketAcl`.
    pub(crate) name: &'static str,
    pub(crate) level: Level,
    /// The actions that the caller must be allowed to perform, for example `oss:PutBucketAcl`. If
    /// the request names a version, their `…Version` forms are checked instead.
    pub(crate) actions: Vec<String>,
    has_body: bool,
    method: &'static str,
    /// The conditions that a request must meet. The row with the most conditions wins.
    selector: Vec<Part>,
}

/// A condition on a request for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Parameter(&'static str),
    Value(&'static str, &'static str),
    Header(&'static str),
}

impl Operation {
    /// Finds the operation of a request. If several rows match, the one with the most conditions
    /// wins.
    ///
    /// # Errors
    ///
    /// Returns 405 if the subresource does not support the method, and 400 if the request names two
    /// subresources that do not belong together, or a subresource of objects without a key.
    pub(crate) fn find(request: &ServerRequest) -> Result<&'static Self, OssError> {
        let level = match (&request.bucket, &request.key) {
            (_, Some(_)) => Level::Object,
            (Some(_), None) => Level::Bucket,
            (None, None) => Level::Service,
        };
        Self::select(&request.method, level, &request.query, &request.headers)
    }

    fn select(
        method: &Method,
        level: Level,
        query: &Query,
        headers: &Headers,
    ) -> Result<&'static Self, OssError> {
        let best = TABLE
            .iter()
            .filter(|row| row.level == level && row.method == method.as_str())
            .filter(|row| row.selector.iter().all(|part| part.met(query, headers)))
            .max_by_key(|row| row.selector.len());
        let named = subresources(level, query);
        if level == Level::Bucket
            && named.is_empty()
            && let Some(&name) = subresources(Level::Object, query).first()
        {
            return Err(OssError::new(Code::InvalidObjectName)
                .message("The Object name can not be empty.")
                .with("ResourceType", name));
        }
        match best {
            Some(row) => match named.iter().find(|name| !row.selects(name)) {
                None => Ok(row),
                // The real service ignores the subresource of a symbolic link in a DELETE request,
                // and deletes the link itself.
                Some(&"symlink") if method == Method::DELETE => Ok(row),
                Some(_) if named.len() > 1 => Err(OssError::new(Code::InvalidArgument)
                    .message(format!("Conflicting subresources: {}.", named.join(", ")))),
                Some(name) => Err(not_allowed(method, name)),
            },
            None => Err(not_allowed(
                method,
                named.first().copied().unwrap_or(level.name()),
            )),
        }
    }

    /// Returns whether the request must announce a body.
    pub(crate) fn needs_body(&self, request: &ServerRequest) -> bool {
        // A request with this header completes a multipart upload with all of its parts, so it
        // needs no list of parts.
        self.has_body && !request.headers.contains("x-oss-complete-all")
    }

    /// Returns whether the operation may create the bucket that the request names.
    pub(crate) fn creates_bucket(&self) -> bool {
        matches!(self.name, "PutBucket" | "PutBucketAcl")
    }

    /// Returns 501 with the name of the operation.
    pub(crate) fn not_implemented(&self) -> OssError {
        OssError::new(Code::NotImplemented)
            .message(format!(
                "The operation {} is not implemented by this server.",
                self.name
            ))
            .with("Operation", self.name)
    }

    fn selects(&self, name: &str) -> bool {
        self.selector.iter().any(|part| match part {
            Part::Parameter(own) | Part::Value(own, _) => *own == name,
            Part::Header(_) => false,
        })
    }
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Bucket => "bucket",
            Self::Object => "object",
        }
    }
}

impl Part {
    fn parse(text: &'static str) -> Self {
        match (text.strip_prefix('@'), text.split_once('=')) {
            (Some(header), _) => Self::Header(header),
            (None, Some((name, value))) => Self::Value(name, value),
            (None, None) => Self::Parameter(text),
        }
    }

    fn met(self, query: &Query, headers: &Headers) -> bool {
        match self {
            Self::Parameter(name) => query.contains(name),
            // Select and image requests may carry options after the value (`csv/select,…`).
            Self::Value(name, value) => query
                .get(name)
                .and_then(|given| given.strip_prefix(value))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(',')),
            Self::Header(name) => headers.contains(name),
        }
    }
}

/// Returns the subresources of this level that a query names, sorted by name.
fn subresources(level: Level, query: &Query) -> Vec<&str> {
    let first = |row: &'static Operation| match row.selector.first() {
        Some(Part::Parameter(name)) => Some(*name),
        _ => None,
    };
    query
        .iter()
        .map(|(name, _)| name)
        .filter(|name| {
            TABLE.iter().any(|row| row.level == level && first(row) == Some(name))
                // These parameters are subresources only together with others, or only for some
                // methods.
                && !matches!(*name, "partNumber" | "x-oss-process" | "regions")
        })
        .collect()
}

fn not_allowed(method: &Method, resource: &str) -> OssError {
    OssError::new(Code::MethodNotAllowed)
        .with("Method", method.as_str())
        .with("ResourceType", resource.to_uppercase())
}

static TABLE: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    include_str!("operations.txt")
        .lines()
        .filter_map(row)
        .collect()
});

/// Parses a line of the table. Returns `None` for comments and for lines of another form. A test
/// checks the number of rows, so that no operation is lost by a mistake.
fn row(line: &'static str) -> Option<Operation> {
    let mut words = line.split_ascii_whitespace();
    let level = match words.next()? {
        "service" => Level::Service,
        "bucket" => Level::Bucket,
        "object" => Level::Object,
        _ => return None,
    };
    let (method, name) = (words.next()?, words.next()?);
    let list = |text: &'static str, separator| {
        text.split(separator)
            .filter(|part| *part != "-")
            .collect::<Vec<_>>()
    };
    let selector = list(words.next()?, '&')
        .into_iter()
        .map(Part::parse)
        .collect();
    let actions = list(words.next()?, ',')
        .into_iter()
        .map(|a| format!("oss:{a}"))
        .collect();
    let has_body = words.next()? == "body";
    Some(Operation {
        name,
        level,
        actions,
        has_body,
        method,
        selector,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(method: &str, level: Level, query: &str) -> Result<&'static str, Code> {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let query = Query::read(query).unwrap();
        Operation::select(&method, level, &query, &Headers::default())
            .map(|row| row.name)
            .map_err(|error| error.code())
    }

    #[test]
    fn every_line_of_the_table_is_a_row() {
        let lines = include_str!("operations.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .count();
        assert_eq!(TABLE.len(), lines);
    }

    #[test]
    fn no_two_rows_are_met_by_the_same_request() {
        for (i, a) in TABLE.iter().enumerate() {
            for b in &TABLE[i + 1..] {
                let same = a.level == b.level && a.method == b.method && a.selector == b.selector;
                assert!(!same, "{} and {}", a.name, b.name);
            }
        }
    }

    #[test]
    fn the_most_precise_row_answers() {
        use Level::*;
        for (method, level, query, name) in [
            ("GET", Service, "", "ListBuckets"),
            ("GET", Bucket, "", "ListObjects"),
            ("GET", Bucket, "list-type=2&prefix=acl", "ListObjectsV2"),
            ("GET", Bucket, "acl=", "GetBucketAcl"),
            ("GET", Bucket, "unknown=1", "ListObjects"),
            ("POST", Bucket, "cname&comp=add", "PutCname"),
            ("PUT", Object, "", "PutObject"),
            ("PUT", Object, "partNumber=1&uploadId=A", "UploadPart"),
            (
                "POST",
                Object,
                "x-oss-process=csv/select,output_csv",
                "SelectObject",
            ),
            ("DELETE", Object, "symlink", "DeleteObject"),
            ("GET", Object, "versionId=A&response-expires=B", "GetObject"),
        ] {
            assert_eq!(select(method, level, query), Ok(name), "{method} {query}");
        }
    }

    #[test]
    fn a_reserved_subresource_never_falls_back_to_the_plain_operation() {
        use Level::*;
        assert_eq!(select("DELETE", Object, "acl"), Err(Code::MethodNotAllowed));
        assert_eq!(
            select("PUT", Bucket, "acl&cors"),
            Err(Code::InvalidArgument)
        );
        assert_eq!(select("PATCH", Bucket, ""), Err(Code::MethodNotAllowed));
    }
}
