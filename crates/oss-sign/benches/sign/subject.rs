//! What is signed: a small request, one of 16 parameters and headers, and that with a token.

use oss_sign::verify::Received;
use oss_sign::{
    BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, Secret, UtcSeconds,
};

pub(crate) const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);
const SECRET: &str = "TestSecret0001abcdefABCDEF0123";

pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) credentials: Credentials,
    pub(crate) secret: Secret,
    bucket: BucketName,
    key: ObjectKey,
    query: &'static [(&'static str, &'static str)],
    headers: &'static [(&'static str, &'static str)],
}

impl Subject {
    pub(crate) fn small() -> Self {
        Self {
            query: &QUERY[..1],
            headers: &HEADERS[..1],
            ..Self::named("small")
        }
    }

    pub(crate) fn full() -> Self {
        Self::named("16 fields")
    }

    /// With a security token of 700 characters.
    pub(crate) fn with_token() -> Self {
        let token = "CAISywJ1q6Ft5B2yfSjIr5bQ+/PZ36tL2JqSZ0bDrGgyW/hbv5zMkTz2IHxIfn".repeat(12);
        let token = token.get(..700).expect("700 characters");
        let subject = Self::named("with token");
        let credentials = subject
            .credentials
            .with_security_token(token)
            .expect("a token");
        Self {
            credentials,
            ..subject
        }
    }

    fn named(name: &'static str) -> Self {
        Self {
            name,
            credentials: Credentials::new("TESTAKID0001", SECRET).expect("credentials"),
            secret: Secret::new(SECRET),
            bucket: BucketName::new("examplebucket").expect("a bucket"),
            key: ObjectKey::new("exampledir/2023/12/16/example object.txt").expect("a key"),
            query: &QUERY,
            headers: &HEADERS,
        }
    }

    pub(crate) fn request(&self) -> Request<'_> {
        let mut request = Request::put(Resource::Object(&self.bucket, &self.key));
        for (name, value) in self.query {
            request = request.query(*name, *value);
        }
        for (name, value) in self.headers {
            request = request.header(*name, *value);
        }
        request
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        Endpoint::for_region("cn-hangzhou").expect("an endpoint")
    }

    /// The request that uses a URL.
    pub(crate) fn received(&self, url: &str) -> Wire {
        let headers = self
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_bytes()))
            .collect();
        let query = url
            .split_once('?')
            .map_or("", |(_, query)| query)
            .to_owned();
        let path = Resource::Object(&self.bucket, &self.key).canonical_path();
        Wire {
            path,
            query,
            headers,
        }
    }
}

pub(crate) struct Wire {
    path: String,
    query: String,
    headers: Vec<(&'static str, &'static [u8])>,
}

impl Wire {
    pub(crate) fn received(&self) -> Received<'_> {
        Received {
            method: "PUT",
            resource_path: &self.path,
            raw_query: &self.query,
            headers: &self.headers,
            peer: None,
        }
    }
}

const QUERY: [(&str, &str); 9] = [
    (
        "versionId",
        "CAEQARiBgID8rumR2hYiIGUyOTAyZGY2MzU5MjQ5ZjlhYzQzZjNlYTAyZDE3MDRk",
    ),
    ("x-oss-traffic-limit", "819200"),
    ("response-content-type", "text/plain; charset=utf-8"),
    (
        "response-content-disposition",
        "attachment; filename=example.txt",
    ),
    ("response-cache-control", "no-cache"),
    (
        "x-oss-process",
        "image/resize,m_fixed,w_100,h_100/rotate,90",
    ),
    ("response-expires", "Fri, 24 Feb 2012 17:00:00 GMT"),
    ("x-oss-request-payer", "requester"),
    ("response-content-language", "en-US"),
];

const HEADERS: [(&str, &str); 7] = [
    ("content-type", "text/plain"),
    ("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg=="),
    ("x-oss-storage-class", "Standard"),
    ("x-oss-meta-author", "alice"),
    ("x-oss-meta-project", "example project"),
    ("x-oss-forbid-overwrite", "true"),
    ("x-oss-object-acl", "private"),
];
