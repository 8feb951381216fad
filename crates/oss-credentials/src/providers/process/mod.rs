//! Keys that an external program prints.

mod child;

use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::{Credentials, Secret};

use super::check_external;
use crate::CachedProvider;
use crate::cache::provide_from_cache;
use crate::formats::command_line::{Platform, split};
use crate::formats::process_output;
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Keys that a program prints as JSON to its standard output.
///
/// ```
/// use oss_credentials::ProcessProvider;
///
/// let provider = ProcessProvider::command("/opt/vault/login", ["--role", "oss-uploader"]);
/// // As configuration files write it; no shell is involved.
/// let provider = ProcessProvider::parse("'/opt/my vault/login' --role oss-uploader")?;
/// // By a shell, where pipes or variables are needed.
/// let provider = ProcessProvider::shell("vault read oss | jq .data");
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// It prints `AccessKeyId` and `AccessKeySecret`, and for temporary keys `SecurityToken` and
/// `Expiration`; or the same in the form of the command line tool: `mode` (`AK` or `StsToken`),
/// `access_key_id`, `access_key_secret`, `sts_token`, `expiration`. Keys without an end are asked
/// for again after 60 s.
///
/// - Its standard input is empty, it inherits the environment of the [`Context`], and it has 15 s;
///   then it is killed, on Unix with everything it started.
/// - It may print 64 KiB. What it prints is shown nowhere, except for the first line of its
///   standard error, masked.
/// - `ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS` forbids this provider.
#[derive(Clone, Debug)]
pub struct ProcessProvider {
    command: Arc<Command>,
    cached: CachedProvider,
}

/// What is run. `Debug` shows the program alone: arguments hold passwords at times.
struct Command {
    program: OsString,
    arguments: Vec<Secret>,
}

impl ProcessProvider {
    /// Runs `program` with these arguments.
    pub fn command<A: Into<String>>(
        program: impl Into<OsString>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        let command = Command {
            program: program.into(),
            arguments: arguments.into_iter().map(Secret::new).collect(),
        };
        Self::of(Arc::new(command), TIMEOUT)
    }

    /// Runs what a line says, taken apart by the quoting rules of the POSIX shell; nothing is
    /// expanded. On Windows a backslash is a character of paths.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] for an empty line, an open quote and a backslash
    /// at the end.
    pub fn parse(line: &str) -> Result<Self, CredentialsError> {
        let refuse =
            |problem: String| CredentialsError::invalid_configuration(NAME, "command", problem);
        let words = split(line, Platform::this()).map_err(|fault| refuse(fault.to_string()))?;
        let mut words = words.into_iter();
        let program = words.next().ok_or_else(|| refuse("is empty".to_owned()))?;
        Ok(Self::command(program, words))
    }

    /// Lets the shell of the system run a line: `sh -c`, on Windows `cmd.exe /C`.
    ///
    /// # Security
    ///
    /// Whoever writes the line can run anything.
    pub fn shell(line: impl Into<String>) -> Self {
        let (shell, option) = match Platform::this() {
            Platform::Posix => ("sh", "-c"),
            Platform::Windows => ("cmd.exe", "/C"),
        };
        Self::command(shell, [option.to_owned(), line.into()])
    }

    /// How long the program may take; 15 s by default.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        Self::of(self.command, timeout)
    }

    fn of(command: Arc<Command>, timeout: Duration) -> Self {
        let source = Process {
            command: Arc::clone(&command),
            timeout,
        };
        Self {
            command,
            cached: CachedProvider::new(source)
                .refetch_after(REFETCH)
                .deadline(timeout.saturating_add(TO_BE_KILLED)),
        }
    }
}

provide_from_cache!(ProcessProvider);

#[derive(Debug)]
struct Process {
    command: Arc<Command>,
    timeout: Duration,
}

#[async_trait]
impl ProvideCredentials for Process {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        check_external(cx, NAME)?;
        let output = child::run(cx, &self.command, self.timeout).await?;
        let origin = format!("the program {}", self.command.name());
        let credentials = process_output::parse(&origin, &output)?.with_source(NAME);
        check_alive(&credentials, &origin, cx.now())?;
        Ok(credentials)
    }
}

impl Command {
    /// As errors name it.
    fn name(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Command({}, {} arguments)",
            self.name(),
            self.arguments.len()
        )
    }
}

const NAME: &str = "process";
const TIMEOUT: Duration = Duration::from_secs(15);
/// The cache must not give up before the program is killed and reaped.
const TO_BE_KILLED: Duration = Duration::from_secs(10);
const REFETCH: Duration = Duration::from_secs(60);
