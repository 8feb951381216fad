//! Grants that are stopped or not seen before their end.

use std::time::Duration;

use oss_emulator::{Fault, Injection};

use super::walk::{as_root, stage};

const GRANT: &str = "access grant uploads --on oss://examplebucket/incoming/ --can upload -y";

#[test]
fn what_sts_has_not_seen_yet_is_in_place_all_the_same() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    stage
        .server()
        .faults()
        .set_propagation(Duration::from_secs(3600));
    transcript.run(&format!("{GRANT} --key-file up.json --wait 0s"));
    stage.server().faults().clear();
    transcript.run("access show uploads");
    transcript.assert("access-not-yet");
}

#[test]
fn a_lost_answer_leaves_no_orphan_key() {
    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let lose = Injection::new(Fault::LoseAnswer).on("CreateAccessKey");
    stage.server().faults().inject(lose);
    let output = transcript.quietly(&format!("{GRANT} --key-file up.json --wait 0s"), b"");
    assert!(output.status.success(), "{output:?}");
    let key: serde_json::Value = serde_json::from_str(&stage.read("up.json")).unwrap();
    let shown = transcript.quietly("access show uploads --output json", b"");
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    let keys = shown["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0]["id"], key["access_key_id"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_grant_says_what_is_done_and_how_it_is_undone() {
    use std::process::{Command, Stdio};

    let stage = stage();
    let mut transcript = stage.transcript();
    as_root(&mut transcript);
    let stall = Fault::StallHead {
        pause: Duration::from_secs(3600),
    };
    stage
        .server()
        .faults()
        .inject(Injection::new(stall).on("CreateRole"));
    let child = transcript
        .command(&format!("{GRANT} --key-file up.json"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The policy of the user is attached right before the role is made.
    while !attached(&transcript) {}
    let id = child.id().to_string();
    let killed = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{error}");
    for part in [
        "error: stopped before all changes were made\n",
        "done: create policy oss-uploads, create user oss-uploads",
        "not done: ",
        "undo: oss access revoke uploads\n",
    ] {
        assert!(error.contains(part), "{error}");
    }
    assert!(!stage.folder().join("up.json").exists(), "no key, no file");
    assert!(
        transcript
            .quietly("access revoke uploads -y", b"")
            .status
            .success()
    );
    let shown = transcript.quietly("access show uploads", b"");
    assert_eq!(shown.status.code(), Some(3));
}

#[cfg(unix)]
fn attached(transcript: &crate::transcript::Transcript<'_>) -> bool {
    let shown = transcript.quietly("access show uploads --output json", b"");
    let shown = serde_json::from_slice(&shown.stdout).unwrap_or(serde_json::Value::Null);
    let missing = |item: &serde_json::Value| {
        let text = item.as_str().unwrap_or_default();
        text.contains("is not attached") || text.contains("user oss-uploads is missing")
    };
    let drift = shown["drift"].as_array().cloned();
    drift.is_some_and(|drift| !drift.iter().any(missing))
}

#[cfg(unix)]
#[test]
fn somebody_at_a_terminal_is_asked_first() {
    use crate::terminal::Terminal;

    let stage = stage();
    let line = "access grant uploads --on oss://examplebucket/incoming/ --can upload --key-file \
                up.json --wait 0s";
    let mut terminal = Terminal::run(&stage, line);
    terminal.shows("apply these 5 changes (7 calls)? [y/N] ");
    terminal.types(b"n\n");
    terminal.shows("nothing was changed");
    assert_eq!(terminal.ends().code(), Some(0));
    assert!(!stage.folder().join("up.json").exists());
    let mut terminal = Terminal::run(&stage, line);
    terminal.shows("[y/N] ");
    terminal.types(b"\x03");
    assert_eq!(terminal.ends().code(), Some(130));
    assert!(!stage.folder().join("up.json").exists());
    let mut terminal = Terminal::run(&stage, line);
    terminal.shows("[y/N] ");
    terminal.types(b"y\n");
    terminal.shows("waiting for STS                ok after");
    assert_eq!(terminal.ends().code(), Some(0));
    assert!(stage.read("up.json").contains("access_key_secret"));
}
