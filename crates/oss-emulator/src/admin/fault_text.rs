//! Faults as JSON.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::faults::{Fault, Faults, Injection};

/// Plans the fault that a JSON object describes, or changes a setting that affects all requests.
///
/// # Errors
///
/// Returns the reason if the text describes no fault.
pub(super) fn inject(faults: &Faults, body: &[u8]) -> Result<(), String> {
    let mut object: Map<String, Value> = serde_json::from_slice(body)
        .map_err(|error| format!("the body is not a JSON object: {error}"))?;
    let when: Map<String, Value> = WHEN
        .iter()
        .filter_map(|name| object.remove_entry(*name))
        .collect();
    let when: When = read("which requests the fault affects", Value::Object(when))?;
    let fault = match read("a fault", Value::Object(object))? {
        FaultText::Skew { seconds } => {
            faults.set_skew(seconds);
            return Ok(());
        }
        FaultText::HiddenSkew { seconds } => {
            faults.set_hidden_skew(seconds);
            return Ok(());
        }
        FaultText::CloseIdleAfter { millis } => {
            faults.set_idle_limit(Some(Duration::from_millis(millis)));
            return Ok(());
        }
        FaultText::DropBeforeHead => Fault::DropBeforeHead,
        FaultText::LoseAnswer => Fault::LoseAnswer,
        FaultText::CutBody { at } => Fault::CutBody { at },
        FaultText::CutRequest { at } => Fault::CutRequest { at },
        FaultText::StallBody { at, millis } => Fault::StallBody {
            at,
            pause: Duration::from_millis(millis),
        },
        FaultText::StallHead { millis } => Fault::StallHead {
            pause: Duration::from_millis(millis),
        },
        FaultText::SlowBody { bytes_per_second } => Fault::SlowBody { bytes_per_second },
        FaultText::Status {
            status,
            code,
            retry_after,
        } => Fault::Status {
            status,
            code,
            retry_after,
        },
        FaultText::Html { status } => Fault::Html { status },
        FaultText::Answer { status, body } => Fault::Answer { status, body },
        FaultText::ErrorIn200 { code } => Fault::ErrorIn200 { code },
        FaultText::Redirect { location } => Fault::Redirect { location },
        FaultText::TokenExpired => Fault::TokenExpired,
        FaultText::WrongCrc => Fault::WrongCrc,
        FaultText::NoCrc => Fault::NoCrc,
        FaultText::FlipBit { at } => Fault::FlipBit { at },
        FaultText::ChangeObject => Fault::ChangeObject,
    };
    faults.inject(when.injection(fault));
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(what: &str, value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| format!("the body does not say {what}: {error}"))
}

/// Which requests a fault affects.
#[derive(Deserialize)]
struct When {
    operation: Option<String>,
    #[serde(default)]
    after: u32,
    #[serde(default = "once")]
    times: u32,
}

fn once() -> u32 {
    1
}

impl When {
    fn injection(self, fault: Fault) -> Injection {
        let injection = Injection::new(fault).after(self.after).times(self.times);
        match self.operation {
            Some(operation) => injection.on(operation),
            None => injection,
        }
    }
}

/// The fault itself. `fault` is its name, and the other members are its values.
#[derive(Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case", deny_unknown_fields)]
enum FaultText {
    DropBeforeHead,
    LoseAnswer,
    CutBody {
        at: u64,
    },
    CutRequest {
        at: u64,
    },
    StallBody {
        at: u64,
        millis: u64,
    },
    StallHead {
        millis: u64,
    },
    SlowBody {
        bytes_per_second: u64,
    },
    Status {
        status: u16,
        code: String,
        retry_after: Option<u64>,
    },
    Html {
        status: u16,
    },
    Answer {
        status: u16,
        body: String,
    },
    #[serde(rename = "error-in-200")]
    ErrorIn200 {
        code: String,
    },
    Redirect {
        location: String,
    },
    TokenExpired,
    WrongCrc,
    NoCrc,
    FlipBit {
        at: u64,
    },
    ChangeObject,
    Skew {
        seconds: i64,
    },
    HiddenSkew {
        seconds: i64,
    },
    CloseIdleAfter {
        millis: u64,
    },
}

const WHEN: [&str; 3] = ["operation", "after", "times"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::Called;
    use crate::route::OperationName;

    #[test]
    fn a_fault_is_planned_for_the_requests_that_it_names() {
        let faults = Faults::default();
        let text = r#"{"fault":"status","status":503,"code":"ServiceUnavailable","operation":"GetObject","after":1,"times":2}"#;
        inject(&faults, text.as_bytes()).unwrap();
        let met = || faults.take_for(Called::Oss(OperationName::GetObject));
        assert_eq!(met(), None);
        assert!(matches!(met(), Some(Fault::Status { status: 503, .. })));
        assert!(met().is_some());
        assert_eq!(met(), None);
    }

    #[test]
    fn a_setting_takes_effect_at_once() {
        let faults = Faults::default();
        inject(&faults, br#"{"fault":"skew","seconds":-60}"#).unwrap();
        assert_eq!(faults.skew(), -60);
    }

    #[test]
    fn a_mistake_is_named() {
        let faults = Faults::default();
        for (text, named) in [
            ("[]", "JSON object"),
            ("{}", "fault"),
            (r#"{"fault":"rain"}"#, "rain"),
            (r#"{"fault":"cut-body"}"#, "at"),
            (
                r#"{"fault":"cut-body","at":1,"opeartion":"x"}"#,
                "opeartion",
            ),
            (r#"{"fault":"no-crc","times":"many"}"#, "many"),
        ] {
            let error = inject(&faults, text.as_bytes()).unwrap_err();
            assert!(error.contains(named), "{text}: {error}");
        }
        assert_eq!(faults.take_for(Called::Other("x")), None);
    }
}
