//! Forms from the builder to the verdict of a server.

use super::*;
use crate::verify::{Reason, post};
use crate::{Endpoint, ExpiryReason, Secret};

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
        (PostPolicy::new(NOW), "neither a bucket nor a key"),
        (
            PostPolicy::new(NOW).equals("x", "y"),
            "neither a bucket nor a key",
        ),
        (
            PostPolicy::new(NOW).none_of("key", ["y"]),
            "neither a bucket nor a key",
        ),
        (policy().equals("key", "other/"), "key"),
        (policy().equals("x", "y").equals("X", "z"), "contradict"),
        (policy().equals("x", "y").none_of("x", ["y"]), "contradict"),
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
    let form = policy().sign_v1(&credentials(), NOW).unwrap();
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
        .sign_v1(&credentials(), NOW)
        .unwrap();
    fields[1].1 = other.field("policy").unwrap();
    assert!(check(&fields).is_err());
}

#[test]
fn fields_that_the_policy_fixes_are_in_the_form() {
    let bucket = BucketName::new("examplebucket").unwrap();
    let policy = PostPolicy::new(NOW.plus_seconds(60))
        .bucket(&bucket)
        .equals("success_action_status", "201")
        .key(&ObjectKey::new("a.txt").unwrap())
        .object_acl("private")
        .tagging("a=1")
        .forbid("callback")
        .equals("success_action_status", "201");
    let forms = [
        policy.sign_v1(&credentials(), NOW).unwrap(),
        policy.sign_v4(&credentials(), "cn-hangzhou", NOW).unwrap(),
    ];
    for form in &forms {
        assert_eq!(
            fields(form)[..5],
            [
                ("key", "a.txt"),
                ("success_action_status", "201"),
                ("x-oss-object-acl", "private"),
                ("x-oss-tagging", "a=1"),
                ("callback", ""),
            ]
        );
        let endpoint = Endpoint::for_region("cn-hangzhou").unwrap();
        assert_eq!(
            form.action_url(&endpoint).unwrap(),
            "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/"
        );
    }
    let beijing = Endpoint::for_region("cn-beijing").unwrap();
    assert!(forms[1].action_url(&beijing).is_err());
    assert_eq!(
        PostPolicy::new(NOW).forbid("X-Oss-Object-Acl"),
        PostPolicy::new(NOW).equals("X-Oss-Object-Acl", "default"),
    );
}

#[test]
fn forms_end_after_now_and_not_later_than_the_server_accepts() {
    let plain = Credentials::new("id", "secret").unwrap();
    let form = |credentials: &Credentials, seconds| {
        let policy = policy().expiration(NOW.plus_seconds(seconds));
        let v4 = policy.sign_v4(credentials, "cn-hangzhou", NOW).is_ok();
        (policy.sign_v1(credentials, NOW).is_ok(), v4)
    };
    for (seconds, of_plain, of_temporary) in [
        (-1, (false, false), (false, false)),
        (0, (false, false), (false, false)),
        (1, (true, true), (true, true)),
        (43_200, (true, true), (true, true)),
        (43_201, (true, true), (true, false)),
        (604_800, (true, true), (true, false)),
        (604_801, (true, false), (true, false)),
        (i64::MAX, (false, false), (false, false)),
    ] {
        assert_eq!(form(&plain, seconds), of_plain, "{seconds}");
        assert_eq!(form(&credentials(), seconds), of_temporary, "{seconds}");
    }
}

#[test]
fn the_fields_of_the_signature_are_not_for_conditions() {
    for field in [
        "policy",
        "Signature",
        "X-Oss-Credential",
        "file",
        "x-oss-security-token",
    ] {
        let policy = policy().equals(field, "a");
        assert!(policy.sign_v1(&credentials(), NOW).is_err(), "{field}");
        let refused = policy.sign_v4(&credentials(), "cn-hangzhou", NOW);
        assert!(refused.unwrap_err().to_string().contains(field));
    }
}

#[test]
fn the_earlier_end_is_reported() {
    let credentials = credentials().with_expiration(NOW.plus_seconds(60));
    let form = policy().sign_v1(&credentials, NOW).unwrap();
    assert_eq!(form.expires_at(), Some(NOW.plus_seconds(60)));
    assert_eq!(form.expiry().unwrap().reason, ExpiryReason::Credentials);
    assert!(policy().sign_v1(&Credentials::anonymous(), NOW).is_err());
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
