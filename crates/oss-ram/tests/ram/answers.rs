//! The samples are read without loss: whatever member changes, the output changes with it.

use serde_json::{Value, json};

use crate::operations::all;
use crate::stage::{answer, ram, sample};

#[test]
fn every_member_of_every_sample_is_in_the_output() {
    let mut changed = 0;
    for case in all() {
        let body = sample(case.name)["answer"].clone();
        let output = case.read(&body).unwrap();
        for place in places(&body) {
            if place.ends_with("/AccessKeySecret") {
                continue;
            }
            let mut other = body.clone();
            let member = other.pointer_mut(&place).unwrap();
            *member = another(member);
            let name = case.name;
            let reread = case
                .read(&other)
                .unwrap_or_else(|e| panic!("{name} {place}: {e}"));
            assert_ne!(output, reread, "{name} loses {place}");
            changed += 1;
        }
    }
    assert_eq!(changed, 173);
}

/// Where a text, number, truth or empty list stands, as JSON pointers.
fn places(value: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        let places = places(value).into_iter();
        places.map(move |place| format!("/{name}{place}"))
    };
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| below(name.clone(), value))
            .collect(),
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .flat_map(|(index, value)| below(index.to_string(), value))
            .collect(),
        _ => vec![String::new()],
    }
}

/// Another value that could stand in the same place.
fn another(value: &Value) -> Value {
    match value.as_str() {
        Some("Active") => json!("Inactive"),
        Some("Inactive") => json!("Active"),
        Some("Custom") => json!("System"),
        Some("System") => json!("Custom"),
        Some("") => json!("2027-01-02T03:04:05Z"),
        Some(text) if text.ends_with('Z') && text.contains('T') => json!("2027-01-02T03:04:05Z"),
        Some(text) => json!(format!("{text}x")),
        None => match value {
            Value::Bool(truth) => json!(!truth),
            Value::Number(number) => json!(number.as_u64().unwrap() + 1),
            Value::Array(_) => json!([{"GroupName": "g", "AttachDate": "2027-01-02T03:04:05Z"}]),
            other => panic!("{other}"),
        },
    }
}

#[tokio::test]
async fn a_new_keys_secret_is_told_once_and_not_shown() {
    let body = sample("CreateAccessKey")["answer"].clone();
    let (ram, _) = ram([answer(200, &body)]);
    let output = ram.create_access_key("uploader").send().await.unwrap();
    let key = &output.output;
    assert_eq!(
        key.access_key_secret.expose(),
        "EXAMPLEsecretEXAMPLEsecret0001"
    );
    assert!(!format!("{output:?}").contains("EXAMPLEsecret"));
    let credentials = key.credentials().unwrap();
    assert_eq!(
        credentials.access_key().unwrap().id(),
        "LTAI5tEXAMPLEuploader001"
    );
}

#[tokio::test]
async fn members_without_value_may_be_absent_null_or_empty() {
    let bodies = [
        json!({"User": {"UserName": "u"}}),
        json!({"User": {"UserName": "u", "LastLoginDate": "", "Comments": null}}),
    ];
    for body in bodies {
        let (ram, _) = ram([answer(200, &body)]);
        let user = ram.get_user("u").send().await.unwrap().output;
        assert_eq!((user.last_login_date, user.comments), (None, None));
    }
    let (ram, _) = ram([answer(
        200,
        &json!({"AccessKeyLastUsed": {"LastUsedDate": ""}}),
    )]);
    let used = ram.get_access_key_last_used("u", "k").send().await.unwrap();
    assert_eq!(used.last_used_date, None);
}

#[tokio::test]
async fn a_damaged_answer_names_the_member_and_shows_nothing_of_it() {
    let cases = [
        (json!({}), "AccessKey"),
        (json!({"AccessKey": {}}), "AccessKey.AccessKeyId"),
        (
            json!({"AccessKey": {"AccessKeyId": "I", "AccessKeySecret": 1, "Status": "Active"}}),
            "AccessKey.AccessKeySecret",
        ),
        (
            json!({"AccessKey": {"AccessKeyId": "I", "AccessKeySecret": "CANARY", "Status": "New"}}),
            "AccessKey.Status",
        ),
        (
            json!({"AccessKey": {"AccessKeyId": "I", "AccessKeySecret": "CANARY",
                "Status": "Active", "CreateDate": "CANARY"}}),
            "AccessKey.CreateDate",
        ),
        (json!(["CANARY"]), "no JSON object"),
    ];
    for (body, member) in cases {
        let (ram, _) = ram([answer(200, &body)]);
        let error = ram.create_access_key("u").send().await.unwrap_err();
        let shown = format!("{error} {error:?} {:?}", error.hint());
        assert!(
            shown.contains(member) && !shown.contains("CANARY"),
            "{shown}"
        );
        assert!(error.may_be_executed());
    }
}
