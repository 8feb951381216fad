//! `oss rm`.

use oss_emulator::{Emulator, Fault, Injection};

use crate::parts::{client, unfinished};
use crate::stage::Stage;

#[test]
fn what_is_named_is_deleted_and_nothing_else() {
    let stage = Stage::start();
    for key in [
        "a.txt",
        "b.txt",
        "dir",
        "dir/c.txt",
        "dir/d.log",
        "dir2/e.txt",
    ] {
        stage.object(key, "hello world");
    }
    let mut transcript = stage.transcript();
    transcript.run("rm oss://examplebucket/a.txt");
    transcript.run("rm oss://examplebucket/nothing.txt --output json");
    transcript.run("rm -r oss://examplebucket/dir --exclude *.log --dry-run");
    transcript.run("rm -r oss://examplebucket/dir --exclude *.log -y");
    transcript.run("ls oss://examplebucket -r --bytes");
    transcript.run("rm -r oss://examplebucket/dir oss://examplebucket/dir2/ -y --output json");
    transcript.run("rm oss://examplebucket/b.txt oss://examplebucket/none.txt");
    transcript.run("ls oss://examplebucket -r");
    transcript.assert("rm");
}

#[test]
fn what_could_delete_more_than_was_meant_is_refused() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.run("rm oss://examplebucket");
    transcript.run("rm -r oss://examplebucket -y");
    transcript.run("rm -r oss://examplebucket/a");
    transcript.run("rm oss://examplebucket/a.txt --include *");
    transcript.run("rm oss://examplebucket/a.txt --version-id x -r");
    transcript.run("rm -r oss://anotherbucket/a -y");
    transcript.run("ls oss://examplebucket");
    transcript.run("rm -r oss://examplebucket --all -y -q");
    transcript.run("ls oss://examplebucket");
    transcript.assert("rm-mistakes");
}

#[test]
fn all_versions_are_deleted_for_good_if_that_is_wanted() {
    let stage = Stage::start();
    let versioning = async {
        let bucket = client(&stage).bucket("examplebucket").unwrap();
        bucket.put_bucket_versioning("Enabled").send().await
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(versioning).unwrap();
    stage.object("a.txt", "first");
    stage.object("a.txt", "second");
    stage.object("a.txt.bak", "third");
    let transcript = stage.transcript();
    let run = |line: &str| {
        let output = transcript.quietly(line, b"");
        assert!(output.status.success(), "{line}: {output:?}");
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert_eq!(run("rm oss://examplebucket/a.txt"), 1);
    // Two versions and a delete marker, and not those of the other key.
    assert_eq!(run("rm oss://examplebucket/a.txt --all-versions"), 3);
    assert_eq!(run("rm oss://examplebucket/a.txt --all-versions"), 0);
    assert_eq!(run("cat oss://examplebucket/a.txt.bak"), 1);
}

#[test]
fn parts_of_uploads_that_were_never_completed_are_deleted() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bucket = client(&stage).bucket("examplebucket").unwrap();
    for key in ["a.txt", "a.txt", "b/c.txt"] {
        let begun = async { bucket.initiate_multipart_upload(key).send().await };
        runtime.block_on(begun).unwrap();
    }
    let transcript = stage.transcript();
    let run = |line: &str| transcript.quietly(line, b"").status.code().unwrap();
    assert_eq!(run("rm oss://examplebucket/a.txt --uploads"), 0);
    assert_eq!(unfinished(&stage), 1);
    assert_eq!(run("rm -r oss://examplebucket/b --uploads -y"), 0);
    assert_eq!(unfinished(&stage), 0);
    assert_eq!(run("stat oss://examplebucket/a.txt"), 0);
}

#[test]
fn thousands_are_deleted_by_few_requests_and_a_failure_has_its_status() {
    let stage = Stage::with(Emulator::builder().bucket("examplebucket"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bucket = client(&stage).bucket("examplebucket").unwrap();
    runtime.block_on(async {
        for number in 0..1001 {
            let put = bucket.put_object(format!("many/{number}"));
            put.body("x").send().await.unwrap();
        }
    });
    let transcript = stage.transcript();
    let refusal = Fault::Status {
        status: 403,
        code: "AccessDenied".to_owned(),
        retry_after: None,
    };
    let faults = stage.server().faults();
    faults.inject(Injection::new(refusal.clone()).on("DeleteMultipleObjects"));
    let line = "rm -r oss://examplebucket/many/ -y";
    let refused = transcript.quietly(line, b"");
    assert_eq!(refused.status.code(), Some(4), "{refused:?}");
    // The second request fails, after the first has deleted a thousand.
    faults.inject(Injection::new(refusal).on("DeleteMultipleObjects").after(1));
    let partly = transcript.quietly(line, b"");
    assert_eq!(partly.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(partly.stdout).unwrap().lines().count(),
        1000
    );
    let rest = transcript.quietly(line, b"");
    assert_eq!(rest.status.code(), Some(0));
    assert_eq!(String::from_utf8(rest.stdout).unwrap().lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_person_is_told_the_number_and_asked() {
    use crate::terminal::Terminal;

    let stage = Stage::start();
    for key in ["a/1", "a/2", "ab"] {
        stage.object(key, "hello world");
    }
    let left = || {
        let listed = stage.transcript().quietly("ls -r oss://examplebucket", b"");
        String::from_utf8(listed.stdout).unwrap().lines().count()
    };
    for (answer, left_then) in [("n\r", 3), ("\x03", 3), ("y\r", 1)] {
        let mut terminal = Terminal::run(&stage, "rm -r oss://examplebucket/a");
        terminal.shows("delete 2 objects below oss://examplebucket/a? [y/N]");
        terminal.types(answer.as_bytes());
        let code = terminal.ends().code();
        assert_eq!(code, Some(if answer == "\x03" { 130 } else { 0 }));
        assert_eq!(left(), left_then, "{answer:?}");
    }
}
