//! `oss cp`.

use oss_emulator::Fault;

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
    transcript.run("cp a.txt oss://examplebucket/a.txt -r");
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
