//! Our own default chain over the variables and files of a case.

use std::sync::Arc;

use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{Context, DefaultChainProvider, Environment, Files, ProvideCredentials};
use oss_sign::{Credentials, Secret};
use oss_transport::SystemRuntime;

use crate::Result;
use crate::outcome::Outcome;
use crate::stage::World;

/// What ours gives, and the whole text of the error if it gives nothing.
pub(crate) async fn resolve(world: &World) -> Result<(Outcome, Option<String>)> {
    let cx = context(world)?
        .with_environment(Environment::fixed(world.env.clone()))
        .with_files(Files::machine());
    match DefaultChainProvider::new().provide(&cx).await {
        Ok(credentials) => Ok((outcome(world, &credentials).await?, None)),
        Err(error) => {
            let text = whole(&error);
            Ok((Outcome::Nothing(text.clone()), Some(text)))
        }
    }
}

/// Keys as they are; of a session of the server, whose it is.
pub(crate) async fn outcome(world: &World, credentials: &Credentials) -> Result<Outcome> {
    let Some(key) = credentials.access_key() else {
        return Ok(Outcome::Anonymous);
    };
    let cx = context(world)?.with_environment(Environment::empty());
    let endpoint = StsEndpoint::new().region(world.region.as_str());
    if key.security_token().is_some()
        && let Ok(identity) = get_caller_identity(&cx, credentials, &endpoint).await
        && let Some((_, session)) = identity.arn.split_once(":assumed-role/")
    {
        return Ok(Outcome::Session(session.to_owned()));
    }
    let token = key.security_token().map(Secret::expose);
    let texts = [Some(key.id()), Some(key.secret().expose()), token];
    Ok(Outcome::Keys(
        texts.into_iter().flatten().map(str::to_owned).collect(),
    ))
}

fn context(world: &World) -> Result<Context> {
    let transport = world.transport()?;
    Ok(Context::new(
        Arc::new(transport),
        Arc::new(SystemRuntime::new()),
    ))
}

fn whole(error: &oss_credentials::CredentialsError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    format!("{text}; {}", error.hint().unwrap_or_default())
}
