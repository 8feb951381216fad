//! The parsers of `oss-policy`: policy documents, and the texts in which services deny a request.

use oss_policy::decide::{self, Layers};
use oss_policy::{Caller, Context, Denial, Document, DocumentUse, Policy, Request};

use super::text;
use crate::fuzz::Target;

pub(super) const POLICIES: Target = Target {
    name: "policies",
    seeds: || {
        let texts = [
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:Get*"],"Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#,
            r#"{"Version":"1","Statement":[{"Effect":"Deny","NotAction":"oss:ListObjects","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8","::1"]},"StringLike":{"oss:Prefix":"a/${*}"},"DateLessThan":{"acs:CurrentTime":"2026-12-31T00:00:00+08:00"},"Bool":{"acs:SecureTransport":"true"},"NumericLessThan":{"oss:MaxKeys":10}}}]}"#,
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1234567890123456:root"],"Service":"ecs.aliyuncs.com"}}]}"#,
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "\"Effect\"",
        "\"Allow\"",
        "\"NotResource\":",
        "\"Condition\":{",
        "\"Null\":",
        "${",
        "*",
        "?",
        "acs:oss:",
        "/0",
        "{",
        "[",
        "\\u0000",
        "\\ud800",
    ],
    run: |input| {
        let text = text(input);
        for use_ in [
            DocumentUse::Identity,
            DocumentUse::Session,
            DocumentUse::Trust,
        ] {
            let Ok(document) = Document::parse(&text, use_) else {
                continue;
            };
            let _ = document.pitfalls();
            decide_on(document);
        }
    },
    smoke: 2000,
};

fn decide_on(document: Document) {
    let policies = [Policy::custom("fuzzed", document)];
    let layers = Layers {
        identity: &policies,
        ..Layers::default()
    };
    let caller = Caller::role_session("1234567890123456", "RamOssTest", "sessiontest");
    let object = "acs:oss:oss-cn-hangzhou:1234567890123456:examplebucket/a.txt";
    let context = Context::new();
    let request = Request::new(&caller, "oss:GetObject", object, &context);
    let decision = decide::access(&request, &layers);
    assert_eq!(
        decision.is_allowed(),
        decide::access(&request, &layers).is_allowed()
    );
    let _ = decision.explain(&request).to_string();
}

pub(super) const REFUSAL_TEXTS: Target = Target {
    name: "refusal_texts",
    seeds: || {
        let texts = [
            "You have no right to access this object because of bucket acl.",
            "You are not authorized to do this action. You should be authorized by RAM.",
            "Request has expired.",
            "The bucket you are attempting to access must be addressed using the specified endpoint.",
        ];
        texts.map(|text| text.as_bytes().to_vec()).to_vec()
    },
    words: &[
        "AccessDenied",
        "NoPermission",
        "acs:ram::",
        "0003-00000001",
        "ImplicitDeny",
        "${",
    ],
    run: |input| {
        let text = text(input);
        let half = text.len() / 2;
        let half = (half..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let (code, message) = text.split_at(half);
        for code in [
            code,
            "AccessDenied",
            "NoPermission",
            "SignatureDoesNotMatch",
        ] {
            let denial = Denial {
                code,
                message,
                ..Denial::default()
            };
            let _ = denial.advice();
        }
    },
    smoke: 3000,
};
