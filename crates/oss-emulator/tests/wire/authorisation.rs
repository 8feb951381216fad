//! Who may do what: users, sessions, the account's own key, strangers, everybody.

use oss_emulator::{Emulator, Role, User};
use oss_sign::Credentials;

use crate::raw::{Reply, ask};
use crate::signed::{GET, LIST, Plain, Signer, builder};
use crate::sts::{assume, user};

const OWN: &str = "1000000000000001";
const FOREIGN: &str = "1000000000000002";
pub(crate) const PUT: Plain<'static> = Plain {
    method: "PUT",
    body: "hello",
    ..GET
};
const DELETE: Plain<'static> = Plain {
    method: "DELETE",
    ..GET
};
const KEYS: Plain<'static> = Plain {
    key: None,
    query: &[("list-type", "2")],
    ..GET
};

fn statement(effect: &str, actions: &str, resource: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Action":[{actions}],"Resource":"{resource}"}}"#)
}

fn policy(statements: &[String]) -> String {
    format!(
        r#"{{"Version":"1","Statement":[{}]}}"#,
        statements.join(",")
    )
}

pub(crate) fn allow(actions: &str, resource: &str) -> String {
    policy(&[statement("Allow", actions, resource)])
}

/// The identities of the official guide.
pub(crate) async fn guide() -> Emulator {
    builder()
        .user(
            User::new("ramtest")
                .access_key("LTAIramtest", "secret")
                .policy(allow(r#""sts:AssumeRole""#, "*")),
        )
        .role(Role::new("ramosstest").policy(allow(
            r#""oss:PutObject","oss:GetObject""#,
            r#"acs:oss:*:*:examplebucket/*"#,
        )))
        .root_access_key("LTAIroot", "secret")
        .start()
        .await
        .unwrap()
}

pub(crate) fn role_arn() -> String {
    format!("acs:ram::{OWN}:role/ramosstest")
}

fn assert_denied(reply: &Reply, ec: &str, text: &str, policy_type: &str, kind: &str) {
    assert_eq!(
        (reply.status, reply.element("Code")),
        (403, "AccessDenied"),
        "{}",
        reply.body
    );
    assert_eq!(reply.element("Message"), text);
    assert_eq!(reply.element("EC"), ec);
    assert_eq!(reply.element("PolicyType"), policy_type, "{}", reply.body);
    assert_eq!(reply.element("NoPermissionType"), kind);
}

const AUTHORIZER: &str = "Access denied by authorizer's policy.";
const IMPLICIT: &str = "You have no right to access this object because of bucket acl.";
const EXPLICIT: &str = "Access denied by bucket policy.";
const ACCOUNT_LEVEL: &str = "AccountLevelIdentityBasedPolicy";
const GROUP_LEVEL: &str = "ResourceGroupLevelIdentityBasedPolicy";

#[tokio::test]
async fn the_walk_of_the_guide() {
    let server = guide().await;
    let ramtest = user("LTAIramtest");
    let denied = ramtest.ask(&server, &PUT).await;
    assert_denied(
        &denied,
        "0003-00000001",
        IMPLICIT,
        GROUP_LEVEL,
        "ImplicitDeny",
    );
    assert_eq!(denied.element("AuthPrincipalType"), "SubUser");
    assert_eq!(denied.element("AuthPrincipalOwnerId"), OWN);
    assert_eq!(denied.element("AuthPrincipalDisplayName").len(), 18);
    assert_eq!(denied.element("AuthAction"), "oss:PutObject");
    assert_eq!(denied.element("Bucket"), "examplebucket");
    assert!(!denied.element("EncodedDiagnosticMessage").is_empty());

    let session = assume(&server, &ramtest, &[("RoleArn", &role_arn())]).await;
    assert_eq!(session.ask(&server, &PUT).await.status, 200);
    assert_eq!(session.ask(&server, &GET).await.body, "hello");
    for plain in [DELETE, KEYS] {
        let denied = session.ask(&server, &plain).await;
        assert_denied(
            &denied,
            "0003-00000301",
            AUTHORIZER,
            GROUP_LEVEL,
            "ImplicitDeny",
        );
        assert_eq!(denied.element("AuthPrincipalType"), "AssumedRoleUser");
        assert_eq!(
            denied.element("AuthPrincipalDisplayName"),
            "ramosstest:sessiontest"
        );
    }
    assert_eq!(
        session.ask(&server, &LIST).await.element("Code"),
        "AccessDenied"
    );
}

#[tokio::test]
async fn each_kind_of_signature_carries_a_token() {
    let server = guide().await;
    let session = assume(&server, &user("LTAIramtest"), &[("RoleArn", &role_arn())]).await;
    let expires = session.now.plus_seconds(60);
    for request in [
        session.v4(&PUT),
        session.v1(&PUT),
        session.v4_url(&PUT, 60),
        session.v1_url(&PUT, expires),
    ] {
        assert_eq!(ask(&server, &request).await.status, 200, "{request}");
    }
}

#[tokio::test]
async fn a_session_policy_narrows_and_never_widens() {
    let server = guide().await;
    let narrowed = async |policy: &str| {
        let parameters = [("RoleArn", role_arn()), ("Policy", policy.to_owned())];
        let parameters = parameters.each_ref().map(|(n, v)| (*n, v.as_str()));
        assume(&server, &user("LTAIramtest"), &parameters).await
    };
    let reader = narrowed(&allow(
        r#""oss:GetObject""#,
        "acs:oss:*:*:examplebucket/exampledir/*",
    ))
    .await;
    let denied = reader.ask(&server, &PUT).await;
    assert_denied(
        &denied,
        "0003-00000301",
        AUTHORIZER,
        "SessionPolicy",
        "ImplicitDeny",
    );
    assert_eq!(reader.ask(&server, &GET).await.element("Code"), "NoSuchKey");
    let everything = narrowed(&allow(r#""oss:*""#, "*")).await;
    let denied = everything.ask(&server, &DELETE).await;
    assert_denied(
        &denied,
        "0003-00000301",
        AUTHORIZER,
        GROUP_LEVEL,
        "ImplicitDeny",
    );
    let but = policy(&[
        statement("Allow", r#""oss:*""#, "*"),
        statement("Deny", r#""oss:PutObject""#, "*"),
    ]);
    let denied = narrowed(&but).await.ask(&server, &PUT).await;
    assert_denied(
        &denied,
        "0003-00000301",
        AUTHORIZER,
        "SessionPolicy",
        "ExplicitDeny",
    );
}

#[tokio::test]
async fn a_session_has_the_rights_that_its_role_has_now() {
    let server = guide().await;
    let session = assume(&server, &user("LTAIramtest"), &[("RoleArn", &role_arn())]).await;
    assert_eq!(session.ask(&server, &DELETE).await.status, 403);
    server
        .identities()
        .add_role(Role::new("ramosstest").policy(allow(r#""oss:*""#, "*")))
        .unwrap();
    assert_eq!(session.ask(&server, &DELETE).await.status, 204);
    assert!(server.identities().remove_role(OWN, "RamOssTest"));
    assert_eq!(
        session.ask(&server, &GET).await.element("Code"),
        "InvalidSecurityToken"
    );
}

#[tokio::test]
async fn tokens_that_are_no_good() {
    let server = guide().await;
    let ramtest = user("LTAIramtest");
    let first = assume(&server, &ramtest, &[("RoleArn", &role_arn())]).await;
    let second = assume(&server, &ramtest, &[("RoleArn", &role_arn())]).await;
    let key = |signer: &Signer| {
        let key = signer.credentials.access_key().unwrap();
        let token = key.security_token().unwrap().expose().to_owned();
        (
            Credentials::new(key.id(), key.secret().expose()).unwrap(),
            token,
        )
    };
    let (bare, _) = key(&first);
    let token = |text: &str| Signer::with(bare.clone().with_security_token(text).unwrap());
    #[rustfmt::skip]
    let cases = [
        (Signer::with(bare.clone()), "InvalidAccessKeyId", "0002-00000003"),
        (token("never-given-out"), "InvalidSecurityToken", "0002-00000006"),
        (token(&key(&second).1), "AccessKeyIdAndSecurityTokenNotMatch", "0002-00000004"),
    ];
    for (signer, code, ec) in cases {
        let reply = signer.ask(&server, &GET).await;
        assert_eq!(
            (reply.status, reply.element("Code"), reply.element("EC")),
            (403, code, ec)
        );
    }
    server.faults().inject(oss_emulator::Fault::TokenExpired);
    let expired = first.ask(&server, &PUT).await;
    assert_eq!(expired.element("Code"), "SecurityTokenExpired");
    assert_eq!(first.ask(&server, &PUT).await.status, 200);

    server.clock().advance(std::time::Duration::from_secs(3599));
    let at = |seconds| Signer {
        now: first.now.plus_seconds(seconds),
        ..first.clone()
    };
    assert_eq!(at(3599).ask(&server, &PUT).await.status, 200);
    server.clock().advance(std::time::Duration::from_secs(1));
    let reply = at(3600).ask(&server, &PUT).await;
    assert_eq!(
        (reply.element("Code"), reply.element("EC")),
        ("SecurityTokenExpired", "0002-00000007")
    );
}

#[tokio::test]
async fn a_deny_of_a_users_own_policy_reads_like_the_buckets() {
    let both = policy(&[
        statement("Allow", r#""oss:*""#, "*"),
        statement(
            "Deny",
            r#""oss:DeleteObject""#,
            "acs:oss:*:*:examplebucket/*",
        ),
    ]);
    let editor = User::new("editor")
        .access_key("LTAIeditor", "secret")
        .policy(both);
    let server = builder().user(editor).start().await.unwrap();
    let editor = user("LTAIeditor");
    assert_eq!(editor.ask(&server, &PUT).await.status, 200);
    let denied = editor.ask(&server, &DELETE).await;
    assert_denied(
        &denied,
        "0003-00000201",
        EXPLICIT,
        ACCOUNT_LEVEL,
        "ExplicitDeny",
    );
}

#[tokio::test]
async fn the_accounts_own_key_needs_no_policy_in_its_own_buckets() {
    let server = builder()
        .bucket_owned_by(FOREIGN, "foreign-bucket")
        .root_access_key("LTAIroot", "secret")
        .start()
        .await
        .unwrap();
    let root = user("LTAIroot");
    for plain in [PUT, GET, KEYS, LIST] {
        assert_eq!(root.ask(&server, &plain).await.status, 200);
    }
    let elsewhere = Plain {
        bucket: Some("foreign-bucket"),
        ..GET
    };
    assert_eq!(
        root.ask(&server, &elsewhere).await.element("Message"),
        IMPLICIT
    );
    let manage = Plain {
        bucket: Some("foreign-bucket"),
        key: None,
        query: &[("acl", "")],
        ..GET
    };
    let refused = root.ask(&server, &manage).await;
    assert_eq!(
        refused.element("Message"),
        "The bucket you access does not belong to you."
    );
    assert_eq!(refused.element("EC"), "0003-00000001");
    // Own policies do not reach into other accounts.
    let full = Signer::of(&server).ask(&server, &elsewhere).await;
    assert_eq!(full.element("Code"), "AccessDenied");
}
