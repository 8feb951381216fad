//! The rules that hold for all operators: OR over values, AND over keys, absence, negation.

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
fn the_request_stands_left_of_the_operator() {
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
fn bool_is_without_case_and_knows_two_words() {
    assert!(holds("Bool", &["True"], &["true"]));
    assert!(!holds("Bool", &["false"], &["true"]));
    assert!(!holds("Bool", &["1"], &["1"]));
    assert!(!holds("Bool", &["yes"], &["true"]));
}

#[test]
fn one_of_several_written_values_is_enough_and_negated_none_may_agree() {
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
fn one_of_several_values_of_the_request_is_enough() {
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
fn an_unreadable_value_agrees_with_nothing() {
    assert!(!holds("NumericEquals", &["ten"], &["ten"]));
    assert!(holds("NumericNotEquals", &["ten"], &["ten"]));
    assert!(!holds("NumericLessThan", &["1"], &["ten"]));
    assert!(!holds("DateEquals", &["today"], &["today"]));
    assert!(!holds("IpAddress", &["localhost"], &["localhost"]));
    assert!(holds("NotIpAddress", &["10.0.0.1"], &["10.0.0.0/99"]));
    assert!(holds("NumericEquals", &["10"], &["ten", "10"]));
}

#[test]
fn an_operator_is_spelled_exactly() {
    assert_eq!(Operator::named("stringlike"), None);
    assert_eq!(Operator::named("StringLikeIfExists"), None);
    assert_eq!(Operator::all().count(), 22);
}

proptest! {
    #[test]
    fn a_negated_operator_is_the_opposite_of_its_twin(
        given in prop::collection::vec("[ab1.]{0,3}", 0..3),
        written in prop::collection::vec("[ab1.*]{0,3}", 1..3),
    ) {
        let given: Vec<_> = given.iter().map(String::as_str).collect();
        let written: Vec<_> = written.iter().map(String::as_str).collect();
        for operator in Operator::all().filter(|operator| operator.is_negated()) {
            let twin = operator.name().replace("Not", "");
            let (yes, no) = (holds(&twin, &given, &written), holds(operator.name(), &given, &written));
            prop_assert_ne!(yes, no, "{}", operator);
        }
    }
}
