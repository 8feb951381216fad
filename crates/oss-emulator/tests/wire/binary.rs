//! The program: what it prints, its ready file, how it stops.

#![cfg(unix)]

use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_oss-emulator"))
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Sends a signal and waits; the exit code and what was printed.
    pub(crate) fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.0.id().to_string();
        Command::new("kill").args([signal, &id]).status().unwrap();
        let mut printed = String::new();
        let mut stdout = self.0.stdout.take().unwrap();
        std::io::Read::read_to_string(&mut stdout, &mut printed).unwrap();
        (self.0.wait().unwrap().code(), printed)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
    }
}

pub(crate) async fn appears(path: &std::path::Path) -> String {
    for _ in 0..200 {
        if let Ok(text) = tokio::fs::read_to_string(path).await {
            return text;
        }
        let mut tick = tokio::time::interval(Duration::from_millis(50));
        tick.tick().await;
        tick.tick().await;
    }
    panic!("no ready file");
}

#[tokio::test]
async fn a_shell_can_eval_what_is_printed_and_the_ready_file_says_the_same() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let server = Running::start(&[
        "--bucket",
        "first-bucket",
        "--bucket",
        "second-bucket",
        "--region",
        "cn-beijing",
        "--access-key-id",
        "AK",
        "--access-key-secret",
        "it's",
        "--ready-file",
        ready.to_str().unwrap(),
    ]);
    let written = appears(&ready).await;
    let shell = format!(
        "{written}\nprintf '%s|' \"$OSS_REGION\" \"$OSS_ACCESS_KEY_ID\" \
         \"$OSS_ACCESS_KEY_SECRET\" \"$OSS_BUCKET\" \"$OSS_ROLE_ARN\""
    );
    let values = Command::new("sh")
        .args(["-c", &shell])
        .output()
        .unwrap()
        .stdout;
    assert_eq!(
        String::from_utf8(values).unwrap(),
        "cn-beijing|AK|it's|first-bucket|acs:ram::1000000000000001:role/oss-emulator|"
    );
    assert!(written.contains("export OSS_ENDPOINT='http://127.0.0.1:"));
    assert!(written.contains("export ALIBABA_CLOUD_STS_ENDPOINT='http://127.0.0.1:"));

    let (code, printed) = server.stop("-TERM");
    assert_eq!(code, Some(0));
    assert_eq!(printed, written);
    assert!(!ready.exists(), "a stopped server is not announced");
}

#[tokio::test]
async fn a_second_account_has_a_key_of_its_own_and_ram_is_at_the_same_address() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let server = Running::start(&[
        "--account",
        "2000000000000002",
        "--root-access-key-id",
        "LTAIroot",
        "--root-access-key-secret",
        "secret",
        "--fault",
        "propagation=5s",
        "--fault",
        "lose-answer=CreateAccessKey",
        "--quota",
        "keys-per-user=1",
        "--ready-file",
        ready.to_str().unwrap(),
    ]);
    let written = appears(&ready).await;
    let value = |name: &str| {
        let name = format!("export {name}=");
        let line = written.lines().find_map(|line| line.strip_prefix(&name));
        line.unwrap_or_default().trim_matches('\'').to_owned()
    };
    assert_eq!(value("ALIBABA_CLOUD_RAM_ENDPOINT"), value("OSS_ENDPOINT"));
    assert_eq!(value("OSS_OTHER_ACCOUNT"), "2000000000000002");
    assert!(value("OSS_OTHER_ACCESS_KEY_ID").starts_with("LTAI5t"));
    assert_eq!(value("OSS_OTHER_ACCESS_KEY_SECRET").len(), 30);
    assert_eq!(server.stop("-TERM").0, Some(0));
}

#[test]
fn switches_that_do_not_exist_are_refused_with_those_that_do() {
    for (switch, said) in [("--fault", "propagation=5s"), ("--quota", "keys-per-user")] {
        let output = Command::new(env!("CARGO_BIN_EXE_oss-emulator"))
            .args([switch, "rain=1"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said), "{error}");
    }
}

#[tokio::test]
async fn with_tls_the_authority_is_a_file_and_an_interrupt_stops_it() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let server = Running::start(&["--tls", "--ready-file", ready.to_str().unwrap()]);
    let written = appears(&ready).await;
    assert!(written.contains("export OSS_ENDPOINT='https://127.0.0.1:"));
    assert!(!written.contains("OSS_BUCKET"));
    let path = written
        .lines()
        .find_map(|line| line.strip_prefix("export OSS_CA_CERTIFICATE="));
    let certificate = tokio::fs::read_to_string(path.unwrap().trim_matches('\''))
        .await
        .unwrap();
    assert!(certificate.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_eq!(server.stop("-INT").0, Some(0));
}

#[test]
fn a_bad_bucket_name_is_said_and_nothing_runs() {
    let output = Command::new(env!("CARGO_BIN_EXE_oss-emulator"))
        .args(["--bucket", "Not_Good"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("bucket name \"Not_Good\""), "{said}");
}

#[test]
fn a_ready_file_that_cannot_be_written_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("missing").join("ready.env");
    let output = Command::new(env!("CARGO_BIN_EXE_oss-emulator"))
        .args(["--ready-file", path.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(path.to_str().unwrap()), "{said}");
}
