//! What a document may say, and that every refusal names the member at fault.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod properties;

use oss_policy::{Document, DocumentUse, Fault};

use DocumentUse::{Bucket, Identity, Session, Trust};

/// A document of one statement with these members.
fn one(members: &str) -> String {
    format!(r#"{{"Version":"1","Statement":[{{{members}}}]}}"#)
}

/// A statement that is right but for what is added.
fn with(members: &str) -> String {
    one(&format!(
        r#""Effect":"Allow","Action":"oss:*","Resource":"*"{members}"#
    ))
}

fn trusting(principal: &str) -> String {
    one(&format!(
        r#""Effect":"Allow","Action":"sts:AssumeRole","Principal":{principal}"#
    ))
}

fn refused(text: &str, use_: DocumentUse) -> (Fault, String, Option<usize>) {
    let refusal = Document::parse(text, use_).expect_err(text);
    (
        refusal.fault(),
        refusal.member().to_owned(),
        refusal.statement(),
    )
}

#[test]
fn every_refusal_names_its_member() {
    let both = r#""Effect":"Allow","Resource":"*""#;
    for (text, use_, fault, member) in [
        (String::new(), Identity, Fault::Json, "json"),
        ("[]".to_owned(), Identity, Fault::Json, "json"),
        ("{}{}".to_owned(), Identity, Fault::Json, "json"),
        ("[".repeat(4000), Identity, Fault::Json, "json"),
        (String::new(), Session, Fault::Length, "length"),
        ("{}".to_owned(), Identity, Fault::Missing, "Version"),
        (
            r#"{"Version":null}"#.to_owned(),
            Identity,
            Fault::Value,
            "Version",
        ),
        (
            r#"{"Version":"1"}"#.to_owned(),
            Identity,
            Fault::Missing,
            "Statement",
        ),
        (
            r#"{"Version":"1","Statements":[]}"#.to_owned(),
            Session,
            Fault::Missing,
            "Statement",
        ),
        (
            r#"{"Version":"1","Statement":{}}"#.to_owned(),
            Identity,
            Fault::Value,
            "Statement",
        ),
        (
            with("").replace("}]", "}],\"Id\":\"x\""),
            Identity,
            Fault::Misplaced,
            "Id",
        ),
    ] {
        assert_eq!(
            refused(&text, use_),
            (fault, member.to_owned(), None),
            "{text}"
        );
    }
    for (text, use_, fault, member) in [
        (
            r#"{"Version":"1","Statement":["x"]}"#.to_owned(),
            Identity,
            Fault::Value,
            "Statement",
        ),
        (
            one(r#""Action":"*","Resource":"*""#),
            Identity,
            Fault::Missing,
            "Effect",
        ),
        (
            with("").replace("Allow", "allow"),
            Identity,
            Fault::Value,
            "Effect",
        ),
        (
            with("").replace(r#""oss:*""#, "[]"),
            Identity,
            Fault::Value,
            "Action",
        ),
        (
            with("").replace(r#""oss:*""#, r#""""#),
            Identity,
            Fault::Value,
            "Action",
        ),
        (
            with("").replace(r#""oss:*""#, r#"["oss:*",1]"#),
            Identity,
            Fault::Value,
            "Action",
        ),
        (
            with("").replace(r#""oss:*""#, r#"{"a":"b"}"#),
            Identity,
            Fault::Value,
            "Action",
        ),
        (
            one(&format!(r#"{both},"NotAction":[]"#)),
            Identity,
            Fault::Value,
            "NotAction",
        ),
        (
            with(r#","NotResource":"*""#),
            Identity,
            Fault::Value,
            "Resource",
        ),
        (
            one(r#""Effect":"Allow","Action":"*""#),
            Session,
            Fault::Missing,
            "Resource",
        ),
        (
            with("").replace(r#""Resource":"*""#, r#""Resource":[]"#),
            Session,
            Fault::Value,
            "Resource",
        ),
        (
            with(r#","Principal":"*""#),
            Session,
            Fault::Misplaced,
            "Principal",
        ),
        (with(r#","Sid":"one""#), Identity, Fault::Misplaced, "Sid"),
        (
            with(r#","Condition":[]"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":null"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"Bool":"x"}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"Bool":{}}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"Bool":{"a":[]}}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"Bool":{"a":true}}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"bool":{"a":"true"}}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Condition":{"Null":{"a":"true"}}"#),
            Identity,
            Fault::Value,
            "Condition",
        ),
        (
            with(r#","Principal":{"RAM":["*"]}"#),
            Bucket,
            Fault::Value,
            "Principal",
        ),
        (
            with(r#","Principal":[""]"#),
            Bucket,
            Fault::Value,
            "Principal",
        ),
        (
            with(r#","NotPrincipal":["*"],"Principal":["*"]"#),
            Bucket,
            Fault::Misplaced,
            "NotPrincipal",
        ),
        (
            one(r#""Effect":"Allow","Action":"*""#),
            Trust,
            Fault::Missing,
            "Principal",
        ),
        (trusting("{}"), Trust, Fault::Value, "Principal"),
        (
            trusting(r#"["acs:ram::1:root"]"#),
            Trust,
            Fault::Value,
            "Principal",
        ),
        (trusting(r#"{"RAM":[]}"#), Trust, Fault::Value, "Principal"),
        (
            trusting(r#"{"RAM":["acs:ram::1:root"],"AWS":"x"}"#),
            Trust,
            Fault::Value,
            "Principal",
        ),
        (
            trusting(r#"{"RAM":"acs:ram::1:root"},"NotResource":"*""#),
            Trust,
            Fault::Misplaced,
            "NotResource",
        ),
    ] {
        assert_eq!(
            refused(&text, use_),
            (fault, member.to_owned(), Some(0)),
            "{text}"
        );
    }
}

#[test]
fn a_doubled_member_is_refused_wherever_it_stands() {
    for (text, member, statement) in [
        (
            r#"{"Version":"1","Version":"1","Statement":[]}"#.to_owned(),
            "Version",
            None,
        ),
        (with(r#","Effect":"Deny""#), "Effect", Some(0)),
        (with(r#","\u0041ction":"x""#), "Action", Some(0)),
        (
            with(r#","Condition":{"Bool":{"a":"true"},"Bool":{"a":"false"}}"#),
            "Condition",
            Some(0),
        ),
        (
            with(r#","Condition":{"Bool":{"a":"true","a":"false"}}"#),
            "Condition",
            Some(0),
        ),
    ] {
        let expected = (Fault::Doubled, member.to_owned(), statement);
        assert_eq!(refused(&text, Identity), expected, "{text}");
    }
    let text = trusting(r#"{"RAM":"acs:ram::1:root","RAM":"acs:ram::2:root"}"#);
    assert_eq!(refused(&text, Trust).1, "Principal");
}

#[test]
fn the_statement_at_fault_is_counted_from_zero() {
    let good = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    let text = format!(r#"{{"Version":"1","Statement":[{good},{{"Effect":"Allow"}}]}}"#);
    let refusal = Document::parse(&text, Identity).unwrap_err();
    assert_eq!(refusal.statement(), Some(1));
    let text = refusal.to_string();
    assert!(text.starts_with("statement 1: Action is missing"), "{text}");
}

#[test]
fn a_refusal_shows_the_value_cut_to_one_line() {
    let long = "é".repeat(500);
    let text = with("").replace("Allow", &long);
    let refusal = Document::parse(&text, Identity).unwrap_err();
    assert_eq!(refusal.value().unwrap().chars().count(), 81);
    assert!(
        refusal
            .to_string()
            .ends_with("write Allow or Deny, exactly so")
    );
}

#[test]
fn what_the_language_leaves_free_is_accepted() {
    for (text, use_) in [
        (with(r#","Condition":{}"#), Identity),
        (
            with(r#","Condition":{"NumericLessThan":{"x":"not a number"}}"#),
            Identity,
        ),
        (
            with(r#","Condition":{"StringEquals":{"x":["",""]}}"#),
            Identity,
        ),
        (
            with("").replace(r#""Action":"oss:*""#, r#""NotAction":["ram:*"]"#),
            Session,
        ),
        (
            with("").replace("\"Resource\"", "\"NotResource\""),
            Identity,
        ),
        (with(r#","Principal":[]"#), Bucket),
        (with(r#","Principal":"*""#), Bucket),
        (
            trusting(r#"{"RAM":"acs:ram::1:root","Service":["a.b"],"Federated":["c"]}"#),
            Trust,
        ),
        (format!("\n\t {} \r\n", with("")), Identity),
    ] {
        assert!(Document::parse(&text, use_).is_ok(), "{text}");
    }
}

#[test]
fn a_stored_bucket_policy_without_a_principal_is_about_everybody() {
    let parse = |members: &str, use_| Document::parse(&one(members), use_);
    let without = r#""Effect":"Allow","Action":"oss:GetObject","Resource":"*""#;
    let everybody = format!(r#"{without},"Principal":"*""#);
    assert!(parse(without, DocumentUse::Bucket).is_err());
    for members in [without, everybody.as_str()] {
        let stored = parse(members, DocumentUse::StoredBucket).unwrap();
        let principal = stored.statements()[0].principal().unwrap();
        assert!(principal.means(&oss_policy::Caller::Anonymous));
    }
    let wrong = format!(r#"{without},"Principal":{{"RAM":"*"}}"#);
    assert!(parse(&wrong, DocumentUse::StoredBucket).is_err());
}

#[test]
fn sizes_count_bytes_of_the_text_as_given() {
    let key = |use_| match use_ {
        Bucket => with(r#","Principal":[]"#),
        Trust => trusting(r#"{"RAM":"acs:ram::1:root"}"#),
        _ => with(""),
    };
    for (use_, limit) in [(Identity, 6144), (Session, 2048), (Bucket, 16_384)] {
        let text = key(use_);
        let padded = |size: usize| text.clone() + &" ".repeat(size - text.len());
        assert!(Document::parse(&padded(limit), use_).is_ok());
        assert_eq!(refused(&padded(limit + 1), use_).0, Fault::Length);
        let wide = text.replace("oss:*", &"é".repeat(limit / 2 - text.len() / 2 + 10));
        assert_eq!(
            refused(&wide, use_).0,
            Fault::Length,
            "characters of two bytes count twice"
        );
    }
    assert!(Document::parse(&(key(Trust) + &" ".repeat(20_000)), Trust).is_ok());
}
