//! Runs a fixed number of inputs for each target, which are the same in every run.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use tests::fuzz::{Budget, TARGETS, Target};

/// Every target has a test of its own, so that the name of a failed test names the target.
macro_rules! smoke {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_target_has_a_test() {
            let tested = [$(stringify!($name)),*];
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, tested);
        }
    };
}

smoke! {
    bodies
    client_answers
    client_refusals
    credential_files
    credential_answers
    endpoints
    forms
    names_and_times
    policies
    ram_answers
    refusal_texts
    requests
    rpc_calls
    server_bytes
    server_calls
    server_documents
    server_forms
    store_bytes
    store_sequences
    xml_documents
}

fn run(name: &str) {
    let target = Target::find(name).unwrap();
    if let Err(finding) = target.fuzz(1, Budget::Inputs(target.smoke)) {
        panic!("{finding}");
    }
}
