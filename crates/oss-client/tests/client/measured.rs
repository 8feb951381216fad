//! What a client reports about its calls.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oss_client::metrics::{AttemptEnded, CallEnded, Metrics, Retry};
use oss_client::retry::StandardRetry;
use oss_client::transport::testing::{Answer, ScriptedTransport};
use oss_client::transport::{
    Body, BodyErrorKind, PoolStatus, Transport, TransportError, TransportErrorKind as Kind,
};

use crate::scripted::{Scripted, refusal};

/// Writes down what is reported, one line each.
#[derive(Debug, Default)]
struct Lines(Mutex<Vec<String>>);

impl Lines {
    fn add(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Metrics for Lines {
    fn call_started(&self, operation: &'static str) {
        self.add(format!("{operation} started"));
    }

    fn call_ended(&self, call: &CallEnded) {
        let CallEnded {
            operation,
            outcome,
            duration,
            ..
        } = call;
        self.add(format!("{operation} {outcome} after {duration:?}"));
    }

    fn attempt_ended(&self, attempt: &AttemptEnded) {
        let (status, outcome) = (attempt.status, attempt.outcome);
        assert_eq!(attempt.first_byte.is_some(), status.is_some());
        self.add(format!("attempt {outcome} {status:?}"));
    }

    fn retried(&self, retry: &Retry<'_>) {
        self.add(format!(
            "retry because {:?} after {:?}",
            retry.cause, retry.delay
        ));
    }

    fn throttled(&self, _: &'static str) {
        self.add("throttled".to_owned());
    }

    fn sent(&self, _: &'static str, bytes: u64) {
        self.add(format!("sent {bytes}"));
    }

    fn received(&self, _: &'static str, bytes: u64) {
        self.add(format!("received {bytes}"));
    }

    fn connections(&self, status: &PoolStatus) {
        self.add(format!("{} connections are idle", status.idle));
    }
}

fn measured(answers: impl IntoIterator<Item = Answer>) -> (Scripted, Arc<Lines>) {
    let lines = Arc::new(Lines::default());
    let metrics = Arc::clone(&lines);
    let retry = StandardRetry::new().base_delay(Duration::ZERO);
    let oss = Scripted::built(answers, |builder| builder.metrics(metrics).retry(retry));
    (oss, lines)
}

fn stored(content: &[u8]) -> Answer {
    let crc = oss_client::integrity::Crc64::checksum(content).to_string();
    Answer::status(200)
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", &crc)
}

#[tokio::test]
async fn a_call_counts_its_attempts_retries_and_bytes() {
    let lost = Answer::error(Kind::Interrupted, true);
    let slow = refusal(503, "SlowDown").header("retry-after", "7");
    let (oss, lines) = measured([lost, slow, stored(b"hello")]);
    oss.bucket
        .put_object("a")
        .body("hello")
        .send()
        .await
        .unwrap();
    assert_eq!(
        lines.take(),
        [
            "PutObject started",
            "sent 5",
            "attempt error None",
            "retry because Interrupted after 0ns",
            "sent 5",
            "attempt error Some(503)",
            "throttled",
            "retry because Throttled after 7s",
            "sent 5",
            "attempt ok Some(200)",
            "PutObject ok after 7s",
        ]
    );
}

#[tokio::test]
async fn a_failed_call_and_a_cancelled_one_end_too() {
    let (oss, lines) = measured([refusal(404, "NoSuchKey")]);
    oss.bucket.get_object("a").send().await.unwrap_err();
    let ended = [
        "GetObject started",
        "attempt error Some(404)",
        "GetObject error after 0ns",
    ];
    assert_eq!(lines.take(), ended);

    let (oss, lines) = measured([Answer::never()]);
    let call = oss.bucket.get_object("a").send();
    let task = tokio::spawn(call);
    while oss.sent() == 0 {
        tokio::task::yield_now().await;
    }
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    let ended = [
        "GetObject started",
        "attempt cancelled None",
        "GetObject cancelled after 0ns",
    ];
    assert_eq!(lines.take(), ended);

    let (oss, lines) = measured([Answer::never()]);
    let call = oss
        .bucket
        .get_object("a")
        .with_timeout(Duration::from_secs(3));
    call.send().await.unwrap_err();
    let ended = [
        "GetObject started",
        "attempt cancelled None",
        "GetObject error after 3s",
    ];
    assert_eq!(lines.take(), ended);
}

#[tokio::test]
async fn a_call_that_cannot_work_is_none() {
    let (oss, lines) = measured([]);
    oss.bucket.get_object("").send().await.unwrap_err();
    assert!(lines.take().is_empty());
}

#[tokio::test]
async fn a_download_counts_what_arrives_and_what_continues_it() {
    let whole = stored(b"hello").header("content-length", "5");
    let rest = Answer::status(206)
        .header("etag", "\"E\"")
        .header("content-range", "bytes 3-4/5");
    let cut = whole.broken_body("hel", BodyErrorKind::Cut);
    let (oss, lines) = measured([cut, rest.body("lo")]);
    let response = oss.bucket.get_object("a").send().await.unwrap();
    let head = [
        "GetObject started",
        "attempt ok Some(200)",
        "GetObject ok after 0ns",
    ];
    assert_eq!(lines.take(), head);
    assert_eq!(response.output.body.text().await.unwrap(), "hello");
    assert_eq!(
        lines.take(),
        ["received 3", "attempt ok Some(206)", "received 2"]
    );
}

/// A transport that says how many connections it has, a different number each time.
#[derive(Debug)]
struct Pooled(ScriptedTransport, AtomicUsize);

impl Pooled {
    fn new(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        Arc::new(Self(ScriptedTransport::new(answers), AtomicUsize::new(1)))
    }
}

#[async_trait::async_trait]
impl Transport for Pooled {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        self.0.send(request).await
    }

    fn pool_status(&self) -> Option<PoolStatus> {
        let idle = self.1.fetch_add(1, Ordering::Relaxed);
        Some(PoolStatus::new(idle, idle + 10, idle + 20))
    }
}

#[tokio::test]
async fn every_attempt_reports_the_connections_before_and_after_it() {
    let lines = Arc::new(Lines::default());
    let metrics = Arc::clone(&lines);
    let transport = Pooled::new([refusal(404, "NoSuchKey")]);
    let oss = Scripted::built([], |builder| builder.metrics(metrics).transport(transport));
    oss.bucket.get_object("a").send().await.unwrap_err();
    let lines = lines.take();
    assert_eq!(
        lines.get(1..4).unwrap(),
        [
            "1 connections are idle",
            "attempt error Some(404)",
            "2 connections are idle"
        ],
        "{lines:?}"
    );
}

#[cfg(feature = "metrics")]
#[tokio::test]
async fn the_crate_metrics_gets_the_connections_by_their_state() {
    let recorder = recorder::Recorder::default();
    let _local = metrics::set_default_local_recorder(&recorder);
    let transport = Pooled::new([refusal(404, "NoSuchKey")]);
    let oss = Scripted::built([], |builder| {
        let metrics = oss_client::metrics::CrateMetrics::new();
        builder.metrics(metrics).transport(transport)
    });
    oss.bucket.get_object("a").send().await.unwrap_err();
    for (state, number) in [("idle", 2.0), ("in_use", 12.0), ("connecting", 22.0)] {
        let name = format!("oss_client_connections state={state}");
        assert_eq!(recorder.number(&name), number, "{state}");
    }
}

#[cfg(feature = "metrics")]
#[tokio::test]
async fn the_crate_metrics_gets_the_same_numbers() {
    let recorder = recorder::Recorder::default();
    let _local = metrics::set_default_local_recorder(&recorder);
    let answers = [
        refusal(503, "SlowDown"),
        stored(b"hello"),
        refusal(404, "NoSuchKey"),
    ];
    let oss = Scripted::built(answers, |builder| {
        builder.metrics(oss_client::metrics::CrateMetrics::new())
    });
    oss.bucket
        .put_object("a")
        .body("hello")
        .send()
        .await
        .unwrap();
    oss.bucket.get_object("b").send().await.unwrap_err();
    let number = |name: &str| recorder.number(name);
    assert_eq!(
        number("oss_client_calls_total operation=PutObject outcome=ok"),
        1.0
    );
    assert_eq!(
        number("oss_client_calls_total operation=GetObject outcome=error"),
        1.0
    );
    assert_eq!(
        number("oss_client_attempts_total operation=PutObject outcome=error"),
        1.0
    );
    assert_eq!(
        number("oss_client_attempts_total operation=PutObject outcome=ok"),
        1.0
    );
    assert_eq!(
        number("oss_client_retries_total operation=PutObject cause=throttled"),
        1.0
    );
    assert_eq!(
        number("oss_client_throttled_total operation=PutObject"),
        1.0
    );
    assert_eq!(number("oss_client_bytes_total direction=sent"), 10.0);
    assert_eq!(number("oss_client_calls_in_flight"), 0.0);
    assert_eq!(
        number("oss_client_call_duration_seconds operation=GetObject"),
        1.0
    );
    assert_eq!(
        number("oss_client_first_byte_seconds operation=PutObject"),
        2.0
    );
}

#[cfg(feature = "metrics")]
mod recorder {
    //! A recorder that keeps one number for each name with its labels.

    use std::collections::BTreeMap;
    use std::sync::{Arc, Mutex};

    use metrics::{
        Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, Key, KeyName, Metadata,
        SharedString, Unit,
    };

    type Numbers = Arc<Mutex<BTreeMap<String, f64>>>;

    #[derive(Default)]
    pub(super) struct Recorder(Numbers);

    struct Number(Numbers, String);

    impl Number {
        fn change(&self, change: impl FnOnce(f64) -> f64) {
            let mut numbers = self.0.lock().unwrap();
            let number = numbers.entry(self.1.clone()).or_default();
            *number = change(*number);
        }
    }

    impl Recorder {
        pub(super) fn number(&self, name: &str) -> f64 {
            self.0.lock().unwrap().get(name).copied().unwrap_or(-1.0)
        }

        fn of(&self, key: &Key) -> Arc<Number> {
            let labels = key
                .labels()
                .map(|label| format!(" {}={}", label.key(), label.value()));
            let name = key.name().to_owned() + &labels.collect::<String>();
            Arc::new(Number(Arc::clone(&self.0), name))
        }
    }

    impl CounterFn for Number {
        fn increment(&self, value: u64) {
            self.change(|number| number + value as f64);
        }

        fn absolute(&self, value: u64) {
            self.change(|_| value as f64);
        }
    }

    impl GaugeFn for Number {
        fn increment(&self, value: f64) {
            self.change(|number| number + value);
        }

        fn decrement(&self, value: f64) {
            self.change(|number| number - value);
        }

        fn set(&self, value: f64) {
            self.change(|_| value);
        }
    }

    impl HistogramFn for Number {
        /// Counts the values.
        fn record(&self, _: f64) {
            self.change(|number| number + 1.0);
        }
    }

    impl metrics::Recorder for Recorder {
        fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

        fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

        fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

        fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
            Counter::from_arc(self.of(key))
        }

        fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
            Gauge::from_arc(self.of(key))
        }

        fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
            Histogram::from_arc(self.of(key))
        }
    }
}
