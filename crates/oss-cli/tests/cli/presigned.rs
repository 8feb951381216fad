//! `oss presign`.

use std::process::{Command, Output};

use oss_emulator::Emulator;

use crate::stage::Stage;

#[test]
fn a_url_is_printed_alone() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("presign oss://examplebucket/exampledir/a.txt");
    transcript.run("presign oss://examplebucket/exampledir/a.txt --output json");
    transcript.run("presign oss://examplebucket/a.png --method put --content-type image/png");
    transcript.run("presign oss://examplebucket/a.png --query x-oss-process=image/resize,w_200");
    transcript.run("presign oss://examplebucket/a.txt --traffic-limit 1MiB --version-id v1");
    transcript.run("presign oss://examplebucket/a.txt --source-ip 203.0.113.0/24 --vpc-id vpc-t4");
    transcript.run("presign oss://examplebucket/a.txt --header x-oss-meta-a:b --header if-match:x");
    transcript.run("presign oss://examplebucket/a.txt --v1");
    transcript.run("presign oss://examplebucket/a.txt --cname https://static.example.com");
    transcript.note("What cannot work is said before anybody tries it.");
    transcript.run("presign oss://examplebucket/a.png --expires 8d");
    transcript.run("presign oss://examplebucket/a.png --header date:now");
    transcript.run("presign oss://examplebucket/a.png --traffic-limit 1KiB");
    transcript.run("presign oss://examplebucket/a.png --source-ip 203.0.113.0/40");
    transcript.run("presign oss://examplebucket/a.png --credentials anonymous");
    transcript.assert("presign");
}

#[test]
fn a_form_is_a_url_and_its_fields() {
    let stage = Stage::start();
    let mut transcript = stage.transcript();
    transcript.run("presign oss://examplebucket/incoming/ --form --max-size 10MiB");
    transcript
        .run("presign oss://examplebucket/a.txt --form --content-type text/plain --output json");
    transcript.run("presign oss://examplebucket/a.txt --form --method PUT");
    transcript.assert("presign-form");
    for (size, warns) in [("0", true), ("0KiB", true), ("1", false)] {
        let form = stage.transcript().quietly(
            &format!("presign oss://examplebucket/a.txt --form --max-size {size}"),
            b"",
        );
        let said = String::from_utf8_lossy(&form.stderr);
        assert!(form.status.success(), "{size}: {said}");
        assert_eq!(said.contains("warning: --max-size 0"), warns, "{said}");
    }
}

#[test]
fn a_curl_command_does_what_it_says() {
    let stage = Stage::start();
    stage.file("a b.txt", "hello world");
    let transcript = stage.transcript();
    let curl = |line: &str| {
        let printed = transcript.quietly(line, b"");
        assert!(printed.status.success(), "{printed:?}");
        let command = String::from_utf8(printed.stdout).unwrap();
        shell(&stage, &command.replace("@FILE", "'@a b.txt'"))
    };
    let put = "presign 'oss://examplebucket/d/a b.txt' --method put --content-type text/x --curl";
    assert!(curl(put).status.success());
    assert!(
        curl("presign oss://examplebucket/form/ --form --curl")
            .status
            .success()
    );
    let get = curl("presign 'oss://examplebucket/form/a b.txt' --curl");
    assert!(get.status.success(), "{get:?}");
    let head = curl("presign 'oss://examplebucket/d/a b.txt' --method HEAD --curl");
    let head = String::from_utf8_lossy(&head.stdout).to_ascii_lowercase();
    assert!(head.contains("content-type: text/x"), "{head}");
    let delete = "presign 'oss://examplebucket/d/a b.txt' --method DELETE --curl";
    assert!(curl(delete).status.success());
    let listed = transcript.quietly("ls oss://examplebucket -r", b"");
    let listed = String::from_utf8_lossy(&listed.stdout);
    assert!(
        listed.ends_with("form/a b.txt\n") && listed.lines().count() == 1,
        "{listed}"
    );
}

#[test]
fn a_url_that_ends_with_its_keys_says_so() {
    let stage = Stage::with(Emulator::builder().bucket("examplebucket"));
    let mut transcript = stage.transcript();
    assume(&stage, &mut transcript);
    transcript.note("Keys of the environment have no known end; V4 takes a token for 12 hours.");
    transcript.run("presign oss://examplebucket/a.txt --expires 1d");
    transcript.run("presign oss://examplebucket/a.txt --expires 1d --token-policy require");
    transcript
        .run("presign oss://examplebucket/a.txt --expires 1d --token-policy allow --output json");
    transcript.assert("presign-token");
}

/// Puts temporary keys into the environment of what follows.
fn assume(stage: &Stage, transcript: &mut crate::transcript::Transcript<'_>) {
    let role = stage.server().role_arn();
    let line = format!("sts assume-role {role} --output json");
    let keys = transcript.quietly(&line, b"");
    let keys: serde_json::Value = serde_json::from_slice(&keys.stdout).unwrap();
    let text = |name: &str| keys[name].as_str().unwrap().to_owned();
    transcript.set("OSS_ACCESS_KEY_ID", &text("access_key_id"));
    transcript.set("OSS_ACCESS_KEY_SECRET", &text("access_key_secret"));
    transcript.set("OSS_SESSION_TOKEN", &text("security_token"));
    transcript.hide("[STS_ID]", &text("access_key_id"));
    let token = text("security_token");
    transcript.hide(
        "[TOKEN]",
        &token
            .replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D"),
    );
}

fn shell(stage: &Stage, command: &str) -> Output {
    Command::new("sh")
        .args([
            "-c",
            &format!("{} --silent --show-error --max-time 60", command.trim()),
        ])
        .current_dir(stage.folder())
        .output()
        .unwrap()
}
