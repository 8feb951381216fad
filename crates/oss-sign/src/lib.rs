//! Signatures for Alibaba Cloud OSS and STS: V4, V1, POST policies, RPC and ACS3, made and verified.
