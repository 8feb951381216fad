//! `oss config doctor`.

use crate::stage::Stage;

#[test]
fn every_check_has_its_line() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("config doctor oss://examplebucket");
    transcript.run("config doctor");
    transcript.run("config doctor oss://anotherbucket");
    transcript.run("config doctor --output json");
    transcript.run("config doctor --credentials anonymous oss://examplebucket");
    transcript.assert("doctor");
}

#[test]
fn a_clock_that_is_wrong_is_found() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    stage
        .server()
        .clock()
        .advance(std::time::Duration::from_secs(3600));
    let output = transcript.quietly("config doctor", b"");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("fail  clock        3"), "{text}");
    assert!(text.contains("s behind the server"), "{text}");
    assert_eq!(output.status.code(), Some(4), "{text}");
}
