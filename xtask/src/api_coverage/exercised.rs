//! The operations that official SDKs have called, in a file that `cargo xtask compat` writes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::files;
use crate::shell::root;

/// The operations that official SDKs have called successfully.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exercised(BTreeSet<String>);

impl Exercised {
    /// Finds the operations in the request log of a server. An operation counts if at least one of
    /// its requests was not answered with an error.
    pub(crate) fn from_log(log: &str) -> Self {
        Self(
            log.lines()
                .filter_map(operation)
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Reads the list of the last run.
    pub(crate) fn read() -> Result<Self, Failure> {
        let names = files::read(path())?;
        Ok(Self(names.lines().map(str::to_owned).collect()))
    }

    /// Writes the list, sorted, with one operation on each line.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        let lines: String = self.0.iter().map(|name| format!("{name}\n")).collect();
        files::write_new(&path(), &lines)
    }

    /// Compares these operations with the list of the last run.
    pub(crate) fn compare(&self) -> Result<(), Failure> {
        let listed = Self::read().map_err(Failure::during(HINT))?;
        let missing = self
            .0
            .difference(&listed.0)
            .map(|name| format!("{name} is missing"));
        let gone = listed.0.difference(&self.0);
        let gone = gone.map(|name| format!("{name} is not called any more"));
        let findings: Vec<_> = missing.chain(gone).collect();
        match findings.as_slice() {
            [] => Ok(()),
            _ => Err(Failure::new(format!("{HINT}: {}", findings.join(", ")))),
        }
    }

    pub(super) fn into_names(self) -> BTreeSet<String> {
        self.0
    }
}

/// Takes the operation from a line of the log: the time, the method, the host, the target, the status
/// and further members. The line of a request that was refused has none.
fn operation(line: &str) -> Option<&str> {
    let mut words = line.split(' ').skip(4);
    let status: u16 = words.next()?.parse().ok()?;
    let name = words.find_map(|word| word.strip_prefix("operation="))?;
    (status < 400).then_some(name)
}

fn path() -> PathBuf {
    root().join("xtask/coverage/exercised.txt")
}

const HINT: &str =
    "xtask/coverage/exercised.txt is stale; run `cargo xtask compat --write-coverage`";

#[cfg(test)]
mod tests {
    use super::Exercised;

    #[test]
    fn an_operation_counts_if_a_request_for_it_succeeded() {
        let log = "\
export OSS_ENDPOINT=http://127.0.0.1:9000
2031-05-17T08:12:45Z GET b.localhost /a?x=operation=PutBucket 200 operation=GetObject request-id=1 2 ms
2031-05-17T08:12:45Z GET b.localhost /?acl 403 operation=GetBucketAcl ec=0003-1 request-id=2 2 ms
2031-05-17T08:12:45Z GET b.localhost /?Action=GetUser 200 request-id=3 2 ms
2031-05-17T08:12:45Z PUT b.localhost /a dropped 2 ms
";
        let names = Exercised::from_log(log).into_names();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["GetObject"]);
    }
}
