//! Forms from the builder to the verdict of a server.

use super::*;
use crate::verify::{Reason, post};
use crate::{ExpiryReason, Secret};

const NOW: UtcSeconds = UtcSeconds::new(1_702_743_657);

fn policy() -> PostPolicy {
    PostPolicy::new(NOW.plus_seconds(3600)).key_starts_with("user/")
}

fn credentials() -> Credentials {
    Credentials::new("id", "secret")
        .unwrap()
        .with_security_token("token")
        .unwrap()
}

fn fields(form: &PostForm) -> Vec<(&str, &str)> {
    form.fields().collect()
}

#[test]
fn conditions_become_json_and_strings_are_escaped() {
    let bucket = BucketName::new("examplebucket").unwrap();
    let text = policy()
        .bucket(&bucket)
        .content_length(0..=10)
        .equals("x-oss-meta-a", "\"\\\n\u{1}é😀")
        .one_of("content-type", ["a", "b"])
        .none_of("cache-control", ["no-cache"])
        .to_json()
        .unwrap();
    assert_eq!(
        text,
        r#"{"expiration":"2023-12-16T17:20:57.000Z","conditions":["#.to_owned()
            + r#"["starts-with","$key","user/"],{"bucket":"examplebucket"},"#
            + r#"["content-length-range",0,10],{"x-oss-meta-a":"\"\\\u000a\u0001é😀"},"#
            + r#"["in","$content-type",["a","b"]],["not-in","$cache-control",["no-cache"]]]}"#
    );
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["conditions"][3]["x-oss-meta-a"], "\"\\\n\u{1}é😀");
}

#[test]
fn a_policy_without_meaning_is_refused_with_the_field() {
    for (policy, field) in [
        (PostPolicy::new(NOW), "conditions"),
        (policy().equals("", "a"), "names a field"),
        (policy().starts_with("$key", "a"), "without $"),
        (policy().one_of("content-type", [""; 0]), "content-type"),
        (
            policy().content_length(RangeInclusive::new(2, 1)),
            "content-length-range",
        ),
    ] {
        let error = policy.to_json().unwrap_err().to_string();
        assert!(error.contains(field), "{error}");
    }
}

#[test]
fn the_conditions_of_the_signature_are_added_and_the_form_verifies() {
    let form = policy()
        .sign_v4(&credentials(), "cn-hangzhou", NOW)
        .unwrap();
    let fields = fields(&form);
    let claim = post::claim(&fields).unwrap().unwrap();
    let text: serde_json::Value = serde_json::from_str(claim.policy_text()).unwrap();
    for name in [
        "x-oss-signature-version",
        "x-oss-credential",
        "x-oss-date",
        "x-oss-security-token",
    ] {
        let conditions = text["conditions"].as_array().unwrap();
        let value = conditions
            .iter()
            .find_map(|condition| condition.get(name))
            .unwrap();
        assert_eq!(Some(value.as_str().unwrap()), form.field(name), "{name}");
    }
    claim.check_scope("cn-hangzhou", "oss").unwrap();
    claim.check_time(NOW.plus_seconds(7 * 86_400)).unwrap();
    claim.check_signature(&Secret::new("secret")).unwrap();
    assert!(claim.check_time(NOW.plus_seconds(7 * 86_400 + 1)).is_err());
    assert!(claim.check_time(NOW.plus_seconds(-901)).is_err());
    assert!(claim.check_scope("cn-beijing", "oss").is_err());
    assert!(matches!(
        claim.check_signature(&Secret::new("other")),
        Err(Reason::SignatureMismatch(_))
    ));
}

#[test]
fn v1_forms_verify_and_one_changed_byte_does_not() {
    let form = policy().sign_v1(&credentials()).unwrap();
    let mut fields = fields(&form);
    let check = |fields: &[(&str, &str)]| {
        post::claim(fields)
            .unwrap()
            .unwrap()
            .check_signature(&Secret::new("secret"))
    };
    check(&fields).unwrap();
    let other = policy()
        .key_starts_with("")
        .sign_v1(&credentials())
        .unwrap();
    fields[1].1 = other.field("policy").unwrap();
    assert!(check(&fields).is_err());
}

#[test]
fn the_earlier_end_is_reported() {
    let credentials = credentials().with_expiration(NOW.plus_seconds(60));
    let form = policy().sign_v1(&credentials).unwrap();
    assert_eq!(form.expires_at(), Some(NOW.plus_seconds(60)));
    assert_eq!(form.expiry().unwrap().reason, ExpiryReason::Credentials);
    assert!(policy().sign_v1(&Credentials::anonymous()).is_err());
    assert!(!format!("{form:?}").contains("token\":"));
}

#[test]
fn malformed_forms_are_told_apart() {
    let form = policy()
        .sign_v4(&credentials(), "cn-hangzhou", NOW)
        .unwrap();
    let claim = |without: &str| {
        let fields: Vec<_> = form.fields().filter(|(name, _)| *name != without).collect();
        post::claim(&fields).err()
    };
    assert_eq!(
        claim("policy"),
        Some(Reason::PostFieldMissing { name: "policy" })
    );
    assert_eq!(
        claim("x-oss-signature"),
        Some(Reason::PostFieldMissing {
            name: "x-oss-signature"
        })
    );
    assert_eq!(
        claim("x-oss-date"),
        Some(Reason::PostFieldMissing { name: "x-oss-date" })
    );
    assert!(post::claim(&[("key", "a")]).unwrap().is_none());
    let fields = [
        ("OSSAccessKeyId", "id"),
        ("Signature", "x"),
        ("policy", "%%"),
    ];
    assert_eq!(
        post::claim(&fields).err(),
        Some(Reason::PostPolicyMalformed)
    );
}
