//! The transport and runtime traits of the OSS SDK, bodies, and an HTTP client on hyper.
