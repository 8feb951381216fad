//! `stat`, `cat`, `ls`.

use crate::stage::Stage;

#[test]
fn an_object_is_described() {
    let stage = Stage::start();
    stage.object("exampledir/a.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.run("stat oss://examplebucket/exampledir/a.txt");
    transcript.run("stat oss://examplebucket/exampledir/a.txt --output json");
    transcript.note("What does not exist ends with 3.");
    transcript.run("stat oss://examplebucket/exampledir/b.txt");
    transcript.run("stat oss://examplebucket/exampledir/b.txt --output json");
    transcript.run("stat oss://anotherbucket/a");
    transcript.assert("stat");
}

#[test]
fn content_goes_to_standard_output() {
    let stage = Stage::start();
    stage.object("exampledir/a.txt", "hello world\n");
    stage.object("exampledir/b.txt", "second\n");
    let mut transcript = stage.transcript();
    transcript.run("cat oss://examplebucket/exampledir/a.txt oss://examplebucket/exampledir/b.txt");
    transcript.run("cat oss://examplebucket/exampledir/a.txt --range 0-4");
    transcript.run("cat oss://examplebucket/exampledir/a.txt --range -6");
    transcript.run("cat oss://examplebucket/exampledir/a.txt --range 100-200");
    transcript.run("cat oss://examplebucket/exampledir/a.txt --range 5-1");
    transcript.run("cat oss://examplebucket/nothing.txt");
    transcript.assert("cat");
}

#[test]
fn a_list_asks_for_what_was_named() {
    let stage = Stage::start();
    for key in ["a.txt", "photos/1.png", "photos/2.png", "photos/old/3.png"] {
        stage.object(key, "hello world");
    }
    let mut transcript = stage.transcript();
    transcript.run("ls oss://examplebucket");
    transcript.run("ls oss://examplebucket/photos/");
    transcript.run("ls oss://examplebucket/photos");
    transcript.run("ls oss://examplebucket -r");
    transcript.run("ls oss://examplebucket -l --bytes");
    transcript.run("ls oss://examplebucket -r --limit 2");
    transcript.run("ls oss://examplebucket -r --start-after photos/1.png");
    transcript.run("ls oss://examplebucket --output json");
    transcript.run("ls oss://examplebucket/nothing/");
    transcript.run("ls");
    transcript.run("ls oss://anotherbucket");
    transcript.assert("ls");
}

#[test]
fn a_key_with_control_characters_stays_one_line() {
    let stage = Stage::start();
    stage.object("a\nb\u{1b}[2J", "hello world");
    let transcript = stage.transcript();
    let listed = transcript.quietly("ls oss://examplebucket", b"");
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.ends_with("  \"a\\nb\\u{1b}[2J\"\n"), "{listed:?}");
}
