//! Requests that are sent without the checks of the client, for questions that need an invalid request.

use std::fmt;

use oss_client::sign::{ObjectKey, Request, Resource, UtcSeconds, v4};
use oss_client::transport::Body;

use super::{Failed, Place};

/// A request to be signed without checks.
pub(super) struct Ask {
    method: &'static str,
    key: Option<String>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    additional: Vec<&'static str>,
    body: Vec<u8>,
}

/// The response to such a request.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: http::HeaderMap,
    pub(super) body: String,
}

impl Ask {
    pub(super) fn object(method: &'static str, key: impl Into<String>) -> Self {
        Self {
            method,
            key: Some(key.into()),
            query: Vec::new(),
            headers: Vec::new(),
            additional: Vec::new(),
            body: Vec::new(),
        }
    }

    pub(super) fn bucket(method: &'static str) -> Self {
        Self {
            key: None,
            ..Self::object(method, "")
        }
    }

    pub(super) fn query(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Signs a header in addition to those that are always signed.
    pub(super) fn additional(mut self, name: &'static str) -> Self {
        self.additional.push(name);
        self
    }

    pub(super) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Signs the request in its header and sends it.
    pub(super) async fn send(self, place: &Place) -> Result<Reply, Failed> {
        self.send_changed(place, |_, _| {}).await
    }

    /// Signs the request in its header, changes a signed header, and sends it.
    pub(super) async fn send_changed(
        self,
        place: &Place,
        change: impl Fn(&str, &mut String),
    ) -> Result<Reply, Failed> {
        let key = self.key.as_deref().map(ObjectKey::new).transpose()?;
        let request = self.request(place, key.as_ref());
        let signer = v4::Signer::new(&place.credentials, &place.region, place.now())?;
        let signed = signer.sign(&request, place.now())?;
        let mut url = place.endpoint.locate(request.resource())?.url();
        let pairs: Vec<String> = request.query_pairs().map(pair).collect();
        if !pairs.is_empty() {
            url = format!("{url}?{}", pairs.join("&"));
        }
        let mut wire = http::Request::builder().method(self.method).uri(url);
        for (name, value) in request.headers() {
            wire = wire.header(name, value);
        }
        for (name, value) in signed.iter() {
            let mut value = value.to_owned();
            change(name, &mut value);
            wire = wire.header(name, value);
        }
        read(
            place
                .send(wire.body(Body::from(self.body.clone()))?)
                .await?,
        )
        .await
    }

    /// Signs the request as a URL at the given time, changes the URL, and sends it.
    pub(super) async fn send_as_url(
        self,
        place: &Place,
        signed_at: UtcSeconds,
        seconds: u64,
        change: impl FnOnce(String) -> String,
    ) -> Result<Reply, Failed> {
        let key = self.key.as_deref().map(ObjectKey::new).transpose()?;
        let request = self.request(place, key.as_ref());
        let signer = v4::Signer::new(&place.credentials, &place.region, signed_at)?;
        let lifetime = std::time::Duration::from_secs(seconds);
        let presigned = signer.presign(&request, &place.endpoint, signed_at, lifetime)?;
        let url = change(presigned.url().to_owned());
        let mut wire = http::Request::builder().method(self.method).uri(url);
        for (name, value) in request.headers() {
            wire = wire.header(name, value);
        }
        read(
            place
                .send(wire.body(Body::from(self.body.clone()))?)
                .await?,
        )
        .await
    }

    fn request<'a>(&'a self, place: &'a Place, key: Option<&'a ObjectKey>) -> Request<'a> {
        let resource = match key {
            Some(key) => Resource::Object(&place.name, key),
            None => Resource::Bucket(&place.name),
        };
        let mut request = Request::new(self.method, resource).without_checks();
        for (name, value) in &self.query {
            request = request.query(name.as_str(), value.as_str());
        }
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), value.as_str());
        }
        for name in &self.additional {
            request = request.additional_header(*name);
        }
        request
    }
}

fn pair((name, value): (&str, &str)) -> String {
    let encode = oss_client::sign::encode::percent_encode;
    match value {
        "" => encode(name),
        value => format!("{}={}", encode(name), encode(value)),
    }
}

/// Reads an answer of at most a mebibyte.
pub(super) async fn read(response: http::Response<Body>) -> Result<Reply, Failed> {
    let (head, body) = response.into_parts();
    let body = body.bytes(1 << 20).await?;
    Ok(Reply {
        status: head.status.as_u16(),
        headers: head.headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

impl Reply {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the text of the first XML element with this name.
    pub(super) fn element(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(&format!("<{name}>"))?;
        rest.split_once(&format!("</{name}>")).map(|(text, _)| text)
    }

    pub(super) fn is_good(&self) -> bool {
        self.status < 300
    }

    /// Returns `yes` or `no`, followed by the reply from which that follows.
    pub(super) fn whether(&self, holds: bool) -> String {
        format!("{} ({self})", if holds { "yes" } else { "no" })
    }
}

/// The status, and what a refusal says of itself.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        let refusal = ["Code", "EC", "Message"].map(|name| self.element(name));
        let header = (self.header("x-oss-ec"), self.header("x-oss-err"));
        match (refusal, header) {
            ([Some(code), ec, message], _) => {
                write!(f, " {code}")?;
                ec.map_or(Ok(()), |ec| write!(f, ", EC {ec}"))?;
                message.map_or(Ok(()), |message| write!(f, ": {message}"))
            }
            (_, (Some(ec), _)) => write!(f, ", EC {ec}"),
            _ => Ok(()),
        }
    }
}
