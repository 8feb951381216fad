//! Every operation answers with the members of its sample, which has the documented form.

use serde_json::Value;

use crate::ram::{call, done};
use crate::raw::ask;
use crate::signed::{GET, Signer, builder};
use crate::sts::{self, assume, json};

macro_rules! samples {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../samples/ram/", $name, ".json")))),*]
    };
}

const SAMPLES: &[(&str, &str)] = samples! {
    "AttachPolicyToRole" "AttachPolicyToUser" "CreateAccessKey" "CreatePolicy"
    "CreatePolicyVersion" "CreateRole" "CreateUser" "DecodeDiagnosticMessage" "DeleteAccessKey"
    "DeletePolicy" "DeletePolicyVersion" "DeleteRole" "DeleteUser" "DetachPolicyFromRole"
    "DetachPolicyFromUser" "GetAccessKeyLastUsed" "GetPolicy" "GetPolicyVersion" "GetRole"
    "GetUser" "ListAccessKeys" "ListEntitiesForPolicy" "ListPolicies" "ListPoliciesForRole"
    "ListPoliciesForUser" "ListPolicyVersions" "ListRoles" "ListUsers" "SetDefaultPolicyVersion"
    "UpdateAccessKey" "UpdateRole" "UpdateUser"
};

/// The account of the samples.
const ACCOUNT: &str = "1234567890123456";

/// A server that is asked what the samples ask.
struct Walk {
    server: oss_emulator::Emulator,
    seen: Vec<&'static str>,
}

impl Walk {
    /// Asks what the sample asks, with some parameters changed, and compares.
    async fn step(&mut self, operation: &'static str, changes: &[(&str, &str)]) -> Value {
        let (_, text) = SAMPLES.iter().find(|(name, _)| *name == operation).unwrap();
        let sample: Value = serde_json::from_str(text).unwrap();
        let asked: Vec<(String, String)> = sample["request"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
            .map(|(name, value)| {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                (name.clone(), text)
            })
            .collect();
        let mut own: Vec<(&str, &str)> = changes.to_vec();
        own.extend(
            asked
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let answer = done(&self.server, operation, &own).await;
        same_shape(operation, &sample["answer"], &answer);
        self.seen.push(operation);
        answer
    }

    async fn also(&self, operation: &str, own: &[(&str, &str)]) {
        done(&self.server, operation, own).await;
    }
}

/// The same members of the same kinds; of lists the first items.
fn same_shape(at: &str, sample: &Value, ours: &Value) {
    match (sample, ours) {
        (Value::Object(sample), Value::Object(ours)) => {
            let names = |map: &serde_json::Map<String, Value>| {
                let mut names: Vec<String> = map.keys().cloned().collect();
                names.sort_unstable();
                names
            };
            assert_eq!(names(sample), names(ours), "{at}");
            for (name, value) in sample {
                same_shape(&format!("{at}.{name}"), value, &ours[name]);
            }
        }
        (Value::Array(sample), Value::Array(ours)) => {
            if let Some(sample) = sample.first() {
                let first = ours.first().unwrap_or_else(|| panic!("{at} is empty"));
                same_shape(&format!("{at}[]"), sample, first);
            }
        }
        _ => assert_eq!(
            std::mem::discriminant(sample),
            std::mem::discriminant(ours),
            "{at}: {sample} {ours}"
        ),
    }
}

#[tokio::test]
async fn each_operation_answers_as_its_sample() {
    let server = builder().account(ACCOUNT).start().await.unwrap();
    let mut walk = Walk {
        server,
        seen: Vec::new(),
    };
    let (tag, uploader) = (
        r#"[{"Key":"team","Value":"web"}]"#,
        ("UserName", "uploader"),
    );
    let custom = ("PolicyType", "Custom");
    let of_user = [uploader, custom, ("PolicyName", "RamTestPolicy")];

    let first = [("UserName", "a"), ("DisplayName", "a"), ("Comments", "c")];
    walk.also("CreateUser", &first).await;
    walk.step("CreateUser", &[]).await;
    walk.step("GetUser", &[]).await;
    walk.step("ListUsers", &[]).await;
    let key = walk.step("CreateAccessKey", &[]).await;
    let key = key["AccessKey"]["AccessKeyId"].as_str().unwrap().to_owned();
    walk.step("ListAccessKeys", &[]).await;
    walk.step("GetAccessKeyLastUsed", &[("UserAccessKeyId", &key)])
        .await;
    walk.step("UpdateAccessKey", &[("UserAccessKeyId", &key)])
        .await;
    walk.step("DeleteAccessKey", &[("UserAccessKeyId", &key)])
        .await;

    walk.step("CreateRole", &[("Tag", tag)]).await;
    walk.step("GetRole", &[]).await;
    walk.step("UpdateRole", &[]).await;
    walk.step("ListRoles", &[("Tag", tag)]).await;

    walk.step("CreatePolicy", &[("Tag", tag)]).await;
    walk.step("GetPolicy", &[]).await;
    walk.step("ListPolicies", &[("Marker", ""), ("Tag", tag)])
        .await;
    walk.step("GetPolicyVersion", &[]).await;
    walk.step("CreatePolicyVersion", &[]).await;
    walk.step("ListPolicyVersions", &[]).await;
    walk.step("SetDefaultPolicyVersion", &[]).await;
    walk.step("SetDefaultPolicyVersion", &[("VersionId", "v2")])
        .await;
    walk.step("DeletePolicyVersion", &[]).await;

    walk.step("AttachPolicyToUser", &[]).await;
    walk.also("AttachPolicyToUser", &of_user).await;
    walk.step("AttachPolicyToRole", &[]).await;
    walk.step("ListPoliciesForUser", &[]).await;
    walk.step("ListPoliciesForRole", &[]).await;
    walk.step("ListEntitiesForPolicy", &[]).await;

    let message = refusal_of_a_session(&walk.server).await;
    let decoded = walk
        .step(
            "DecodeDiagnosticMessage",
            &[("EncodedDiagnosticMessage", &message)],
        )
        .await;
    let decoded = &decoded["DecodedDiagnosticMessage"];
    assert_eq!(decoded["NoPermissionPolicyType"], "SessionPolicy");
    assert_eq!(decoded["AuthAction"], "oss:GetObject");
    let object = format!("acs:oss:oss-cn-hangzhou:{ACCOUNT}:examplebucket/exampledir/k.txt");
    assert_eq!(decoded["AuthResource"], object);
    let name = &decoded["AuthPrincipal"]["AuthPrincipalDisplayName"];
    assert_eq!(name, "oss-emulator:sessiontest");
    assert!(!decoded.to_string().contains("security-token"));

    walk.also("DetachPolicyFromUser", &of_user).await;
    walk.step("DetachPolicyFromUser", &[]).await;
    walk.step("DetachPolicyFromRole", &[]).await;
    walk.step("DeleteRole", &[]).await;
    walk.step("DeletePolicy", &[]).await;
    walk.step("UpdateUser", &[]).await;
    walk.step("DeleteUser", &[("UserName", "uploader2")]).await;

    let all = SAMPLES.iter().map(|(name, _)| *name);
    let left: Vec<&str> = all.filter(|name| !walk.seen.contains(name)).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The message of a refusal by a session policy.
async fn refusal_of_a_session(server: &oss_emulator::Emulator) -> String {
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:PutObject","Resource":"*"}]}"#;
    let own = [
        ("RoleArn", server.role_arn()),
        ("Policy", policy.to_owned()),
    ];
    let own = own.each_ref().map(|(name, value)| (*name, value.as_str()));
    let session = assume(server, &Signer::of(server), &own).await;
    let denied = session.ask(server, &GET).await;
    assert_eq!(denied.element("PolicyType"), "SessionPolicy");
    denied.element("EncodedDiagnosticMessage").to_owned()
}

#[tokio::test]
async fn answers_and_errors_have_an_xml_form() {
    let server = crate::ram::server().await;
    let full = Signer::of(&server);
    let xml = ("Format", "XML");
    call(&server, &full, "CreateUser", &[("UserName", "u1"), xml]).await;
    call(&server, &full, "CreateUser", &[("UserName", "u2")]).await;
    let reply = call(&server, &full, "ListUsers", &[("MaxItems", "1"), xml]).await;
    assert_eq!(reply.header("content-type"), "application/xml");
    let users = "<IsTruncated>true</IsTruncated><Marker>";
    assert!(
        reply.body.contains("<ListUsersResponse><RequestId>"),
        "{}",
        reply.body
    );
    assert!(reply.body.contains(users), "{}", reply.body);
    assert!(
        reply.body.contains("<Users><User><UserId>2"),
        "{}",
        reply.body
    );
    assert_eq!(reply.header("x-acs-request-id"), reply.element("RequestId"));
    let reply = call(&server, &full, "GetUser", &[("UserName", "none"), xml]).await;
    assert_eq!(
        (reply.status, reply.element("Code")),
        (404, "EntityNotExist.User")
    );
    assert_eq!(reply.element("Message"), "The user does not exist.");
}

#[tokio::test]
async fn the_acs3_signature_carries_action_and_version_in_headers() {
    let server = crate::ram::server().await;
    let signer = Signer::of(&server);
    let query = [
        ("PolicyName", "p"),
        ("PolicyDocument", crate::ram::PUT_AND_GET),
    ];
    let request = sts::acs3_call(&signer, ("CreatePolicy", "2015-05-01"), &query, "n1");
    let reply = ask(&server, &request).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    // The document is kept byte for byte.
    let own = [("PolicyName", "p"), ("PolicyType", "Custom")];
    let got = done(&server, "GetPolicy", &own).await;
    let document = &got["DefaultPolicyVersion"]["PolicyDocument"];
    assert_eq!(document, crate::ram::PUT_AND_GET);
    // Other clients write True for true.
    let query = [query[0], query[1], ("SetAsDefault", "True")];
    let request = sts::acs3_call(&signer, ("CreatePolicyVersion", "2015-05-01"), &query, "n2");
    let version = json(&ask(&server, &request).await);
    assert_eq!(version["PolicyVersion"]["IsDefaultVersion"], true);
}
