//! Prints where the keys on this machine come from, when they expire, and whose they are.
//!
//! `cargo run --example whoami`, or with a profile: `cargo run --example whoami -- prod`

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use oss_client::credentials::sts::{StsEndpoint, get_caller_identity};
use oss_client::credentials::{
    Context, CredentialsError, DefaultChainProvider, ProvideCredentials,
};
use oss_client::sign::Credentials;
use oss_client::transport::{HyperTransport, SystemRuntime};

#[tokio::main]
async fn main() -> ExitCode {
    let transport = match HyperTransport::builder().build() {
        Ok(transport) => Arc::new(transport),
        Err(error) => return ended(&format!("error: {error}"), ExitCode::FAILURE),
    };
    let cx = Context::new(transport, Arc::new(SystemRuntime::new()));
    let mut text = String::new();
    match describe(&cx, std::env::args().nth(1), &mut text).await {
        Ok(()) => ended(&text, ExitCode::SUCCESS),
        Err(error) => ended(
            &format!("{text}error: {}", error.report()),
            ExitCode::FAILURE,
        ),
    }
}

/// Writes everything that can be found out into `text`, up to the first error.
async fn describe(
    cx: &Context,
    profile: Option<String>,
    text: &mut String,
) -> Result<(), CredentialsError> {
    let chain = DefaultChainProvider::new();
    let chain = match profile {
        Some(profile) => chain.profile(profile),
        None => chain,
    };
    let credentials = chain.provide(cx).await?;
    if let Some(resolution) = chain.resolution() {
        let _ = writeln!(text, "{resolution}\n");
    }
    describe_keys(cx, &credentials, text);
    if credentials.is_anonymous() {
        return Ok(());
    }
    let endpoint = StsEndpoint::new();
    let host = endpoint.resolve(cx)?;
    let identity = get_caller_identity(cx, &credentials, &endpoint).await?;
    let _ = writeln!(
        text,
        "identity     {}, {}",
        identity.identity_type, identity.arn
    );
    let _ = writeln!(
        text,
        "account      {}, says {}",
        identity.account_id,
        host.authority()
    );
    let _ = write!(text, "region       {}", region(cx)?);
    Ok(())
}

fn describe_keys(cx: &Context, credentials: &Credentials, text: &mut String) {
    let _ = writeln!(
        text,
        "source       {}",
        credentials.source().unwrap_or("unknown")
    );
    match credentials.access_key() {
        Some(key) => {
            let kind = match key.security_token() {
                Some(_) => "temporary",
                None => "long-term",
            };
            let _ = writeln!(text, "key id       {}, {kind}", key.masked_id());
        }
        None => {
            let _ = writeln!(text, "key id       none: requests are not signed");
        }
    }
    if let Some(end) = credentials.expires_at() {
        let left = cx.now().until(end).as_secs();
        let (hours, minutes, seconds) = (left / 3600, left / 60 % 60, left % 60);
        let end = end.to_iso_extended();
        let _ = writeln!(
            text,
            "valid until  {end}, for {hours} h {minutes} min {seconds} s"
        );
    }
}

/// OSS needs a region as well as keys, but a source of keys does not contain it.
fn region(cx: &Context) -> Result<String, CredentialsError> {
    Ok(match cx.environment().var("OSS_REGION")? {
        Some(region) => format!("{region}, from OSS_REGION"),
        None => {
            "not set; set the region of the bucket with OSS_REGION or Client::builder().region(..)"
                .to_owned()
        }
    })
}

fn ended(text: &str, code: ExitCode) -> ExitCode {
    // If the output is closed, the error cannot be printed either.
    let _ = match code {
        ExitCode::SUCCESS => writeln!(std::io::stdout(), "{text}"),
        _ => writeln!(std::io::stderr(), "{text}"),
    };
    code
}
