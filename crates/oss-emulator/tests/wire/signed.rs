//! Requests with signatures, as text that a test may spoil.

use std::time::Duration;

use oss_emulator::{Clock, Emulator};
use oss_sign::encode::{percent_encode, percent_encode_path};
use oss_sign::{
    BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, rpc, v1, v4,
};

use crate::raw::{Reply, ask};

/// Noon in UTC, so that tests may step some hours without changing the day.
pub(crate) const NOW: UtcSeconds = UtcSeconds::new(1_764_072_000);

/// Somebody with a key, who signs by a clock of his own.
#[derive(Clone, Debug)]
pub(crate) struct Signer {
    pub(crate) credentials: Credentials,
    pub(crate) region: &'static str,
    pub(crate) product: &'static str,
    pub(crate) now: UtcSeconds,
}

/// What a request names and carries, before it is signed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plain<'a> {
    pub(crate) method: &'a str,
    pub(crate) bucket: Option<&'a str>,
    pub(crate) key: Option<&'a str>,
    pub(crate) query: &'a [(&'a str, &'a str)],
    pub(crate) headers: &'a [(&'a str, &'a str)],
    pub(crate) body: &'a str,
}

/// GET of an object.
pub(crate) const GET: Plain<'static> = Plain {
    method: "GET",
    bucket: Some("examplebucket"),
    key: Some("exampledir/k.txt"),
    query: &[],
    headers: &[],
    body: "",
};

/// The list of buckets: the one request that needs nothing to be there.
pub(crate) const LIST: Plain<'static> = Plain {
    method: "GET",
    bucket: None,
    key: None,
    query: &[],
    headers: &[],
    body: "",
};

/// A server whose clock stands at [`NOW`], with an empty bucket.
pub(crate) fn builder() -> oss_emulator::Builder {
    Emulator::builder()
        .clock(Clock::stepped(NOW))
        .access_key("LTAI5tExample", "secret")
        .bucket("examplebucket")
}

impl Signer {
    /// Signs as the full user of a server.
    pub(crate) fn of(server: &Emulator) -> Self {
        Self::with(server.credentials())
    }

    pub(crate) fn with(credentials: Credentials) -> Self {
        Self {
            credentials,
            region: "cn-hangzhou",
            product: "oss",
            now: NOW,
        }
    }

    /// A whole request with a V4 header.
    pub(crate) fn v4(&self, plain: &Plain<'_>) -> String {
        let signer =
            v4::Signer::for_product(&self.credentials, self.region, self.product, self.now);
        with_request(plain, |request| {
            let signer = signer.unwrap();
            let signed = signer.sign(request, self.now).unwrap();
            text(
                plain,
                signed.iter().map(|(n, v)| (n.to_owned(), v.to_owned())),
            )
        })
    }

    /// A whole request with a V1 header.
    pub(crate) fn v1(&self, plain: &Plain<'_>) -> String {
        with_request(plain, |request| {
            let signer = v1::Signer::new(&self.credentials);
            let signed = signer.sign(request, self.now).unwrap();
            text(
                plain,
                signed.iter().map(|(n, v)| (n.to_owned(), v.to_owned())),
            )
        })
    }

    /// A whole request through a V4 URL.
    pub(crate) fn v4_url(&self, plain: &Plain<'_>, seconds: u64) -> String {
        self.v4_url_of(plain, seconds, |request| request)
    }

    /// As [`Signer::v4_url`], with options of the request.
    pub(crate) fn v4_url_of(
        &self,
        plain: &Plain<'_>,
        seconds: u64,
        adjust: impl for<'r> FnOnce(Request<'r>) -> Request<'r>,
    ) -> String {
        let signer =
            v4::Signer::for_product(&self.credentials, self.region, self.product, self.now);
        with_request_of(plain, adjust, |request| {
            let expires = Duration::from_secs(seconds);
            let url = signer
                .unwrap()
                .presign(request, &endpoint(), self.now, expires)
                .unwrap();
            through(plain, url.url())
        })
    }

    /// A whole request through a V1 URL.
    pub(crate) fn v1_url(&self, plain: &Plain<'_>, expires_at: UtcSeconds) -> String {
        self.v1_url_of(plain, expires_at, |request| request)
    }

    /// As [`Signer::v1_url`], with options of the request.
    pub(crate) fn v1_url_of(
        &self,
        plain: &Plain<'_>,
        expires_at: UtcSeconds,
        adjust: impl for<'r> FnOnce(Request<'r>) -> Request<'r>,
    ) -> String {
        with_request_of(plain, adjust, |request| {
            let signer = v1::Signer::new(&self.credentials);
            let (signed_at, hour) = (expires_at.plus_seconds(-3600), Duration::from_secs(3600));
            let url = signer.presign(request, &endpoint(), signed_at, hour);
            through(plain, url.unwrap().url())
        })
    }

    /// Sends a V4 signed request.
    pub(crate) async fn ask(&self, server: &Emulator, plain: &Plain<'_>) -> Reply {
        ask(server, &self.v4(plain)).await
    }

    /// The parameters of an STS call with its signature, form-encoded.
    pub(crate) fn rpc(&self, method: &str, own: &[(&str, &str)], nonce: &str) -> String {
        let key = self.credentials.access_key().unwrap();
        let timestamp = self.now.to_iso_extended();
        let mut parameters = vec![
            ("Version", "2015-04-01"),
            ("Format", "JSON"),
            ("AccessKeyId", key.id()),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", nonce),
            ("Timestamp", timestamp.as_str()),
        ];
        parameters.extend(
            key.security_token()
                .map(|token| ("SecurityToken", token.expose())),
        );
        for (name, value) in own {
            parameters.retain(|(other, _)| other != name);
            parameters.push((name, value));
        }
        let signature = rpc::sign(key.secret(), method, &parameters).unwrap();
        parameters.push(("Signature", &signature));
        form(&parameters)
    }
}

/// Names and values as a query or a form.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| match *value {
            "" => percent_encode(name),
            value => format!("{}={}", percent_encode(name), percent_encode(value)),
        })
        .collect();
    pairs.join("&")
}

fn endpoint() -> Endpoint {
    Endpoint::parse("http://127.0.0.1").unwrap()
}

fn with_request<T>(plain: &Plain<'_>, use_it: impl FnOnce(&Request<'_>) -> T) -> T {
    with_request_of(plain, |request| request, use_it)
}

fn with_request_of<T>(
    plain: &Plain<'_>,
    adjust: impl for<'r> FnOnce(Request<'r>) -> Request<'r>,
    use_it: impl FnOnce(&Request<'_>) -> T,
) -> T {
    let bucket = plain.bucket.map(|name| BucketName::new(name).unwrap());
    let key = plain.key.map(|key| ObjectKey::new(key).unwrap());
    let resource = match (&bucket, &key) {
        (Some(bucket), Some(key)) => Resource::Object(bucket, key),
        (Some(bucket), None) => Resource::Bucket(bucket),
        (None, _) => Resource::Service,
    };
    // The server is asked about requests that no client would send, too.
    let mut request = Request::new(plain.method, resource).without_checks();
    for &(name, value) in plain.query {
        request = request.query(name, value);
    }
    for &(name, value) in plain.headers {
        request = request.header(name, value);
    }
    use_it(&adjust(request))
}

fn text(plain: &Plain<'_>, signature: impl Iterator<Item = (String, String)>) -> String {
    let path = match (plain.bucket, plain.key) {
        (Some(bucket), key) => format!("/{bucket}/{}", percent_encode_path(key.unwrap_or(""))),
        (None, _) => "/".to_owned(),
    };
    let query = form(plain.query);
    let target = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let own = plain
        .headers
        .iter()
        .map(|&(n, v)| (n.to_owned(), v.to_owned()));
    request_text(plain, &target, own.chain(signature))
}

fn through(plain: &Plain<'_>, url: &str) -> String {
    let target = url.strip_prefix("http://127.0.0.1").unwrap();
    let own = plain
        .headers
        .iter()
        .map(|&(n, v)| (n.to_owned(), v.to_owned()));
    request_text(plain, target, own)
}

fn request_text(
    plain: &Plain<'_>,
    target: &str,
    headers: impl Iterator<Item = (String, String)>,
) -> String {
    let mut text = format!("{} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n", plain.method);
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if matches!(plain.method, "PUT" | "POST") {
        text.push_str(&format!("Content-Length: {}\r\n", plain.body.len()));
    }
    format!("{text}\r\n{}", plain.body)
}
