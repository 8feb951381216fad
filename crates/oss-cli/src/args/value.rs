//! Parsers for the values of arguments.

use std::time::Duration;

use oss_client::ByteRange;
use oss_sign::SourceIp;

/// Reads `90s`, `15m`, `1h30m`, `7d`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    humantime::parse_duration(text)
        .map_err(|error| format!("{error}; a duration is such as 90s, 15m, 1h30m or 7d"))
}

/// Reads a duration that is not zero.
pub(crate) fn limit(text: &str) -> Result<Duration, String> {
    match duration(text)? {
        Duration::ZERO => Err("no call ends in no time".to_owned()),
        limit => Ok(limit),
    }
}

/// Reads a text that is not empty. A shell makes an empty word of a quoted variable that is not set,
/// and a URL for an empty version or VPC could never be used.
pub(crate) fn not_empty(text: &str) -> Result<String, String> {
    match text {
        "" => Err("it is empty; give a value, or leave it out".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// Reads `2026-12-31` or `2026-12-31T18:00:00Z`, always in UTC, as Unix seconds.
pub(crate) fn instant(text: &str) -> Result<i64, String> {
    let whole = if text.len() == "2026-12-31".len() {
        format!("{text}T00:00:00Z")
    } else {
        text.to_owned()
    };
    let time = humantime::parse_rfc3339(&whole)
        .map_err(|_| "a time is such as 2026-12-31 or 2026-12-31T18:00:00Z, in UTC".to_owned())?;
    let since = time.duration_since(std::time::UNIX_EPOCH);
    since
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .ok_or_else(|| "a time is after 1970".to_owned())
}

/// Reads `NAME:VALUE` or `NAME: VALUE`.
pub(crate) fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("a header is NAME:VALUE")?;
    if name.trim().is_empty() {
        return Err("the name before the colon is missing".to_owned());
    }
    Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

/// Reads `NAME=VALUE`, or `NAME` alone.
pub(crate) fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if name.is_empty() {
        return Err("the name before = is missing".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

/// Reads `NAME=VALUE`. The value may be empty, and the name may not.
pub(crate) fn metadata(text: &str) -> Result<(String, String), String> {
    if !text.contains('=') {
        return Err(format!("expected NAME=VALUE, such as {text}=VALUE"));
    }
    parameter(text)
}

/// Reads `0-99`, `100-` or `-5`, with or without `bytes=`.
pub(crate) fn range(text: &str) -> Result<ByteRange, String> {
    let bare = text.strip_prefix("bytes=").unwrap_or(text);
    let refuse = || "a range is FIRST-LAST, FIRST- or -COUNT, counted from 0".to_owned();
    let number = |digits: &str| digits.parse::<u64>().map_err(|_| refuse());
    let (first, last) = bare.split_once('-').ok_or_else(refuse)?;
    match (first, last) {
        ("", "") => Err(refuse()),
        ("", count) => number(count).map(ByteRange::last),
        (first, "") => Ok(ByteRange::from(number(first)?..)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return Err(format!("the range ends before it begins: {bare}"));
            }
            Ok(ByteRange::from(first..=last))
        }
    }
}

/// Reads an address, or addresses by prefix: `203.0.113.7`, `203.0.113.0/24`.
pub(crate) fn source_ip(text: &str) -> Result<SourceIp, String> {
    let (address, mask) = match text.split_once('/') {
        Some((address, mask)) => (address, Some(mask)),
        None => (text, None),
    };
    let refuse = || "it is an address, or ADDRESS/BITS such as 203.0.113.0/24".to_owned();
    let address = address.parse().map_err(|_| refuse())?;
    match mask {
        None => Ok(SourceIp::one(address)),
        Some(mask) => {
            let mask = mask.parse().map_err(|_| refuse())?;
            SourceIp::new(address, mask).map_err(|error| error.to_string())
        }
    }
}

/// Reads a size: `1024`, `10KiB`, `5 MB`; K, M, G and T alone are powers of 1024.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = text.get(digits.len()..).unwrap_or_default().trim();
    let factor: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "t" | "tib" => 1 << 40,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "tb" => 1_000_000_000_000,
        _ => {
            return Err(format!(
                "the unit {unit} is none of B, KiB, MiB, GiB, KB, MB, GB"
            ));
        }
    };
    let number: u64 = digits.trim().parse().map_err(|_| {
        "a size is a number of bytes, or a number with a unit such as 10MiB".to_owned()
    })?;
    number
        .checked_mul(factor)
        .ok_or_else(|| "it is too large".to_owned())
}

/// Reads the size of a part.
pub(crate) fn part_size(text: &str) -> Result<u64, String> {
    Some(size(text)?)
        .filter(|size| PARTS.contains(size))
        .ok_or_else(|| "a part has 100KiB to 5GiB".to_owned())
}

/// Reads how many things are done at once.
pub(crate) fn jobs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(jobs @ 1..=1000) => Ok(jobs),
        _ => Err("it is a number from 1 to 1000".to_owned()),
    }
}

/// Reads bytes per second, and returns bits per second, the unit of OSS.
pub(crate) fn traffic_limit(text: &str) -> Result<u64, String> {
    let bits = size(text)?.checked_mul(8);
    bits.filter(|bits| SPEEDS.contains(bits))
        .ok_or_else(|| "OSS accepts a speed limit of 100KiB to 100MiB per second".to_owned())
}

/// The values that OSS accepts for `x-oss-traffic-limit`, in bits per second.
const SPEEDS: std::ops::RangeInclusive<u64> = 819_200..=838_860_800;

/// The sizes that OSS accepts for the parts of an upload.
const PARTS: std::ops::RangeInclusive<u64> = 102_400..=5 << 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_a_size_that_oss_accepts() {
        assert_eq!(part_size("100KiB"), Ok(102_400));
        assert_eq!(part_size("5GiB"), Ok(5 << 30));
        for text in ["99KiB", "6GiB", "0", "x"] {
            assert!(part_size(text).is_err(), "{text}");
        }
        assert_eq!(jobs("4"), Ok(4));
        for text in ["0", "-1", "1001", "many"] {
            assert!(jobs(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_range_reads_as_it_is_written() {
        assert_eq!(range("0-99").unwrap().to_string(), "bytes=0-99");
        assert_eq!(range("bytes=7-").unwrap().to_string(), "bytes=7-");
        assert_eq!(range("-5").unwrap().to_string(), "bytes=-5");
        for text in ["", "-", "5", "9-3", "a-b", "1-2,4-5"] {
            assert!(range(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_size_has_a_unit_or_none() {
        assert_eq!(size("1024"), Ok(1024));
        assert_eq!(size("10 MiB"), Ok(10 << 20));
        assert_eq!(size("5mb"), Ok(5_000_000));
        for text in ["", "MiB", "1.5MiB", "10 furlongs", "99999999T", "-1"] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_speed_is_bytes_here_and_bits_there() {
        assert_eq!(traffic_limit("100KiB"), Ok(819_200));
        assert_eq!(traffic_limit("100MiB"), Ok(838_860_800));
        for text in ["29KiB", "101MiB", "fast", "9999999T"] {
            assert!(traffic_limit(text).is_err(), "{text}");
        }
    }

    #[test]
    fn metadata_has_a_name_and_a_value() {
        assert_eq!(metadata("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert_eq!(metadata("a="), Ok(("a".to_owned(), String::new())));
        for text in ["foo", "=b", ""] {
            assert!(metadata(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_header_keeps_the_colons_of_its_value() {
        let (name, value) = header("X-Oss-Meta-Url: https://a:1/b").unwrap();
        assert_eq!(
            (name.as_str(), value.as_str()),
            ("x-oss-meta-url", "https://a:1/b")
        );
        assert!(header("no colon").is_err());
    }
}
