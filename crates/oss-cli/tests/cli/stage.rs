//! A running server, an empty home, and the environment in which the program runs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use oss_emulator::{Builder, Emulator};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::transcript::Transcript;

/// A server of its own and an empty folder for each test.
pub(crate) struct Stage {
    server: Emulator,
    runtime: Runtime,
    folder: TempDir,
    state: TempDir,
}

impl Stage {
    /// A server with the bucket `examplebucket`.
    pub(crate) fn start() -> Self {
        Self::with(Emulator::builder().bucket("examplebucket"))
    }

    /// A server of one's own choice.
    pub(crate) fn with(builder: Builder) -> Self {
        let runtime = Runtime::new().unwrap();
        Self {
            server: runtime.block_on(builder.start()).unwrap(),
            runtime,
            folder: TempDir::new().unwrap(),
            state: TempDir::new().unwrap(),
        }
    }

    /// The server.
    pub(crate) fn server(&self) -> &Emulator {
        &self.server
    }

    /// The folder in which the program runs; its home too.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The names of the files in which transfers note how far they have come.
    pub(crate) fn notes(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.state.path().join("oss-rs")) else {
            return Vec::new();
        };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    /// Puts a file into the folder.
    pub(crate) fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test prepares its folder")]
        std::fs::write(&path, contents).unwrap();
        path
    }

    /// What a file of the folder holds.
    pub(crate) fn read(&self, name: &str) -> String {
        #[expect(clippy::disallowed_methods, reason = "a test looks at its folder")]
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Makes an object of the bucket `examplebucket`.
    pub(crate) fn object(&self, key: &str, content: impl AsRef<[u8]>) {
        let line = format!("cp - 'oss://examplebucket/{key}' --content-type text/plain");
        let output = self.transcript().quietly(&line, content.as_ref());
        assert!(output.status.success(), "{output:?}");
    }

    /// Sends a request as a browser would, and gives the body of the answer.
    pub(crate) fn send(&self, method: &str, url: &str, header: &str, body: &str) -> String {
        let (authority, path) = url
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .unwrap();
        let mut stream = TcpStream::connect(authority).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} /{path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\
             {header}Content-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// The variables that the server's ready lines would export, and a home.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let credentials = self.server.credentials();
        let key = credentials.access_key().unwrap();
        let home = self.folder.path().to_str().unwrap();
        [
            ("HOME", home),
            ("XDG_STATE_HOME", self.state.path().to_str().unwrap()),
            ("OSS_ENDPOINT", self.server.endpoint()),
            ("OSS_REGION", self.server.region()),
            ("OSS_ACCESS_KEY_ID", key.id()),
            ("OSS_ACCESS_KEY_SECRET", key.secret().expose()),
            ("ALIBABA_CLOUD_STS_ENDPOINT", self.server.sts_endpoint()),
            ("ALIBABA_CLOUD_RAM_ENDPOINT", self.server.ram_endpoint()),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }

    /// Begins a transcript.
    pub(crate) fn transcript(&self) -> Transcript<'_> {
        Transcript::new(self)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The server ends inside its runtime.
        let _guard = self.runtime.enter();
    }
}
