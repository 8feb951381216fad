//! An embedded Alibaba Cloud OSS and STS server that verifies everything, for tests and demonstrations.
