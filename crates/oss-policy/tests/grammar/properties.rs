//! What holds for all texts: minifying keeps their meaning, and nothing panics.

use oss_policy::Document;
use oss_policy::DocumentUse::{Bucket, Identity};
use proptest::prelude::*;

/// A string or a list of strings, as JSON.
fn strings() -> impl Strategy<Value = String> {
    let text =
        "[a-z:*?/ \"\\\\é{},]{1,6}".prop_map(|text| serde_json::Value::from(text).to_string());
    let list = prop::collection::vec(text.clone(), 1..4);
    prop_oneof![
        text,
        list.prop_map(|items| format!("[ {} ]", items.join(" , ")))
    ]
}

/// Documents of every form, loosely spaced.
fn documents() -> impl Strategy<Value = String> {
    let effect = prop_oneof![Just("Allow"), Just("Deny")];
    let not = prop_oneof![Just(""), Just("Not")];
    let condition = strings().prop_map(|values| {
        format!(", \"Condition\" : {{ \"StringNotLike\" : {{ \"oss:Prefix\" :\n{values} }} }}")
    });
    let condition = prop_oneof![Just(String::new()), condition];
    let statement = (effect, not.clone(), strings(), not, strings(), condition).prop_map(
        |(effect, not_action, actions, not_resource, resources, condition)| {
            format!(
                "{{ \"Effect\": \"{effect}\",\t\"{not_action}Action\": {actions}, \
                 \"{not_resource}Resource\": {resources}{condition} }}"
            )
        },
    );
    prop::collection::vec(statement, 1..4).prop_map(|statements| {
        format!(
            "{{ \"Version\" : \"1\",\r\n\"Statement\" : [ {} ] }}",
            statements.join(" ,\n")
        )
    })
}

proptest! {
    #[test]
    fn minifying_changes_nothing_but_the_size(text in documents()) {
        let document = Document::parse(&text, Identity).unwrap();
        let minified = document.minified();
        prop_assert!(minified.len() < text.len());
        let again = Document::parse(&minified, Identity).unwrap();
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(again.minified(), minified);
    }

    #[test]
    fn nothing_that_is_sent_panics(text in "[\\[\\]{}:,\"a1VESACP \\\\]{0,60}", broken in documents(), at in any::<prop::sample::Index>()) {
        let _ = Document::parse(&text, Bucket);
        let cut: String = broken.chars().take(at.index(broken.chars().count())).collect();
        prop_assert!(Document::parse(&cut, Identity).is_err());
    }
}
