//! A server does not start with a configuration that it would have to change silently.

use std::error::Error as _;

use oss_emulator::{Builder, Emulator, Error, Role, User};

async fn refusal(builder: Builder) -> Error {
    builder.start().await.map(drop).unwrap_err()
}

fn buckets(count: usize) -> Builder {
    let names = (0..count).map(|at| format!("bucket-{at}"));
    names.fold(Emulator::builder(), Builder::bucket)
}

#[tokio::test]
async fn an_account_starts_with_a_hundred_buckets_and_no_more() {
    buckets(100).bucket("bucket-0").start().await.unwrap();
    let error = refusal(buckets(101)).await;
    assert!(matches!(&error, Error::TooManyBuckets { name, .. } if name == "bucket-100"));
    assert_eq!(
        error.to_string(),
        "the account 1000000000000001 cannot have the bucket \"bucket-100\", because an account \
         has at most 100 buckets"
    );
    let other = buckets(100).bucket_owned_by("2000000000000002", "bucket-100");
    other.start().await.unwrap();
}

#[tokio::test]
async fn a_bucket_belongs_to_one_account() {
    let error = refusal(buckets(1).bucket_owned_by("2000000000000002", "bucket-0")).await;
    assert_eq!(
        error.to_string(),
        "the account 2000000000000002 cannot have the bucket \"bucket-0\", because it belongs to \
         another account"
    );
    let error = refusal(Emulator::builder().bucket("Not_A_Bucket")).await;
    assert!(error.source().unwrap().to_string().contains("Not_A_Bucket"));
}

#[tokio::test]
async fn every_access_key_is_checked_and_no_secret_is_shown() {
    let user = |id, secret| Emulator::builder().user(User::new("ramtest").access_key(id, secret));
    let root = |id, secret| Emulator::builder().root_access_key(id, secret);
    let own = |id, secret| Emulator::builder().access_key(id, secret);
    for (builder, owner, field) in [
        (user("", "hidden"), "the user ramtest", "access key id"),
        (user("a b", "hidden"), "the user ramtest", "access key id"),
        (user("LTAIa", ""), "the user ramtest", "access key secret"),
        (
            user("LTAIa", "hid\nden"),
            "the user ramtest",
            "access key secret",
        ),
        (
            root("", "hidden"),
            "the account 1000000000000001",
            "access key id",
        ),
        (
            own("LTAIa", " hidden"),
            "the user that the server starts with",
            "access key secret",
        ),
    ] {
        let error = refusal(builder).await;
        let text = format!("{error}: {}", error.source().unwrap());
        assert!(text.contains(owner) && text.contains(field), "{text}");
        assert!(!format!("{text} {error:?}").contains("hid"), "{text}");
    }
    let error = refusal(user("a b", "hidden")).await;
    assert_eq!(
        error.to_string(),
        "the access key \"a b\" of the user ramtest is not valid"
    );
}

#[tokio::test]
async fn two_access_keys_do_not_have_one_id() {
    let user = |name: &str| User::new(name).access_key("LTAIa", "hidden");
    for builder in [
        Emulator::builder().user(user("a")).user(user("b")),
        Emulator::builder().user(user("a").access_key("LTAIa", "hidden")),
        Emulator::builder()
            .user(user("a"))
            .root_access_key("LTAIa", "hidden"),
        Emulator::builder()
            .user(user("a"))
            .access_key("LTAIa", "hidden"),
    ] {
        let error = refusal(builder).await;
        assert_eq!(
            error.to_string(),
            "the access key \"LTAIa\" is given more than once"
        );
    }
}

#[tokio::test]
async fn no_user_or_role_replaces_another() {
    let (own, other) = ("1000000000000001", "2000000000000002");
    let user = |account: &str, name: &str| User::new(name).account(account);
    let role = |account: &str, name: &str| Role::new(name).account(account);
    let new = Emulator::builder;
    for (builder, sentence) in [
        (
            new().user(User::new("ramtest")).user(user(own, "RamTest")),
            "the account 1000000000000001 has a user \"RamTest\" already",
        ),
        (
            new().user(User::new("oss-emulator")),
            "the account 1000000000000001 has a user \"oss-emulator\" already",
        ),
        (
            new()
                .role(role(other, "reader"))
                .role(role(other, "READER")),
            "the account 2000000000000002 has a role \"READER\" already",
        ),
        (
            new().role(Role::new("oss-emulator")),
            "the account 1000000000000001 has a role \"oss-emulator\" already",
        ),
    ] {
        assert_eq!(refusal(builder).await.to_string(), sentence);
    }
    let apart = new()
        .user(User::new("a"))
        .user(user(other, "a"))
        .role(Role::new("a"))
        .role(role(other, "a"));
    apart.start().await.unwrap();
}
