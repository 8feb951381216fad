//! The resource and the condition keys of a request as the service sees them.

use oss_policy::{Action, Context, Level};

use crate::args::access::explain::{Args, Resource};
use crate::failure::Result;
use crate::output::json;
use crate::session::Session;

/// Returns the resource on which the service asks for the action.
pub(super) fn resource(
    resource: &Resource,
    action: &str,
    account: &str,
    session: &Session,
) -> String {
    let region = match session.settings().region() {
        Ok(Some(region)) => format!("oss-{region}"),
        _ => "*".to_owned(),
    };
    let oss = format!("acs:oss:{region}:{account}");
    match (resource, level(action)) {
        (Resource::Literal(text), _) => text.clone(),
        (Resource::Role(name), _) => format!("acs:ram::{account}:role/{}", name.to_lowercase()),
        (Resource::Oss { .. }, Level::Service) => format!("{oss}:*"),
        (Resource::Oss { bucket, key }, Level::Object) if !key.is_empty() => {
            format!("{oss}:{bucket}/{key}")
        }
        // What stands behind the bucket of a listing is its prefix.
        (Resource::Oss { bucket, .. }, _) => format!("{oss}:{bucket}"),
    }
}

/// Returns the condition keys that were given, and those that every request of this kind has.
pub(super) fn context(args: &Args, action: &str, session: &Session) -> Result<Context> {
    let mut context = Context::new();
    for (name, value) in &args.with {
        context.insert(name, value);
    }
    let mut usual = vec![
        ("acs:CurrentTime", json::time(session.context()?.now())),
        ("acs:SecureTransport", "true".to_owned()),
    ];
    if let Some(Resource::Oss { key, .. }) = &args.resource
        && level(action) == Level::Listing
    {
        // A listing that sends neither has both keys with empty values.
        usual.push(("oss:Prefix", key.clone()));
        usual.push(("oss:Delimiter", String::new()));
    }
    for (name, value) in usual {
        let same = |(given, _): &(String, String)| given.eq_ignore_ascii_case(name);
        if !args.with.iter().any(same) {
            context.insert(name, value);
        }
    }
    Ok(context)
}

/// Returns the kind of resource that the action is asked on. An unknown action is asked on what was
/// named.
fn level(action: &str) -> Level {
    Action::all()
        .find(|known| known.as_str().eq_ignore_ascii_case(action))
        .map_or(Level::Object, |known| known.level())
}
