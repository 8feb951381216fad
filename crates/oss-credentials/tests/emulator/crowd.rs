//! A thousand callers at once, through sockets.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use oss_credentials::{AssumeRoleProvider, Context, Environment, ProvideCredentials};
use oss_emulator::{Clock, Emulator, Fault, Injection};
use oss_sign::UtcSeconds;
use oss_transport::testing::SteppedRuntime;
use oss_transport::{Body, HyperTransport, Transport, TransportError};

const NOW: i64 = 1_772_694_489;

/// Sockets, and how many requests went through them.
#[derive(Clone, Debug)]
struct Counted(HyperTransport, Arc<AtomicUsize>);

#[async_trait]
impl Transport for Counted {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.send(request).await
    }
}

/// The access key ids that a thousand callers get who come at once; `None` for an error.
async fn crowd(provider: &AssumeRoleProvider, cx: &Context) -> Vec<Option<String>> {
    let callers: Vec<_> = (0..1000)
        .map(|_| {
            let (provider, cx) = (provider.clone(), cx.clone());
            tokio::spawn(async move { provider.provide(&cx).await })
        })
        .collect();
    let mut ids = Vec::new();
    for caller in callers {
        let keys = caller.await.unwrap().ok();
        ids.push(keys.map(|keys| keys.access_key().unwrap().id().to_owned()));
    }
    ids
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_callers_make_one_request_at_first_at_expiry_and_in_an_outage() {
    let clock = Clock::stepped(UtcSeconds::new(NOW));
    let server = Emulator::builder().clock(clock).start().await.unwrap();
    let runtime = SteppedRuntime::at_unix(NOW.unsigned_abs()).manual();
    let transport = Counted(HyperTransport::new(), Arc::default());
    let cx = Context::new(Arc::new(transport.clone()), Arc::new(runtime.clone())).with_environment(
        Environment::fixed([("ALIBABA_CLOUD_STS_ENDPOINT", server.sts_endpoint())]),
    );
    let provider = AssumeRoleProvider::builder(server.role_arn())
        .session_name("sessiontest")
        .source(server.credentials())
        .build()
        .unwrap();
    let sent = || transport.1.load(Ordering::SeqCst);
    let pass = |time| {
        server.clock().advance(time);
        runtime.advance(time);
    };

    let first = crowd(&provider, &cx).await;
    assert!(first[0].is_some() && first.iter().all(|id| *id == first[0]));
    assert_eq!(sent(), 1);

    pass(Duration::from_secs(3600));
    let second = crowd(&provider, &cx).await;
    assert!(second.iter().all(|id| *id == second[0]));
    assert!(second[0].is_some() && second[0] != first[0]);
    assert_eq!(sent(), 2);

    let refusal = Fault::Status {
        status: 403,
        code: "NoPermission".to_owned(),
        retry_after: None,
    };
    let refusals = Injection::new(refusal).times(u32::MAX);
    server.faults().inject(refusals);
    for hour in 1..=3 {
        pass(Duration::from_secs(3600));
        assert!(crowd(&provider, &cx).await.iter().all(Option::is_none));
        assert!(crowd(&provider, &cx).await.iter().all(Option::is_none));
        assert_eq!(sent(), 2 + hour);
    }
}
