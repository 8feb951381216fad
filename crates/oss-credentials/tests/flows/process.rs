//! External programs: real ones, by the shell of the system.

use std::ffi::OsString;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use oss_credentials::{
    Context, CredentialsError, Environment, ProcessProvider, ProvideCredentials,
};
use oss_sign::Credentials;
use oss_transport::testing::{NoTransport, SteppedRuntime};
use oss_transport::{Runtime, SystemRuntime};

use crate::samples::{assert_credentials, assert_error, entries};
use crate::stage::*;

const PATH: (&str, &str) = ("PATH", "/usr/local/bin:/usr/bin:/bin");

/// A context with the real clock set to the time of the samples: programs take real time.
fn machine<V: Into<OsString>>(variables: impl IntoIterator<Item = (&'static str, V)>) -> Context {
    let variables = variables
        .into_iter()
        .map(|(name, value)| (name, value.into()));
    let variables = variables.chain([(PATH.0, OsString::from(PATH.1))]);
    let runtime = SystemRuntime::new();
    let local = oss_sign::UtcSeconds::from(runtime.now());
    let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(runtime))
        .with_environment(Environment::fixed(variables));
    cx.clock_offset().set(NOW - local.as_i64());
    cx
}

fn no_variables() -> Context {
    machine::<String>([])
}

fn sample(file: &str) -> String {
    format!("{}/tests/samples/{file}", env!("CARGO_MANIFEST_DIR"))
}

async fn shell(line: &str) -> Result<Credentials, CredentialsError> {
    ProcessProvider::shell(line).provide(&no_variables()).await
}

#[tokio::test]
async fn every_sample_of_what_programs_print() {
    let entries = entries("process_output");
    assert_eq!(entries.len(), 11);
    for entry in entries {
        let (name, expect) = (entry["file"].as_str().unwrap(), &entry["expect"]);
        let provider = ProcessProvider::command("cat", [sample(name)]);
        match provider.provide(&no_variables()).await {
            Ok(credentials) => {
                assert_credentials(name, &credentials, &expect["credentials"]);
                assert_eq!(credentials.source(), Some("process"));
            }
            Err(error) => assert_error(name, &error, &expect["error"]),
        }
    }
}

#[tokio::test]
async fn three_ways_to_name_a_program() {
    let file = sample("process/oss-long-term.json");
    let providers = [
        ProcessProvider::command("cat", ["--", &file]),
        ProcessProvider::parse(&format!("'cat' -- \"{file}\"")).unwrap(),
        ProcessProvider::shell(format!("X='{file}'; cat $X | cat")),
    ];
    for provider in providers {
        let keys = provider.provide(&no_variables()).await.unwrap();
        assert_eq!(id(&keys), "LTAI5tSampleLongKey001");
        assert!(!format!("{provider:?}").contains("samples"), "{provider:?}");
    }
    for (line, fault) in [
        ("", "empty"),
        ("a 'CANARY", "unclosed"),
        ("a\\", "trailing"),
    ] {
        let error = ProcessProvider::parse(line).unwrap_err();
        assert!(error.to_string().contains(fault), "{error}");
        assert!(!format!("{error:?}").contains("CANARY"));
    }
}

#[tokio::test]
async fn a_program_gets_exactly_the_environment_of_the_context_and_no_input() {
    let line = r#"test "$(env | grep -c -e '^SECRET=' -e '^CARGO')" = 1 || exit 9
        test -z "$(cat)" || exit 8
        echo "{\"AccessKeyId\":\"LTAI1\",\"AccessKeySecret\":\"$SECRET\"}""#;
    let cx = machine([("SECRET", "from-context")]);
    let keys = ProcessProvider::shell(line).provide(&cx).await.unwrap();
    assert_eq!(keys.access_key().unwrap().secret().expose(), "from-context");
}

#[tokio::test]
async fn a_program_gets_variables_that_were_changed_and_none_that_were_hidden() {
    let line = r#"test -z "$HIDDEN" || exit 9
        echo "{\"AccessKeyId\":\"LTAI1\",\"AccessKeySecret\":\"$SECRET\"}""#;
    let cx = machine([("SECRET", "before"), ("HIDDEN", "still-there")]);
    let changed = cx.environment().clone();
    let changed = changed.changed([("SECRET", Some("after")), ("HIDDEN", None)]);
    let keys = ProcessProvider::shell(line)
        .provide(&cx.with_environment(changed))
        .await
        .unwrap();
    assert_eq!(keys.access_key().unwrap().secret().expose(), "after");
}

#[tokio::test]
async fn a_failure_shows_the_status_and_the_first_line_of_errors_masked() {
    let line = "echo CANARYOUTPUT; echo >&2; echo 'denied for token=CANARYTOKEN LTAI5tSampleKey00001' >&2; \
                echo CANARYSECOND >&2; exit 3";
    let error = shell(line).await.unwrap_err();
    let CredentialsError::Process {
        program,
        problem,
        stderr,
    } = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(
        (program.as_str(), problem.as_str()),
        ("sh", "exit status: 3")
    );
    assert_eq!(stderr.as_deref(), Some("denied for token=**** ****"));
    let shown = format!("{error} {error:?} {}", error.hint().unwrap());
    assert!(!shown.contains("CANARY"), "{shown}");

    let error = shell("kill -9 $$").await.unwrap_err();
    assert!(error.to_string().contains("signal: 9"), "{error}");
    let missing = ProcessProvider::command("/does/not/exist", ["CANARY"]);
    let error = missing.provide(&no_variables()).await.unwrap_err();
    assert!(error.to_string().contains("/does/not/exist"), "{error}");
    assert!(!format!("{error:?}").contains("CANARY"));
}

#[tokio::test]
async fn what_is_printed_is_bounded_on_both_sides() {
    let error = shell("head -c 65537 /dev/zero; sleep 60")
        .await
        .unwrap_err();
    assert!(
        matches!(error, CredentialsError::TooLarge { limit: 65_536, .. }),
        "{error:?}"
    );
    // More on standard error than any pipe holds does not stop the program.
    let line = "head -c 1000000 /dev/zero >&2 && echo '{\"AccessKeyId\":\"LTAI1\",\"AccessKeySecret\":\"s\"}'";
    assert_eq!(id(&shell(line).await.unwrap()), "LTAI1");
}

/// A pipe that somebody holds open for as long as they live.
struct Lifeline {
    folder: tempfile::TempDir,
}

impl Lifeline {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(folder.path().join("pipe"))
            .status();
        assert!(made.unwrap().success());
        Self { folder }
    }

    /// A shell command whose grandchild holds the pipe, and which waits for it.
    fn held_by_a_grandchild(&self) -> String {
        let pipe = self.folder.path().join("pipe");
        format!("(exec 3>'{}'; sleep 60; true) & wait", pipe.display())
    }

    /// Waits until somebody holds it; what is given waits until nobody does.
    async fn taken(&self) -> impl Future<Output = ()> + use<> {
        let mut pipe = tokio::fs::File::open(self.folder.path().join("pipe"))
            .await
            .unwrap();
        async move {
            let mut read = Vec::new();
            let end = tokio::io::AsyncReadExt::read_to_end(&mut pipe, &mut read);
            let end = tokio::time::timeout(Duration::from_secs(20), end).await;
            assert!(end.is_ok(), "the grandchild lives on");
        }
    }
}

/// A clock that the test moves, and the environment that a shell needs.
fn stepped() -> (SteppedRuntime, Context) {
    let clock = runtime().manual();
    let cx =
        context(NoTransport::new(), clock.clone()).with_environment(Environment::fixed([PATH]));
    (clock, cx)
}

#[tokio::test]
async fn a_program_that_takes_too_long_is_killed_with_all_that_it_started() {
    let lifeline = Lifeline::new();
    let (clock, cx) = stepped();
    let limit = Duration::from_secs(600);
    let provider = ProcessProvider::shell(lifeline.held_by_a_grandchild()).timeout(limit);
    let waiting = tokio::spawn(async move { provider.provide(&cx).await });
    let released = lifeline.taken().await;
    clock.advance(limit - Duration::from_secs(1));
    settle().await;
    assert!(!waiting.is_finished(), "no other limit ends it sooner");
    clock.advance(Duration::from_secs(1));
    let error = waiting.await.unwrap().unwrap_err();
    assert!(
        matches!(&error, CredentialsError::Timeout { what, after }
            if what == "the program sh" && *after == limit),
        "{error:?}"
    );
    released.await;
}

#[tokio::test]
async fn a_program_for_which_nobody_waits_is_killed_too() {
    let lifeline = Lifeline::new();
    let (_clock, cx) = stepped();
    let provider = ProcessProvider::shell(lifeline.held_by_a_grandchild());
    let waiting = tokio::spawn(async move { provider.provide(&cx).await });
    let released = lifeline.taken().await;
    waiting.abort();
    released.await;
}

#[tokio::test]
async fn keys_without_an_end_are_asked_for_again_within_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let count = folder.path().join("count");
    let line = format!(
        r#"echo x >>'{0}'; echo "{{\"AccessKeyId\":\"LTAI$(wc -l <'{0}' | tr -d ' ')\",\"AccessKeySecret\":\"s\"}}""#,
        count.display()
    );
    let (clock, cx) = stepped();
    let provider = ProcessProvider::shell(line);
    for (wait, expected) in [(0, "LTAI1"), (40, "LTAI1"), (20, "LTAI2"), (40, "LTAI2")] {
        clock.advance(Duration::from_secs(wait));
        assert_eq!(id(&provider.provide(&cx).await.unwrap()), expected);
    }
}

#[tokio::test]
async fn the_switch_forbids_programs() {
    let cx = machine([("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "1")]);
    let error = ProcessProvider::shell("touch /tmp/never")
        .provide(&cx)
        .await
        .unwrap_err();
    assert!(
        matches!(error, CredentialsError::Disabled { .. }),
        "{error:?}"
    );
}
