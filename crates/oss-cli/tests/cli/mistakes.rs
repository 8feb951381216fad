//! What is mistyped, and what the program makes of it.

use crate::stage::Stage;

#[test]
fn slips_are_answered_by_what_was_meant() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("stta oss://examplebucket/a");
    transcript.run("stat");
    transcript.run("stat oss://examplebucket/a --versoin-id 1");
    transcript.run("stat examplebucket/a");
    transcript.run("stat s3://examplebucket/a");
    transcript.run("stat oss://examplebucket");
    transcript.run("stat oss://Example_Bucket/a");
    transcript.run("stat oss://examplebucket/a --sign v5");
    transcript.run("stat oss://examplebucket/a --timeout soon");
    transcript.run("stat --output json examplebucket/a");
    transcript.assert("mistakes");
}

#[test]
fn secrets_do_not_belong_into_arguments() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("stat oss://examplebucket/a --access-key-secret TYPEDSECRET");
    transcript.run("stat oss://examplebucket/a -i TYPEDSECRET -k TYPEDSECRET");
    let written =
        transcript.run("--sts-token=TYPEDSECRET stat oss://examplebucket/a --output json");
    assert!(!String::from_utf8_lossy(&written.stderr).contains("TYPEDSECRET"));
    transcript.assert("secrets-in-arguments");
}
