//! The stores that are compared, with their default settings.

use std::sync::Arc;

use object_store_0_14::ObjectStore;
use object_store_0_14::aws::AmazonS3Builder;
use object_store_opendal::OpendalStore;
use opendal::Operator;
use opendal::services::Oss;
use oss_client::sign::Credentials;
use oss_object_store::OssStore;

use crate::candidate::Candidate;
use crate::content::BUCKET;

const ID: &str = "LTAI5tExampleKeyId";
const SECRET: &str = "example-secret";

/// Returns the store, or nothing if the candidate is none.
pub(crate) fn store(candidate: Candidate, url: &str) -> Option<Arc<dyn ObjectStore>> {
    match candidate {
        Candidate::Bare | Candidate::Checksum => None,
        Candidate::S3 => Some(s3(url, false)),
        Candidate::S3Unsigned => Some(s3(url, true)),
        Candidate::Opendal => Some(opendal(url)),
        Candidate::Ours => Some(ours(url)),
    }
}

fn s3(url: &str, unsigned: bool) -> Arc<dyn ObjectStore> {
    let store = AmazonS3Builder::new()
        .with_endpoint(url)
        .with_allow_http(true)
        .with_region("us-east-1")
        .with_bucket_name(BUCKET)
        .with_access_key_id(ID)
        .with_secret_access_key(SECRET)
        .with_unsigned_payload(unsigned)
        .build();
    Arc::new(store.expect("a store"))
}

fn opendal(url: &str) -> Arc<dyn ObjectStore> {
    // The HTTP client of opendal's default features.
    opendal::install_default();
    let service = Oss::default()
        .endpoint(url)
        .addressing_style("path")
        .bucket(BUCKET)
        .access_key_id(ID)
        .access_key_secret(SECRET);
    let operator = Operator::new(service).expect("an operator");
    Arc::new(OpendalStore::new(operator))
}

fn ours(url: &str) -> Arc<dyn ObjectStore> {
    let store = OssStore::builder()
        .endpoint(url)
        .region("cn-hangzhou")
        .bucket(BUCKET)
        .credentials(Credentials::new(ID, SECRET).expect("keys"))
        .build();
    Arc::new(store.expect("a store"))
}
