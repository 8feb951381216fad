//! Refusals that are not made by a policy of the account, each with a cause of its own.

use super::facts::{Advice, Denial};

/// Returns the cause that the EC stands for or, if there is none, the message.
pub(super) fn cause(denial: &Denial<'_>) -> Option<Advice> {
    let by_ec = |&(ec, _, _): &&(&str, &str, &str)| denial.ec == Some(ec);
    let by_text = |&(text, _, _): &&(&str, &str, &str)| denial.message.contains(text);
    let found = ECS
        .iter()
        .find(by_ec)
        .or_else(|| TEXTS.iter().find(by_text));
    found.map(|&(_, cause, change)| Advice::new(cause, change))
}

const ECS: &[(&str, &str, &str)] = &[
    (
        "0003-00000002",
        UNSIGNED,
        "sign it with keys that are allowed to do this",
    ),
    (
        "0003-00000501",
        "the bucket refuses requests without a Referer",
        "send the header, or let the bucket's referer rules allow an empty one",
    ),
    (
        "0003-00000503",
        "the bucket refuses requests with this Referer",
        "add the site to the bucket's referer rules",
    ),
    (
        "0003-00000703",
        "in this bucket the requester pays",
        "send x-oss-request-payer: requester",
    ),
    (
        "0003-00000905",
        "the upload sets tags, which requires a right of its own",
        "allow oss:PutObjectTagging too, or send no tags",
    ),
];

const TEXTS: &[(&str, &str, &str)] = &[
    (
        "Anonymous",
        UNSIGNED,
        "sign it with keys that are allowed to do this",
    ),
    (
        "assumed by root account",
        "this is the account's own key, which can never assume a role",
        "create a RAM user that may assume the role, and use its key",
    ),
    (
        "VPC endpoint policy",
        "the policy of the VPC endpoint denies it, whatever the account allows",
        "extend that policy, or use another endpoint of OSS",
    ),
    (
        "forbidden by kms",
        "the caller is not allowed to use the KMS key",
        "allow kms:GenerateDataKey for uploads and kms:Decrypt for downloads",
    ),
    (
        "bucket referer policy",
        "the bucket's referer rules refuse it",
        "send a Referer that they allow, or change them",
    ),
    (
        "requester pay bucket",
        "in this bucket the requester pays",
        "send x-oss-request-payer: requester",
    ),
    (
        "Put public",
        "public access is blocked for the bucket or the account",
        "leave it private and use presigned URLs, or remove the block",
    ),
];

const UNSIGNED: &str = "the request was not signed";
