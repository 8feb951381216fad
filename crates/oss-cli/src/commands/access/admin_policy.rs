//! `oss access grant --print-admin-policy`.

use oss_credentials::sts::get_caller_identity;
use oss_policy::grant::AdminPolicy;
use serde_json::Value;

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::{Text, json};
use crate::session::Session;

/// Prints the smallest policy with which grants can be created in this account.
pub(crate) async fn run(as_documented: bool, session: &Session) -> Result<ExitStatus> {
    let cx = session.context()?;
    let keys = session.provider().provide(&cx).await?;
    let caller = get_caller_identity(&cx, &keys, &session.settings().sts).await?;
    let policy = AdminPolicy::new(caller.account_id);
    let policy = if as_documented {
        policy.as_documented()
    } else {
        policy
    };
    let document = policy.to_document();
    let document = document.map_err(|error| Failure::usage(error.to_string()))?;
    let value: Value = serde_json::from_str(document.text()).map_err(|error| {
        Failure::new(
            ExitStatus::Internal,
            format!("the policy is not JSON: {error}"),
        )
    })?;
    let printer = session.printer();
    let text = Text::block(&json::indented(&value));
    printer.data(value, || text)?;
    printer.note(ADMINISTRATOR);
    Ok(ExitStatus::Success)
}

const ADMINISTRATOR: &str = "note: who has these rights can write any right into a policy oss-… and \
                             use it, and is therefore an administrator of OSS and more";
