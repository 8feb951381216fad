//! End-to-end tests on the embedded server.
