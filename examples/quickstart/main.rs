//! Temporary access to OSS, from AssumeRole to presigned URLs, on the embedded server or on the
//! service that the environment names.
//!
//! `cargo run --example quickstart`

use std::process::ExitCode;

use examples::quickstart::{self, Setting};

#[tokio::main]
async fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let walked = match Setting::from_environment().await {
        Ok(setting) => quickstart::walk(&setting, &mut out).await,
        Err(error) => Err(error),
    };
    match walked {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            quickstart::explain(&*error, &mut std::io::stderr());
            ExitCode::FAILURE
        }
    }
}
