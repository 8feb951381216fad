//! Commands on single objects.

use crate::stage::Stage;

#[test]
fn an_object_is_described() {
    let stage = Stage::start();
    put(&stage, "exampledir/a.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.run("stat oss://examplebucket/exampledir/a.txt");
    transcript.run("stat oss://examplebucket/exampledir/a.txt --output json");
    transcript.note("What does not exist ends with 3.");
    transcript.run("stat oss://examplebucket/exampledir/b.txt");
    transcript.run("stat oss://examplebucket/exampledir/b.txt --output json");
    transcript.run("stat oss://anotherbucket/a");
    transcript.assert("stat");
}

/// Puts an object by a presigned URL, so that the test does not rest on another command.
fn put(stage: &Stage, key: &str, content: &str) {
    let transcript = stage.transcript();
    let file = stage.file("upload", content);
    let url = transcript.quietly(
        &format!("presign oss://examplebucket/{key} --method put"),
        b"",
    );
    let url = String::from_utf8(url.stdout).unwrap();
    let sent = std::process::Command::new("curl")
        .args(["--silent", "--show-error", "--fail", "--upload-file"])
        .arg(file)
        .arg(url.trim())
        .status()
        .unwrap();
    assert!(sent.success());
}
