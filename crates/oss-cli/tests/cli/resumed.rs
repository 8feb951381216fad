//! Copies that are interrupted or killed, and typed again.

use std::process::Stdio;
use std::time::Duration;

use oss_emulator::{Fault, Injection};

use crate::parts::unfinished;
use crate::stage::Stage;
use crate::terminal::Terminal;

const PART: u64 = 100 << 10;
const PARTS: u64 = 80;
const UPLOAD: &str = "cp large.bin oss://examplebucket/copy.bin --part-size 100KiB --jobs 1";
const DOWNLOAD: &str = "cp oss://examplebucket/large.bin copy.bin --part-size 100KiB --jobs 1";

#[test]
fn a_killed_upload_goes_on_where_it_was() {
    let stage = staged();
    let mut terminal = stalled_after(70, "UploadPart", UPLOAD, &stage);
    terminal.child.kill().unwrap();
    terminal.ends();
    assert_eq!(unfinished(&stage), 1);
    let resumed = resumed(&stage, UPLOAD);
    // The notes are written after each 64 parts, and after 2 seconds.
    assert!((64..=70).contains(&(resumed / PART)), "{resumed}");
    assert_eq!(unfinished(&stage), 0);
    assert!(stage.notes().is_empty(), "{:?}", stage.notes());
    assert_same(&stage, "oss://examplebucket/copy.bin");
}

#[test]
fn a_killed_download_goes_on_where_it_was() {
    let stage = staged();
    let mut terminal = stalled_after(70, "GetObject", DOWNLOAD, &stage);
    terminal.child.kill().unwrap();
    terminal.ends();
    assert_eq!(left(&stage).len(), 1, "{:?}", left(&stage));
    let resumed = resumed(&stage, DOWNLOAD);
    assert!((64..=70).contains(&(resumed / PART)), "{resumed}");
    assert!(left(&stage).is_empty(), "{:?}", left(&stage));
    assert!(stage.notes().is_empty(), "{:?}", stage.notes());
    assert!(bytes(&stage, "copy.bin") == bytes(&stage, "large.bin"));
}

#[test]
fn what_a_killed_download_has_left_is_removed_if_the_object_is_another_one_by_now() {
    let stage = staged();
    let mut terminal = stalled_after(70, "GetObject", DOWNLOAD, &stage);
    terminal.child.kill().unwrap();
    terminal.ends();
    stage.object("large.bin", "small");
    assert_eq!(resumed(&stage, DOWNLOAD), 0);
    assert!(left(&stage).is_empty(), "{:?}", left(&stage));
    assert_eq!(stage.read("copy.bin"), "small");
}

#[test]
fn ctrl_c_keeps_what_is_done_and_the_message_says_how_to_go_on() {
    let stage = staged();
    for (operation, line) in [("UploadPart", UPLOAD), ("GetObject", DOWNLOAD)] {
        let mut terminal = stalled_after(70, operation, line, &stage);
        terminal.types(b"\x03");
        assert_eq!(terminal.ends().code(), Some(130));
        let seen = &terminal.seen;
        assert!(seen.contains("stopped after 6."), "{seen}");
        assert!(
            seen.contains("the same command continues where this one stopped"),
            "{seen}"
        );
        assert_eq!(resumed(&stage, line), 70 * PART, "{line}");
        assert!(stage.notes().is_empty(), "{:?}", stage.notes());
        assert!(left(&stage).is_empty(), "{:?}", left(&stage));
    }
}

#[test]
fn a_failure_on_the_way_says_how_to_go_on_and_the_same_command_does() {
    let stage = staged();
    for (operation, line) in [("UploadPart", UPLOAD), ("GetObject", DOWNLOAD)] {
        let fault = Injection::new(Fault::DropBeforeHead).on(operation);
        stage
            .server()
            .faults()
            .inject(fault.after(50).times(u32::MAX));
        let failed = stage.transcript().quietly(line, b"");
        let said = String::from_utf8_lossy(&failed.stderr);
        assert_eq!(failed.status.code(), Some(6), "{said}");
        assert!(
            said.contains("hint: the same command continues where this one stopped"),
            "{said}"
        );
        stage.server().faults().clear();
        assert_eq!(resumed(&stage, line), 50 * PART, "{line}");
    }
}

#[test]
fn without_notes_ctrl_c_leaves_nothing_behind() {
    let stage = staged();
    for (operation, line) in [("UploadPart", UPLOAD), ("GetObject", DOWNLOAD)] {
        let mut terminal = stalled_after(70, operation, &format!("{line} --no-resume"), &stage);
        assert!(stage.notes().is_empty(), "{:?}", stage.notes());
        terminal.types(b"\x03");
        assert_eq!(terminal.ends().code(), Some(130));
        assert!(!terminal.seen.contains("hint"), "{}", terminal.seen);
        assert_eq!(unfinished(&stage), 0);
        assert!(left(&stage).is_empty(), "{:?}", left(&stage));
    }
}

#[test]
fn sigterm_aborts_the_upload_of_a_pipe() {
    let stage = staged();
    stall(&stage, "UploadPart", 3);
    let mut child = stage
        .transcript()
        .command("cp - oss://examplebucket/copy.bin --part-size 100KiB --jobs 1")
        .stdin(std::fs::File::open(stage.folder().join("large.bin")).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The third part waits, so that the upload is under way.
    while unfinished(&stage) == 0 {
        assert_eq!(child.try_wait().unwrap(), None);
    }
    let killed = std::process::Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .status();
    assert!(killed.unwrap().success());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(143), "{ended:?}");
    assert_eq!(unfinished(&stage), 0);
}

#[test]
fn the_second_ctrl_c_waits_for_nothing() {
    let stage = staged();
    let line = format!("{UPLOAD} --no-resume");
    let mut terminal = stalled_after(70, "UploadPart", &line, &stage);
    stall(&stage, "AbortMultipartUpload", 0);
    // Signals that arrive at the same time count once, so that one more is sent until it has ended.
    while terminal.child.try_wait().unwrap().is_none() {
        terminal.types(b"\x03");
    }
    assert_eq!(terminal.ends().code(), Some(130));
    assert!(!terminal.seen.contains("warning"), "{}", terminal.seen);
}

#[test]
fn the_same_copy_does_not_run_twice_at_once() {
    let stage = staged();
    let mut terminal = stalled_after(70, "UploadPart", UPLOAD, &stage);
    let second = stage.transcript().quietly(UPLOAD, b"");
    let said = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(5), "{said}");
    assert!(
        said.contains("the same transfer is already running"),
        "{said}"
    );
    assert!(
        said.contains("hint: wait until the other run has ended"),
        "{said}"
    );
    terminal.child.kill().unwrap();
    terminal.ends();
}

fn staged() -> Stage {
    let stage = Stage::start();
    let content: Vec<u8> = (0..PARTS * PART).map(|n| (n * n % 251) as u8).collect();
    stage.object("large.bin", &content);
    stage.file("large.bin", content);
    stage
}

/// Begins a command, and returns when so many parts are done and the next one waits.
fn stalled_after(parts: u64, operation: &str, line: &str, stage: &Stage) -> Terminal {
    stall(stage, operation, u32::try_from(parts).unwrap());
    let mut terminal = Terminal::run(stage, line);
    // An upload has sent the part that waits.
    let bytes = match operation {
        "UploadPart" => (parts + 1) * PART,
        _ => parts * PART,
    };
    terminal.shows(&format!("{:.2} MiB/", bytes as f64 / f64::from(1 << 20)));
    terminal
}

fn stall(stage: &Stage, operation: &str, after: u32) {
    let pause = Duration::from_secs(3600);
    let fault = Injection::new(Fault::StallHead { pause }).on(operation);
    stage.server().faults().inject(fault.after(after));
}

/// Types the command again, and returns how many bytes the earlier run had transferred.
fn resumed(stage: &Stage, line: &str) -> u64 {
    let output = stage
        .transcript()
        .quietly(&format!("{line} --output json"), b"");
    assert!(output.status.success(), "{output:?}");
    let event: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    event["resumed"].as_u64().unwrap()
}

/// What lies beside the files of the test.
fn left(stage: &Stage) -> Vec<String> {
    let entries = std::fs::read_dir(stage.folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| !["large.bin", "copy.bin"].contains(&name.as_str()))
        .collect()
}

fn assert_same(stage: &Stage, url: &str) {
    let read = stage.transcript().quietly(&format!("cat {url}"), b"");
    assert!(read.stdout == bytes(stage, "large.bin"));
}

fn bytes(stage: &Stage, name: &str) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let mut file = std::fs::File::open(stage.folder().join(name)).unwrap();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

/// The last part of a large file waits while the small ones are done.
#[test]
fn a_sync_that_was_killed_or_stopped_goes_on_where_it_was() {
    let stage = staged();
    for name in ["a.txt", "b.txt"] {
        let path = stage.file(&format!("from/{name}"), "hello");
        // OSS has the time of an object in whole seconds, so that a file which is written in the
        // same second seems to be newer.
        let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        let past = std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        file.set_modified(past).unwrap();
    }
    let folder = stage.folder().join("from");
    std::fs::rename(stage.folder().join("large.bin"), folder.join("large.bin")).unwrap();
    for (line, typed) in [
        (
            "sync from oss://examplebucket/sync --part-size 100KiB --jobs 1",
            None,
        ),
        (
            "cp -r from oss://examplebucket/copy --part-size 100KiB --jobs 1",
            Some(b"\x03"),
        ),
    ] {
        stall(&stage, "UploadPart", 70);
        let mut terminal = Terminal::run(&stage, line);
        terminal.shows("6.93 MiB");
        match typed {
            Some(keys) => {
                terminal.types(keys);
                assert_eq!(terminal.ends().code(), Some(130));
                assert!(
                    terminal.seen.contains("the same command continues"),
                    "{}",
                    terminal.seen
                );
            }
            None => {
                terminal.child.kill().unwrap();
                terminal.ends();
            }
        }
        // No more than 20 parts can be sent now.
        let refuse = Injection::new(Fault::DropBeforeHead).on("UploadPart");
        stage.server().faults().clear();
        stage
            .server()
            .faults()
            .inject(refuse.after(20).times(u32::MAX));
        let again = stage.transcript().quietly(line, b"");
        stage.server().faults().clear();
        assert!(again.status.success(), "{again:?}");
        let summary = String::from_utf8_lossy(&again.stderr);
        assert!(
            summary.contains("1 uploaded, 2 skipped, 0 failed"),
            "{summary}"
        );
        assert!(stage.notes().is_empty(), "{:?}", stage.notes());
    }
}
