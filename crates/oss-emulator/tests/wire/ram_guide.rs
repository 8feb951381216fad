//! The official guide's steps 1 to 5 as calls, from nothing to an object and back to nothing.

use crate::ram::{
    ACCOUNT, PUT_AND_GET, TRUST, call, done, id, refusal, refused, server, user_with_key,
};
use crate::signed::{GET, Plain};
use crate::sts::{assume, code};

const PUT: Plain<'static> = Plain {
    method: "PUT",
    body: "hello",
    ..GET
};
const DELETE: Plain<'static> = Plain {
    method: "DELETE",
    ..GET
};

#[tokio::test]
async fn from_nothing_to_an_object_and_back() {
    let server = server().await;
    let key = user_with_key(&server, "RamTest").await;
    let assume_access = [
        ("PolicyType", "System"),
        ("PolicyName", "AliyunSTSAssumeRoleAccess"),
        ("UserName", "RamTest"),
    ];
    let role_policy = [
        ("PolicyType", "Custom"),
        ("PolicyName", "RamTestPolicy"),
        ("RoleName", "RamOssTest"),
    ];
    let role = [
        ("RoleName", "RamOssTest"),
        ("AssumeRolePolicyDocument", TRUST),
    ];
    let policy = [
        ("PolicyName", "RamTestPolicy"),
        ("PolicyDocument", PUT_AND_GET),
    ];
    done(&server, "AttachPolicyToUser", &assume_access).await;
    let made = done(&server, "CreateRole", &role).await;
    let arn = made["Role"]["Arn"].as_str().unwrap().to_owned();
    assert_eq!(arn, format!("acs:ram::{ACCOUNT}:role/ramosstest"));
    done(&server, "CreatePolicy", &policy).await;
    done(&server, "AttachPolicyToRole", &role_policy).await;

    let session = assume(&server, &key, &[("RoleArn", &arn)]).await;
    assert_eq!(session.ask(&server, &PUT).await.status, 200);
    assert_eq!(session.ask(&server, &GET).await.body, "hello");
    let denied = session.ask(&server, &DELETE).await;
    assert_eq!(
        (denied.status, denied.element("Code")),
        (403, "AccessDenied")
    );
    assert_eq!(denied.element("AuthAction"), "oss:DeleteObject");
    // The user itself may do nothing but assume.
    assert_eq!(key.ask(&server, &GET).await.status, 403);

    // What is taken from the role is taken from its sessions.
    done(&server, "DetachPolicyFromRole", &role_policy).await;
    assert_eq!(session.ask(&server, &GET).await.status, 403);
    done(&server, "AttachPolicyToRole", &role_policy).await;
    assert_eq!(session.ask(&server, &GET).await.status, 200);
    done(&server, "DetachPolicyFromRole", &role_policy).await;

    done(&server, "DeleteRole", &role[..1]).await;
    let dead = session.ask(&server, &GET).await;
    assert_eq!(dead.element("Code"), "InvalidSecurityToken");
    // Another role of the same name is not the one that was assumed.
    done(&server, "CreateRole", &role).await;
    let dead = session.ask(&server, &GET).await;
    assert_eq!(dead.element("Code"), "InvalidSecurityToken");
    done(&server, "DeleteRole", &role[..1]).await;

    done(&server, "DetachPolicyFromUser", &assume_access).await;
    let (key_id, user) = (id(&key), ("UserName", "RamTest"));
    done(
        &server,
        "DeleteAccessKey",
        &[("UserAccessKeyId", &key_id), user],
    )
    .await;
    done(&server, "DeleteUser", &[user]).await;
    done(&server, "DeletePolicy", &policy[..1]).await;
    let gone = call(&server, &key, "GetUser", &[user]).await;
    assert_eq!(code(&gone), "InvalidAccessKeyId.NotFound");
    let unknown = key.ask(&server, &GET).await;
    assert_eq!(unknown.element("Code"), "InvalidAccessKeyId");
    assert_eq!(refusal(&gone).0, 404);
    let (status, code, _) = refused(&server, "GetUser", &[user]).await;
    assert_eq!((status, code.as_str()), (404, "EntityNotExist.User"));
}

#[tokio::test]
async fn a_key_that_is_switched_off_is_refused_everywhere() {
    let server = server().await;
    let key = user_with_key(&server, "u").await;
    let switch = async |status| {
        let key = id(&key);
        let own = [
            ("UserName", "u"),
            ("UserAccessKeyId", &key),
            ("Status", status),
        ];
        done(&server, "UpdateAccessKey", &own).await
    };
    switch("Inactive").await;
    let oss = key.ask(&server, &GET).await;
    assert_eq!(
        (oss.status, oss.element("Code")),
        (403, "InvalidAccessKeyId")
    );
    assert!(
        oss.element("Message").ends_with("is disabled."),
        "{}",
        oss.body
    );
    for (operation, version) in [
        ("GetCallerIdentity", "2015-04-01"),
        ("GetUser", "2015-05-01"),
    ] {
        let reply = call(&server, &key, operation, &[("Version", version)]).await;
        assert_eq!(code(&reply), "InvalidAccessKeyId.Inactive");
    }
    switch("Active").await;
    let denied = key.ask(&server, &GET).await;
    assert_eq!(denied.element("Code"), "AccessDenied");
}
