//! The parts of the quickstart, as a library, so that the tests can run the same walk and look at
//! everything that it prints and logs.

#![forbid(unsafe_code)]

#[cfg(feature = "hyper")]
pub mod quickstart;

/// The examples of the front page, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct FrontPage;
