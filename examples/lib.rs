//! The parts of the quickstart, as a library, so that the tests can run it and check everything that it
//! prints and logs.

#![forbid(unsafe_code)]

#[cfg(feature = "hyper")]
pub mod quickstart;

/// The examples of `README.md`, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct FrontPage;

/// The examples of the `README.md` of each crate, compiled and run as tests.
#[cfg(doctest)]
pub mod crate_pages {
    #[doc = include_str!("../crates/oss-client/README.md")]
    pub struct Client;
    #[doc = include_str!("../crates/oss-context/README.md")]
    pub struct Context;
    #[doc = include_str!("../crates/oss-credentials/README.md")]
    pub struct Credentials;
    #[doc = include_str!("../crates/oss-emulator/README.md")]
    pub struct Emulator;
    #[doc = include_str!("../crates/oss-policy/README.md")]
    pub struct Policy;
    #[doc = include_str!("../crates/oss-ram/README.md")]
    pub struct Ram;
    #[doc = include_str!("../crates/oss-sign/README.md")]
    pub struct Sign;
    #[doc = include_str!("../crates/oss-transport/README.md")]
    pub struct Transport;
}
