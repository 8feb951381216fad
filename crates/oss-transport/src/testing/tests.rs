//! The doubles behave as the real ones would.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, UNIX_EPOCH};

use super::{Answer, ScriptedTransport, SteppedRuntime};
use crate::{
    Body, BodyErrorKind, Runtime, SystemRuntime, TimeoutPhase, Transport, TransportErrorKind,
};

fn request(body: Body) -> http::Request<Body> {
    http::Request::put("http://localhost/key?signature=SECRET")
        .body(body)
        .unwrap()
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test]
async fn a_script_is_played_in_order_and_then_over() {
    let timeout = TransportErrorKind::Timeout(TimeoutPhase::FirstByte);
    let transport = ScriptedTransport::new([
        Answer::error(timeout, true),
        Answer::status(206)
            .header("x", "1")
            .broken_body("half", BodyErrorKind::Cut),
    ]);
    let error = transport
        .send(request(Body::from("one")))
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.sent()), (timeout, true));

    let response = transport
        .clone()
        .send(request(Body::from("two")))
        .await
        .unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["x"]),
        (206, &"1".parse().unwrap())
    );
    let mut body = response.into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "half");
    assert_eq!(
        body.chunk().await.unwrap().unwrap_err().kind(),
        BodyErrorKind::Cut
    );

    assert_eq!(transport.remaining(), 0);
    let error = transport.send(request(Body::empty())).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Other, false)
    );

    let bodies: Vec<_> = transport
        .requests()
        .iter()
        .map(|asked| asked.body().clone())
        .collect();
    assert_eq!(bodies, ["one", "two", ""]);
    assert!(!format!("{transport:?}").contains("SECRET"));
}

#[tokio::test]
async fn a_body_that_fails_is_the_callers_error_and_costs_no_answer() {
    let transport = ScriptedTransport::new([Answer::status(200)]);
    let error = transport
        .send(request(Body::from_reader(&b"x"[..], Some(2))))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::BodySource);
    assert_eq!(error.body_error().unwrap().kind(), BodyErrorKind::TooShort);
    assert_eq!(transport.remaining(), 1);
}

#[tokio::test]
async fn the_shorter_of_two_sleeps_ends_first_and_the_clock_shows_it() {
    let runtime = SteppedRuntime::at_unix(1000);
    let backoff = async {
        for _ in 0..10 {
            runtime.sleep(seconds(2)).await;
        }
    };
    tokio::select! {
        biased;
        () = runtime.sleep(seconds(30)) => unreachable!("20 s are less than 30"),
        () = backoff => {}
    }
    assert_eq!(runtime.monotonic(), seconds(20));
    assert_eq!(runtime.now(), UNIX_EPOCH + seconds(1020));

    tokio::select! {
        () = runtime.sleep(seconds(30)) => {}
        () = std::future::pending() => {}
    }
    assert_eq!(runtime.monotonic(), seconds(50));
    assert_eq!(runtime.sleeps().len(), 12);
}

#[tokio::test]
async fn two_tasks_that_sleep_keep_their_order() {
    let runtime = SteppedRuntime::at_unix(0);
    let (sender, mut order) = tokio::sync::mpsc::unbounded_channel();
    for wait in [5, 1, 3] {
        let (own, sender) = (runtime.clone(), sender.clone());
        runtime.spawn(Box::pin(async move {
            own.sleep(seconds(wait)).await;
            sender.send((wait, own.monotonic())).unwrap();
        }));
    }
    for wait in [1, 3, 5] {
        assert_eq!(order.recv().await.unwrap(), (wait, seconds(wait)));
    }
}

#[tokio::test]
async fn the_clock_stands_still_while_work_goes_on_in_real_time() {
    let runtime = SteppedRuntime::at_unix(0);
    let file = tempfile::NamedTempFile::new().unwrap();
    for _ in 0..20 {
        tokio::select! {
            biased;
            () = runtime.sleep(seconds(1)) => unreachable!("reading takes no time of this clock"),
            read = async {
                let _work = Arc::new(runtime.clone()).begin_real_work();
                tokio::fs::read(file.path()).await
            } => assert_eq!(read.unwrap(), b""),
        }
    }
    assert_eq!(runtime.monotonic(), seconds(0));
    // Afterwards it moves again, also for a sleep that began before.
    let work = runtime.begin_real_work();
    let end = async {
        tokio::task::yield_now().await;
        drop(work);
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = runtime.sleep(seconds(1)) => {}
        () = end => {}
    }
    assert_eq!(runtime.monotonic(), seconds(1));
}

#[test]
fn by_hand_the_clock_moves_only_when_told() {
    let runtime = SteppedRuntime::at_unix(0).manual();
    let mut sleep = pin!(runtime.sleep(seconds(10)));
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..5 {
        assert!(sleep.as_mut().poll(&mut cx).is_pending());
    }
    runtime.advance(seconds(9));
    assert!(sleep.as_mut().poll(&mut cx).is_pending());
    runtime.advance(seconds(1));
    assert_eq!(sleep.as_mut().poll(&mut cx), Poll::Ready(()));
}

#[test]
fn the_wall_clock_jumps_and_the_other_one_does_not() {
    let runtime = SteppedRuntime::at_unix(1000);
    runtime.advance(seconds(5));
    runtime.set_now(UNIX_EPOCH + seconds(99));
    assert_eq!(
        (runtime.now(), runtime.monotonic()),
        (UNIX_EPOCH + seconds(99), seconds(5))
    );
}

#[test]
fn randomness_depends_on_the_seed_alone() {
    let draw = |seed| {
        let mut bytes = [0; 32];
        SteppedRuntime::at_unix(0).seed(seed).random(&mut bytes);
        bytes
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[tokio::test]
async fn the_system_runtime_moves_forward_and_differs_each_time() {
    let runtime = SystemRuntime::new();
    let before = runtime.monotonic();
    runtime.sleep(Duration::from_millis(1)).await;
    assert!(runtime.monotonic() >= before + Duration::from_millis(1));
    let (mut one, mut two) = ([0; 16], [0; 16]);
    runtime.random(&mut one);
    runtime.random(&mut two);
    assert_ne!(one, two);
    let (sender, receiver) = tokio::sync::oneshot::channel();
    runtime.spawn(Box::pin(async move { sender.send(()).unwrap() }));
    receiver.await.unwrap();
}
