//! Invalid input from callers, from the environment, from servers and from the network.
//!
//! Each scenario shows to its [`Evidence`] all that a user would see, so that the search for
//! secrets runs the same scenarios.

mod configuration;
mod names;
mod sts;
mod tokens;
mod wire;

use crate::evidence::Evidence;

/// All scenarios, one after the other.
pub(crate) async fn every(evidence: &mut Evidence) {
    configuration::endpoints(evidence);
    configuration::missing_parts(evidence);
    configuration::variables(evidence).await;
    configuration::role_settings(evidence);
    names::buckets(evidence).await;
    names::keys(evidence).await;
    names::values(evidence).await;
    sts::refusals(evidence).await;
    sts::answers_that_are_none(evidence).await;
    sts::unreachable(evidence).await;
    sts::echo(evidence).await;
    tokens::expired_tampered_and_foreign(evidence).await;
    tokens::wrong_secret(evidence).await;
    tokens::clock(evidence).await;
    tokens::region_mismatch(evidence).await;
    wire::closed_in_the_head(evidence).await;
    wire::closed_in_the_body(evidence).await;
    wire::wrong_lengths(evidence).await;
    wire::documents_that_are_none(evidence).await;
    wire::redirect(evidence).await;
    wire::everything_echoed(evidence).await;
}

/// A scenario as a test of its own.
macro_rules! tests {
    ($($module:ident::$scenario:ident,)*) => {
        mod alone {
            $(#[tokio::test]
            async fn $scenario() {
                let mut evidence = crate::evidence::Evidence::new();
                super::$module::$scenario(&mut evidence).await;
            })*
        }
    };
}

tests! {
    configuration::variables,
    names::buckets,
    names::keys,
    names::values,
    sts::refusals,
    sts::answers_that_are_none,
    sts::unreachable,
    sts::echo,
    tokens::expired_tampered_and_foreign,
    tokens::wrong_secret,
    tokens::clock,
    tokens::region_mismatch,
    wire::closed_in_the_head,
    wire::closed_in_the_body,
    wire::wrong_lengths,
    wire::documents_that_are_none,
    wire::redirect,
    wire::everything_echoed,
    wire::keys_that_are_not_utf_8,
}

#[test]
fn endpoints() {
    configuration::endpoints(&mut Evidence::new());
}

#[test]
fn missing_parts() {
    configuration::missing_parts(&mut Evidence::new());
}

#[test]
fn role_settings() {
    configuration::role_settings(&mut Evidence::new());
}
