//! Policy documents as calls bring them: judged by the cases of the language, each with the code
//! that its service has for it.

use serde_json::Value;

use crate::ram::{PUT_AND_GET, TRUST, call, done, server};
use crate::signed::Signer;
use crate::sts::{code, with};

const CASES: &str = include_str!("../../../oss-policy/cases/policy-documents.json");

/// The compact text of a case, with the blanks that it asks for.
fn text_of(case: &Value) -> String {
    let pad = usize::try_from(case["pad"].as_u64().unwrap_or(0)).unwrap();
    let plain = match case["document_text"].as_str() {
        Some(text) => text.to_owned(),
        None => case["document"].to_string(),
    };
    plain + &" ".repeat(pad)
}

#[tokio::test]
async fn each_case_is_accepted_or_refused_with_the_code_of_its_service() {
    let server = server().await;
    let trust = ("AssumeRolePolicyDocument", TRUST);
    done(&server, "CreateRole", &[("RoleName", "RamOssTest"), trust]).await;
    let owner = ("UserName", "uploader");
    done(&server, "CreateUser", &[owner]).await;
    let full = Signer::of(&server);
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let mut judged = 0;
    for case in cases["cases"].as_array().unwrap() {
        // The principals of the cases belong to an account of their own.
        let text = text_of(case).replace("1234567890123456", crate::ram::ACCOUNT);
        let name = format!("case-{judged}");
        let (reply, length, grammar) = match case["use"].as_str().unwrap() {
            "identity" => (
                call(
                    &server,
                    &full,
                    "CreatePolicy",
                    &[("PolicyName", &name), ("PolicyDocument", &text)],
                )
                .await,
                "InvalidParameter.PolicyDocument.Length",
                "MalformedPolicyDocument",
            ),
            "trust" => (
                call(
                    &server,
                    &full,
                    "CreateRole",
                    &[("RoleName", &name), ("AssumeRolePolicyDocument", &text)],
                )
                .await,
                "",
                "MalformedPolicyDocument",
            ),
            "session" => (
                crate::sts::call(&server, &full, &with(&[("Policy", &text)])).await,
                "InvalidParameter.PolicySize",
                "InvalidParameter.PolicyGrammar",
            ),
            _ => continue,
        };
        let expected = match case["expect"].as_str() {
            None => "",
            Some("length") => length,
            Some(_) => grammar,
        };
        assert_eq!(code(&reply), expected, "{} {}", case["id"], reply.body);
        judged += 1;
    }
    assert!(judged >= 20, "{judged}");
}

#[tokio::test]
async fn rotation_takes_the_oldest_version_that_does_not_count() {
    let server = server().await;
    let (policy, document) = (("PolicyName", "p"), ("PolicyDocument", PUT_AND_GET));
    done(&server, "CreatePolicy", &[policy, document]).await;
    let rotate = (
        "RotateStrategy",
        "DeleteOldestNonDefaultVersionWhenLimitExceeded",
    );
    for _ in 0..6 {
        done(&server, "CreatePolicyVersion", &[policy, document, rotate]).await;
    }
    let custom = ("PolicyType", "Custom");
    let listed = done(&server, "ListPolicyVersions", &[policy, custom]).await;
    let versions = listed["PolicyVersions"]["PolicyVersion"]
        .as_array()
        .unwrap();
    let shown = versions.iter().map(|version| {
        let is_default = version["IsDefaultVersion"].as_bool().unwrap();
        (version["VersionId"].as_str().unwrap(), is_default)
    });
    let expected = [
        ("v7", false),
        ("v6", false),
        ("v5", false),
        ("v4", false),
        ("v1", true),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}
