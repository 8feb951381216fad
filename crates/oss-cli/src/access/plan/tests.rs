//! Plans without a service: a desired, what is there, and what lies between.

use std::time::Duration;

use oss_policy::DocumentUse;
use oss_policy::grant::{Grant, Permission, Trust, assume_policy};
use oss_ram::operations::access_key::KeyStatus;

use super::*;
use crate::access::Names;
use crate::access::desired::DesiredKey;
use crate::access::found::{FoundRole, FoundUser};

const ACCOUNT: &str = "1234567890123456";
const HOUR: Duration = Duration::from_secs(3600);

fn desired(rights: impl IntoIterator<Item = Permission>) -> DesiredGrant {
    let names = Names::new("uploads", false).unwrap();
    let grant = Grant::new("examplebucket", "incoming/").permissions(rights);
    DesiredGrant {
        account: ACCOUNT.to_owned(),
        rights: grant.to_document(DocumentUse::Identity).unwrap(),
        rights_in_words: grant.in_words(),
        assume: Some(assume_policy(ACCOUNT, names.own()).unwrap()),
        trust: Trust::new()
            .user(ACCOUNT, names.own())
            .to_document()
            .unwrap(),
        max_session: HOUR,
        key: DesiredKey::One("→ up.json (0600)".to_owned()),
        delete_old: false,
        adopt: false,
        names,
    }
}

/// What is there once the desired is fulfilled.
fn fulfilled(desired: &DesiredGrant) -> Found {
    let marker = Some(desired.names.marker());
    let policy = |document: &Document| FoundPolicy {
        description: marker.clone(),
        document: Some(document.clone()),
    };
    Found {
        user: Some(FoundUser {
            comments: marker.clone(),
            keys: vec![key("LTAI5t000000000000000001", KeyStatus::Active)],
            policies: vec![desired.names.assume()],
        }),
        role: Some(FoundRole {
            arn: desired.names.role_arn(ACCOUNT),
            description: marker.clone(),
            trust: Some(desired.trust.clone()),
            max_session: desired.max_session,
            policies: vec![desired.names.rights()],
        }),
        rights: Some(policy(&desired.rights)),
        assume: desired.assume.as_ref().map(policy),
    }
}

fn key(id: &str, status: KeyStatus) -> FoundKey {
    FoundKey {
        id: id.to_owned(),
        status,
        created: None,
    }
}

fn steps(plan: &Plan) -> Vec<String> {
    plan.steps().iter().map(ToString::to_string).collect()
}

fn lines(desired: &DesiredGrant, found: &Found) -> Vec<String> {
    let plan = grant(desired, found).unwrap();
    plan.to_string().lines().map(str::to_owned).collect()
}

#[test]
fn from_nothing_everything_is_made_and_the_key_last() {
    let desired = desired([Permission::Upload, Permission::List]);
    let plan = grant(&desired, &Found::default()).unwrap();
    assert_eq!(
        steps(&plan),
        [
            "create policy oss-uploads",
            "create user oss-uploads",
            "create policy oss-uploads-assume",
            "attach oss-uploads-assume to user oss-uploads",
            "create role oss-uploads",
            "attach oss-uploads to role oss-uploads",
            "create a key of oss-uploads",
        ]
    );
    assert_eq!(plan.size(), "these 5 changes (7 calls)");
    assert_eq!(
        plan.to_string(),
        concat!(
            "  + policy  oss-uploads          upload, list on examplebucket/incoming/*\n",
            "  + user    oss-uploads\n",
            "  + policy  oss-uploads-assume   sts:AssumeRole on role/oss-uploads only\n",
            "  + role    oss-uploads          trusts user/oss-uploads, sessions up to 1h\n",
            "  + key     of oss-uploads       → up.json (0600)\n",
        )
    );
}

#[test]
fn what_is_as_wished_is_left_alone() {
    let desired = desired([Permission::Upload, Permission::List]);
    let mut found = fulfilled(&desired);
    assert!(grant(&desired, &found).unwrap().is_empty());
    // Another text that says the same is no difference.
    let text = desired
        .rights
        .text()
        .replace(':', ": ")
        .replacen("\": \"1\"", "\": \"1\" ", 1);
    let reordered = text
        .replace("acs: oss: *: *: ", "acs:oss:*:*:")
        .replace("oss: ", "oss:");
    let same = Document::parse(&reordered, DocumentUse::Identity).unwrap();
    assert_ne!(same.text(), desired.rights.text());
    found.rights.as_mut().unwrap().document = Some(same);
    assert!(grant(&desired, &found).unwrap().is_empty());
}

#[test]
fn a_key_that_exists_is_said_to() {
    let desired = desired([Permission::Upload]);
    let plan = grant(&desired, &fulfilled(&desired)).unwrap();
    let notes: Vec<_> = plan.notes().collect();
    assert_eq!(
        notes,
        [
            "  note: key LTAI5t…001 exists; its secret cannot be read again (--rotate-key creates a \
          new key)"
        ]
    );
}

#[test]
fn a_changed_right_is_a_new_version_with_its_difference() {
    let before = desired([Permission::Upload]);
    let after = desired([Permission::Upload, Permission::Read]);
    let found = fulfilled(&before);
    assert_eq!(
        steps(&grant(&after, &found).unwrap()),
        ["change policy oss-uploads"]
    );
    let lines = lines(&after, &found);
    assert_eq!(
        lines[0],
        "  ~ policy  oss-uploads   upload, read on examplebucket/incoming/*"
    );
    assert_eq!(
        lines[1],
        "      + statement 1: allow oss:GetObject on acs:oss:*:*:examplebucket/incoming/*"
    );
}

#[test]
fn trust_and_session_length_are_brought_up_to_date_together() {
    let before = desired([Permission::Read]);
    let mut after = before.clone();
    after.trust = Trust::new().account(ACCOUNT).to_document().unwrap();
    after.max_session = HOUR * 8;
    let plan = grant(&after, &fulfilled(&before)).unwrap();
    assert_eq!(steps(&plan), ["change role oss-uploads"]);
    let lines = lines(&after, &fulfilled(&before));
    assert!(lines[0].contains("sessions up to 8h"), "{lines:?}");
    assert!(lines[1].contains("principal"), "{lines:?}");
    assert_eq!(lines[2], "      ~ sessions were up to 1h");
}

#[test]
fn what_is_missing_or_too_much_on_user_and_role_is_mended() {
    let desired = desired([Permission::Read]);
    let mut found = fulfilled(&desired);
    let more = PolicyName::system("AliyunOSSFullAccess");
    found.role.as_mut().unwrap().policies = vec![more.clone()];
    found.user.as_mut().unwrap().policies.push(more);
    assert_eq!(
        steps(&grant(&desired, &found).unwrap()),
        [
            "detach AliyunOSSFullAccess from user oss-uploads",
            "attach oss-uploads to role oss-uploads",
            "detach AliyunOSSFullAccess from role oss-uploads",
        ]
    );
}

#[test]
fn what_is_not_ours_is_refused_and_taken_over_only_when_told() {
    let mut desired = desired([Permission::Read]);
    let mut found = fulfilled(&desired);
    found.user.as_mut().unwrap().comments = None;
    found.role.as_mut().unwrap().description = Some("by hand".to_owned());
    found.rights.as_mut().unwrap().description = None;
    let foreign = ["policy oss-uploads", "user oss-uploads", "role oss-uploads"];
    let foreign: Vec<_> = foreign.iter().map(ToString::to_string).collect();
    assert_eq!(grant(&desired, &found), Err(Refusal::Foreign(foreign)));
    desired.adopt = true;
    let plan = grant(&desired, &found).unwrap();
    assert_eq!(
        steps(&plan),
        ["take over user oss-uploads", "change role oss-uploads"]
    );
    assert_eq!(
        plan.notes()
            .filter(|note| note.contains("taken over"))
            .count(),
        3
    );
    // Once the role is ours, so is the policy that hangs on it, though nothing marks it.
    found.user.as_mut().unwrap().comments = Some(desired.names.marker());
    found.role.as_mut().unwrap().description = Some(desired.names.marker());
    desired.adopt = false;
    assert!(grant(&desired, &found).unwrap().is_empty());
}

#[test]
fn a_key_is_rotated_before_the_old_one_is_disabled() {
    let mut desired = desired([Permission::Read]);
    desired.key = DesiredKey::New("→ up.json (0600)".to_owned());
    let found = fulfilled(&desired);
    let plan = grant(&desired, &found).unwrap();
    assert_eq!(
        steps(&plan),
        [
            "create a key of oss-uploads",
            "disable key LTAI5t000000000000000001"
        ]
    );
}

#[test]
fn a_third_key_has_no_room_and_an_active_one_is_never_deleted() {
    let mut desired = desired([Permission::Read]);
    desired.key = DesiredKey::New("→ up.json (0600)".to_owned());
    let mut found = fulfilled(&desired);
    let second = |status| key("LTAI5t000000000000000002", status);
    found
        .user
        .as_mut()
        .unwrap()
        .keys
        .push(second(KeyStatus::Inactive));
    let full = Refusal::NoRoomForKey(found.keys().to_vec());
    assert_eq!(grant(&desired, &found), Err(full));
    desired.delete_old = true;
    assert_eq!(
        steps(&grant(&desired, &found).unwrap()),
        [
            "delete key LTAI5t000000000000000002",
            "create a key of oss-uploads",
            "disable key LTAI5t000000000000000001",
        ]
    );
    found.user.as_mut().unwrap().keys[1] = second(KeyStatus::Active);
    assert!(matches!(
        grant(&desired, &found),
        Err(Refusal::NoRoomForKey(_))
    ));
}

#[test]
fn the_way_back_cuts_tokens_first() {
    let desired = desired([Permission::Read]);
    let found = fulfilled(&desired);
    let plan = crate::access::revoke::revoke(&desired.names, &found, false).unwrap();
    assert_eq!(
        steps(&plan),
        [
            "detach oss-uploads from role oss-uploads",
            "disable key LTAI5t000000000000000001",
            "delete role oss-uploads",
            "detach oss-uploads-assume from user oss-uploads",
            "delete key LTAI5t000000000000000001",
            "delete user oss-uploads",
            "delete policy oss-uploads",
            "delete policy oss-uploads-assume",
        ]
    );
    let plan = crate::access::revoke::revoke(&desired.names, &found, true).unwrap();
    assert!(
        !steps(&plan)
            .iter()
            .any(|step| step.contains("key") || step.contains("delete user"))
    );
    let mut foreign = found;
    foreign.user.as_mut().unwrap().comments = None;
    let refused = crate::access::revoke::revoke(&desired.names, &foreign, false);
    assert!(matches!(refused, Err(Refusal::Foreign(_))));
}
