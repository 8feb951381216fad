//! `oss cp`.

use std::io::Write;
use std::process::Stdio;

use oss_emulator::{Fault, Injection};

use crate::stage::Stage;

#[test]
fn a_file_goes_there_and_comes_back() {
    let stage = Stage::start();
    stage.file("a.txt", "hello world\n");
    let mut transcript = stage.transcript();
    transcript.run("cp a.txt oss://examplebucket/exampledir/");
    transcript.run("cp oss://examplebucket/exampledir/a.txt b.txt");
    transcript.run("cp oss://examplebucket/exampledir/a.txt -");
    transcript.run_with("cp - oss://examplebucket/piped.txt", b"from a pipe\n");
    transcript.run("cat oss://examplebucket/piped.txt");
    transcript.run("cp oss://examplebucket/piped.txt oss://examplebucket/copies/");
    transcript.run("cp a.txt oss://examplebucket/meta.txt --meta a=b --cache-control no-cache --storage-class IA");
    transcript.run("stat oss://examplebucket/meta.txt");
    transcript.run("cp a.txt oss://examplebucket/quiet.txt -q");
    transcript.run("cp a.txt oss://examplebucket/planned.txt --dry-run");
    transcript.run("stat oss://examplebucket/planned.txt");
    transcript.assert("cp");
    let back = stage.read("b.txt");
    assert_eq!(back, "hello world\n");
}

#[test]
fn what_is_there_is_left_alone_if_wanted() {
    let stage = Stage::start();
    stage.file("a.txt", "first");
    stage.object("a.txt", "second");
    let mut transcript = stage.transcript();
    transcript.run("cp a.txt oss://examplebucket --no-clobber");
    transcript.run("cp oss://examplebucket/a.txt . --no-clobber");
    transcript.run("cp oss://examplebucket/a.txt c.txt --if-match 0123");
    transcript.assert("cp-no-clobber");
    let file = stage.read("a.txt");
    assert_eq!(file, "first");
}

#[test]
fn what_cannot_be_copied_is_said() {
    let stage = Stage::start();
    stage.file("a.txt", "hello world");
    stage.file("folder/b.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.run("cp a.txt b.txt");
    transcript.run("cp folder oss://examplebucket");
    transcript.run("cp nothing.txt oss://examplebucket");
    transcript.run("cp oss://examplebucket/dir/ .");
    transcript.run("cp oss://examplebucket/nothing.txt .");
    transcript.run("cp - oss://examplebucket");
    transcript.run("cp oss://examplebucket/a.txt b.txt --content-type text/plain");
    transcript.run("cp a.txt oss://examplebucket --if-match x");
    stage.object("a.txt", "hello world");
    transcript.run("cp oss://examplebucket/a.txt nofolder/a.txt");
    transcript.assert("cp-mistakes");
}

#[test]
fn damaged_content_never_gets_the_final_name() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let mut transcript = stage.transcript();
    // One bit that is wrong on the second reading too, since the client reads damaged content anew.
    for _ in 0..2 {
        stage.server().faults().inject(Fault::FlipBit { at: 3 });
    }
    transcript.run("cp oss://examplebucket/a.txt b.txt");
    stage.server().faults().inject(Fault::FlipBit { at: 3 });
    let read = transcript.run("cat oss://examplebucket/a.txt");
    assert_eq!(read.stdout.len(), "hello world".len());
    transcript.assert("cp-damaged");
    let left: Vec<_> = std::fs::read_dir(stage.folder()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A server that ignores the range of the second request would otherwise write the beginning of the
/// object behind what has arrived.
#[test]
fn a_resumed_download_that_is_answered_with_the_whole_object_is_a_failure_of_the_server() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let transcript = stage.transcript();
    for line in [
        "cp oss://examplebucket/a.txt b.txt",
        "cat oss://examplebucket/a.txt",
    ] {
        let whole = Fault::Answer {
            status: 200,
            body: "hello world".to_owned(),
        };
        let faults = stage.server().faults();
        faults.inject(Injection::new(Fault::CutBody { at: 5 }).on("GetObject"));
        faults.inject(Injection::new(whole).on("GetObject"));
        let ended = transcript.quietly(line, b"");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(6), "{line}: {said}");
        assert!(
            said.contains("asked for bytes 5 to 10 to resume a download, got the whole object"),
            "{line}: {said}"
        );
    }
    assert!(!stage.folder().join("b.txt").exists());
}

#[test]
fn a_file_that_changes_while_it_is_sent_is_a_change_of_the_source() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    let path = stage.file("log.txt", vec![b'x'; 4 << 20]);
    // The upload takes seconds at this pace, and the file grows within the first of them.
    let mut child = transcript
        .command("cp log.txt oss://examplebucket --no-progress")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut file = std::fs::OpenOptions::new().append(true).open(path).unwrap();
    let ended = loop {
        file.write_all(b"one more line\n").unwrap();
        if child.try_wait().unwrap().is_some() {
            break child.wait_with_output().unwrap();
        }
    };
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(7), "{said}");
    assert!(
        said.contains("the file changed while it was being sent: it had "),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_a_size_is_read_to_its_end() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    let sent = transcript.quietly("cp /proc/version oss://examplebucket", b"");
    assert!(sent.status.success(), "{sent:?}");
    let read = transcript.quietly("cat oss://examplebucket/version", b"");
    assert!(read.stdout.starts_with(b"Linux version"), "{read:?}");
}

#[cfg(unix)]
#[test]
fn what_comes_from_a_pipe_or_a_device_arrives_exactly() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    let content: Vec<u8> = (0..3_000_001_u32).map(|n| (n % 251) as u8).collect();
    let arrived = || {
        transcript
            .quietly("cat oss://examplebucket/there.bin", b"")
            .stdout
    };

    for source in ["-", "/dev/stdin"] {
        let line = format!("cp {source} oss://examplebucket/there.bin");
        let sent = transcript.quietly(&line, &content);
        assert!(sent.status.success(), "{sent:?}");
        assert!(arrived() == content, "{source}");
    }

    let pipe = stage.folder().join("pipe");
    make_pipe(&pipe);
    std::thread::scope(|scope| {
        let written = scope.spawn(|| stage.file("pipe", &content));
        let sent = transcript.quietly("cp pipe oss://examplebucket/there.bin", b"");
        assert!(sent.status.success(), "{sent:?}");
        written.join().unwrap();
    });
    assert!(arrived() == content);

    let sent = transcript.quietly("cp /dev/null oss://examplebucket/there.bin", b"");
    assert!(sent.status.success(), "{sent:?}");
    assert!(arrived().is_empty());
}

#[cfg(unix)]
#[test]
fn a_device_without_an_end_is_refused() {
    let stage = Stage::start();
    let transcript = stage.transcript();
    stage.object("there.bin", "old");
    let refused = |line: &str, input: Stdio, name: &str| {
        let command = transcript.command(line).stdin(input).output();
        let ended = command.unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{line}: {said}");
        let sentence = format!("error: {name} is a device that may have no end\n");
        assert!(said.starts_with(&sentence), "{line}: {said}");
    };
    let endless = || Stdio::from(std::fs::File::open("/dev/zero").unwrap());
    for device in ["/dev/zero", "/dev/urandom"] {
        let line = format!("cp {device} oss://examplebucket/there.bin");
        refused(&line, Stdio::null(), device);
    }
    for source in ["-", "/dev/stdin"] {
        let line = format!("cp {source} oss://examplebucket/there.bin");
        refused(&line, endless(), "standard input");
    }
    let kept = transcript.quietly("cat oss://examplebucket/there.bin", b"");
    assert_eq!(kept.stdout, b"old");
    // What is cut off before it reaches the program has an end.
    let mut part = std::process::Command::new("head")
        .args(["-c", "1000000", "/dev/zero"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let sent = transcript
        .command("cp - oss://examplebucket/there.bin")
        .stdin(part.stdout.take().unwrap())
        .output()
        .unwrap();
    assert!(sent.status.success(), "{sent:?}");
    part.wait().unwrap();
    let arrived = transcript.quietly("cat oss://examplebucket/there.bin", b"");
    assert!(arrived.stdout == vec![0; 1_000_000]);
}

#[cfg(unix)]
fn make_pipe(path: &std::path::Path) {
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
}

#[cfg(unix)]
#[test]
fn pipes_links_devices_and_modes_are_respected() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let stage = Stage::start();
    stage.object("a.txt", "hello world\n");
    let transcript = stage.transcript();
    let copy = |destination: &str| {
        let line = format!("cp oss://examplebucket/a.txt {destination} -q");
        let output = transcript.quietly(&line, b"");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().unwrap(), output.stdout, said)
    };
    let at = |name: &str| stage.folder().join(name);

    let pipe = at("pipe");
    make_pipe(&pipe);
    std::thread::scope(|scope| {
        let read = scope.spawn(|| stage.read("pipe"));
        assert_eq!(copy("pipe").0, 0);
        assert_eq!(read.join().unwrap(), "hello world\n");
    });

    stage.file("target.txt", "old");
    symlink("target.txt", at("link.txt")).unwrap();
    assert_eq!(copy("link.txt").0, 0);
    assert!(at("link.txt").is_symlink());
    assert_eq!(stage.read("target.txt"), "hello world\n");

    for (mode, code) in [(0o600, 0), (0o444, 8)] {
        let path = stage.file("mode.txt", "old");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        let (ended, _, said) = copy("mode.txt");
        assert_eq!(ended, code, "{said}");
        let now = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(now, mode);
        std::fs::remove_file(path).unwrap();
    }

    assert_eq!(copy("/dev/null").0, 0);
    assert_eq!(copy("/dev/stdout").1, b"hello world\n");
    assert_eq!(copy(&"n".repeat(255)).0, 0);
}

#[test]
fn what_was_not_verified_is_said() {
    let stage = Stage::start();
    stage.object("a.txt", "hello world");
    let transcript = stage.transcript();
    let sent = transcript.quietly("cp oss://examplebucket/a.txt b.txt --output json", b"");
    let event = String::from_utf8_lossy(&sent.stdout).into_owned();
    assert!(event.contains("\"verified\":true"), "{event}");
}

#[test]
fn what_is_there_is_left_alone_in_a_bucket_with_versioning_too() {
    let stage = Stage::start();
    stage.file("a.txt", "first");
    stage.object("a.txt", "second");
    stage.object("b.txt", "third");
    let client = oss_client::Client::builder()
        .endpoint(stage.server().endpoint())
        .region(stage.server().region())
        .credentials(stage.server().credentials())
        .build()
        .unwrap();
    let versioning = async {
        let bucket = client.bucket("examplebucket").unwrap();
        bucket.put_bucket_versioning("Enabled").send().await
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(versioning).unwrap();
    let transcript = stage.transcript();
    for source in ["a.txt", "oss://examplebucket/b.txt"] {
        let line = format!("cp {source} oss://examplebucket/a.txt --no-clobber");
        let copied = transcript.quietly(&line, b"");
        let text = String::from_utf8(copied.stdout).unwrap();
        assert_eq!(text, "skip  oss://examplebucket/a.txt exists\n");
        let read = transcript.quietly("cat oss://examplebucket/a.txt", b"");
        assert_eq!(read.stdout, b"second");
    }
    let copied = transcript.quietly("cp a.txt oss://examplebucket/new.txt --no-clobber", b"");
    assert!(copied.status.success(), "{copied:?}");
}
