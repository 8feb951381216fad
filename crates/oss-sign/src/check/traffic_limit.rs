//! The bounds of `x-oss-traffic-limit`.

use std::ops::RangeInclusive;

use crate::Error;

/// The limits that the server accepts, in bits per second: 100 KiB/s to 100 MiB/s.
const BITS_PER_SECOND: RangeInclusive<u64> = 819_200..=838_860_800;

/// The limit that a request sets in a header, in a parameter, or in neither. The server refuses a
/// request that sets it in both.
#[derive(Default)]
pub(super) struct TrafficLimit<'a> {
    limit: Option<&'a str>,
    is_repeated: bool,
}

impl<'a> TrafficLimit<'a> {
    pub(super) fn read_header(&mut self, name: &str, value: &'a str) {
        if name.eq_ignore_ascii_case(NAME) {
            self.set(value);
        }
    }

    pub(super) fn read_parameter(&mut self, name: &str, value: &'a str) {
        if name == NAME {
            self.set(value);
        }
    }

    fn set(&mut self, value: &'a str) {
        self.is_repeated = self.limit.is_some();
        self.limit.get_or_insert(value);
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let Some(limit) = self.limit else {
            return Ok(());
        };
        let refuse = |reason| {
            Err(Error::InvalidTrafficLimit {
                limit: limit.to_owned(),
                reason,
            })
        };
        let is_number = limit.bytes().all(|b| b.is_ascii_digit());
        match limit.parse() {
            _ if self.is_repeated => {
                refuse("it is set more than once; set it in the header or in the parameter")
            }
            Ok(bits) if is_number && BITS_PER_SECOND.contains(&bits) => Ok(()),
            _ => refuse("it must be a number of bits per second from 819200 to 838860800"),
        }
    }
}

const NAME: &str = "x-oss-traffic-limit";
