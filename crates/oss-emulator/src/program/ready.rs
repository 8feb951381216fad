//! Reports to a shell where the server is and which access key it can use.

use std::io;
use std::path::{Path, PathBuf};

use oss_sign::AccessKey;
use tokio::fs;

use super::files;
use super::surroundings::SurroundingsArgs;
use crate::Emulator;

/// The files that announce a running server. They are removed when the server stops, so that nobody
/// tries to use a server that has stopped.
#[derive(Debug, Default)]
pub(super) struct Ready {
    files: Vec<PathBuf>,
}

impl Ready {
    /// Writes the requested files, of which the ready file is the last, and then prints the lines.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written or the lines cannot be printed. The files that
    /// were written before are removed.
    pub(super) async fn announce(
        server: &Emulator,
        around: &SurroundingsArgs,
        more: &[(&str, &str)],
        ready_file: Option<PathBuf>,
        say: impl FnOnce(&str) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut ready = Self::default();
        let announced = ready.write(server, around, more, ready_file).await;
        match announced.and_then(|text| say(&text)) {
            Ok(()) => Ok(ready),
            Err(error) => {
                ready.withdraw().await;
                Err(error)
            }
        }
    }

    /// Removes the files.
    pub(super) async fn withdraw(self) {
        for file in &self.files {
            // The file may have been removed by somebody else, which is no problem.
            let _ = fs::remove_file(file).await;
        }
    }

    async fn write(
        &mut self,
        server: &Emulator,
        around: &SurroundingsArgs,
        more: &[(&str, &str)],
        ready_file: Option<PathBuf>,
    ) -> io::Result<String> {
        for (path, proof) in around.proofs(server) {
            self.replace(path, &proof).await?;
        }
        let mut text = lines(server, more);
        for (name, value) in around.variables(server) {
            text.push_str(&line(name, value.expose()));
        }
        if let Some(certificate) = server.ca_certificate() {
            let path = files::temporary("ca.pem", certificate).await?;
            text.push_str(&line("OSS_CA_CERTIFICATE", &path.to_string_lossy()));
            self.files.push(path);
        }
        if let Some(path) = ready_file {
            self.replace(&path, &text).await?;
        }
        Ok(text)
    }

    async fn replace(&mut self, path: &Path, text: &str) -> io::Result<()> {
        files::replace(path, text).await?;
        self.files.push(path.to_owned());
        Ok(())
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
        ("OSS_EMULATOR_ADMIN_ENDPOINT", server.admin_endpoint()),
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
