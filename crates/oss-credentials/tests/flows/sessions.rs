//! One token for each tenant.

use std::num::NonZeroUsize;

use oss_credentials::{ProvideCredentials, SessionPool};

use crate::stage::*;
use crate::sts::Sts;

fn pool(entries: usize) -> SessionPool {
    let role = builder().build().unwrap();
    SessionPool::new(role, NonZeroUsize::new(entries).unwrap())
}

/// A policy that only this tenant's session has.
fn policy(tenant: &str) -> String {
    format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:b/{tenant}/*"}}]}}"#
    )
}

#[tokio::test]
async fn two_policies_never_share_keys_and_one_always_does() {
    let transport = played((0..3).map(|number| granted(&format!("STS.{number}"), NOW + 3600)));
    let cx = context(transport.clone(), runtime());
    let pool = pool(10);
    let mut ids = Vec::new();
    for tenant in ["a", "b", "a", "b", "a"] {
        let provider = pool.clone().provider(policy(tenant)).unwrap();
        ids.push(id(&provider.provide(&cx).await.unwrap()).to_owned());
    }
    assert_eq!(ids, ["STS.0", "STS.1", "STS.0", "STS.1", "STS.0"]);
    let sent: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| form(request)["Policy"].clone())
        .collect();
    assert_eq!(sent, [policy("a"), policy("b")]);
    assert!(pool.provider("no policy").is_err());
    assert_eq!(pool.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_callers_of_ten_tenants_make_ten_requests() {
    let runtime = runtime().manual();
    let sts = Sts::new(&runtime, 3600);
    let cx = context(sts.clone(), runtime);
    let pool = pool(10);
    let callers: Vec<_> = (0..1000)
        .map(|number| {
            let (pool, cx) = (pool.clone(), cx.clone());
            tokio::spawn(async move {
                let provider = pool.provider(policy(&format!("tenant-{}", number % 10)));
                provider.unwrap().provide(&cx).await.unwrap()
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    assert_eq!(sts.asked(), 10);
}

#[tokio::test]
async fn the_one_asked_for_longest_ago_goes_first_and_lives_on_with_its_holders() {
    let runtime = runtime().manual();
    let sts = Sts::new(&runtime, 3600);
    let cx = context(sts.clone(), runtime);
    let pool = pool(2);
    let ask = async |tenant: &str| {
        let provider = pool.provider(policy(tenant)).unwrap();
        id(&provider.provide(&cx).await.unwrap()).to_owned()
    };
    let held = pool.provider(policy("a")).unwrap();
    assert_eq!(ask("a").await, "STS.1");
    assert_eq!(ask("b").await, "STS.2");
    assert_eq!(ask("a").await, "STS.1");
    assert_eq!(ask("c").await, "STS.3");
    assert_eq!(pool.len(), 2);
    assert_eq!(ask("a").await, "STS.1");
    assert_eq!(ask("b").await, "STS.4");
    assert_eq!(ask("c").await, "STS.5");
    assert_eq!(id(&held.provide(&cx).await.unwrap()), "STS.1");
}
