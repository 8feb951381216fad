//! The bounds of `x-oss-traffic-limit`.

use std::ops::RangeInclusive;

use crate::{Error, Request};

/// The limits that the server accepts, in bits per second: 100 KiB/s to 100 MiB/s.
const BITS_PER_SECOND: RangeInclusive<u64> = 819_200..=838_860_800;

/// Checks the limit that a request sets in a header, in a parameter, or in neither. The server
/// refuses a request that sets it in both.
pub(super) fn check(request: &Request<'_>) -> Result<(), Error> {
    let headers = request
        .headers()
        .filter(|(name, _)| name.eq_ignore_ascii_case(NAME));
    let parameters = request.query_pairs().filter(|(name, _)| *name == NAME);
    let mut limits = headers.chain(parameters).map(|(_, value)| value);
    let Some(limit) = limits.next() else {
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
        _ if limits.next().is_some() => {
            refuse("it is set more than once; set it in the header or in the parameter")
        }
        Ok(bits) if is_number && BITS_PER_SECOND.contains(&bits) => Ok(()),
        _ => refuse("it must be a number of bits per second from 819200 to 838860800"),
    }
}

const NAME: &str = "x-oss-traffic-limit";
