//! A client whose transport is a stack of layers of tower.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::transport::Body;
use oss_client::transport::tower::{TowerTransport, TransportService};
use oss_emulator::{Fault, Injection};
use tower::ServiceBuilder;

use crate::stage::{BUCKET, KEY, Stage};

#[tokio::test]
async fn layers_of_tower_stand_between_the_client_and_the_server() {
    let stage = Stage::new().await;
    let passed = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&passed);
    let service = ServiceBuilder::new()
        .map_request(move |request: http::Request<Body>| {
            count.fetch_add(1, Ordering::Relaxed);
            request
        })
        .concurrency_limit(2)
        .timeout(Duration::from_secs(20))
        .service(TransportService::new(stage.witness.clone()));
    let builder = stage.builder().transport(TowerTransport::new(service));
    let bucket = builder.build().unwrap().bucket(BUCKET).unwrap();
    let put = async |number: usize| {
        let key = format!("{KEY}.{number}");
        bucket
            .put_object(&key)
            .body("content")
            .send()
            .await
            .unwrap();
        let got = bucket.get_object(&key).send().await.unwrap();
        got.output.body.text().await.unwrap()
    };
    let (a, b, c) = tokio::join!(put(0), put(1), put(2));
    for text in [a, b, c] {
        assert_eq!(text, "content");
    }
    assert_eq!(passed.load(Ordering::Relaxed), 6);

    // An error of the transport below keeps its kind, so that the client knows what to repeat.
    let fault = Injection::new(Fault::DropBeforeHead).times(1);
    stage.oss.faults().inject(fault);
    bucket
        .put_object(KEY)
        .body("repeated")
        .send()
        .await
        .unwrap();
    assert_eq!(passed.load(Ordering::Relaxed), 8);
    let missing = bucket.get_object("missing").send().await.unwrap_err();
    assert_eq!(*missing.kind(), ErrorKind::Service);
}
