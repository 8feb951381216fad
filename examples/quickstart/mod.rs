//! The walk through temporary access: each step is done, and one line tells what came back.

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

/// What a step can fail with; it ends the walk.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Walks from a RAM user without rights to URLs that anybody can use, and to those nobody should.
///
/// # Errors
///
/// The first step that did not come out as it should.
pub async fn walk(setting: &Setting, out: &mut (dyn Write + Send)) -> Result<(), Failure> {
    let mut report = Report::new(out);
    report.heading(&setting.to_string())?;
    report.heading("Temporary credentials")?;
    let session = credentials::walk(setting, &mut report).await?;
    report.heading("Presigned URLs, used by an HTTP client that knows no OSS")?;
    urls::walk(setting, &session, &mut report).await?;
    report.heading("What is refused")?;
    refusals::walk(setting, &session, &mut report).await?;
    report.end()?;
    Ok(())
}

/// Prints an error with its causes, and the advice where it has some.
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
    // Nothing can be told about an output that is closed.
    let _ = writeln!(out, "{line}");
}

fn hint(error: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<oss_client::Error>() {
        return error.hint().map(std::borrow::Cow::into_owned);
    }
    let error = error.downcast_ref::<oss_client::credentials::CredentialsError>()?;
    Some(error.hint().into_owned())
}
