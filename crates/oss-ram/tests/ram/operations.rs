//! Every operation as the samples call it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

use oss_policy::grant::Trust;
use oss_policy::{Document, DocumentUse, PolicyKind};
use oss_ram::*;
use serde_json::Value;

use crate::stage::{answer, ram, sample};

/// An operation, what it sends, and how it reads an answer.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) parameters: BTreeMap<String, String>,
    read: Box<Read>,
}

type Read = dyn Fn(&Value) -> Result<String, Error>;

impl Case {
    fn of<O>(operation: O) -> Self
    where
        O: Operation + 'static,
        O::Output: Debug,
    {
        let parameters = operation.parameters().unwrap();
        let parameters = parameters
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let parameters = parameters.collect();
        let read = move |body: &Value| {
            let (ram, _) = ram([answer(200, body)]);
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let output = runtime.unwrap().block_on(ram.send(&operation))?;
            Ok(format!("{output:?}"))
        };
        Self {
            name: O::NAME,
            parameters,
            read: Box::new(read),
        }
    }

    /// The output for an answer, in its debug form, which has every member but the secret.
    pub(crate) fn read(&self, body: &Value) -> Result<String, Error> {
        (self.read)(body)
    }
}

fn document(operation: &str, parameter: &str) -> Document {
    let sample = sample(operation);
    let text = sample["request"][parameter].as_str().unwrap();
    Document::parse(text, DocumentUse::Identity).unwrap()
}

fn trust(operation: &str, parameter: &str) -> Document {
    let sample = sample(operation);
    let text = sample["request"][parameter].as_str().unwrap();
    Document::parse(text, DocumentUse::Trust).unwrap()
}

pub(crate) const USER: &str = "uploader";
pub(crate) const ROLE: &str = "RamOssTest";
pub(crate) const POLICY: &str = "RamTestPolicy";
const KEY: &str = "LTAI5tEXAMPLEuploader001";
const MARK: &str = "managed-by=oss-access; grant=uploads";

/// All operations, with the parameters of their samples.
pub(crate) fn all() -> Vec<Case> {
    let custom = || PolicyName::custom(POLICY);
    let system = || PolicyName::system("AliyunSTSAssumeRoleAccess");
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    let create_role = trust("CreateRole", "AssumeRolePolicyDocument");
    let update_role = trust("UpdateRole", "NewAssumeRolePolicyDocument");
    let create_policy = document("CreatePolicy", "PolicyDocument");
    let create_version = document("CreatePolicyVersion", "PolicyDocument");
    vec![
        Case::of(AttachPolicyToRole::new(custom(), ROLE)),
        Case::of(AttachPolicyToUser::new(system(), USER)),
        Case::of(CreateAccessKey::new(USER)),
        Case::of(CreatePolicy::new(POLICY, create_policy).description(MARK)),
        Case::of(
            CreatePolicyVersion::new(POLICY, create_version)
                .as_default()
                .rotate(),
        ),
        Case::of(
            CreateRole::new(ROLE, create_role)
                .description(MARK)
                .max_session_duration(hours(1)),
        ),
        Case::of(CreateUser::new(USER).display_name(USER).comments(MARK)),
        Case::of(DecodeDiagnosticMessage::new("EXAMPLEencodedMessage1")),
        Case::of(DeleteAccessKey::new(USER, KEY)),
        Case::of(DeletePolicy::new(POLICY).cascading()),
        Case::of(DeletePolicyVersion::new(POLICY, "v1")),
        Case::of(DeleteRole::new(ROLE)),
        Case::of(DeleteUser::new(USER)),
        Case::of(DetachPolicyFromRole::new(custom(), ROLE)),
        Case::of(DetachPolicyFromUser::new(system(), USER)),
        Case::of(GetAccessKeyLastUsed::new(USER, KEY)),
        Case::of(GetPolicy::new(custom())),
        Case::of(GetPolicyVersion::new(system(), "v1")),
        Case::of(GetRole::new(ROLE)),
        Case::of(GetUser::new(USER)),
        Case::of(ListAccessKeys::new(USER)),
        Case::of(ListEntitiesForPolicy::new(custom())),
        Case::of(
            ListPolicies::new()
                .policy_type(PolicyKind::Custom)
                .max_items(100)
                .marker("EXAMPLEmarker1"),
        ),
        Case::of(ListPoliciesForRole::new(ROLE)),
        Case::of(ListPoliciesForUser::new(USER)),
        Case::of(ListPolicyVersions::new(custom())),
        Case::of(ListRoles::new().max_items(100)),
        Case::of(ListUsers::new().max_items(1)),
        Case::of(SetDefaultPolicyVersion::new(POLICY, "v1")),
        Case::of(UpdateAccessKey::new(USER, KEY, KeyStatus::Inactive)),
        Case::of(UpdateRole::new(ROLE, hours(12)).new_assume_role_policy_document(update_role)),
        Case::of(
            UpdateUser::new(USER)
                .new_user_name("uploader2")
                .new_display_name("uploader2"),
        ),
    ]
}

/// A trust policy for tests that need some.
pub(crate) fn some_trust() -> Document {
    Trust::new()
        .account("1234567890123456")
        .to_document()
        .unwrap()
}
