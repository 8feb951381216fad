//! The call of RAM for each step.

use oss_ram::operations::access_key::KeyStatus;
use oss_ram::operations::policy::RotateStrategy;
use oss_ram::{Error, Ram};

use crate::access::step::Step;

/// Makes the call of a step.
pub(super) async fn send(ram: &Ram, step: &Step) -> Result<(), Error> {
    match step.clone() {
        Step::CreatePolicy {
            name,
            document,
            marker,
        } => {
            let create = ram.create_policy(name, document).description(marker);
            create.send().await.map(drop)
        }
        Step::ChangePolicy { name, document } => {
            let create = ram
                .create_policy_version(name, document)
                .set_as_default(true)
                .rotate_strategy(RotateStrategy::DeleteOldestNonDefaultVersionWhenLimitExceeded);
            create.send().await.map(drop)
        }
        Step::DeletePolicy(name) => ram
            .delete_policy(name)
            .cascading_delete(true)
            .send()
            .await
            .map(drop),
        Step::CreateUser { name, marker } => ram
            .create_user(name)
            .comments(marker)
            .send()
            .await
            .map(drop),
        Step::MarkUser { name, marker } => ram
            .update_user(name)
            .new_comments(marker)
            .send()
            .await
            .map(drop),
        Step::DeleteUser(name) => ram.delete_user(name).send().await.map(drop),
        Step::AttachToUser(policy, user) => ram
            .attach_policy_to_user(policy, user)
            .send()
            .await
            .map(drop),
        Step::DetachFromUser(policy, user) => ram
            .detach_policy_from_user(policy, user)
            .send()
            .await
            .map(drop),
        Step::CreateRole {
            name,
            trust,
            max_session,
            marker,
        } => {
            let create = ram.create_role(name, trust).description(marker);
            create
                .max_session_duration(max_session)
                .send()
                .await
                .map(drop)
        }
        Step::ChangeRole {
            name,
            trust,
            max_session,
            marker,
        } => {
            let update = ram
                .update_role(name, max_session)
                .new_assume_role_policy_document(trust)
                .new_description(marker);
            update.send().await.map(drop)
        }
        Step::DeleteRole(name) => ram.delete_role(name).send().await.map(drop),
        Step::AttachToRole(policy, role) => ram
            .attach_policy_to_role(policy, role)
            .send()
            .await
            .map(drop),
        Step::DetachFromRole(policy, role) => ram
            .detach_policy_from_role(policy, role)
            .send()
            .await
            .map(drop),
        // The secret would be lost here. Keys are created by `Apply::create_key`.
        Step::CreateKey { .. } => Ok(()),
        Step::DisableKey { user, id } => {
            let update = ram.update_access_key(user, id, KeyStatus::Inactive);
            update.send().await.map(drop)
        }
        Step::DeleteKey { user, id } => ram.delete_access_key(user, id).send().await.map(drop),
    }
}
