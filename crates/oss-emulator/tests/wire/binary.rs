//! The program: what it prints, its ready file, how it stops.

#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::raw::ask_at;

pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::with_environment(arguments, &[])
    }

    /// A program that sees these variables, and no others that it would read.
    fn with_environment(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let child = program()
            .args(arguments)
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Stops it and returns what it wrote to standard error.
    fn log(mut self) -> String {
        let mut log = String::new();
        let mut stderr = self.0.stderr.take().unwrap();
        self.stop("-TERM");
        std::io::Read::read_to_string(&mut stderr, &mut log).unwrap();
        log
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

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_oss-emulator"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("OSS_") {
            program.env_remove(name);
        }
    }
    program
}

/// What a program says that does not start.
fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = program().args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

/// The value of a variable in the printed lines.
fn value<'l>(lines: &'l str, name: &str) -> &'l str {
    let mut lines = lines.lines();
    let value = lines.find_map(|line| line.strip_prefix("export ")?.strip_prefix(name));
    let value = value.and_then(|rest| rest.strip_prefix('='));
    value.unwrap_or_default().trim_matches('\'')
}

fn mode(path: &str) -> u32 {
    std::fs::symlink_metadata(path)
        .unwrap()
        .permissions()
        .mode()
        & 0o777
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
    let value = |name: &str| value(&written, name).to_owned();
    assert_eq!(value("ALIBABA_CLOUD_RAM_ENDPOINT"), value("OSS_ENDPOINT"));
    assert_eq!(value("OSS_OTHER_ACCOUNT"), "2000000000000002");
    assert_eq!(value("OSS_OTHER_USER_ID"), "279125543310143619");
    assert!(value("OSS_OTHER_ACCESS_KEY_ID").starts_with("LTAI5t"));
    assert_eq!(value("OSS_OTHER_ACCESS_KEY_SECRET").len(), 30);
    assert_eq!(server.stop("-TERM").0, Some(0));
}

#[tokio::test]
async fn flags_can_be_given_by_the_environment() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let (identities, data) = (
        directory.path().join("identities.toml"),
        directory.path().join("data"),
    );
    let text =
        "[[user]]\nname = \"reader\"\naccess-keys = [{ id = \"LTAIreader\", secret = \"s\" }]\n";
    tokio::fs::write(&identities, text).await.unwrap();
    let server = Running::with_environment(
        &["--log-requests"],
        &[
            ("OSS_EMULATOR_BUCKET", "first-bucket,second-bucket"),
            ("OSS_EMULATOR_READY_FILE", ready.to_str().unwrap()),
            ("OSS_EMULATOR_IDENTITIES", identities.to_str().unwrap()),
            ("OSS_EMULATOR_ADMIN", "127.0.0.1:0"),
            ("OSS_EMULATOR_LOG", "json"),
            ("OSS_EMULATOR_TRUST_VPC_HEADER", "1"),
            ("OSS_EMULATOR_TLS", "0"),
            ("OSS_EMULATOR_DATA_DIR", data.to_str().unwrap()),
        ],
    );
    let written = appears(&ready).await;
    assert_eq!(value(&written, "OSS_BUCKET"), "first-bucket");
    let admin = value(&written, "OSS_EMULATOR_ADMIN_ENDPOINT").to_owned();
    let health = ask_at(&admin, "GET /-/health HTTP/1.1\r\nHost: admin\r\n\r\n").await;
    assert_eq!(health.status, 200);
    let endpoint = value(&written, "OSS_ENDPOINT").to_owned();
    ask_at(
        &endpoint,
        "GET /first-bucket/k HTTP/1.1\r\nHost: localhost\r\n\r\n",
    )
    .await;
    let log = server.log();
    let line = log.lines().next().unwrap();
    for member in [
        r#""operation":"GetObject""#,
        r#""status":403"#,
        r#""target":"/first-bucket/k""#,
    ] {
        assert!(line.contains(member), "{line}");
    }
    let broken = directory.path().join("broken.toml");
    tokio::fs::write(&broken, "[[user]]\nnome = 1\n")
        .await
        .unwrap();
    let (code, said) = refused(&["--identities", broken.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(said.contains("broken.toml: line "), "{said}");
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

#[tokio::test]
async fn files_with_secrets_are_for_their_owner_and_never_written_through_a_link() {
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
    let (ready, token) = (file("ready.env"), file("token"));
    let flags = ["--tls", "--ready-file", &ready, "--oidc-token-file", &token];
    let server = Running::start(&flags);
    let written = appears(ready.as_ref()).await;
    for path in [&ready, &token, value(&written, "OSS_CA_CERTIFICATE")] {
        assert_eq!(mode(path), 0o600, "{path}");
    }
    assert_eq!(server.stop("-TERM").0, Some(0));

    let (target, link) = (file("target"), file("link"));
    std::fs::File::create(&target).unwrap();
    symlink(&target, &link).unwrap();
    symlink(file("nothing"), file("dangling")).unwrap();
    for flag in ["--ready-file", "--oidc-token-file", "--saml-assertion-file"] {
        for name in ["link", "dangling"] {
            let (code, said) = refused(&[flag, &file(name)]);
            assert_eq!(code, Some(1), "{flag} {name}");
            assert!(said.contains("it is a symbolic link"), "{said}");
        }
        assert!(refused(&[flag, &file(".")]).1.contains("it is a directory"));
    }
    assert_eq!(std::fs::metadata(&target).unwrap().len(), 0);
    assert!(!directory.path().join("nothing").exists());
    assert!(
        !std::path::Path::new(&token).exists(),
        "nothing stays behind"
    );
}

#[tokio::test]
async fn the_ready_file_of_an_earlier_server_is_gone_before_this_one_is_ready() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let flags = ["--ready-file", ready.to_str().unwrap()];
    let first = Running::start(&flags);
    let stale = appears(&ready).await;
    first.stop("-KILL");
    assert!(ready.exists(), "a killed server cannot clean up");

    // What cannot start says so, and leaves no file that speaks of a server.
    let (code, _) = refused(&[&flags[..], &["--bucket", "Not_Good"]].concat());
    assert_eq!(code, Some(1));
    assert!(!ready.exists());
    let second = Running::start(&flags);
    assert_ne!(appears(&ready).await, stale);
    assert_eq!(second.stop("-TERM").0, Some(0));
}

#[tokio::test]
async fn region_and_bucket_come_from_the_environment_where_no_flag_names_them() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let flags = [
        "--listen",
        "localhost:0",
        "--ready-file",
        ready.to_str().unwrap(),
    ];
    let variables = [("OSS_REGION", "cn-beijing"), ("OSS_BUCKET", "from-outside")];
    let server = Running::with_environment(&flags, &variables);
    let written = appears(&ready).await;
    assert_eq!(value(&written, "OSS_REGION"), "cn-beijing");
    assert_eq!(value(&written, "OSS_BUCKET"), "from-outside");
    assert!(value(&written, "OSS_ENDPOINT").starts_with("http://127.0.0.1:"));
    assert_eq!(server.stop("-TERM").0, Some(0));
}

#[test]
fn values_that_cannot_work_are_named() {
    for (flags, code, said) in [
        (["--region", "CN X"], 1, "\"CN X\""),
        (["--region", ""], 1, "region"),
        (
            ["--host", "http://oss.test"],
            1,
            "the host \"http://oss.test\" is not valid",
        ),
        (
            ["--account", "a:b"],
            1,
            "the account id \"a:b\" is not valid",
        ),
        (["--listen", ":9000"], 2, "localhost:9000"),
        (["--listen", "nothing.invalid:0"], 1, "nothing.invalid"),
    ] {
        let (found, error) = refused(&flags);
        assert_eq!(found, Some(code), "{flags:?}: {error}");
        assert!(error.contains(said), "{flags:?}: {error}");
    }
}

#[tokio::test]
async fn requests_are_logged_if_asked_for_and_further_hosts_are_the_servers() {
    let directory = tempfile::tempdir().unwrap();
    let ready = directory.path().join("ready.env");
    let flags = [
        "--bucket",
        "examplebucket",
        "--ready-file",
        ready.to_str().unwrap(),
    ];
    let request = "GET /a?Signature=abc HTTP/1.1\r\nHost: examplebucket.oss.test\r\n\r\n";
    for (more, status, logged) in [
        (vec!["--log-requests", "--host", "oss.test"], 403, true),
        (vec!["--host", "oss.test"], 403, false),
    ] {
        let server = Running::start(&[&flags[..], &more].concat());
        let written = appears(&ready).await;
        let reply = ask_at(value(&written, "OSS_ENDPOINT"), request).await;
        assert_eq!(reply.status, status);
        assert!(
            !reply.body.contains("NonStandardHostForbidden"),
            "{}",
            reply.body
        );
        let log = server.log();
        let line = "Z GET examplebucket.oss.test /a?Signature=**** 403 operation=GetObject ec=";
        assert_eq!(log.contains(line), logged, "{log}");
        assert!(!log.contains("abc"), "{log}");
    }
}

#[test]
fn the_operations_that_are_served_are_printed_without_a_server() {
    let output = program().arg("--list-operations").output().unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let names: Vec<_> = printed.lines().collect();
    assert!(names.is_sorted());
    assert!(names.contains(&"GetObject"));
    assert!(!names.contains(&"PutVectors"));
}
