//! The default chain by folders: the environment, the files, what services answer, what comes out.
//!
//! Each folder below `tests/scenarios` is one machine:
//!
//! - `env.json`: its variables; everything else is not set;
//! - `fs`: its files, below the root;
//! - `http.json`: in order, what is sent and what comes back; nothing else is sent;
//! - `expect.json`: the options of the chain (`profile`, `skip_failures`), the time (`now`), texts
//!   that stand in the log (`log`), and then either the `winner` with its `source`,
//!   `access_key_id`, `expiration` and the links it `passed`, or the `kind` of error with its
//!   `cause` and `field`. `then` is the same again, asked of the same chain, after what its `env`
//!   replaces;
//! - `report.txt`: the whole report of the error, for every case that ends with one.
//!
//! Every secret in them holds the word [`CANARY`], which is looked for in all that is shown.

mod machine;
mod outcome;

pub(crate) use machine::cases;

use oss_credentials::{CredentialsError, DefaultChainProvider, ProvideCredentials};
use oss_sign::Credentials;
use serde_json::Value;

use crate::log::captured;
use machine::Machine;

/// What stands in each secret and in nothing that may be shown.
pub(crate) const CANARY: &str = "CANARY";

/// All that a case showed: `Debug`, `Display`, hints, reports and the log.
pub(crate) struct Shown {
    pub(crate) text: String,
    /// How many secrets were given out, none of which may be in the text.
    pub(crate) secrets: usize,
}

#[test]
fn every_folder_comes_out_as_it_says() {
    let cases = cases();
    assert!(cases.len() >= 50, "{} cases", cases.len());
    // A thread for each, so that one that fails does not hide the others.
    let failed: Vec<_> = cases
        .into_iter()
        .filter(|case| {
            let case = case.clone();
            std::thread::spawn(move || play(&case)).join().is_err()
        })
        .collect();
    assert!(failed.is_empty(), "these fail: {failed:?}");
}

/// Plays one case and judges what comes out.
pub(crate) fn play(case: &str) -> Shown {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(walk(case))
}

async fn walk(case: &str) -> Shown {
    let mut machine = Machine::read(case);
    let (log, _guard) = captured();
    let expect = machine.expect.clone();
    let chain = chain(&expect);
    let mut shown = Shown {
        text: format!("{chain:?}"),
        secrets: 0,
    };
    let mut step = &expect;
    let mut steps = 0;
    loop {
        let result = chain.provide(&machine.context()).await;
        show(&mut shown, &chain, &result);
        outcome::judge(case, step, &chain, &result);
        if let Err(error) = &result {
            machine.judge_report(steps, error);
        }
        steps += 1;
        match step.get("then") {
            Some(then) => {
                machine.change(then);
                step = then;
            }
            None => break,
        }
    }
    machine.judge_requests();
    let log = log.text();
    for text in expect["log"].as_array().into_iter().flatten() {
        let text = text.as_str().unwrap();
        assert!(log.contains(text), "{case}: {text:?} is not in {log}");
    }
    shown
        .text
        .push_str(&format!("{:?} {log}", machine.context()));
    shown
}

fn chain(expect: &Value) -> DefaultChainProvider {
    let chain = DefaultChainProvider::new();
    let chain = match expect["skip_failures"].as_bool() {
        Some(true) => chain.skip_failures(),
        _ => chain,
    };
    match expect["profile"].as_str() {
        Some(profile) => chain.profile(profile),
        None => chain,
    }
}

fn show(
    shown: &mut Shown,
    chain: &DefaultChainProvider,
    result: &Result<Credentials, CredentialsError>,
) {
    let resolution = chain.resolution();
    let text = match result {
        Ok(credentials) => {
            shown.secrets += 1;
            format!("{credentials:?}")
        }
        Err(error) => format!(
            "{error} {error:?} {} {} {}",
            error.hint().unwrap(),
            error.summary(),
            error.report()
        ),
    };
    shown
        .text
        .push_str(&format!("{chain:?} {resolution:?} {text}"));
}
