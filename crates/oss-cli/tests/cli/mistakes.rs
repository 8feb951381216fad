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

/// A shell makes an empty word of `"$VARIABLE"` where the variable is not set.
#[test]
fn an_empty_value_is_never_taken_for_one() {
    let stage = Stage::start();
    stage.object("a.txt", "hello");
    stage.file("a.txt", "hello");
    let transcript = stage.transcript();
    for line in [
        "presign oss://examplebucket/a.txt --vpc-id ''",
        "presign oss://examplebucket/a.txt --version-id ''",
        "presign oss://examplebucket/a.txt --method PUT --content-type ''",
        "cp oss://examplebucket/a.txt b.txt --version-id ''",
        "cp oss://examplebucket/a.txt b.txt --if-match ''",
        "cp a.txt oss://examplebucket/b.txt --content-type ''",
        "cp a.txt oss://examplebucket/b.txt --cache-control ''",
        "cat oss://examplebucket/a.txt --version-id ''",
        "stat oss://examplebucket/a.txt --version-id ''",
        "sign explain --url ''",
        "sign explain ''",
        "whoami --profile ''",
    ] {
        let refused = transcript.quietly(line, b"");
        let said = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains("it is empty"), "{line}: {said}");
    }
    let refused = transcript.quietly("stat oss://examplebucket/a.txt --timeout 0s", b"");
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
}
