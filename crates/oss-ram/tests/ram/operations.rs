//! Every operation as the samples call it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

use oss_policy::grant::Trust;
use oss_policy::{Document, DocumentUse, PolicyKind};
use oss_ram::operations::access_key::KeyStatus;
use oss_ram::operations::policy::RotateStrategy;
use oss_ram::{Error, Operation, PolicyName, Ram, Response};
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
    fn of<O, T>(operation: impl Fn(&Ram) -> O + 'static) -> Self
    where
        O: Operation<Output = T> + IntoFuture<Output = Result<Response<T>, Error>>,
        T: Debug,
    {
        let request = operation(&ram([]).0).request().unwrap();
        let parameters = request
            .parameters()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let parameters = parameters.collect();
        let read = move |body: &Value| {
            let (ram, _) = ram([answer(200, body)]);
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let call = operation(&ram).into_future();
            let response = runtime.unwrap().block_on(call)?;
            Ok(format!("{response:?}"))
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
        Case::of(move |ram| ram.attach_policy_to_role(custom(), ROLE)),
        Case::of(move |ram| ram.attach_policy_to_user(system(), USER)),
        Case::of(move |ram| ram.create_access_key(USER)),
        Case::of(move |ram| {
            ram.create_policy(POLICY, create_policy.clone())
                .description(MARK)
        }),
        Case::of(move |ram| {
            ram.create_policy_version(POLICY, create_version.clone())
                .set_as_default(true)
                .rotate_strategy(RotateStrategy::DeleteOldestNonDefaultVersionWhenLimitExceeded)
        }),
        Case::of(move |ram| {
            ram.create_role(ROLE, create_role.clone())
                .description(MARK)
                .max_session_duration(hours(1))
        }),
        Case::of(move |ram| ram.create_user(USER).display_name(USER).comments(MARK)),
        Case::of(move |ram| ram.decode_diagnostic_message("EXAMPLEencodedMessage1")),
        Case::of(move |ram| ram.delete_access_key(USER, KEY)),
        Case::of(move |ram| ram.delete_policy(POLICY).cascading_delete(true)),
        Case::of(move |ram| ram.delete_policy_version(POLICY, "v1")),
        Case::of(move |ram| ram.delete_role(ROLE)),
        Case::of(move |ram| ram.delete_user(USER)),
        Case::of(move |ram| ram.detach_policy_from_role(custom(), ROLE)),
        Case::of(move |ram| ram.detach_policy_from_user(system(), USER)),
        Case::of(move |ram| ram.get_access_key_last_used(USER, KEY)),
        Case::of(move |ram| ram.get_policy(custom())),
        Case::of(move |ram| ram.get_policy_version(system(), "v1")),
        Case::of(move |ram| ram.get_role(ROLE)),
        Case::of(move |ram| ram.get_user(USER)),
        Case::of(move |ram| ram.list_access_keys(USER)),
        Case::of(move |ram| ram.list_entities_for_policy(custom())),
        Case::of(move |ram| {
            ram.list_policies()
                .policy_type(PolicyKind::Custom)
                .max_items(100)
                .marker("EXAMPLEmarker1")
        }),
        Case::of(move |ram| ram.list_policies_for_role(ROLE)),
        Case::of(move |ram| ram.list_policies_for_user(USER)),
        Case::of(move |ram| ram.list_policy_versions(custom())),
        Case::of(move |ram| ram.list_roles().max_items(100)),
        Case::of(move |ram| ram.list_users().max_items(1)),
        Case::of(move |ram| ram.set_default_policy_version(POLICY, "v1")),
        Case::of(move |ram| ram.update_access_key(USER, KEY, KeyStatus::Inactive)),
        Case::of(move |ram| {
            ram.update_role(ROLE, hours(12))
                .new_assume_role_policy_document(update_role.clone())
        }),
        Case::of(move |ram| {
            ram.update_user(USER)
                .new_user_name("uploader2")
                .new_display_name("uploader2")
        }),
    ]
}

/// A trust policy for tests that need some.
pub(crate) fn some_trust() -> Document {
    Trust::new()
        .account("1234567890123456")
        .to_document()
        .unwrap()
}
