//! Requests to decide, and the statements that must have decided them.

use oss_policy::decide::{self, Decision, Layers};
use oss_policy::{
    Acl, Acls, Caller, Context, Document, DocumentUse, LastStep, Near, Policy, Request,
    StatementRef,
};
use serde_json::{Value, json};

use super::{Failure, required, text};

/// Runs one case; an error says why it cannot be run.
pub(super) fn judge(case: &Value) -> Result<Option<Failure>, String> {
    let expected = case.get("expect").ok_or("the case expects nothing")?;
    let decision = decide_case(case)?;
    let got = as_expectation(&decision);
    let agrees = same_parts(expected, &got) && same_by(expected, &decision);
    Ok((!agrees).then(|| Failure {
        expected: expected.to_string(),
        got: got.to_string(),
    }))
}

fn decide_case(case: &Value) -> Result<Decision, String> {
    let caller = caller(case.get("caller").ok_or("the case has no caller")?)?;
    let context = context(case.get("context"));
    let identity = identity_policies(case)?;
    let session = document(case, "session_policy", DocumentUse::Session)?;
    let layers = Layers {
        session: session.as_ref(),
        identity: &identity,
        ..Layers::default()
    };
    match required(case, "kind")? {
        "access" => {
            let bucket = document(case, "bucket_policy", DocumentUse::Bucket)?;
            let layers = Layers {
                bucket: bucket.as_ref(),
                acls: acls(case)?,
                ..layers
            };
            let (action, resource) = (required(case, "action")?, required(case, "resource")?);
            Ok(decide::access(
                &Request::new(&caller, action, resource, &context),
                &layers,
            ))
        }
        "assume" => {
            let role = case.get("role").ok_or("the case has no role")?;
            let trust = document(role, "trust_policy", DocumentUse::Trust)?;
            let layers = Layers {
                trust: trust.as_ref(),
                ..layers
            };
            let (account, name) = (required(role, "account")?, required(role, "name")?);
            Ok(decide::assume(
                &Request::assume_role(&caller, account, name, &context),
                &layers,
            ))
        }
        other => Err(format!("kind {other} is unknown")),
    }
}

fn caller(value: &Value) -> Result<Caller, String> {
    let account = || required(value, "account");
    let name = || required(value, "name");
    let caller = match required(value, "type")? {
        "user" => Caller::user(account()?, name()?),
        "role_session" => Caller::role_session(
            account()?,
            name()?,
            text(value, "session").unwrap_or_default(),
        ),
        "root" => Caller::root(account()?),
        "anonymous" => Caller::anonymous(),
        "service" => Caller::service(name()?),
        "federated" => Caller::federated(text(value, "account").unwrap_or_default(), name()?),
        other => return Err(format!("caller type {other} is unknown")),
    };
    Ok(match text(value, "id") {
        Some(id) => caller.with_id(id),
        None => caller,
    })
}

fn context(value: Option<&Value>) -> Context {
    let mut context = Context::new();
    for (key, values) in value.and_then(Value::as_object).into_iter().flatten() {
        let values = values
            .as_array()
            .map_or(std::slice::from_ref(values), Vec::as_slice);
        for value in values {
            context.insert(
                key,
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            );
        }
    }
    context
}

fn identity_policies(case: &Value) -> Result<Vec<Policy>, String> {
    let policies = case.get("identity_policies").and_then(Value::as_array);
    let read = |policy: &Value| {
        let name = required(policy, "name")?;
        let document = document(policy, "document", DocumentUse::Identity)?;
        let document = document.ok_or_else(|| format!("policy {name} has no document"))?;
        Ok(match text(policy, "type") {
            Some("System") => Policy::system(name, document),
            _ => Policy::custom(name, document),
        })
    };
    policies.into_iter().flatten().map(read).collect()
}

fn document(of: &Value, member: &str, use_: DocumentUse) -> Result<Option<Document>, String> {
    let text = match of.get(member) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text.clone(),
        Some(document) => document.to_string(),
    };
    let refused = |refusal| format!("{member} is refused: {refusal}");
    Document::parse(&text, use_).map(Some).map_err(refused)
}

fn acls(case: &Value) -> Result<Acls, String> {
    let Some(acl) = case.get("acl") else {
        return Ok(Acls::default());
    };
    let named = |name| Acl::named(name).ok_or_else(|| format!("ACL {name} is unknown"));
    let bucket = text(acl, "bucket").map_or(Ok(Acl::Private), named)?;
    let object = text(acl, "object")
        .filter(|&name| name != "default")
        .map(named)
        .transpose()?;
    Ok(Acls { bucket, object })
}

/// A decision in the words of the cases.
fn as_expectation(decision: &Decision) -> Value {
    match decision {
        Decision::Allow { by, last_step } => {
            let step = last_step
                .as_ref()
                .map(|step| json!({"layer": step_name(*step)}));
            let by: Vec<_> = by.iter().map(place).chain(step).collect();
            json!({"decision": "allow", "by": by})
        }
        Decision::ExplicitDeny { by } => {
            json!({"decision": "explicit_deny", "by": by.iter().map(place).collect::<Vec<_>>()})
        }
        Decision::ImplicitDeny {
            missing,
            near: Some(near),
        } => {
            let near = near_value(near);
            json!({"decision": "implicit_deny", "missing": missing.as_str(), "near": near})
        }
        Decision::ImplicitDeny {
            missing,
            near: None,
        } => {
            json!({"decision": "implicit_deny", "missing": missing.as_str()})
        }
        Decision::Refused { .. } => json!({"decision": "refused", "missing": "caller"}),
        other => json!({"decision": format!("{other:?}")}),
    }
}

fn place(at: &StatementRef) -> Value {
    json!({"layer": at.layer.as_str(), "policy": at.policy, "statement": at.statement})
}

fn near_value(near: &Near) -> Value {
    let Near { at, fails, .. } = near;
    json!({"policy": at.policy, "statement": at.statement, "fails": fails.as_str()})
}

fn step_name(step: LastStep) -> &'static str {
    match step {
        LastStep::Owner => "owner",
        LastStep::ObjectAcl => "object_acl",
        LastStep::BucketAcl => "bucket_acl",
        _ => "unknown",
    }
}

/// Whether all members but `by` agree; one that is absent on either side counts as null.
fn same_parts(expected: &Value, got: &Value) -> bool {
    let names = |value: &Value| -> Vec<String> {
        let members = value.as_object().into_iter().flatten();
        members
            .map(|(name, _)| name.clone())
            .filter(|name| name != "by")
            .collect()
    };
    let mut all = names(expected).into_iter().chain(names(got));
    all.all(|name| {
        let of = |value: &Value| value.get(&name).cloned().unwrap_or(Value::Null);
        of(expected) == of(got)
    })
}

/// Whether the same statements decided, in whatever order.
///
/// The schema says how a statement is named, not how a step without one is (the owner's key, an
/// access control list): such an entry may be left out, and if it is there, must fit the step.
fn same_by(expected: &Value, decision: &Decision) -> bool {
    let (by, step) = match decision {
        Decision::Allow { by, last_step } => (by.as_slice(), *last_step),
        Decision::ExplicitDeny { by } => (by.as_slice(), None),
        _ => (&[] as &[_], None),
    };
    let entries = expected
        .get("by")
        .and_then(Value::as_array)
        .map_or(&[] as &[_], Vec::as_slice);
    let is_statement = |entry: &&Value| entry.get("statement").is_some_and(Value::is_u64);
    let (statements, steps): (Vec<_>, Vec<_>) = entries.iter().partition(is_statement);
    statements.len() == by.len()
        && by.iter().all(|at| statements.contains(&&place(at)))
        && steps
            .iter()
            .all(|entry| step.is_some_and(|step| names_step(entry, step)))
}

fn names_step(entry: &Value, step: LastStep) -> bool {
    let name = entry
        .as_str()
        .or_else(|| text(entry, "layer"))
        .unwrap_or_default();
    match step {
        LastStep::Owner => name.contains("owner") || name.contains("root"),
        LastStep::ObjectAcl => name.contains("acl") && !name.contains("bucket"),
        LastStep::BucketAcl => name.contains("acl") && !name.contains("object"),
        _ => false,
    }
}
