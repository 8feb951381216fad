//! The quickstart: a series of steps, each of which prints one line with its result.

mod credentials;
mod plain_http;
mod refusals;
mod report;
mod setting;
mod urls;

use std::error::Error;
use std::io::Write;

pub use setting::Setting;

use report::Report;

/// The error of a step, which ends the quickstart.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Runs all steps: from a RAM user who may only assume a role to presigned URLs, and to URLs that must be
/// refused.
///
/// # Errors
///
/// Fails at the first step that does not have the expected result.
pub async fn walk(setting: &Setting, out: &mut (dyn Write + Send)) -> Result<(), Failure> {
    let mut report = Report::new(out);
    report.heading(&setting.to_string())?;
    report.heading("Temporary credentials")?;
    let session = credentials::walk(setting, &mut report).await?;
    report.heading("Presigned URLs, used by a plain HTTP client")?;
    urls::walk(setting, &session, &mut report).await?;
    report.heading("What is refused")?;
    refusals::walk(setting, &session, &mut report).await?;
    report.end()?;
    Ok(())
}

/// Prints an error with its causes, and its advice if it has any.
pub fn explain(error: &(dyn Error + 'static), out: &mut dyn Write) {
    let mut line = format!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(&format!("\n  caused by: {error}"));
        cause = error.source();
    }
    if let Some(hint) = hint(error) {
        line.push_str(&format!("\nhint: {hint}"));
    }
    // If the output is closed, the error cannot be printed either.
    let _ = writeln!(out, "{line}");
}

fn hint(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<oss_client::Error>() {
        return error.hint().map(std::borrow::Cow::into_owned);
    }
    let error = error.downcast_ref::<oss_client::credentials::CredentialsError>()?;
    error.hint().map(std::borrow::Cow::into_owned)
}
