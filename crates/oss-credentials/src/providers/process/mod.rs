//! Keys that an external program prints.

mod child;

use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::{Credentials, Secret};

use super::external::check_external;
use crate::cache::CachedProvider;
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
/// The program prints one JSON object with `AccessKeyId` and `AccessKeySecret`, and for temporary keys
/// with `SecurityToken` and `Expiration`. The format of the aliyun CLI is accepted too: `mode` (`AK` or
/// `StsToken`), `access_key_id`, `access_key_secret`, `sts_token` and `expiration`. For keys without an
/// expiry the program is run again after 60 s.
///
/// - The standard input of the program is empty, and it gets the environment variables of the
///   [`Context`]. By default it may run for 15 s; then it is killed, on Unix together with every
///   program that it started.
/// - The output may have 64 KiB. It never appears in errors or logs, except for the first line of the
///   standard error, in which secrets are masked.
/// - The variable `ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS` disables this provider.
#[derive(Clone, Debug)]
pub struct ProcessProvider {
    command: Arc<Command>,
    cached: CachedProvider,
}

/// The program and its arguments. `Debug` shows only the program, because arguments may contain
/// passwords.
struct Command {
    program: OsString,
    arguments: Vec<Secret>,
}

impl ProcessProvider {
    /// Creates a provider that runs `program` with the given arguments.
    pub fn command<A: Into<String>>(
        program: impl Into<OsString>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        let command = Command {
            program: program.into(),
            arguments: arguments.into_iter().map(Secret::new).collect(),
        };
        Self::with_command(Arc::new(command), TIMEOUT)
    }

    /// Creates a provider that runs a command line. It is split into words by the quoting rules of the
    /// POSIX shell, but nothing is expanded. On Windows a backslash is an ordinary character.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the line is empty, ends in a backslash, or has a
    /// quote that is not closed.
    pub fn parse(line: &str) -> Result<Self, CredentialsError> {
        let refuse =
            |problem: String| CredentialsError::invalid_configuration(NAME, "command", problem);
        let words = split(line, Platform::this()).map_err(|fault| refuse(fault.to_string()))?;
        let mut words = words.into_iter();
        let program = words.next().ok_or_else(|| refuse("is empty".to_owned()))?;
        Ok(Self::command(program, words))
    }

    /// Creates a provider that runs a line with the shell of the system: `sh -c`, or on Windows
    /// `cmd.exe /C`.
    ///
    /// # Security
    ///
    /// The line can run any program, so it must not come from an untrusted source.
    pub fn shell(line: impl Into<String>) -> Self {
        let (shell, option) = match Platform::this() {
            Platform::Posix => ("sh", "-c"),
            Platform::Windows => ("cmd.exe", "/C"),
        };
        Self::command(shell, [option.to_owned(), line.into()])
    }

    /// Sets how long the program may run. The default is 15 s.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        Self::with_command(self.command, timeout)
    }

    fn with_command(command: Arc<Command>, timeout: Duration) -> Self {
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
    /// How errors call the program.
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
/// The cache must wait until the program was killed and its exit status was read.
const TO_BE_KILLED: Duration = Duration::from_secs(10);
const REFETCH: Duration = Duration::from_secs(60);
