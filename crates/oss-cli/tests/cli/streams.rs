//! Where data and everything else go.

use std::io::Read;
use std::process::Stdio;

use crate::stage::Stage;

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let stage = Stage::start();
    stage.object("large.txt", vec![b'x'; 4 << 20]);
    let transcript = stage.transcript();
    for line in ["cat oss://examplebucket/large.txt", "completions bash"] {
        let mut child = transcript
            .command(line)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // One byte is read, and then the pipe is closed.
        let mut output = child.stdout.take().unwrap();
        output.read_exact(&mut [0]).unwrap();
        drop(output);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{line}");
        assert!(ended.stderr.is_empty(), "{line}: {ended:?}");
    }
}

#[test]
fn a_full_disk_is_a_failure() {
    let stage = Stage::start();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else {
        return;
    };
    let transcript = stage.transcript();
    let ended = transcript
        .command("presign oss://examplebucket/a")
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(8));
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(
        said.starts_with("error: cannot write to standard output: no space left"),
        "{said}"
    );
}

#[test]
fn colours_come_only_when_asked_for() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    let plain = transcript.quietly("stat oss://examplebucket/a", b"");
    assert!(plain.stderr.starts_with(b"error: "), "{plain:?}");
    let coloured = transcript.quietly("stat oss://examplebucket/a --color always", b"");
    assert!(coloured.stderr.starts_with(b"\x1b["), "{coloured:?}");
    transcript.set("NO_COLOR", "1");
    let asked = transcript.quietly("stat oss://examplebucket/a --color always", b"");
    assert!(asked.stderr.starts_with(b"\x1b["), "{asked:?}");
}

#[test]
fn a_log_is_written_when_asked_for_and_holds_no_secret() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    let logged = transcript.quietly("-vv stat oss://examplebucket/a", b"");
    let log = String::from_utf8_lossy(&logged.stderr);
    assert!(log.contains("oss.attempt"), "{log}");
    let credentials = stage.server().credentials();
    let secret = credentials.access_key().unwrap().secret().expose();
    assert!(!log.contains(secret), "{log}");
}
