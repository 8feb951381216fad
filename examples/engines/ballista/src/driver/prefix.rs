//! Checks that the keys of the cluster's processes allow nothing outside of the data.

use engines_support::{Checks, Error};

use super::OUTSIDE;
use super::children;
use super::keys::KeyServer;
use super::service::Service;

/// Starts a process with such keys, which tries to read an object inside and one outside of the prefix.
pub(crate) async fn check(
    service: &Service,
    keys: &KeyServer,
    inside: &str,
    checks: &mut Checks,
) -> Result<(), Error> {
    println!("\n# prefix: what the keys of the processes allow");
    let arguments = ["probe", "--bucket", service.bucket(), inside, OUTSIDE];
    let output = children::command("probe", &arguments, service, keys)?
        .kill_on_drop(true)
        .output()
        .await?;
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{}", text.trim_end());
    let found = |name: &str| {
        let mut values = text.lines().filter_map(|line| line.strip_prefix(name));
        values.next().unwrap_or("the process has not said it")
    };
    let variables = found("variables: ");
    checks.record(
        "a process gets no keys, only the place where keys are handed out",
        variables == "ALIBABA_CLOUD_CREDENTIALS_URI OSS_ENDPOINT OSS_REGION",
        variables,
    );
    let read = found(&format!("{inside}: "));
    checks.record("an object of the data can be read", read == "can be read", read);
    let refused = found(&format!("{OUTSIDE}: "));
    checks.record(
        "an object outside of the prefix is refused, although the role may read it",
        refused == "AccessDenied",
        refused,
    );
    Ok(())
}
