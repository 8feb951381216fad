//! Telling a shell where the server is and with which key to talk to it.

use std::io;
use std::path::{Path, PathBuf};

use oss_sign::AccessKey;
use tokio::fs;

use super::around::Around;
use crate::Emulator;

/// What was announced, and can be taken back.
#[derive(Debug)]
pub(crate) struct Ready {
    files: Vec<PathBuf>,
}

impl Ready {
    /// Says the lines, and writes them to the file if one is wanted.
    ///
    /// # Errors
    /// When a file cannot be written or nobody can be told.
    pub(crate) async fn announce(
        server: &Emulator,
        around: &Around,
        more: &[(&str, &str)],
        ready_file: Option<PathBuf>,
        say: impl FnOnce(&str) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut files = around.write_proofs(server).await?;
        let mut text = lines(server, more);
        for (name, value) in around.variables(server) {
            text.push_str(&line(name, value.expose()));
        }
        if let Some(certificate) = server.ca_certificate() {
            let name = format!("oss-emulator-{}-ca.pem", std::process::id());
            let path = std::env::temp_dir().join(name);
            let written = fs::write(&path, certificate).await;
            written.map_err(|error| cannot_write(&path, &error))?;
            text.push_str(&line("OSS_CA_CERTIFICATE", &path.to_string_lossy()));
            files.push(path);
        }
        if let Some(path) = ready_file {
            let written = write_whole(&path, &text).await;
            written.map_err(|error| cannot_write(&path, &error))?;
            files.push(path);
        }
        let ready = Self { files };
        match say(&text) {
            Ok(()) => Ok(ready),
            Err(error) => {
                ready.withdraw().await;
                Err(error)
            }
        }
    }

    /// Takes the files away, so that nobody takes a stopped server for a running one.
    pub(crate) async fn withdraw(self) {
        for file in &self.files {
            // A file that somebody else removed is as good as removed.
            let _ = fs::remove_file(file).await;
        }
    }
}

fn lines(server: &Emulator, more: &[(&str, &str)]) -> String {
    let credentials = server.credentials();
    let key = credentials.access_key();
    let role = server.role_arn();
    let values = [
        ("OSS_ENDPOINT", Some(server.endpoint())),
        ("OSS_REGION", Some(server.region())),
        ("OSS_ACCESS_KEY_ID", key.map(AccessKey::id)),
        (
            "OSS_ACCESS_KEY_SECRET",
            key.map(|key| key.secret().expose()),
        ),
        ("OSS_ROLE_ARN", Some(role.as_str())),
        ("ALIBABA_CLOUD_STS_ENDPOINT", Some(server.sts_endpoint())),
        ("ALIBABA_CLOUD_RAM_ENDPOINT", Some(server.ram_endpoint())),
    ];
    let own = values
        .iter()
        .filter_map(|(name, value)| Some((*name, (*value)?)));
    let all = own.chain(more.iter().copied());
    all.map(|(name, value)| line(name, value)).collect()
}

fn line(name: &str, value: &str) -> String {
    format!("export {name}='{}'\n", value.replace('\'', "'\\''"))
}

/// A sibling is written and then renamed: whoever sees the file sees all of it.
async fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut sibling = path.as_os_str().to_owned();
    sibling.push(format!(".{}", std::process::id()));
    fs::write(&sibling, text).await?;
    fs::rename(&sibling, path).await
}

pub(super) fn cannot_write(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot write {}: {error}", path.display()),
    )
}
