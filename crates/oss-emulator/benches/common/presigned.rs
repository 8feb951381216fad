//! Presigned URLs for the server of a benchmark.

use std::time::Duration;

use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, v4};

use crate::BUCKET;
use crate::server::{KEY_ID, SECRET, Server};

/// Returns the path and the query of a URL that is valid for a day.
pub(crate) fn target(server: &Server, method: &str, key: &str) -> String {
    let now = oss_emulator::Clock::system().now();
    let credentials = Credentials::new(KEY_ID, SECRET).unwrap();
    let signer = v4::Signer::new(&credentials, "cn-hangzhou", now).unwrap();
    let endpoint = Endpoint::parse(&format!("http://{}", server.address)).unwrap();
    let (bucket, key) = (
        BucketName::new(BUCKET).unwrap(),
        ObjectKey::new(key).unwrap(),
    );
    let request = Request::new(method, Resource::Object(&bucket, &key));
    let day = Duration::from_secs(86400);
    let url = signer.presign(&request, &endpoint, now, day).unwrap();
    let url = url.into_url();
    url.split_once(&server.address).unwrap().1.to_owned()
}
