//! The policy cases made elsewhere pass in full, and a wrong expectation is noticed.

mod judge;

use judge::judge;

const DECISIONS: &str = include_str!("../cases/policy-cases.json");
const FURTHER: &str = include_str!("../cases/further-cases.json");
const DOCUMENTS: &str = include_str!("../cases/policy-documents.json");

fn failures(text: &str) -> Vec<String> {
    let failing = judge(text).into_iter().filter_map(|judged| {
        let failure = judged.failure?;
        Some(format!(
            "{}: expected {}, got {}",
            judged.id, failure.expected, failure.got
        ))
    });
    failing.collect()
}

#[test]
fn all_decisions_agree() {
    assert_eq!(judge(DECISIONS).len(), 40);
    assert_eq!(failures(DECISIONS), Vec::<String>::new());
}

#[test]
fn all_documents_are_accepted_or_refused_as_they_should() {
    assert_eq!(judge(DOCUMENTS).len(), 25);
    assert_eq!(failures(DOCUMENTS), Vec::<String>::new());
}

#[test]
fn our_further_cases_of_both_schemas_pass() {
    assert_eq!(judge(FURTHER).len(), 18);
    assert_eq!(failures(FURTHER), Vec::<String>::new());
}

#[test]
fn a_wrong_expectation_fails_with_its_id() {
    for (text, right, wrong) in [
        (
            DECISIONS,
            r#""missing": "trust", "near""#,
            r#""missing": "identity", "near""#,
        ),
        (
            DECISIONS,
            r#""fails": "condition""#,
            r#""fails": "resource""#,
        ),
        (
            DECISIONS,
            r#"{"decision": "allow", "by": [{"layer": "identity""#,
            r#"{"decision": "allow", "by": [{"layer": "session""#,
        ),
        (
            FURTHER,
            r#"{"layer": "bucket_acl"}"#,
            r#"{"layer": "object_acl"}"#,
        ),
        (
            FURTHER,
            r#""by": [{"layer": "trust""#,
            r#""by": [{"layer": "bucket_acl"}, {"layer": "trust""#,
        ),
        (
            DECISIONS,
            r#""decision": "refused""#,
            r#""decision": "implicit_deny""#,
        ),
        (DOCUMENTS, r#""expect": "Version""#, r#""expect": "Effect""#),
        (DOCUMENTS, r#""expect": null"#, r#""expect": "Condition""#),
        (DOCUMENTS, r#""expect": "json""#, r#""expect": null"#),
    ] {
        let changed = text.replace(right, wrong);
        assert_ne!(changed, text, "{right} stands in the cases");
        assert_eq!(
            failures(&changed).len(),
            text.matches(right).count(),
            "{wrong}"
        );
    }
}

#[test]
fn what_cannot_be_run_is_a_failure() {
    for text in [
        "",
        "{",
        "{}",
        r#"{"cases":[]}"#,
        r#"[{"id":"a"}]"#,
        r#"[{"kind":"odd","use":1}]"#,
    ] {
        assert_eq!(failures(text).len(), 1, "{text}");
    }
}
