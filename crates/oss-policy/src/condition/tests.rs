//! Tests of the rules that all operators share: how several values, absent keys and negation count.

use proptest::prelude::*;

use super::*;

fn condition(operator: &str, values: &[&str]) -> Condition {
    Condition {
        operator: Operator::named(operator).unwrap(),
        key: "acs:Key".to_owned(),
        values: values.iter().map(|&value| value.to_owned()).collect(),
    }
}

fn holds(operator: &str, given: &[&str], written: &[&str]) -> bool {
    let context: Context = given.iter().map(|&value| ("acs:Key", value)).collect();
    condition(operator, written).holds(&context)
}

#[test]
fn strings_are_literal_in_equals_and_have_wildcards_in_like() {
    assert!(holds("StringEquals", &["a*"], &["a*"]));
    assert!(!holds("StringEquals", &["ab"], &["a*"]));
    assert!(!holds("StringEquals", &["A"], &["a"]));
    assert!(holds("StringEqualsIgnoreCase", &["É"], &["é"]));
    assert!(!holds("StringNotEqualsIgnoreCase", &["A"], &["a"]));
    assert!(holds("StringLike", &["ab/c"], &["a*c"]));
    assert!(!holds("StringLike", &["AB"], &["a*"]));
    assert!(holds("StringNotLike", &["b"], &["a*"]));
    assert!(holds("StringLike", &[""], &["", "a/*"]));
}

#[test]
fn the_value_of_the_request_is_the_left_operand() {
    assert!(holds("NumericLessThan", &["9.5"], &["10"]));
    assert!(!holds("NumericLessThan", &["10"], &["10.0"]));
    assert!(holds("NumericLessThanEquals", &["10"], &["10.0"]));
    assert!(holds("NumericGreaterThan", &["10"], &["9"]));
    assert!(!holds("NumericGreaterThanEquals", &["8"], &["9"]));
    assert!(holds(
        "DateLessThan",
        &["2026-01-01T00:00:00Z"],
        &["2026-01-01T00:00:00-01:00"]
    ));
    assert!(holds(
        "DateGreaterThanEquals",
        &["2026-01-01T00:00:00Z"],
        &["2026-01-01T00:00:00Z"]
    ));
    assert!(holds(
        "DateNotEquals",
        &["2026-01-01T00:00:00Z"],
        &["2026-01-01T00:00:01Z"]
    ));
}

#[test]
fn bool_accepts_true_and_false_in_any_case() {
    assert!(holds("Bool", &["True"], &["true"]));
    assert!(!holds("Bool", &["false"], &["true"]));
    assert!(!holds("Bool", &["1"], &["1"]));
    assert!(!holds("Bool", &["yes"], &["true"]));
}

#[test]
fn one_matching_value_of_the_document_satisfies_a_positive_and_fails_a_negated_operator() {
    assert!(holds("StringEquals", &["b"], &["a", "b"]));
    assert!(!holds("StringNotEquals", &["b"], &["a", "b"]));
    assert!(holds("StringNotEquals", &["c"], &["a", "b"]));
    assert!(!holds(
        "NotIpAddress",
        &["10.0.0.1"],
        &["192.168.0.0/16", "10.0.0.0/8"]
    ));
}

#[test]
fn one_matching_value_of_the_request_is_enough() {
    assert!(holds("StringEquals", &["x", "b"], &["a", "b"]));
    assert!(!holds("StringNotEquals", &["x", "b"], &["b"]));
}

#[test]
fn an_absent_key_fails_positive_operators_and_passes_negated_ones() {
    for operator in Operator::all() {
        let value = if operator.name().starts_with("Date") {
            "2026-01-01T00:00:00Z"
        } else {
            "1"
        };
        assert_eq!(
            holds(operator.name(), &[], &[value]),
            operator.name().contains("Not")
        );
    }
}

#[test]
fn an_unreadable_value_matches_nothing() {
    assert!(!holds("NumericEquals", &["ten"], &["ten"]));
    assert!(holds("NumericNotEquals", &["ten"], &["ten"]));
    assert!(!holds("NumericLessThan", &["1"], &["ten"]));
    assert!(!holds("DateEquals", &["today"], &["today"]));
    assert!(!holds("IpAddress", &["localhost"], &["localhost"]));
    assert!(holds("NotIpAddress", &["10.0.0.1"], &["10.0.0.0/99"]));
    assert!(holds("NumericEquals", &["10"], &["ten", "10"]));
}

#[test]
fn the_names_of_operators_are_case_sensitive() {
    assert_eq!(Operator::named("stringlike"), None);
    assert_eq!(Operator::named("StringLikeIfExists"), None);
    assert_eq!(Operator::all().count(), 22);
}

proptest! {
    #[test]
    fn a_negated_operator_is_the_opposite_of_the_positive_one(
        given in prop::collection::vec("[ab1.]{0,3}", 0..3),
        written in prop::collection::vec("[ab1.*]{0,3}", 1..3),
    ) {
        let given: Vec<_> = given.iter().map(String::as_str).collect();
        let written: Vec<_> = written.iter().map(String::as_str).collect();
        for operator in Operator::all().filter(|operator| operator.is_negated()) {
            let positive = operator.name().replace("Not", "");
            let (yes, no) = (holds(&positive, &given, &written), holds(operator.name(), &given, &written));
            prop_assert_ne!(yes, no, "{}", operator);
        }
    }
}
