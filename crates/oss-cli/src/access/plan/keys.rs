//! The changes of a plan that concern keys.

use oss_ram::operations::access_key::KeyStatus;

use super::{Change, Plan, Refusal};
use crate::access::desired::{DesiredGrant, DesiredKey};
use crate::access::found::{Found, FoundKey, short_id};
use crate::access::step::Step;

/// Adds the changes of the user's keys: inactive keys are deleted if that is desired, then a new key
/// is created, and only after that the earlier ones are disabled.
pub(super) fn plan(desired: &DesiredGrant, found: &Found, plan: &mut Plan) -> Result<(), Refusal> {
    let is_old = |key: &&FoundKey| desired.delete_old && key.status == KeyStatus::Inactive;
    let (old, kept): (Vec<_>, Vec<_>) = found.keys().iter().partition(is_old);
    for key in old {
        let delete = Step::DeleteKey {
            user: user(desired),
            id: key.id.clone(),
        };
        let name = short_id(&key.id);
        plan.changes
            .push(Change::new('-', "key", &name, "inactive", [delete]));
    }
    let active: Vec<_> = kept
        .iter()
        .filter(|key| key.status == KeyStatus::Active)
        .collect();
    let (place, replaced) = match &desired.key {
        DesiredKey::None => return Ok(()),
        DesiredKey::One(_) if !active.is_empty() => {
            for key in active {
                plan.note(format!(
                    "key {} exists; its secret cannot be read again (--rotate-key creates a new key)",
                    short_id(&key.id)
                ));
            }
            return Ok(());
        }
        DesiredKey::One(place) => (place, Vec::new()),
        DesiredKey::New(place) => (place, active),
    };
    if kept.len() >= KEYS_OF_A_USER {
        return Err(Refusal::NoRoomForKey(found.keys().to_vec()));
    }
    let create = Step::CreateKey {
        user: user(desired),
    };
    let name = format!("of {}", desired.names.own());
    plan.changes
        .push(Change::new('+', "key", &name, place, [create]));
    for key in replaced {
        let disable = Step::DisableKey {
            user: user(desired),
            id: key.id.clone(),
        };
        let words = "Active → Inactive, once the new key works";
        plan.changes.push(Change::new(
            '~',
            "key",
            &short_id(&key.id),
            words,
            [disable],
        ));
    }
    Ok(())
}

fn user(desired: &DesiredGrant) -> String {
    desired.names.own().to_owned()
}

/// The number of keys that the service allows a user.
const KEYS_OF_A_USER: usize = 2;
