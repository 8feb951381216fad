//! `oss cp` of content that is transferred in parts.

use oss_client::Client;

use crate::stage::Stage;

#[test]
fn large_content_is_transferred_in_parts_in_every_direction() {
    let stage = Stage::start();
    let content: Vec<u8> = (0..1_050_000_u32).map(|n| b'a' + (n % 23) as u8).collect();
    stage.file("large.bin", &content);
    let transcript = stage.transcript();
    let copied = |line: &str, input: &[u8]| {
        let line = format!("cp {line} --part-size 100KiB --jobs 3 --output json");
        let output = transcript.quietly(&line, input);
        assert!(output.status.success(), "{line}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    for (line, input) in [
        ("large.bin oss://examplebucket/a.bin", &[] as &[u8]),
        ("- oss://examplebucket/b.bin", &content),
        ("oss://examplebucket/a.bin oss://examplebucket/c.bin", &[]),
        ("oss://examplebucket/c.bin back.bin", &[]),
    ] {
        let event = copied(line, input);
        for member in [
            "\"size\":1050000",
            "\"parts\":11",
            "\"resumed\":0",
            "\"crc64\":\"",
        ] {
            assert!(event.contains(member), "{line}: {member} is not in {event}");
        }
    }
    assert!(copied("oss://examplebucket/b.bin -", &[]).as_bytes() == content);
    assert!(stage.read("back.bin").as_bytes() == content);
    let listed = transcript.quietly("stat oss://examplebucket/c.bin --output json", b"");
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(
        listed.contains("-11\""),
        "the ETag is that of 11 parts: {listed}"
    );
    assert!(stage.notes().is_empty(), "{:?}", stage.notes());
}

#[test]
fn a_part_size_that_no_object_can_have_is_a_mistake() {
    let stage = Stage::start();
    stage.file("a.txt", "hello world");
    let mut transcript = stage.transcript();
    transcript.run("cp a.txt oss://examplebucket --part-size 10");
    transcript.run("cp a.txt oss://examplebucket --part-size 8Mi");
    transcript.run("cp a.txt oss://examplebucket --jobs 0");
    transcript.assert("cp-parts");
}

#[test]
fn without_a_place_for_notes_everything_works_and_only_the_log_says_so() {
    let stage = Stage::start();
    stage.file("a.txt", "hello world");
    let mut transcript = stage.transcript();
    for (home, state, said) in [
        ("", "", "neither XDG_STATE_HOME nor HOME is set"),
        (
            "/dev/null",
            "",
            "cannot write /dev/null/.local/state/oss-rs",
        ),
    ] {
        transcript.set("HOME", home);
        transcript.set("XDG_STATE_HOME", state);
        for line in [
            "cp a.txt oss://examplebucket",
            "cp oss://examplebucket/a.txt b.txt",
        ] {
            let quiet = transcript.quietly(line, b"");
            assert!(
                quiet.status.success() && quiet.stderr.is_empty(),
                "{quiet:?}"
            );
            let logged = transcript.quietly(&format!("{line} -v"), b"");
            let log = String::from_utf8_lossy(&logged.stderr);
            assert!(log.contains(said), "{log}");
        }
    }
}

/// The client of a test that looks into the bucket.
pub(crate) fn client(stage: &Stage) -> Client {
    Client::builder()
        .endpoint(stage.server().endpoint())
        .region(stage.server().region())
        .credentials(stage.server().credentials())
        .build()
        .unwrap()
}

/// How many uploads in parts nobody has completed or aborted.
pub(crate) fn unfinished(stage: &Stage) -> usize {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listed = runtime.block_on(async {
        let bucket = client(stage).bucket("examplebucket").unwrap();
        bucket.list_multipart_uploads().send().await
    });
    listed.unwrap().output.uploads.len()
}
