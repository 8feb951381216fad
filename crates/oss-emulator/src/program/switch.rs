//! The values of `--fault` and `--quota`: faults that exist from the start, and lower limits of
//! RAM.

use std::str::FromStr;
use std::time::Duration;

use crate::{Fault, Faults, Injection, Quotas};

/// A fault that the server has from the start.
#[derive(Clone, Debug)]
pub enum FaultSwitch {
    /// `propagation=5s`: changes of users, keys, roles and policies take effect after this delay.
    Propagation(Duration),
    /// `flapping=5s`: changes take effect after this delay, and every second request sees them
    /// before.
    Flapping(Duration),
    /// `lose-answer=CreateAccessKey`: the next request of this operation is carried out but not
    /// answered.
    LoseAnswer(String),
    /// `throttle=20`: at most this many RAM calls are accepted in a minute.
    Throttle(u32),
}

impl FaultSwitch {
    pub(super) fn set(&self, faults: &Faults) {
        match self {
            Self::Propagation(delay) => faults.set_propagation(*delay),
            Self::Flapping(delay) => faults.set_flapping_propagation(*delay),
            Self::LoseAnswer(operation) => {
                faults.inject(Injection::new(Fault::LoseAnswer).on(operation));
            }
            Self::Throttle(calls) => faults.set_throttle(Some(*calls)),
        }
    }
}

impl FromStr for FaultSwitch {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        match name {
            "propagation" => duration(value).map(Self::Propagation),
            "flapping" => duration(value).map(Self::Flapping),
            "lose-answer" if !value.is_empty() => Ok(Self::LoseAnswer(value.to_owned())),
            "throttle" => number(value).map(Self::Throttle),
            _ => Err(
                "expected propagation=5s, flapping=5s, lose-answer=OPERATION or throttle=20"
                    .to_owned(),
            ),
        }
    }
}

/// A limit of RAM that is lower than usual, such as `keys-per-user=1`.
#[derive(Clone, Debug)]
pub struct QuotaSwitch {
    name: String,
    limit: usize,
}

impl QuotaSwitch {
    pub(super) fn set(&self, quotas: &mut Quotas) {
        if let Some(place) = place(quotas, &self.name) {
            *place = self.limit;
        }
    }
}

impl FromStr for QuotaSwitch {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, limit) = text.split_once('=').unwrap_or((text, ""));
        if place(&mut Quotas::default(), name).is_none() {
            return Err(format!(
                "expected NAME=LIMIT with one of {}",
                NAMES.join(", ")
            ));
        }
        Ok(Self {
            name: name.to_owned(),
            limit: number(limit)?,
        })
    }
}

fn place<'q>(quotas: &'q mut Quotas, name: &str) -> Option<&'q mut usize> {
    Some(match name {
        "users" => &mut quotas.users,
        "roles" => &mut quotas.roles,
        "policies" => &mut quotas.policies,
        "keys-per-user" => &mut quotas.keys_per_user,
        "system-policies-per-user" => &mut quotas.system_policies_per_user,
        "custom-policies-per-user" => &mut quotas.custom_policies_per_user,
        "system-policies-per-role" => &mut quotas.system_policies_per_role,
        "custom-policies-per-role" => &mut quotas.custom_policies_per_role,
        "versions-per-policy" => &mut quotas.versions_per_policy,
        "policy-document" => &mut quotas.policy_document,
        _ => return None,
    })
}

fn number<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not a number"))
}

fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.get(digits.len()..).unwrap_or_default();
    let millis = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        _ => return Err(format!("{text:?} is not a duration: use 500ms, 5s or 2m")),
    };
    let count: u64 = number(digits)?;
    Ok(Duration::from_millis(count.saturating_mul(millis)))
}

const NAMES: [&str; 10] = [
    "users",
    "roles",
    "policies",
    "keys-per-user",
    "system-policies-per-user",
    "custom-policies-per-user",
    "system-policies-per-role",
    "custom-policies-per-role",
    "versions-per-policy",
    "policy-document",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_quota_is_one() {
        let mut quotas = Quotas::default();
        for name in NAMES {
            let switch: QuotaSwitch = format!("{name}=7").parse().unwrap();
            switch.set(&mut quotas);
            assert_eq!(place(&mut quotas, name), Some(&mut 7), "{name}");
        }
        assert!("users=many".parse::<QuotaSwitch>().is_err());
        assert!("groups=1".parse::<QuotaSwitch>().is_err());
    }

    #[test]
    fn a_fault_is_a_name_and_how_much_of_it() {
        let parse = |text: &str| text.parse::<FaultSwitch>();
        let delay = |text| match parse(text) {
            Ok(FaultSwitch::Propagation(delay) | FaultSwitch::Flapping(delay)) => Some(delay),
            _ => None,
        };
        assert_eq!(
            delay("propagation=1500ms"),
            Some(Duration::from_millis(1500))
        );
        assert_eq!(delay("flapping=2m"), Some(Duration::from_secs(120)));
        assert!(matches!(parse("throttle=3"), Ok(FaultSwitch::Throttle(3))));
        for wrong in [
            "propagation",
            "propagation=5",
            "throttle=x",
            "lose-answer=",
            "rain=1",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
