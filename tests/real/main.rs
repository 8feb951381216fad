//! Runs the suite against the service that the environment names.
//!
//! `cargo xtask real` starts this program. `OSS_ENDPOINT`, `OSS_REGION`, `OSS_BUCKET`, `OSS_ACCESS_KEY_ID` and
//! `OSS_ACCESS_KEY_SECRET` are required; `OSS_SESSION_TOKEN`, `OSS_ROLE_ARN` and
//! `ALIBABA_CLOUD_STS_ENDPOINT` are optional.

#![expect(clippy::print_stderr, reason = "the terminal is where it reports")]

use std::process::ExitCode;

use oss_client::sign::Credentials;
use tests::suite::{Settings, run};

#[tokio::main]
async fn main() -> ExitCode {
    let settings = match settings() {
        Ok(settings) => settings,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    match run(&settings, &mut std::io::stdout()).await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn settings() -> Result<Settings, Box<dyn std::error::Error>> {
    let id = required("OSS_ACCESS_KEY_ID")?;
    let credentials = Credentials::new(id, required("OSS_ACCESS_KEY_SECRET")?)?;
    let credentials = match variable("OSS_SESSION_TOKEN") {
        Some(token) => credentials.with_security_token(token)?,
        None => credentials,
    };
    Ok(Settings {
        endpoint: required("OSS_ENDPOINT")?,
        region: required("OSS_REGION")?,
        bucket: required("OSS_BUCKET")?,
        credentials,
        role: variable("OSS_ROLE_ARN"),
        sts_endpoint: variable("ALIBABA_CLOUD_STS_ENDPOINT"),
    })
}

fn required(name: &str) -> Result<String, String> {
    variable(name).ok_or_else(|| format!("{name} is not set; it names the service to test"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program is where the environment comes from"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
