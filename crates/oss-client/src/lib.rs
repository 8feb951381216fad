//! A client for Alibaba Cloud OSS: typed operations, retries, checksums, presigned URLs, temporary credentials.
