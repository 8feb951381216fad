//! Who may call RAM for what, and what a refusal says.

use oss_emulator::{Emulator, User};
use serde_json::Value;

use crate::ram::{ACCOUNT, PUT_AND_GET, TRUST, call, done, id, key_of, refusal, user_with_key};
use crate::signed::{GET, Signer, builder};
use crate::sts::{ASSUME, ROLE, assume, code, json, user};

const ROOT: &str = "LTAIroot";

/// A server with an administrator of `oss-*` only, by the rights that granting needs.
async fn server() -> Emulator {
    let on = |kind: &str, name: &str| format!("acs:ram:*:{ACCOUNT}:{kind}/{name}");
    let allow = |actions: &[&str], resources: &[String]| serde_json::json!({"Effect": "Allow", "Action": actions, "Resource": resources});
    let attach = ["ram:AttachPolicyToUser", "ram:DetachPolicyFromUser"];
    let some = [on("user", "oss-*"), on("policy", "oss-*")];
    let statements = serde_json::json!({"Version": "1", "Statement": [
        allow(&["ram:CreateUser"], &[on("user", "*")]),
        allow(&["ram:CreatePolicy"], &[on("policy", "oss-*")]),
        allow(&["ram:GetUser", "ram:CreateAccessKey"], &[on("user", "oss-*")]),
        allow(&["ram:GetPolicy"], &[on("policy", "oss-*")]),
        allow(&attach, &some),
        allow(&attach, &["acs:ram:*:system:policy/AliyunSTSAssumeRoleAccess".to_owned()]),
    ]});
    builder()
        .root_access_key(ROOT, "secret")
        .user(
            User::new("admin")
                .access_key("LTAIadmin", "secret")
                .policy(statements.to_string()),
        )
        .start()
        .await
        .unwrap()
}

/// An operation, its parameters, and the status of the answer.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

#[tokio::test]
async fn each_operation_asks_for_its_resources() {
    let server = server().await;
    let other = [("PolicyName", "other"), ("PolicyDocument", PUT_AND_GET)];
    let policy = [("PolicyName", "oss-p"), ("PolicyDocument", PUT_AND_GET)];
    done(&server, "CreatePolicy", &other).await;
    done(&server, "CreatePolicy", &policy).await;
    let custom = ("PolicyType", "Custom");
    let system = [
        ("PolicyName", "AliyunSTSAssumeRoleAccess"),
        ("PolicyType", "System"),
    ];
    let full = [("PolicyName", "AliyunOSSFullAccess"), system[1]];
    let (own, foreign) = (("UserName", "oss-u"), ("UserName", "u"));
    #[rustfmt::skip]
    let cases: &[Case<'_>] = &[
        ("CreateUser", &[own], 200),
        ("CreateUser", &[foreign], 200),
        // Making one cannot be narrowed by name.
        ("CreatePolicy", &[("PolicyName", "oss-q"), ("PolicyDocument", PUT_AND_GET)], 403),
        ("GetUser", &[("UserName", "OSS-U")], 200),
        ("GetUser", &[foreign], 403),
        // Who may not look is not told what is there.
        ("GetUser", &[("UserName", "nobody")], 403),
        ("CreateAccessKey", &[own], 200),
        ("CreateAccessKey", &[foreign], 403),
        ("CreateAccessKey", &[], 403),
        ("ListUsers", &[], 403),
        ("CreateRole", &[("RoleName", "oss-r"), ("AssumeRolePolicyDocument", TRUST)], 403),
        ("GetPolicy", &[policy[0], custom], 200),
        ("GetPolicy", &[other[0], custom], 403),
        ("GetPolicy", &system, 403),
        // Both sides of an attachment are asked for.
        ("AttachPolicyToUser", &[policy[0], custom, own], 200),
        ("AttachPolicyToUser", &[policy[0], custom, foreign], 403),
        ("AttachPolicyToUser", &[other[0], custom, own], 403),
        ("AttachPolicyToUser", &[system[0], system[1], own], 200),
        ("AttachPolicyToUser", &[full[0], full[1], own], 403),
        ("DetachPolicyFromUser", &[policy[0], custom, own], 200),
        ("DetachPolicyFromUser", &[other[0], custom, own], 403),
        ("DecodeDiagnosticMessage", &[("EncodedDiagnosticMessage", "x")], 403),
    ];
    for &(operation, own, status) in cases {
        let reply = call(&server, &user("LTAIadmin"), operation, own).await;
        assert_eq!(reply.status, status, "{operation} {own:?} {}", reply.body);
        if status == 403 {
            let (_, code, message) = refusal(&reply);
            assert_eq!(code, "NoPermission");
            assert_eq!(message, "You are not authorized to do this action.");
        }
    }
}

#[tokio::test]
async fn a_refusal_says_which_right_is_missing_and_can_be_decoded() {
    let server = server().await;
    let denied = call(
        &server,
        &user("LTAIadmin"),
        "CreateRole",
        &[("RoleName", "r"), ("AssumeRolePolicyDocument", TRUST)],
    )
    .await;
    let detail = &json(&denied)["AccessDeniedDetail"];
    assert_eq!(detail["AuthAction"], "ram:CreateRole");
    assert_eq!(detail["AuthPrincipalType"], "SubUser");
    assert_eq!(detail["AuthPrincipalOwnerId"], ACCOUNT);
    assert_eq!(detail["NoPermissionType"], "ImplicitDeny");
    assert_eq!(detail["PolicyType"], "AccountLevelIdentityBasedPolicy");
    let decoded = decode(&server, detail).await;
    assert_eq!(
        decoded["AuthResource"],
        format!("acs:ram::{ACCOUNT}:role/*")
    );
    assert_eq!(decoded["ExplicitDeny"], false);
    let principal = &decoded["AuthPrincipal"]["AuthPrincipalDisplayName"];
    assert_eq!(*principal, detail["AuthPrincipalDisplayName"]);

    // A Deny names the policy that has it.
    let key = user_with_key(&server, "u").await;
    let deny = PUT_AND_GET.replace("Allow", "Deny");
    let policy = ("PolicyName", "no-reading");
    done(
        &server,
        "CreatePolicy",
        &[policy, ("PolicyDocument", &deny)],
    )
    .await;
    let attach = [policy, ("PolicyType", "Custom"), ("UserName", "u")];
    done(&server, "AttachPolicyToUser", &attach).await;
    let refused = key.ask(&server, &GET).await;
    let message = refused.element("EncodedDiagnosticMessage");
    let detail = serde_json::json!({"EncodedDiagnosticMessage": message});
    let decoded = decode(&server, &detail).await;
    assert_eq!(decoded["ExplicitDeny"], true);
    assert_eq!(decoded["AuthAction"], "oss:GetObject");
    assert_eq!(
        decoded["MatchedPolicies"][0]["PolicyIdentifier"],
        "no-reading"
    );
}

async fn decode(server: &Emulator, detail: &Value) -> Value {
    let message = detail["EncodedDiagnosticMessage"].as_str().unwrap();
    let own = [("EncodedDiagnosticMessage", message)];
    done(server, "DecodeDiagnosticMessage", &own).await["DecodedDiagnosticMessage"].clone()
}

#[tokio::test]
async fn another_account_has_its_own_users_and_decodes_its_own_refusals() {
    let all = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let stranger = User::new("oss-emulator")
        .account("2000000000000002")
        .access_key("LTAIstranger", "secret")
        .policy(all);
    let server = builder().user(stranger).start().await.unwrap();
    done(&server, "CreateUser", &[("UserName", "u")]).await;
    let stranger = user("LTAIstranger");
    let unknown = call(&server, &stranger, "GetUser", &[("UserName", "u")]).await;
    assert_eq!(code(&unknown), "EntityNotExist.User");
    let listed = json(&call(&server, &stranger, "ListUsers", &[]).await);
    assert_eq!(listed["Users"]["User"].as_array().unwrap().len(), 1);
    let key = key_of(&server, "u").await;
    let denied = json(&call(&server, &key, "ListUsers", &[]).await);
    let message = denied["AccessDeniedDetail"]["EncodedDiagnosticMessage"].as_str();
    let own = [("EncodedDiagnosticMessage", message.unwrap())];
    let reply = call(&server, &stranger, "DecodeDiagnosticMessage", &own).await;
    assert_eq!(code(&reply), "InvalidParameter.EncodedDiagnosticMessage");
    done(&server, "DecodeDiagnosticMessage", &own).await;
}

#[tokio::test]
async fn the_accounts_own_key_may_everything_but_assume() {
    let server = server().await;
    let root = user(ROOT);
    let made = call(&server, &root, "CreateUser", &[("UserName", "u")]).await;
    assert_eq!(made.status, 200);
    let role = [
        ("RoleName", "RamOssTest"),
        ("AssumeRolePolicyDocument", TRUST),
    ];
    assert_eq!(call(&server, &root, "CreateRole", &role).await.status, 200);
    let own = call(&server, &root, "ListAccessKeys", &[]).await;
    assert_eq!(
        json(&own)["AccessKeys"]["AccessKey"][0]["AccessKeyId"],
        ROOT
    );
    assert_eq!(ROLE, format!("acs:ram::{ACCOUNT}:role/RamOssTest"));
    let assume = crate::sts::call(&server, &root, &ASSUME).await;
    let (status, code, message) = refusal(&assume);
    assert_eq!((status, code.as_str()), (403, "NoPermission"));
    assert_eq!(message, "Roles may not be assumed by root accounts.");
}

#[tokio::test]
async fn a_key_names_its_own_user_and_a_session_must_say_whose() {
    let server = server().await;
    let key = user_with_key(&server, "oss-u").await;
    let ram = [
        ("PolicyName", "AliyunRAMFullAccess"),
        ("PolicyType", "System"),
        ("UserName", "oss-u"),
    ];
    done(&server, "AttachPolicyToUser", &ram).await;
    let own = json(&call(&server, &key, "ListAccessKeys", &[]).await);
    assert_eq!(own["AccessKeys"]["AccessKey"][0]["AccessKeyId"], id(&key));
    // What the builder made is there too.
    let admin = done(&server, "ListAccessKeys", &[("UserName", "admin")]).await;
    assert_eq!(
        admin["AccessKeys"]["AccessKey"][0]["AccessKeyId"],
        "LTAIadmin"
    );
    let policies = done(&server, "ListPoliciesForUser", &[("UserName", "admin")]).await;
    assert_eq!(
        policies["Policies"]["Policy"][0]["PolicyName"],
        "admin-policy-1"
    );

    let role = ("RoleName", "oss-emulator");
    let for_role = [ram[0], ram[1], role];
    done(&server, "AttachPolicyToRole", &for_role).await;
    let session = assume(
        &server,
        &Signer::of(&server),
        &[("RoleArn", &server.role_arn())],
    )
    .await;
    let reply = call(&server, &session, "ListAccessKeys", &[]).await;
    assert_eq!(code(&reply), "MissingUserName");
    let reply = call(&server, &session, "GetUser", &[("UserName", "admin")]).await;
    assert_eq!(reply.status, 200, "{}", reply.body);

    // A session policy narrows what its role may.
    let only =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser","Resource":"*"}]}"#;
    let narrow = [("RoleArn", server.role_arn()), ("Policy", only.to_owned())];
    let narrow = narrow
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let session = assume(&server, &Signer::of(&server), &narrow).await;
    let reply = call(&server, &session, "GetUser", &[("UserName", "admin")]).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let denied = json(&call(&server, &session, "ListUsers", &[]).await);
    assert_eq!(denied["AccessDeniedDetail"]["PolicyType"], "SessionPolicy");
}

#[tokio::test]
async fn a_renamed_user_keeps_keys_rights_and_number() {
    let server = server().await;
    let key = user_with_key(&server, "before").await;
    let ram = [
        ("PolicyName", "AliyunRAMFullAccess"),
        ("PolicyType", "System"),
        ("UserName", "before"),
    ];
    done(&server, "AttachPolicyToUser", &ram).await;
    let old = done(&server, "GetUser", &[("UserName", "before")]).await;
    let rename = [("UserName", "before"), ("NewUserName", "after")];
    let new = done(&server, "UpdateUser", &rename).await;
    assert_eq!(old["User"]["UserId"], new["User"]["UserId"]);
    let own = json(&call(&server, &key, "ListAccessKeys", &[]).await);
    assert_eq!(own["AccessKeys"]["AccessKey"][0]["AccessKeyId"], id(&key));
    let gone = call(&server, &key, "GetUser", &[("UserName", "before")]).await;
    assert_eq!(code(&gone), "EntityNotExist.User");
    let who = call(
        &server,
        &key,
        "GetCallerIdentity",
        &[("Version", "2015-04-01")],
    )
    .await;
    assert_eq!(json(&who)["Arn"], format!("acs:ram::{ACCOUNT}:user/after"));
}
