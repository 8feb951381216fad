//! How the program ends: one number for each reason, and the table of these numbers.

use std::process::ExitCode;

/// The reason why the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// Everything is done. What was skipped on purpose counts as done.
    Success,
    /// Some items failed, and others are done.
    Partly,
    /// The command line or the configuration is wrong.
    Usage,
    /// The source, the bucket or the key does not exist.
    NotFound,
    /// There are no credentials, or they lack a permission.
    Denied,
    /// A condition was not met, or something exists already.
    Conflict,
    /// The network, a timeout, throttling or a failing server.
    Unavailable,
    /// A checksum does not match, or the source changed meanwhile.
    Integrity,
    /// A local file or stream failed.
    LocalIo,
    /// A bug of this program or of the server.
    Internal,
    /// The program was stopped by SIGHUP, because its terminal was closed.
    HungUp,
    /// The program was stopped by Ctrl-C.
    Interrupted,
    /// The program was stopped by SIGQUIT.
    Quit,
    /// The program was stopped by SIGTERM.
    Terminated,
    /// The status of the command that `oss access exec` or `oss sts exec` ran.
    Command(u8),
}

impl ExitStatus {
    /// Returns the number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Partly => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Denied => 4,
            Self::Conflict => 5,
            Self::Unavailable => 6,
            Self::Integrity => 7,
            Self::LocalIo => 8,
            Self::Internal => 70,
            Self::HungUp => 129,
            Self::Interrupted => 130,
            Self::Quit => 131,
            Self::Terminated => 143,
            Self::Command(code) => code,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

/// The text of `oss help exit-codes`.
pub(crate) const TABLE: &str = "\
Exit codes

    0  everything is done; what was skipped on purpose counts as done
    1  some items failed and others are done (commands on many items)
    2  the command line or the configuration is wrong
    3  the source, the bucket or the key does not exist
    4  there are no credentials, or they lack a permission
    5  a condition was not met, or something exists already (409, 412)
    6  network, timeout, throttling or 5xx after all retries; trying again may help
    7  a checksum does not match, or the source changed meanwhile
    8  a local file failed, for example because the disk is full
   70  a bug of this program or of the server; please report it
  129  stopped because the terminal was closed (SIGHUP)
  130  stopped by Ctrl-C (SIGINT)
  131  stopped by SIGQUIT
  143  stopped by SIGTERM

If the reader of the output goes away (`oss cat … | head`), the program ends with 0 and without a
message.

`oss access exec` and `oss sts exec` end with the status of the command that they run: 128+N if
signal N ended it, 126 if it cannot be run, 127 if it does not exist.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_line_in_the_table() {
        let all = [
            ExitStatus::Success,
            ExitStatus::Partly,
            ExitStatus::Usage,
            ExitStatus::NotFound,
            ExitStatus::Denied,
            ExitStatus::Conflict,
            ExitStatus::Unavailable,
            ExitStatus::Integrity,
            ExitStatus::LocalIo,
            ExitStatus::Internal,
            ExitStatus::HungUp,
            ExitStatus::Interrupted,
            ExitStatus::Quit,
            ExitStatus::Terminated,
        ];
        for status in all {
            let line = format!("\n{:>5}  ", status.code());
            assert!(TABLE.contains(&line), "{status:?} is not in the table");
        }
    }
}
