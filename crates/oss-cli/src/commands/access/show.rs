//! `oss access show`.

use humantime::format_duration;
use oss_policy::Document;
use oss_ram::PolicyName;
use serde_json::{Value, json};

use super::account::Account;
use super::age::age;
use super::refusal;
use crate::access::found::{FoundKey, FoundPolicy};
use crate::access::names::grant_of;
use crate::access::{Found, Names};
use crate::args::access::show::Args;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::json;
use crate::output::lines::Lines;
use crate::session::Session;

/// Shows one grant, or lists all grants.
pub(super) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match &args.name {
        Some(name) => one(name, args.as_documented, session).await,
        None => all(session).await,
    }
}

async fn one(name: &str, as_documented: bool, session: &Session) -> Result<ExitStatus> {
    let names = Names::new(name, as_documented).map_err(Failure::usage)?;
    let account = Account::open(session).await?;
    let found = account.found(&names).await?;
    if found.is_empty() {
        return Err(refusal::no_such_grant(&names));
    }
    let keys = keys(&account, &names, found.keys()).await;
    let value = value(&account, &names, &found, &keys);
    session.printer().data(value.clone(), || lines(&value))?;
    Ok(ExitStatus::Success)
}

/// Returns the keys as JSON: id, status, age and last use.
async fn keys(account: &Account, names: &Names, keys: &[FoundKey]) -> Vec<Value> {
    let mut all = Vec::new();
    for key in keys {
        let asked = account.ram.get_access_key_last_used(names.own(), &key.id);
        // Without the right to read the last use, the rest is shown.
        let used = asked.send().await.ok();
        let used = used.map(|answer| match answer.last_used_date {
            Some(time) => json::time(time),
            None => NEVER.to_owned(),
        });
        all.push(
            json::Object::default()
                .with("id", key.id.as_str())
                .with("status", key.status.as_str())
                .with_some("created", key.created.map(json::time))
                .with_some(
                    "age",
                    key.created.map(|created| age(created, account.cx.now())),
                )
                .with_some("last_used", used)
                .into(),
        );
    }
    all
}

fn value(account: &Account, names: &Names, found: &Found, keys: &[Value]) -> Value {
    let words = |document: Option<&Document>| -> Vec<String> {
        document
            .map(|document| document.in_words(&account.id))
            .unwrap_or_default()
    };
    let rights = found
        .rights
        .as_ref()
        .and_then(|policy| policy.document.as_ref());
    let role = found.role.as_ref();
    let trust = role.and_then(|role| role.trust.as_ref());
    json::Object::default()
        .with("grant", names.grant())
        .with("account", account.id.as_str())
        .with_some("user", found.user.as_ref().map(|_| names.own()))
        .with("keys", keys.to_vec())
        .with_some("role", role.map(|role| role.arn.as_str()))
        .with_some(
            "max_session",
            role.map(|role| format_duration(role.max_session).to_string()),
        )
        .with("trust", words(trust))
        .with("rights", words(rights))
        .with("drift", drift(names, found))
        .into()
}

/// Returns the differences between this grant and a complete one, as text.
fn drift(names: &Names, found: &Found) -> Vec<String> {
    let mut drift: Vec<_> = found
        .foreign(names)
        .into_iter()
        .map(|object| format!("{object} does not have the marker of the grant"))
        .collect();
    let mut missing = |is: bool, what: String| {
        if is {
            drift.push(what);
        }
    };
    let own = names.own();
    let unread = |policy: &Option<FoundPolicy>| {
        policy
            .as_ref()
            .is_some_and(|policy| policy.document.is_none())
    };
    missing(found.user.is_none(), format!("user {own} is missing"));
    missing(found.role.is_none(), format!("role {own} is missing"));
    missing(
        found.rights.is_none(),
        format!("policy {} is missing", names.rights()),
    );
    missing(
        unread(&found.rights),
        format!("policy {} cannot be parsed", names.rights()),
    );
    let of = |list: Option<&Vec<PolicyName>>| list.cloned().unwrap_or_default();
    let places = [
        (
            found.user.is_some(),
            format!("user {own}"),
            of(found.user.as_ref().map(|u| &u.policies)),
            names.assume(),
        ),
        (
            found.role.is_some(),
            format!("role {own}"),
            of(found.role.as_ref().map(|r| &r.policies)),
            names.rights(),
        ),
    ];
    for (_, place, attached, policy) in places.iter().filter(|(there, ..)| *there) {
        missing(
            !attached.contains(policy),
            format!("policy {policy} is not attached to {place}"),
        );
        for other in attached.iter().filter(|other| *other != policy) {
            missing(true, format!("policy {other} is also attached to {place}"));
        }
    }
    drift
}

fn lines(value: &Value) -> Lines {
    let mut lines = Lines::default();
    for (name, value) in value.as_object().into_iter().flatten() {
        let name = name.replace('_', "-");
        match value {
            Value::Array(items) => {
                let name = name
                    .strip_suffix('s')
                    .filter(|_| name == "keys")
                    .unwrap_or(&name);
                for item in items {
                    lines.text(name, &item_in_words(item));
                }
            }
            other => lines.value(&name, other),
        }
    }
    lines
}

fn item_in_words(item: &Value) -> String {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let Some(id) = text("id") else {
        return item.as_str().unwrap_or_default().to_owned();
    };
    let age = text("age").map_or(String::new(), |age| format!(", {age} old"));
    let used = match text("last_used") {
        Some(NEVER) => ", never used".to_owned(),
        Some(time) => format!(", last used {time}"),
        None => String::new(),
    };
    format!("{id} {}{age}{used}", text("status").unwrap_or_default())
}

async fn all(session: &Session) -> Result<ExitStatus> {
    let account = Account::open(session).await?;
    let mut roles = account.ram.list_roles().items();
    let mut grants = Vec::new();
    while let Some(role) = roles.next().await {
        let role = role.map_err(|error| {
            let denied = error.is_access_denied();
            let failure = Failure::from(error);
            match denied {
                true => crate::access::apply::lacks(
                    failure.about("list the roles"),
                    &format!("ram:ListRoles on acs:ram:*:{}:role/*", account.id),
                ),
                false => failure,
            }
        })?;
        let grant = role.description.as_deref().and_then(grant_of);
        if let Some(grant) = grant {
            grants.push(json!({
                "grant": grant,
                "role": role.arn,
                "created": role.create_date.map(json::time),
            }));
        }
    }
    let printer = session.printer();
    let text = |value: &Value, name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    if grants.is_empty() && !printer.is_json() {
        printer.note("there are no grants");
    }
    let width = grants
        .iter()
        .map(|grant| text(grant, "grant").len())
        .max()
        .unwrap_or(0);
    for grant in grants {
        let (name, role, created) = (
            text(&grant, "grant"),
            text(&grant, "role"),
            text(&grant, "created"),
        );
        printer.data(grant, || format!("{name:<width$}  {created}  {role}"))?;
    }
    Ok(ExitStatus::Success)
}

const NEVER: &str = "never";
