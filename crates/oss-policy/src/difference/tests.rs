//! What is the same, and how a difference is told.

use crate::grant::{Grant, Permission, Trust};
use crate::{Document, DocumentUse};

fn read(statements: &str) -> Document {
    let text = format!(r#"{{"Version":"1","Statement":[{statements}]}}"#);
    Document::parse(&text, DocumentUse::Identity).unwrap()
}

fn changes(old: &Document, new: &Document) -> Vec<String> {
    old.changes_to(new)
        .iter()
        .map(ToString::to_string)
        .collect()
}

const READ: &str = r#"{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:b/*"}"#;
const LIST: &str = r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:b","Condition":{"StringLike":{"oss:Prefix":["a/*","c/*"]},"Bool":{"acs:SecureTransport":"true"}}}"#;

#[test]
fn order_repetition_and_the_form_of_lists_are_nothing() {
    let same = [
        format!("{READ},{LIST}"),
        format!("{LIST},{READ}"),
        format!(
            r#"{{"Resource":["acs:oss:*:*:b/*","acs:oss:*:*:b/*"],"Action":["oss:GetObject"],"Condition":{{}},"Effect":"Allow"}}, {}"#,
            r#"{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:b","Condition":{"Bool":{"acs:securetransport":["true"]},"StringLike":{"oss:Prefix":["c/*","a/*"]}}}"#
        ),
    ];
    for a in &same {
        for b in &same {
            assert!(read(a).says_the_same(&read(b)), "{a}\n{b}");
        }
    }
}

#[test]
fn a_statement_less_or_once_more_is_a_difference() {
    assert!(!read(READ).says_the_same(&read(&format!("{READ},{LIST}"))));
    assert!(!read(&format!("{READ},{READ}")).says_the_same(&read(READ)));
    let deny = READ.replace("Allow", "Deny");
    assert_eq!(changes(&read(READ), &read(&deny)).len(), 2);
    let not = READ.replace("Action", "NotAction");
    assert_eq!(
        changes(&read(READ), &read(&not)),
        ["~ statement 0: action +not oss:GetObject -oss:GetObject"]
    );
    let other_case = READ.replace("b/*", "B/*");
    assert!(!read(READ).says_the_same(&read(&other_case)));
}

#[test]
fn the_use_of_a_document_is_part_of_what_it_says() {
    let text = read(READ).text().to_owned();
    let session = Document::parse(&text, DocumentUse::Session).unwrap();
    assert!(!read(READ).says_the_same(&session));
}

#[test]
fn a_plan_shows_what_is_added_removed_and_changed() {
    let grant = Grant::new("b-b", "in/").until(1_798_675_200);
    let old = grant
        .clone()
        .permissions([Permission::Upload, Permission::List]);
    let new = grant.permissions([Permission::Upload, Permission::Read]);
    let later = new.clone().until(1_801_353_600);
    let [old, new, later] =
        [old, new, later].map(|grant| grant.to_document(DocumentUse::Identity).unwrap());
    assert_eq!(
        changes(&old, &new),
        [
            r#"- statement 1: allow oss:ListObjects on acs:oss:*:*:b-b if StringLike oss:Prefix "in/*" and DateLessThan acs:CurrentTime "2026-12-31T00:00:00Z""#,
            r#"+ statement 1: allow oss:GetObject on acs:oss:*:*:b-b/in/* if DateLessThan acs:CurrentTime "2026-12-31T00:00:00Z""#,
        ]
    );
    assert_eq!(
        changes(&new, &later)[0],
        r#"~ statement 0: condition +DateLessThan acs:CurrentTime "2027-01-31T00:00:00Z" -DateLessThan acs:CurrentTime "2026-12-31T00:00:00Z""#
    );
    assert!(changes(&old, &old).is_empty());
}

#[test]
fn trust_policies_are_compared_by_whom_they_name() {
    let user = Trust::new().user("1", "u").to_document().unwrap();
    let both = Trust::new()
        .account("2")
        .user("1", "u")
        .to_document()
        .unwrap();
    assert_eq!(
        changes(&user, &both),
        ["~ statement 0: principal +RAM acs:ram::2:root"]
    );
    let turned = Trust::new()
        .user("1", "u")
        .account("2")
        .to_document()
        .unwrap();
    assert!(both.says_the_same(&turned));
}
