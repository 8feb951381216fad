//! How the program ends: one number for each reason, and their table.

use std::process::ExitCode;

/// Why the program ends as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// All done; what was skipped on purpose counts as done.
    Success,
    /// Wrong command line or configuration.
    Usage,
    /// Source, bucket or key does not exist.
    NotFound,
    /// No credentials, or no permission.
    Denied,
    /// A condition did not hold, or something exists already.
    Conflict,
    /// Network, timeout, throttling or a failing server.
    Unavailable,
    /// Checksum mismatch, or the source changed meanwhile.
    Integrity,
    /// A local file or stream failed.
    LocalIo,
    /// A bug of this program or of the server.
    Internal,
    /// Stopped by Ctrl-C.
    Interrupted,
    /// Stopped by SIGTERM.
    Terminated,
}

impl ExitStatus {
    /// The number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Denied => 4,
            Self::Conflict => 5,
            Self::Unavailable => 6,
            Self::Integrity => 7,
            Self::LocalIo => 8,
            Self::Internal => 70,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

/// What `oss help exit-codes` prints.
pub(crate) const TABLE: &str = "\
Exit codes

    0  all done; what was skipped on purpose counts as done
    1  some items failed, others are done (commands on many items)
    2  wrong command line or configuration
    3  source, bucket or key does not exist
    4  no credentials, or no permission
    5  a condition did not hold, or something exists already (409, 412)
    6  network, timeout, throttling or 5xx, after all retries: trying again may help
    7  checksum mismatch, or the source changed meanwhile
    8  a local file failed: disk full, no permission
   70  a bug of this program or of the server; please report it
  130  stopped by Ctrl-C (SIGINT)
  143  stopped by SIGTERM

A closed pipe (`oss cat … | head`) ends the program quietly with 0.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_line_in_the_table() {
        let all = [
            ExitStatus::Success,
            ExitStatus::Usage,
            ExitStatus::NotFound,
            ExitStatus::Denied,
            ExitStatus::Conflict,
            ExitStatus::Unavailable,
            ExitStatus::Integrity,
            ExitStatus::LocalIo,
            ExitStatus::Internal,
            ExitStatus::Interrupted,
            ExitStatus::Terminated,
        ];
        for status in all {
            let line = format!("\n{:>5}  ", status.code());
            assert!(TABLE.contains(&line), "{status:?} is not in the table");
        }
    }
}
