//! The call of RAM for each step.

use oss_ram::{
    AttachPolicyToRole, AttachPolicyToUser, CreatePolicy, CreatePolicyVersion, CreateRole,
    CreateUser, DeleteAccessKey, DeletePolicy, DeleteRole, DeleteUser, DetachPolicyFromRole,
    DetachPolicyFromUser, Error, KeyStatus, Ram, UpdateAccessKey, UpdateRole, UpdateUser,
};

use crate::access::step::Step;

/// Makes the call of a step.
pub(super) async fn send(ram: &Ram, step: &Step) -> Result<(), Error> {
    match step.clone() {
        Step::CreatePolicy {
            name,
            document,
            marker,
        } => {
            let create = CreatePolicy::new(name, document).description(marker);
            ram.send(&create).await.map(drop)
        }
        Step::ChangePolicy { name, document } => {
            let create = CreatePolicyVersion::new(name, document)
                .as_default()
                .rotate();
            ram.send(&create).await.map(drop)
        }
        Step::DeletePolicy(name) => ram
            .send(&DeletePolicy::new(name).cascading())
            .await
            .map(drop),
        Step::CreateUser { name, marker } => ram
            .send(&CreateUser::new(name).comments(marker))
            .await
            .map(drop),
        Step::MarkUser { name, marker } => ram
            .send(&UpdateUser::new(name).new_comments(marker))
            .await
            .map(drop),
        Step::DeleteUser(name) => ram.send(&DeleteUser::new(name)).await.map(drop),
        Step::AttachToUser(policy, user) => ram
            .send(&AttachPolicyToUser::new(policy, user))
            .await
            .map(drop),
        Step::DetachFromUser(policy, user) => ram
            .send(&DetachPolicyFromUser::new(policy, user))
            .await
            .map(drop),
        Step::CreateRole {
            name,
            trust,
            max_session,
            marker,
        } => {
            let create = CreateRole::new(name, trust).description(marker);
            ram.send(&create.max_session_duration(max_session))
                .await
                .map(drop)
        }
        Step::ChangeRole {
            name,
            trust,
            max_session,
            marker,
        } => {
            let update = UpdateRole::new(name, max_session)
                .new_assume_role_policy_document(trust)
                .new_description(marker);
            ram.send(&update).await.map(drop)
        }
        Step::DeleteRole(name) => ram.send(&DeleteRole::new(name)).await.map(drop),
        Step::AttachToRole(policy, role) => ram
            .send(&AttachPolicyToRole::new(policy, role))
            .await
            .map(drop),
        Step::DetachFromRole(policy, role) => ram
            .send(&DetachPolicyFromRole::new(policy, role))
            .await
            .map(drop),
        // The secret would be lost here. Keys are created by `Apply::create_key`.
        Step::CreateKey { .. } => Ok(()),
        Step::DisableKey { user, id } => {
            let update = UpdateAccessKey::new(user, id, KeyStatus::Inactive);
            ram.send(&update).await.map(drop)
        }
        Step::DeleteKey { user, id } => ram.send(&DeleteAccessKey::new(user, id)).await.map(drop),
    }
}
