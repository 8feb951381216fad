//! `cargo xtask presign`: makes presigned URLs with this SDK, for the scripts of `compat`.
//!
//! It reads one JSON document from standard input and prints a JSON list of URLs to standard output.

use std::collections::BTreeMap;
use std::io::Read;
use std::net::IpAddr;
use std::time::Duration;

use oss_sign::{
    BucketName, Credentials, Endpoint, Error, ObjectKey, Resource, SourceIp, UtcSeconds, v1, v4,
};
use serde::Deserialize;

use crate::failure::Failure;

/// Reads the document and prints the URLs.
pub(crate) fn run() -> Result<(), Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(Failure::during("the input"))?;
    let input: Input =
        serde_json::from_str(&text).map_err(Failure::during("the input is not as expected"))?;
    let urls = input
        .urls()
        .map_err(Failure::during("a request cannot be signed"))?;
    let urls = serde_json::to_string(&urls).map_err(Failure::during("the list of URLs"))?;
    println!("{urls}");
    Ok(())
}

#[derive(Debug, Deserialize)]
struct Input {
    now: i64,
    region: String,
    endpoint: String,
    credentials: Keys,
    requests: Vec<ToPresign>,
}

#[derive(Deserialize)]
struct Keys {
    id: String,
    secret: String,
    token: Option<String>,
}

#[derive(Debug, Deserialize)]
struct ToPresign {
    version: String,
    method: String,
    bucket: String,
    key: String,
    params: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    additional_headers: Vec<String>,
    /// The addresses that may use the URL: one of them, and how many of its leading bits they share.
    source_ip: Option<(IpAddr, u8)>,
    expires: u64,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Input {
    fn urls(&self) -> Result<Vec<String>, Error> {
        let credentials = self.credentials.parse()?;
        let endpoint = Endpoint::parse(&self.endpoint)?.with_region(&self.region)?;
        let sign = |wanted| self.presign(wanted, &credentials, &endpoint);
        self.requests.iter().map(sign).collect()
    }

    fn presign(
        &self,
        wanted: &ToPresign,
        credentials: &Credentials,
        endpoint: &Endpoint,
    ) -> Result<String, Error> {
        let (bucket, key) = (
            BucketName::new(&wanted.bucket)?,
            ObjectKey::new(&wanted.key)?,
        );
        let mut request = oss_sign::Request::new(&wanted.method, Resource::Object(&bucket, &key));
        for (name, value) in &wanted.params {
            request = request.query(name, value);
        }
        for (name, value) in &wanted.headers {
            request = request.header(name, value);
        }
        for name in &wanted.additional_headers {
            request = request.additional_header(name);
        }
        if let Some((address, mask)) = wanted.source_ip {
            request = request.source_ip(SourceIp::new(address, mask)?);
        }
        let (now, expires) = (
            UtcSeconds::new(self.now),
            Duration::from_secs(wanted.expires),
        );
        let presigned = if wanted.version == "V1" {
            v1::Signer::new(credentials).presign(&request, endpoint, now, expires)?
        } else {
            let signer = v4::Signer::new(credentials, &self.region, now)?;
            signer.presign(&request, endpoint, now, expires)?
        };
        Ok(presigned.into_url())
    }
}

impl Keys {
    fn parse(&self) -> Result<Credentials, Error> {
        let credentials = Credentials::new(&self.id, &self.secret)?;
        match &self.token {
            Some(token) => credentials.with_security_token(token),
            None => Ok(credentials),
        }
    }
}
