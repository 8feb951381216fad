//! One folder of a case as a machine that providers can look at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oss_credentials::{Context, CredentialsError, Environment, Files};
use oss_sign::UtcSeconds;
use oss_transport::testing::{Answer, RecordedRequest, ScriptedTransport, SteppedRuntime};
use oss_transport::{ConnectFailure, TransportErrorKind};
use serde_json::Value;

use crate::stage::{self, NOW};

/// The machine of one case.
pub(super) struct Machine {
    folder: PathBuf,
    variables: BTreeMap<String, String>,
    files: Files,
    transport: ScriptedTransport,
    runtime: SteppedRuntime,
    /// What must have been sent in the end.
    requests: Vec<Value>,
    pub(super) expect: Value,
}

/// The names of all cases.
pub(crate) fn cases() -> Vec<String> {
    let mut cases: Vec<_> = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    cases.sort();
    cases
}

impl Machine {
    pub(super) fn read(case: &str) -> Self {
        let folder = root().join(case);
        let expect = json(&folder.join("expect.json")).unwrap();
        let requests: Vec<Value> = json(&folder.join("http.json"))
            .map(|http| http.as_array().unwrap().clone())
            .unwrap_or_default();
        let files = Files::none();
        put_all(&files, &folder.join("fs"), Path::new("/"));
        let now = expect["now"].as_str().map_or(NOW, instant);
        Self {
            variables: variables(&json(&folder.join("env.json")).unwrap()),
            files,
            transport: ScriptedTransport::new(requests.iter().map(answer)),
            runtime: SteppedRuntime::at_unix(u64::try_from(now).unwrap()),
            folder,
            requests,
            expect,
        }
    }

    pub(super) fn context(&self) -> Context {
        let variables = self.variables.iter();
        stage::context(self.transport.clone(), self.runtime.clone())
            .with_environment(Environment::fixed(variables))
            .with_files(self.files.clone())
    }

    /// Sets other variables, as somebody does who repairs the machine.
    pub(super) fn change(&mut self, then: &Value) {
        self.variables.extend(variables(&then["env"]));
    }

    /// Compares with `report.txt`, for later steps `report-<step>.txt`.
    pub(super) fn judge_report(&self, step: usize, error: &CredentialsError) {
        let name = match step {
            0 => "report.txt".to_owned(),
            step => format!("report-{}.txt", step + 1),
        };
        let file = self.folder.join(name);
        let report = format!("{}\n", error.report());
        assert!(
            report.lines().all(|line| line.chars().count() <= 100),
            "{} is wider than a terminal:\n{report}",
            file.display()
        );
        let expected = bytes(&file).unwrap_or_default();
        assert_eq!(
            report,
            String::from_utf8(expected).unwrap(),
            "{}",
            file.display()
        );
    }

    pub(super) fn judge_requests(&self) {
        let sent: Vec<_> = self.transport.requests().iter().map(line).collect();
        let expected: Vec<_> = self
            .requests
            .iter()
            .map(|request| request["request"].as_str().unwrap())
            .collect();
        assert_eq!(sent, expected, "{}", self.folder.display());
        for (request, expected) in self.transport.requests().iter().zip(&self.requests) {
            for (name, value) in expected["form"].as_object().into_iter().flatten() {
                assert_eq!(
                    stage::form(request)[name],
                    *value,
                    "{}",
                    self.folder.display()
                );
            }
        }
    }
}

fn line(request: &RecordedRequest) -> String {
    format!("{} {}", request.method(), request.uri())
}

fn answer(step: &Value) -> Answer {
    match step["error"].as_str() {
        Some("connect") => {
            let kind = TransportErrorKind::Connect(ConnectFailure::Refused);
            return Answer::error(kind, false);
        }
        Some("never") => return Answer::never(),
        Some(other) => panic!("an error that the runner does not know: {other}"),
        None => {}
    }
    let status = u16::try_from(step["status"].as_u64().unwrap()).unwrap();
    Answer::status(status).body(match &step["body"] {
        Value::String(text) => text.clone(),
        object => object.to_string(),
    })
}

fn variables(object: &Value) -> BTreeMap<String, String> {
    let variables = object.as_object().unwrap().iter();
    variables
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect()
}

/// Puts a folder's files below `at`.
fn put_all(files: &Files, folder: &Path, at: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap().path();
        let name = at.join(entry.file_name().unwrap());
        if entry.is_dir() {
            put_all(files, &entry, &name);
        } else {
            files.put(name, bytes(&entry).unwrap());
        }
    }
}

fn json(file: &Path) -> Option<Value> {
    let bytes = bytes(file)?;
    Some(serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{}: {e}", file.display())))
}

fn bytes(file: &Path) -> Option<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "a test reads its own files")]
    std::fs::read(file).ok()
}

fn instant(text: &str) -> i64 {
    UtcSeconds::parse_iso_extended(text).unwrap().as_i64()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")
}
