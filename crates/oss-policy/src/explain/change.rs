//! Advice on what to change. Each piece of it answers a mistake that people are known to make.

use crate::{Caller, Decision, Layer, Near, Part, Reason, Request};

/// Returns the advice for a decision that is not an Allow.
pub(super) fn advice(decision: &Decision, request: &Request<'_>) -> Option<String> {
    match decision {
        Decision::Allow { .. } => None,
        Decision::ExplicitDeny { .. } => {
            Some("an Allow never overrides a Deny: restrict the Deny or remove it".to_owned())
        }
        Decision::ImplicitDeny {
            near: Some(near), ..
        } => Some(for_near(near, request)),
        Decision::ImplicitDeny {
            missing,
            near: None,
        } => Some(for_missing(*missing, request)),
        Decision::Refused { reason } => Some(for_refused(*reason).to_owned()),
    }
}

fn for_near(near: &Near, request: &Request<'_>) -> String {
    match near.fails {
        Part::Principal => for_principal(near.at.layer, request),
        Part::Action => for_action(request),
        Part::Resource => for_resource(near, request),
        Part::Condition => for_condition(near, request),
    }
}

fn for_missing(missing: Layer, request: &Request<'_>) -> String {
    let (action, resource) = (request.action(), wide(request));
    match missing {
        Layer::Session => format!(
            "a session policy only takes rights away: it must also allow {action} on {resource}, or \
             be left out"
        ),
        Layer::Identity if action.eq_ignore_ascii_case("sts:AssumeRole") => format!(
            "attach AliyunSTSAssumeRoleAccess, or a policy that allows sts:AssumeRole on {resource}"
        ),
        Layer::Identity => format!("attach a policy that allows {action} on {resource}"),
        Layer::BucketPolicy => match request.owner() {
            Some(owner) if request.caller().account().is_some() => format!(
                "the bucket belongs to account {owner}: only its bucket policy can allow {action} \
                 to {}",
                request.caller()
            ),
            _ => format!("sign the request, or allow {action} to * in the bucket policy"),
        },
        Layer::Trust => format!(
            "allow sts:AssumeRole to {} in the trust policy",
            name(request)
        ),
    }
}

fn for_refused(reason: Reason) -> &'static str {
    match reason {
        Reason::RootMayNotAssume => {
            "this is the account's own key: create a RAM user that may assume the role, and use its key"
        }
        Reason::AnonymousMayNotAssume => "sign the request with the key of a RAM user",
    }
}

fn for_principal(layer: Layer, request: &Request<'_>) -> String {
    match layer {
        Layer::Trust => format!("add {} to the trust policy", name(request)),
        _ => format!("add {} to the principals", bucket_name(request)),
    }
}

fn for_action(request: &Request<'_>) -> String {
    let action = request.action();
    match action.strip_suffix("Version") {
        Some(plain) => {
            format!("add {action}: a request with a version id asks for this, and not for {plain}")
        }
        None => format!("add {action} to the actions"),
    }
}

fn for_resource(near: &Near, request: &Request<'_>) -> String {
    let add = format!("add {} to the resources", wide(request));
    let written = near.written.to_lowercase();
    match request.bucket_and_key() {
        Some((bucket, None)) if written.contains(&format!(":{bucket}/")) => {
            format!("this action is asked on the bucket, which bucket/* does not contain: {add}")
        }
        Some((bucket, Some(_))) if written.contains(&format!(":{bucket}]")) => {
            format!("the bucket does not contain its objects: {add}")
        }
        Some(_) if written.contains(&request.resource().to_lowercase()) => {
            format!("bucket and key are compared with case: {add}")
        }
        _ => add,
    }
}

fn for_condition(near: &Near, request: &Request<'_>) -> String {
    let absent = near.asked.ends_with(" is absent");
    let concerns = |key: &str| near.asked.to_ascii_lowercase().starts_with(key);
    if absent && (concerns("oss:prefix") || concerns("oss:delimiter")) {
        let action = request.action();
        return format!(
            "these keys exist for listings only: allow {action} in a statement without the condition"
        );
    }
    let advice = match near.asked.as_str() {
        _ if concerns("oss:prefix") => {
            "list with a prefix that the policy covers; dir/* covers \
             dir/ with its slash and what is below, but not dir"
        }
        _ if concerns("acs:currenttime") => "the grant has ended: renew it",
        _ if concerns("acs:sourceip") => "the grant is limited to other addresses",
        _ if concerns("acs:securetransport") => "the grant is limited to requests over https",
        _ if concerns("acs:mfapresent") => "the grant requires a login with a second factor",
        _ if concerns("sts:externalid") => {
            "send the external id that the owner of the role requires"
        }
        _ if absent => "the request does not have this key: send it, or remove the condition",
        _ => "send another value, or extend the condition",
    };
    advice.to_owned()
}

/// Returns the resource as a policy would name it, for any region and owner.
fn wide(request: &Request<'_>) -> String {
    match request.bucket_and_key() {
        Some((bucket, None)) => format!("acs:oss:*:*:{bucket}"),
        Some((bucket, Some(key))) => format!("acs:oss:*:*:{bucket}/{key}"),
        None => request.resource().to_owned(),
    }
}

/// Returns the caller as a trust policy names it.
fn name(request: &Request<'_>) -> String {
    match request.caller() {
        Caller::Service { name } => format!("the Service {name}"),
        Caller::Federated { provider, .. } => format!("the Federated provider {provider}"),
        caller => caller.arn().unwrap_or_else(|| caller.to_string()),
    }
}

/// Returns the caller as a bucket policy names it.
fn bucket_name(request: &Request<'_>) -> String {
    match request.caller() {
        Caller::User { id: Some(id), .. } | Caller::Root { account: id } => id.clone(),
        Caller::User { name, .. } => format!("the id of user {name}"),
        Caller::RoleSession {
            account,
            role,
            session,
            ..
        } => {
            let role = role.to_ascii_lowercase();
            format!("arn:sts::{account}:assumed-role/{role}/{session}")
        }
        _ => "*".to_owned(),
    }
}
