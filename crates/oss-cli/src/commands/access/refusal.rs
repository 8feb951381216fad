//! Failures of the commands on grants for which there is no plan.

use super::account::Account;
use super::age::age;
use crate::access::found::FoundKey;
use crate::access::plan::Refusal;
use crate::access::{DesiredGrant, Names};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::json;

/// Returns the failure for a grant that cannot be created.
pub(super) async fn grant_refused(
    account: &Account,
    desired: &DesiredGrant,
    refusal: Refusal,
) -> Failure {
    match refusal {
        Refusal::Foreign(foreign) => Failure::new(
            ExitStatus::Conflict,
            format!(
                "grant {}: {} exists and was not created by oss access",
                desired.names.grant(),
                foreign.join(", ")
            ),
        )
        .hint("choose another name, or take over what exists with --adopt"),
        Refusal::NoRoomForKey(keys) => {
            let own = desired.names.own();
            let mut failure = Failure::new(
                ExitStatus::Conflict,
                format!("user {own} has {} keys, and cannot have more", keys.len()),
            );
            for key in &keys {
                failure = failure.hint(in_words(account, own, key).await);
            }
            failure.hint(
                "--delete-old deletes the inactive keys; active keys you must disable yourself",
            )
        }
    }
}

/// Returns a key as text, with its age and last use as far as they can be read.
async fn in_words(account: &Account, user: &str, key: &FoundKey) -> String {
    let age = match key.created {
        Some(created) => format!(", {} old", age(created, account.cx.now())),
        None => String::new(),
    };
    let asked = account.ram.get_access_key_last_used(user, &key.id);
    let used = match asked.send().await {
        Ok(answer) => match answer.last_used_date {
            Some(time) => format!(", last used {}", json::time(time)),
            None => ", never used".to_owned(),
        },
        Err(_) => String::new(),
    };
    format!("key {} is {}{age}{used}", key.id, key.status.as_str())
}

/// Returns the failure for a name under which RAM has no grant. A grant that was revoked leaves nothing in
/// RAM, so it cannot be told from one that never existed; either way a mistyped name must not look
/// like success.
pub(super) fn no_such_grant(names: &Names) -> Failure {
    Failure::new(
        ExitStatus::NotFound,
        format!(
            "there is no grant {}: no user, role or policy {}",
            names.grant(),
            names.own()
        ),
    )
    .hint("oss access show lists all grants")
}

/// Returns the failure for a grant that cannot be revoked.
pub(super) fn revoke_refused(names: &Names, refusal: Refusal) -> Failure {
    let what = match refusal {
        Refusal::Foreign(foreign) => foreign.join(", "),
        Refusal::NoRoomForKey(_) => String::new(),
    };
    Failure::new(
        ExitStatus::Conflict,
        format!(
            "revoke {}: {what} was not created by oss access",
            names.grant()
        ),
    )
    .hint("only objects with the marker of the grant are deleted; oss access grant --adopt sets it")
}
