//! Commands, how they ended and what they wrote, as one text that is compared with a file.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use regex::Regex;
use snapbox::{Assert, Data, Redactions};

use crate::stage::Stage;

/// A transcript in the making. What differs from run to run stands as `[NAME]` in it.
pub(crate) struct Transcript<'a> {
    stage: &'a Stage,
    environment: Vec<(String, String)>,
    text: String,
    redactions: Redactions,
}

impl<'a> Transcript<'a> {
    pub(crate) fn new(stage: &'a Stage) -> Self {
        let mut redactions = Redactions::new();
        for (name, pattern) in VARIABLE {
            redactions
                .insert(name, Regex::new(pattern).unwrap())
                .unwrap();
        }
        let folder = stage.folder().to_str().unwrap().to_owned();
        let endpoint = stage.server().endpoint().to_owned();
        let host = endpoint.rsplit('/').next().unwrap().to_owned();
        redactions.insert("[FOLDER]", folder).unwrap();
        redactions.insert("[ENDPOINT]", endpoint).unwrap();
        redactions.insert("[HOST]", host).unwrap();
        let mut transcript = Self {
            stage,
            environment: stage.environment(),
            text: String::new(),
            redactions,
        };
        let credentials = stage.server().credentials();
        transcript.hide("[KEY_ID]", credentials.access_key().unwrap().id());
        transcript
    }

    /// Shows `[NAME]` in place of this value.
    pub(crate) fn hide(&mut self, name: &'static str, value: &str) {
        self.redactions.insert(name, value.to_owned()).unwrap();
    }

    /// Sets or, with an empty value, removes a variable for the commands that follow.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.environment.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Runs `oss` with these words; `'…'` keeps blanks together. Gives what it wrote.
    pub(crate) fn run(&mut self, line: &str) -> Output {
        self.run_with(line, b"")
    }

    /// As [`run`](Self::run), with this on standard input.
    pub(crate) fn run_with(&mut self, line: &str, input: &[u8]) -> Output {
        let output = self.quietly(line, input);
        let code = output.status.code().unwrap();
        writeln!(self.text, "$ oss {line}").unwrap();
        self.text.push_str(&String::from_utf8_lossy(&output.stdout));
        if !output.stdout.is_empty() && !output.stdout.ends_with(b"\n") {
            self.text.push_str("[no line end]\n");
        }
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            writeln!(self.text, "stderr| {line}").unwrap();
        }
        writeln!(self.text, "[exit {code}]\n").unwrap();
        output
    }

    /// Runs it without a trace in the transcript.
    pub(crate) fn quietly(&self, line: &str, input: &[u8]) -> Output {
        let mut child = self
            .command(line)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may end without reading what it is given.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// The program in the folder and environment of the test.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_oss"));
        command
            .args(words(line))
            .env_clear()
            .envs(self.environment.iter().cloned())
            .current_dir(self.stage.folder());
        command
    }

    /// A sentence about what follows.
    pub(crate) fn note(&mut self, text: &str) {
        writeln!(self.text, "# {text}").unwrap();
    }

    /// Compares all of it with `tests/transcripts/NAME.txt`.
    pub(crate) fn assert(self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/transcripts")
            .join(format!("{name}.txt"));
        let text = self.text.trim_end().to_owned() + "\n";
        Assert::new()
            .action_env("SNAPSHOTS")
            .redact_with(self.redactions)
            .eq(Data::text(text), Data::read_from(&path, None));
    }
}

/// Splits at blanks, except inside of single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in line.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

const VARIABLE: [(&str, &str); 16] = [
    ("[VARIABLES]", r"\bunset (?<redacted>OSS_[A-Za-z_ ]+);"),
    ("[USER_ID]", r"\buser (?<redacted>\d{18})\b"),
    ("[REQUEST_ID]", r"\b(?<redacted>[0-9A-F]{24})\b"),
    (
        "[REQUEST_ID]",
        r"\b(?<redacted>[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12})\b",
    ),
    (
        "[TIME]",
        r"(?<redacted>20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)",
    ),
    (
        "[SIGNATURE]",
        r#"[Ss]ignature(=|:\s+|":")(?<redacted>[0-9A-Za-z%/+=]{20,})"#,
    ),
    (
        "[POLICY]",
        r#"policy(:\s+|":")(?<redacted>[0-9A-Za-z/+=]{40,})"#,
    ),
    ("[BASIC_TIME]", r"(?<redacted>20\d{6}T\d{6}Z)"),
    ("[DATE]", r"(%2F|\b)(?<redacted>20\d{6})(%2F|/)"),
    ("[UNIX_TIME]", r"Expires=(?<redacted>\d{10})\b"),
    ("[HASH]", r"\b(?<redacted>[0-9a-f]{64})\b"),
    ("[KEY]", r"\b(?<redacted>LTAI5t[0-9A-Za-z]{18})\b"),
    ("[KEY]", r"(?<redacted>LTAI5t…[0-9A-Za-z]{3})\b"),
    ("[AGE]", r"(?<redacted>\d+ (s|min)) old"),
    ("[WAIT]", r"ok after (?<redacted>\d+s)"),
    ("[MASKED]", r"(?<redacted>LTAI…[0-9A-Za-z]{2})\b"),
];
