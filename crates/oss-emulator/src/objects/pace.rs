//! `x-oss-traffic-limit`: a limit on the speed of a transfer.

use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, sleep_until};

use crate::codes::OssError;
use crate::http::{Headers, Query};

/// The speed limit of a request, in bits per second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TrafficLimit(u64);

impl TrafficLimit {
    /// Reads the limit from the header or from the query. Returns `None` if there is none.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the limit is in both places, or if it is not a number from
    /// 819200 to 838860800.
    pub(crate) fn from_request(headers: &Headers, query: &Query) -> Result<Option<Self>, OssError> {
        match (headers.text(NAME), query.get(NAME)) {
            (None, None) => Ok(None),
            (Some(value), Some(_)) => Err(OssError::invalid_argument(NAME, value, ONE_PLACE)),
            (Some(value), None) | (None, Some(value)) => Self::parse(value).map(Some),
        }
    }

    fn parse(value: &str) -> Result<Self, OssError> {
        match value.parse() {
            Ok(bits) if BITS.contains(&bits) => Ok(Self(bits)),
            _ => Err(OssError::invalid_argument(NAME, value, OUT_OF_RANGE)),
        }
    }

    /// Returns how long the transfer of this many bytes takes.
    fn duration(self, bytes: u64) -> Duration {
        Duration::from_secs_f64(bytes as f64 * 8.0 / self.0 as f64)
    }

    /// Returns how many bytes are transferred at a time: those of a tenth of a second.
    fn burst(self) -> usize {
        usize::try_from(self.0 / 80).unwrap_or(usize::MAX)
    }
}

/// Delays a transfer such that it is not faster than its limit. Without a limit there is no delay.
#[derive(Debug)]
pub(crate) struct Pace {
    limit: Option<TrafficLimit>,
    started: Instant,
    passed: u64,
}

impl Pace {
    pub(crate) fn new(limit: Option<TrafficLimit>) -> Self {
        Self {
            limit,
            started: Instant::now(),
            passed: 0,
        }
    }

    /// Returns how many bytes may be transferred before the next wait, or `None` without a limit.
    pub(crate) fn burst(&self) -> Option<usize> {
        self.limit.map(TrafficLimit::burst)
    }

    /// Waits until this many further bytes may have been transferred.
    pub(crate) async fn pass(&mut self, bytes: usize) {
        self.passed += bytes as u64;
        if let Some(limit) = self.limit {
            sleep_until(self.started + limit.duration(self.passed)).await;
        }
    }

    /// Waits until a whole piece may have been transferred.
    pub(crate) async fn pass_piece(&mut self, piece: &Bytes) {
        self.pass(piece.len()).await;
    }
}

const NAME: &str = "x-oss-traffic-limit";
const BITS: std::ops::RangeInclusive<u64> = 819_200..=838_860_800;
const OUT_OF_RANGE: &str = "x-oss-traffic-limit is invalid, should be specified between 819200(100KB/s) and 838860800(100MB/s).";
const ONE_PLACE: &str =
    "x-oss-traffic-limit should be specified either in query string or header, not both.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    fn parsed(header: Option<&str>, query: &str) -> Result<Option<TrafficLimit>, Code> {
        let headers = match header {
            Some(value) => Headers::from_pairs(&[(NAME, value.as_bytes())]),
            None => Headers::default(),
        };
        TrafficLimit::from_request(&headers, &Query::read(query).unwrap())
            .map_err(|error| error.code())
    }

    #[test]
    fn one_place_and_a_range() {
        assert_eq!(parsed(None, ""), Ok(None));
        assert_eq!(parsed(Some("819200"), ""), Ok(Some(TrafficLimit(819_200))));
        assert_eq!(
            parsed(None, "x-oss-traffic-limit=838860800"),
            Ok(Some(TrafficLimit(838_860_800)))
        );
        for (header, query) in [
            (Some("819199"), ""),
            (Some("838860801"), ""),
            (Some("fast"), ""),
            (None, "x-oss-traffic-limit="),
            (Some("819200"), "x-oss-traffic-limit=819200"),
        ] {
            assert_eq!(
                parsed(header, query),
                Err(Code::InvalidArgument),
                "{header:?} {query}"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn bytes_take_their_time() {
        let mut pace = Pace::new(Some(TrafficLimit(819_200)));
        let started = Instant::now();
        for _ in 0..10 {
            pace.pass(51_200).await;
        }
        let took = started.elapsed().as_millis();
        assert!((5000..5010).contains(&took), "{took}");
    }
}
