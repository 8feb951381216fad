//! The grammar of policy documents: from JSON to statements, member by member.

use crate::condition::Operator;
use crate::json::{Json, doubled_member};
use crate::{Condition, DocumentUse, Effect, Patterns, Principal, Refusal, Statement};

type Members = [(String, Json)];

/// Checks a whole document and returns its statements.
pub(crate) fn statements(json: &Json, use_: DocumentUse) -> Result<Vec<Statement>, Refusal> {
    let Json::Object(members) = json else {
        return Err(Refusal::json(
            "it must be an object with Version and Statement",
        ));
    };
    refuse_doubled(members)?;
    check_version(members)?;
    let items = statement_items(members)?;
    let read = |(index, item)| statement(item, use_).map_err(|r: Refusal| r.in_statement(index));
    let statements = items
        .iter()
        .enumerate()
        .map(read)
        .collect::<Result<_, _>>()?;
    refuse_others(
        members,
        &["Version", "Statement"],
        "a document has Version and Statement",
    )?;
    Ok(statements)
}

fn statement(json: &Json, use_: DocumentUse) -> Result<Statement, Refusal> {
    let Json::Object(members) = json else {
        return Err(Refusal::value_of(
            "Statement",
            json,
            "write a list of objects",
        ));
    };
    let statement = Statement {
        effect: effect(members)?,
        actions: patterns(members, "Action", "NotAction")?,
        resources: resources(members, use_)?,
        principal: principal(members, use_)?,
        conditions: conditions(members)?,
    };
    refuse_others(members, STATEMENT_MEMBERS, "a statement cannot have it")?;
    Ok(statement)
}

fn check_version(members: &Members) -> Result<(), Refusal> {
    let rightly = r#"write "Version": "1""#;
    match find(members, "Version") {
        None => Err(Refusal::missing("Version", rightly)),
        Some(Json::Text(version)) if version == "1" => Ok(()),
        Some(other) => Err(Refusal::value_of("Version", other, rightly)),
    }
}

fn statement_items(members: &Members) -> Result<&[Json], Refusal> {
    let rightly = "write a list of at least one statement";
    match find(members, "Statement") {
        None => Err(Refusal::missing("Statement", rightly)),
        Some(Json::List(items)) if !items.is_empty() => Ok(items),
        Some(other) => Err(Refusal::value_of("Statement", other, rightly)),
    }
}

fn effect(members: &Members) -> Result<Effect, Refusal> {
    let rightly = "write Allow or Deny, exactly so";
    match find(members, "Effect") {
        None => Err(Refusal::missing("Effect", rightly)),
        Some(Json::Text(text)) if text == "Allow" => Ok(Effect::Allow),
        Some(Json::Text(text)) if text == "Deny" => Ok(Effect::Deny),
        Some(other) => Err(Refusal::value_of("Effect", other, rightly)),
    }
}

/// Reads the patterns of a member or of its negation. Exactly one of the two must be present.
fn patterns(members: &Members, plain: &str, negated: &str) -> Result<Patterns, Refusal> {
    let (name, json, is_negated) = match (find(members, plain), find(members, negated)) {
        (Some(json), None) => (plain, json, false),
        (None, Some(json)) => (negated, json, true),
        (None, None) => return Err(Refusal::missing(plain, STRINGS)),
        (Some(json), Some(_)) => {
            let rightly = format!("write {plain} or {negated}, not both");
            return Err(Refusal::value_of(plain, json, &rightly));
        }
    };
    let texts = strings(json).filter(|texts| texts.iter().all(|text| !text.is_empty()));
    let texts = texts.ok_or_else(|| Refusal::value_of(name, json, STRINGS))?;
    Ok(Patterns {
        negated: is_negated,
        texts,
    })
}

fn resources(members: &Members, use_: DocumentUse) -> Result<Option<Patterns>, Refusal> {
    if use_ != DocumentUse::Trust {
        return patterns(members, "Resource", "NotResource").map(Some);
    }
    for name in ["Resource", "NotResource"] {
        if find(members, name).is_some() {
            let rightly = "a trust policy has none: it belongs to its one role";
            return Err(Refusal::misplaced(name, rightly));
        }
    }
    Ok(None)
}

fn principal(members: &Members, use_: DocumentUse) -> Result<Option<Principal>, Refusal> {
    let json = find(members, "Principal");
    let (read, rightly): (fn(&Json) -> Option<Principal>, _) = match use_ {
        DocumentUse::Identity | DocumentUse::Session => {
            let rightly = format!("{use_} is for whoever it is attached to");
            return json.map_or(Ok(None), |_| Err(Refusal::misplaced("Principal", rightly)));
        }
        DocumentUse::Trust => (trust_principal, TRUST_PRINCIPAL),
        DocumentUse::StoredBucket if json.is_none() => {
            return Ok(Some(Principal::Bucket(vec!["*".to_owned()])));
        }
        DocumentUse::Bucket | DocumentUse::StoredBucket => (bucket_principal, BUCKET_PRINCIPAL),
    };
    let json = json.ok_or_else(|| Refusal::missing("Principal", rightly))?;
    read(json)
        .map(Some)
        .ok_or_else(|| Refusal::value_of("Principal", json, rightly))
}

fn bucket_principal(json: &Json) -> Option<Principal> {
    match json {
        // `[]` is documented to mean everybody, so an empty list has a meaning here.
        Json::List(items) if items.is_empty() => Some(Principal::Bucket(vec!["*".to_owned()])),
        _ => strings(json)
            .filter(|texts| texts.iter().all(|t| !t.is_empty()))
            .map(Principal::Bucket),
    }
}

fn trust_principal(json: &Json) -> Option<Principal> {
    let Json::Object(members) = json else {
        return None;
    };
    let (mut ram, mut service, mut federated) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, names) in members {
        let names = strings(names).filter(|names| names.iter().all(|name| !name.is_empty()))?;
        match kind.as_str() {
            "RAM" => ram = names,
            "Service" => service = names,
            "Federated" => federated = names,
            _ => return None,
        }
    }
    (!members.is_empty()).then_some(Principal::Trust {
        ram,
        service,
        federated,
    })
}

fn conditions(members: &Members) -> Result<Vec<Condition>, Refusal> {
    let operators = match find(members, "Condition") {
        None => return Ok(Vec::new()),
        Some(Json::Object(operators)) => operators,
        Some(other) => return Err(wrong_condition(other, "write {operator: {key: values}}")),
    };
    let mut conditions = Vec::new();
    for (name, keys) in operators {
        conditions.extend(conditions_under(name, keys)?);
    }
    Ok(conditions)
}

fn conditions_under(name: &str, keys: &Json) -> Result<Vec<Condition>, Refusal> {
    let Some(operator) = Operator::named(name) else {
        let rightly = "write an operator that exists, such as StringLike";
        return Err(wrong_condition(&Json::Text(name.to_owned()), rightly));
    };
    let keys = match keys {
        Json::Object(keys) if !keys.is_empty() => keys,
        other => {
            return Err(wrong_condition(
                other,
                &format!("write {name} as {{key: values}}"),
            ));
        }
    };
    let condition = |(key, json): &(String, Json)| {
        let rightly = format!("write the values of {key} as a string or a list of strings");
        let values = strings(json).ok_or_else(|| wrong_condition(json, &rightly))?;
        let key = key.clone();
        Ok(Condition {
            operator,
            key,
            values,
        })
    };
    keys.iter().map(condition).collect()
}

fn wrong_condition(at: &Json, rightly: &str) -> Refusal {
    Refusal::value_of("Condition", at, rightly)
}

/// Reads a string, or a list of at least one string.
fn strings(json: &Json) -> Option<Vec<String>> {
    let text = |item: &Json| match item {
        Json::Text(text) => Some(text.clone()),
        _ => None,
    };
    match json {
        Json::List(items) if !items.is_empty() => items.iter().map(text).collect(),
        other => text(other).map(|text| vec![text]),
    }
}

/// Returns an error if a member occurs twice. If that happens deep inside a member, the error names
/// the outer member.
fn refuse_doubled(members: &Members) -> Result<(), Refusal> {
    refuse_doubled_member(members)?;
    for (name, value) in members {
        match value {
            Json::List(items) if name == "Statement" => refuse_doubled_in(items)?,
            _ if value.doubled().is_some() => return Err(Refusal::doubled(name)),
            _ => {}
        }
    }
    Ok(())
}

fn refuse_doubled_in(statements: &[Json]) -> Result<(), Refusal> {
    for (index, item) in statements.iter().enumerate() {
        let Json::Object(members) = item else {
            continue;
        };
        refuse_doubled_member(members).map_err(|r| r.in_statement(index))?;
        if let Some((name, _)) = members.iter().find(|(_, value)| value.doubled().is_some()) {
            return Err(Refusal::doubled(name).in_statement(index));
        }
    }
    Ok(())
}

fn refuse_doubled_member(members: &Members) -> Result<(), Refusal> {
    doubled_member(members).map_or(Ok(()), |name| Err(Refusal::doubled(name)))
}

fn refuse_others(members: &Members, known: &[&str], rightly: &str) -> Result<(), Refusal> {
    match members
        .iter()
        .find(|(name, _)| !known.contains(&name.as_str()))
    {
        None => Ok(()),
        Some((name, _)) => Err(Refusal::misplaced(name, rightly)),
    }
}

fn find<'a>(members: &'a Members, name: &str) -> Option<&'a Json> {
    members
        .iter()
        .find(|(other, _)| other == name)
        .map(|(_, value)| value)
}

const STATEMENT_MEMBERS: &[&str] = &[
    "Effect",
    "Principal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];
const STRINGS: &str = "write a string or a list of at least one, none of them empty";
const TRUST_PRINCIPAL: &str = "write an object of RAM, Service or Federated, each with its names";
const BUCKET_PRINCIPAL: &str =
    "write user ids, account ids, arn:sts::…:assumed-role/… or \"*\", as a string or a list";
