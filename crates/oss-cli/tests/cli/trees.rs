//! `oss cp -r` and `oss sync`.

use oss_emulator::{Emulator, Fault, Injection};

use crate::stage::Stage;

/// Runs a command, and gives its status and the lines that it wrote, sorted.
fn run(stage: &Stage, line: &str) -> (i32, Vec<String>) {
    let output = stage.transcript().quietly(line, b"");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.extend(
        String::from_utf8(output.stderr)
            .unwrap()
            .lines()
            .map(str::to_owned),
    );
    lines.sort();
    (output.status.code().unwrap(), lines)
}

fn staged() -> Stage {
    let stage = Stage::with(
        Emulator::builder()
            .bucket("examplebucket")
            .bucket("otherbucket"),
    );
    for name in ["a.txt", "b/c.txt", "b/d.log"] {
        stage.file(&format!("from/{name}"), "hello world");
    }
    stage
}

#[test]
fn a_folder_goes_there_to_another_bucket_and_back() {
    let stage = staged();
    assert_eq!(
        run(&stage, "cp -r from oss://examplebucket/x --exclude *.log"),
        (
            0,
            vec![
                "2 uploaded, 0 skipped, 0 failed, 22 B".to_owned(),
                "upload  from/a.txt → oss://examplebucket/x/a.txt  11 B".to_owned(),
                "upload  from/b/c.txt → oss://examplebucket/x/b/c.txt  11 B".to_owned(),
            ]
        )
    );
    let (code, lines) = run(&stage, "cp -r oss://examplebucket/x/ oss://otherbucket");
    assert_eq!(code, 0, "{lines:?}");
    assert_eq!(lines[0], "2 copied, 0 skipped, 0 failed, 22 B");
    let (code, lines) = run(&stage, "cp -r oss://otherbucket back");
    assert_eq!(code, 0, "{lines:?}");
    assert_eq!(lines[0], "2 downloaded, 0 skipped, 0 failed, 22 B");
    assert_eq!(stage.read("back/b/c.txt"), "hello world");
    assert!(stage.notes().is_empty(), "{:?}", stage.notes());
}

#[test]
fn json_has_one_event_for_each_file_and_a_summary() {
    let stage = staged();
    let (code, lines) = run(&stage, "cp -r from oss://examplebucket --output json");
    assert_eq!(code, 0, "{lines:?}");
    let events: Vec<serde_json::Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let named = |name: &str| events.iter().filter(|event| event["event"] == name).count();
    assert_eq!((named("transfer"), named("summary")), (3, 1));
    let summary = events.iter().find(|event| event["event"] == "summary");
    assert_eq!(summary.unwrap()["uploaded"], 3);
}

#[test]
fn typed_again_only_what_is_missing_is_copied_unless_everything_is_wanted() {
    let stage = staged();
    run(&stage, "cp -r from oss://examplebucket/x");
    run(&stage, "cp -r oss://examplebucket/x back");
    run(&stage, "rm oss://examplebucket/x/a.txt");
    stage.object("x/a.txt", "longer than before");
    let (_, lines) = run(&stage, "cp -r oss://examplebucket/x back");
    assert_eq!(lines[0], "1 downloaded, 2 skipped, 0 failed, 18 B");
    let (_, lines) = run(&stage, "cp -r oss://examplebucket/x back --no-resume");
    assert_eq!(lines[0], "3 downloaded, 0 skipped, 0 failed, 40 B");
}

#[test]
fn sync_removes_only_when_asked_and_never_for_an_empty_source() {
    let stage = staged();
    run(&stage, "sync from oss://examplebucket/x");
    stage.object("x/old.txt", "old");
    let (code, lines) = run(&stage, "sync from oss://examplebucket/x");
    assert_eq!(code, 0);
    assert_eq!(lines, ["3 skipped, 0 failed, 0 B"]);
    let (code, lines) = run(&stage, "sync from oss://examplebucket/x --delete --dry-run");
    assert_eq!(code, 0);
    assert!(
        lines.contains(&"(dry run) delete  oss://examplebucket/x/old.txt".to_owned()),
        "{lines:?}"
    );
    let (code, lines) = run(
        &stage,
        "sync from oss://examplebucket/x --delete --max-delete 0",
    );
    assert_eq!(code, 1, "{lines:?}");
    let (code, lines) = run(&stage, "sync from oss://examplebucket/x --delete");
    assert_eq!(code, 0);
    assert!(
        lines.contains(&"delete  oss://examplebucket/x/old.txt".to_owned()),
        "{lines:?}"
    );
    std::fs::create_dir(stage.folder().join("empty")).unwrap();
    let (code, lines) = run(&stage, "sync empty oss://examplebucket/x --delete");
    assert_eq!(code, 5, "{lines:?}");
    let (code, lines) = run(
        &stage,
        "sync empty oss://examplebucket/x --delete --allow-empty-source",
    );
    assert_eq!(code, 0, "{lines:?}");
    assert_eq!(run(&stage, "ls oss://examplebucket -r").1, [""; 0]);
}

#[test]
fn one_failure_is_1_and_the_same_failure_of_everything_is_its_own_status() {
    let stage = staged();
    let refusal = Fault::Status {
        status: 403,
        code: "AccessDenied".to_owned(),
        retry_after: None,
    };
    let faults = stage.server().faults();
    faults.inject(Injection::new(refusal.clone()).on("PutObject"));
    let (code, lines) = run(&stage, "cp -r from oss://examplebucket");
    assert_eq!(code, 1, "{lines:?}");
    assert!(
        lines.contains(&"2 uploaded, 0 skipped, 1 failed, 22 B".to_owned()),
        "{lines:?}"
    );
    faults.inject(Injection::new(refusal).on("PutObject").times(u32::MAX));
    let (code, lines) = run(&stage, "cp -r from oss://otherbucket");
    assert_eq!(code, 4, "{lines:?}");
}

#[test]
fn what_cannot_be_copied_as_a_whole_is_said() {
    let stage = staged();
    let mut transcript = stage.transcript();
    transcript.run("cp -r from to");
    transcript.run("cp -r nothing oss://examplebucket");
    transcript.run("cp -r - oss://examplebucket");
    transcript.run("cp from/a.txt oss://examplebucket --include *.txt");
    transcript.run("cp -r oss://examplebucket/x to --acl private");
    transcript.run("sync from/a.txt oss://examplebucket");
    transcript.run("sync oss://examplebucket/a oss://examplebucket/a/b");
    transcript.run("sync from oss://examplebucket --max-delete 1");
    transcript.run("sync from oss://nosuchbucket");
    transcript.run("cp -r from/a.txt oss://examplebucket");
    transcript.assert("tree-mistakes");
}
