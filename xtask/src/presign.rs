//! `cargo xtask presign`: our presigned URLs for the scripts of `compat`, as JSON.
//!
//! One question on the standard input, the list of URLs on the standard output.

use std::collections::BTreeMap;
use std::io::Read;
use std::time::Duration;

use oss_sign::{BucketName, Credentials, Endpoint, Error, ObjectKey, Resource, UtcSeconds, v1, v4};
use serde::Deserialize;

use crate::failure::Failure;

/// Reads the question and prints the URLs.
pub(crate) fn run() -> Result<(), Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(Failure::during("the question"))?;
    let question: Question =
        serde_json::from_str(&text).map_err(Failure::during("the question is not as expected"))?;
    let urls = question
        .answer()
        .map_err(Failure::during("a request cannot be signed"))?;
    let urls = serde_json::to_string(&urls).map_err(Failure::during("the answer"))?;
    println!("{urls}");
    Ok(())
}

#[derive(Debug, Deserialize)]
struct Question {
    now: i64,
    region: String,
    endpoint: String,
    credentials: Keys,
    requests: Vec<Asked>,
}

#[derive(Deserialize)]
struct Keys {
    id: String,
    secret: String,
    token: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    version: String,
    method: String,
    bucket: String,
    key: String,
    params: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    additional_headers: Vec<String>,
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

impl Question {
    fn answer(&self) -> Result<Vec<String>, Error> {
        let credentials = self.credentials.parse()?;
        let endpoint = Endpoint::parse(&self.endpoint)?.with_region(&self.region)?;
        let sign = |asked| self.presign(asked, &credentials, &endpoint);
        self.requests.iter().map(sign).collect()
    }

    fn presign(
        &self,
        asked: &Asked,
        credentials: &Credentials,
        endpoint: &Endpoint,
    ) -> Result<String, Error> {
        let (bucket, key) = (BucketName::new(&asked.bucket)?, ObjectKey::new(&asked.key)?);
        let mut request = oss_sign::Request::new(&asked.method, Resource::Object(&bucket, &key));
        for (name, value) in &asked.params {
            request = request.query(name, value);
        }
        for (name, value) in &asked.headers {
            request = request.header(name, value);
        }
        for name in &asked.additional_headers {
            request = request.additional_header(name);
        }
        let (now, expires) = (
            UtcSeconds::new(self.now),
            Duration::from_secs(asked.expires),
        );
        let presigned = if asked.version == "V1" {
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
