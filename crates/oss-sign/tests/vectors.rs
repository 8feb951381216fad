//! All golden cases made by the official SDKs pass, and a wrong expectation is noticed.

mod judge;

use judge::judge;

const FILES: [(&str, &str, usize); 10] = [
    ("acs3", include_str!("../vectors/acs3.json"), 40),
    ("crc64", include_str!("../vectors/crc64.json"), 180),
    (
        "post-policy",
        include_str!("../vectors/post-policy.json"),
        56,
    ),
    (
        "resource-escape",
        include_str!("../vectors/resource-escape.json"),
        231,
    ),
    ("rpc", include_str!("../vectors/rpc.json"), 66),
    ("rtmp", include_str!("../vectors/rtmp.json"), 54),
    ("v1-header", include_str!("../vectors/v1-header.json"), 378),
    (
        "v1-presign",
        include_str!("../vectors/v1-presign.json"),
        321,
    ),
    ("v4-header", include_str!("../vectors/v4-header.json"), 351),
    (
        "v4-presign",
        include_str!("../vectors/v4-presign.json"),
        380,
    ),
];

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
fn all_cases_of_all_kinds_pass() {
    for (name, text, count) in FILES {
        assert_eq!(failures(text), Vec::<String>::new(), "{name}");
        assert_eq!(judge(text).len(), count, "{name}");
    }
}

#[test]
fn every_field_that_is_expected_is_compared() {
    for (name, text, _) in FILES {
        let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
        let case = file["cases"][0].clone();
        for field in case["expected"].as_object().unwrap().keys() {
            let mut wrong = case.clone();
            wrong["expected"][field] = "something else".into();
            file["cases"] = vec![wrong].into();
            assert_eq!(failures(&file.to_string()).len(), 1, "{name}: {field}");
        }
        let mut wrong = case.clone();
        wrong["expected"]["unheard-of"] = 1.into();
        file["cases"] = vec![wrong].into();
        assert_eq!(failures(&file.to_string()).len(), 1, "{name}");
    }
}

#[test]
fn what_is_unknown_is_a_failure() {
    for text in [
        "",
        "{}",
        r#"{"cases": []}"#,
        r#"{"cases": [{"id": "a", "kind": "v5", "source": "x", "input": {}, "expected": {"a": 1}}]}"#,
        r#"{"cases": [{"id": "a", "kind": "rpc", "source": "x", "input": {}, "expected": {}}]}"#,
    ] {
        assert_eq!(failures(text).len(), 1, "{text}");
    }
}
