//! Checks that the keys of the cluster's processes allow nothing outside of the data.

use engines_support::{Checks, Error};
use oss_client::credentials::AssumeRoleProvider;
use oss_client::{Bucket, Client};

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
    checks.record(
        "an object of the data can be read",
        read == "can be read",
        read,
    );
    let refused = found(&format!("{OUTSIDE}: "));
    checks.record(
        "an object outside of the prefix is refused",
        refused == "AccessDenied",
        refused,
    );
    let whole = bucket_of_the_role(service)?
        .get_object(OUTSIDE)
        .send()
        .await;
    checks.record(
        "the role itself may read that object, so it is the session policy that refuses it",
        whole.is_ok(),
        whole
            .err()
            .map_or_else(|| "can be read".to_owned(), |error| error.to_string()),
    );
    Ok(())
}

/// The bucket with keys of the role that no session policy limits.
fn bucket_of_the_role(service: &Service) -> Result<Bucket, Error> {
    let role = AssumeRoleProvider::builder(service.role_arn())
        .session_name("driver")
        .source(service.user_keys()?)
        .sts_endpoint(service.sts_endpoint())
        .build()?;
    let client = Client::builder()
        .endpoint(service.endpoint())
        .region(service.region())
        .credentials(role)
        .build()?;
    Ok(client.bucket(service.bucket())?)
}
