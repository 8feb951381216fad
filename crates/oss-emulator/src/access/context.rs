//! The condition keys of a request, as policies ask for them.

use std::net::IpAddr;

use oss_policy::Context;

use super::caller::Caller;
use crate::http::{Query, ServerRequest};
use crate::state::State;
use crate::store::ObjectAccess;

/// The keys that this request has.
pub(crate) fn of(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
    object: Option<&ObjectAccess>,
) -> Context {
    let mut context = Context::new()
        .with("acs:SourceIp", client_address(request).to_string())
        .with(
            "acs:SecureTransport",
            if request.secure { "true" } else { "false" },
        )
        .with("acs:CurrentTime", state.now().to_iso_extended());
    if let Some(vpc) = vpc_of(state, request) {
        context.insert("acs:SourceVpc", vpc);
    }
    if let Some(agent) = request.header("user-agent") {
        context.insert("acs:UserAgent", agent);
    }
    if let Some(id) = &caller.access_key_id {
        context.insert("acs:AccessId", id);
    }
    add_listing(&mut context, request);
    add_headers(&mut context, request);
    for (key, value) in object.into_iter().flat_map(|object| &object.tags) {
        context.insert(format!("oss:ExistingObjectTag/{key}"), value);
    }
    context
}

/// Where the request comes from. A proxy's word, whose first address is the client's, is taken only
/// when the URL allows forwarding.
pub(crate) fn client_address(request: &ServerRequest) -> IpAddr {
    let allowed = request.query.get("x-oss-ac-forward-allow") == Some("true");
    let forwarded = || {
        request
            .header("x-forwarded-for")?
            .split(',')
            .next()?
            .trim()
            .parse()
            .ok()
    };
    if allowed {
        forwarded().unwrap_or(request.peer)
    } else {
        request.peer
    }
}

/// The network the request comes from: of the request in tests, else of the server.
pub(crate) fn vpc_of(state: &State, request: &ServerRequest) -> Option<String> {
    request
        .header(VPC_HEADER)
        .or_else(|| state.config.vpc.clone())
}

/// List requests always have a prefix and a delimiter, empty when not sent; others never.
fn add_listing(context: &mut Context, request: &ServerRequest) {
    let lists = request.method == ::http::Method::GET && request.key.is_none();
    if lists {
        for (key, parameter) in [("oss:Prefix", "prefix"), ("oss:Delimiter", "delimiter")] {
            context.insert(key, request.query.get(parameter).unwrap_or_default());
        }
    }
}

fn add_headers(context: &mut Context, request: &ServerRequest) {
    for (name, value) in &request.headers {
        if name.as_str().starts_with("x-oss-")
            && let Ok(value) = value.to_str()
        {
            context.insert(format!("oss:{name}"), value);
        }
    }
    if let Some(tags) = request.header("x-oss-tagging") {
        for (key, value) in Query::parse(&tags).iter() {
            context.insert(format!("oss:RequestObjectTag/{key}"), value);
        }
    }
}

/// Stands outside `x-oss-` so that no signature covers it.
const VPC_HEADER: &str = "oss-emulator-vpc-id";
