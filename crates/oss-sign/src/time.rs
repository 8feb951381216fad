//! UTC seconds and the formats in which the protocol writes them.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, Weekday};

use crate::text::Text;

/// An instant in whole seconds since 1970-01-01T00:00:00Z. A fraction of a second is cut off, not
/// rounded.
///
/// `Display` writes the instant as `2023-12-16T16:20:57Z`.
///
/// ```
/// use oss_sign::UtcSeconds;
///
/// let time = UtcSeconds::new(1_702_743_657);
/// assert_eq!(time.to_string(), "2023-12-16T16:20:57Z");
/// assert_eq!(time.to_iso_basic(), "20231216T162057Z");
/// assert_eq!(time.to_http_date(), "Sat, 16 Dec 2023 16:20:57 GMT");
/// assert_eq!(UtcSeconds::parse_iso_basic("20231216T162057Z"), Some(time));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcSeconds(i64);

impl UtcSeconds {
    /// Creates an instant from Unix seconds.
    pub const fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the Unix seconds.
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// Returns the instant that is later by a duration. The result stays within the range of the
    /// type.
    pub fn plus(self, duration: Duration) -> Self {
        Self(
            self.0
                .saturating_add(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)),
        )
    }

    /// Returns the instant that is later by this many seconds, or earlier if the number is
    /// negative. The result stays within the range of the type.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Returns the duration from `self` to `later`, or zero if `later` is not later.
    pub fn until(self, later: Self) -> Duration {
        Duration::from_secs(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or(0))
    }

    /// Writes the instant as `20231216T162057Z`, the format of `x-oss-date`.
    ///
    /// An instant outside of the years 0 to 9999 is written as the nearest one inside.
    pub fn to_iso_basic(self) -> String {
        self.iso_basic().as_str().to_owned()
    }

    /// Writes the instant as `2023-12-16T16:20:57Z`, the format of STS. For the range of years see
    /// [`to_iso_basic`](Self::to_iso_basic).
    pub fn to_iso_extended(self) -> String {
        let (date, time) = self.civil();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second()
        )
    }

    /// Writes the instant as `2023-12-16T16:20:57.000Z`, the format of POST policies and of the XML
    /// documents of OSS. For the range of years see [`to_iso_basic`](Self::to_iso_basic).
    pub fn to_iso_millis(self) -> String {
        self.to_iso_extended().replace('Z', ".000Z")
    }

    /// Writes the instant as `Sat, 16 Dec 2023 16:20:57 GMT`, the format of the `Date` header. For
    /// the range of years see [`to_iso_basic`](Self::to_iso_basic).
    pub fn to_http_date(self) -> String {
        self.http_date().as_str().to_owned()
    }

    /// Reads an instant in the format `20231216T162057Z`. Returns `None` for any other text.
    pub fn parse_iso_basic(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let (year, month, day) = parse_date(date)?;
        Self::from_civil(year, month, day, parse_time(time)?)
    }

    /// Reads an instant in the format `2023-12-16T16:20:57Z`. A fraction of a second may follow and
    /// is cut off. Returns `None` for any other text.
    pub fn parse_iso_extended(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let separated = |text: &str, by: u8, at: [usize; 2]| {
            at.iter().all(|&at| text.as_bytes().get(at) == Some(&by))
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !(separated(date, b'-', [4, 7]) && separated(time, b':', [2, 5]) && digits(fraction)) {
            return None;
        }
        let (year, month, day) = parse_date(&date.replace('-', ""))?;
        Self::from_civil(year, month, day, parse_time(&time.replace(':', ""))?)
    }

    /// Reads an instant in the format `Sat, 16 Dec 2023 16:20:57 GMT`. The name of the day need not
    /// be the right one. Returns `None` for any other text.
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let (weekday, rest) = text.split_once(", ")?;
        DAYS.iter().find(|name| **name == weekday)?;
        let mut words = rest.strip_suffix(" GMT")?.split(' ');
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        let month = MONTHS.iter().zip(1..).find(|(name, _)| **name == month)?.1;
        let time = words.next()?;
        let colons = time.as_bytes().get(2) == Some(&b':') && time.as_bytes().get(5) == Some(&b':');
        if words.next().is_some() || !colons || year.len() != 4 || !(1..=2).contains(&day.len()) {
            return None;
        }
        Self::from_civil(
            number(year)?,
            month,
            number(day)?,
            parse_time(&time.replace(':', ""))?,
        )
    }

    /// The number of the UTC day.
    pub(crate) fn day(self) -> i64 {
        self.0.div_euclid(SECONDS_OF_A_DAY)
    }

    /// The eight digits of the day, `20231216`.
    pub(crate) fn iso_date(self) -> Text<8> {
        let (date, _) = self.civil();
        let mut text = Text::new();
        push_date(&mut text, date);
        text
    }

    pub(crate) fn iso_basic(self) -> Text<16> {
        self.iso_basic_on(&self.iso_date())
    }

    /// `20231216T162057Z`, where the date of the day is at hand.
    pub(crate) fn iso_basic_on(self, date: &Text<8>) -> Text<16> {
        let seconds = self
            .0
            .clamp(FIRST_SECOND, LAST_SECOND)
            .rem_euclid(SECONDS_OF_A_DAY);
        let part = |number: i64| two_digits(u8::try_from(number).unwrap_or(0));
        let mut text = Text::new();
        text.push(date.as_bytes());
        text.push(b"T");
        for part in [
            part(seconds / 3600),
            part(seconds / 60 % 60),
            part(seconds % 60),
        ] {
            text.push(&part);
        }
        text.push(b"Z");
        text
    }

    pub(crate) fn http_date(self) -> Text<29> {
        let (date, time) = self.civil();
        let mut text = Text::new();
        text.push(day_name(date.weekday()).as_bytes());
        text.push(b", ");
        text.push(&two_digits(date.day()));
        text.push(b" ");
        text.push(month_name(date.month()).as_bytes());
        text.push(b" ");
        push_year(&mut text, date);
        for (separator, part) in [
            (b" ", time.hour()),
            (b":", time.minute()),
            (b":", time.second()),
        ] {
            text.push(separator);
            text.push(&two_digits(part));
        }
        text.push(b" GMT");
        text
    }

    fn civil(self) -> (Date, Time) {
        let seconds = self.0.clamp(FIRST_SECOND, LAST_SECOND);
        let instant =
            OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        (instant.date(), instant.time())
    }

    fn from_civil(year: i32, month: u8, day: u8, time: Time) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(Self(
            PrimitiveDateTime::new(date, time)
                .assume_utc()
                .unix_timestamp(),
        ))
    }
}

impl fmt::Display for UtcSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_iso_extended())
    }
}

impl From<SystemTime> for UtcSeconds {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self(i64::try_from(after.as_secs()).unwrap_or(i64::MAX)),
            // Before the epoch a fraction is cut downwards as well, as `floor` does.
            Err(before) => {
                let before = before.duration();
                let whole = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                Self((-whole).saturating_sub(i64::from(before.subsec_nanos() > 0)))
            }
        }
    }
}

fn push_date<const N: usize>(text: &mut Text<N>, date: Date) {
    push_year(text, date);
    text.push(&two_digits(u8::from(date.month())));
    text.push(&two_digits(date.day()));
}

fn push_year<const N: usize>(text: &mut Text<N>, date: Date) {
    let year = u16::try_from(date.year()).unwrap_or(0);
    for half in [year / 100, year % 100] {
        text.push(&two_digits(u8::try_from(half).unwrap_or(0)));
    }
}

fn two_digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}

fn parse_date(digits: &str) -> Option<(i32, u8, u8)> {
    let (year, month_day) = digits.split_at_checked(4)?;
    let (month, day) = month_day.split_at_checked(2)?;
    (day.len() == 2).then_some((number(year)?, number(month)?, number(day)?))
}

fn parse_time(digits: &str) -> Option<Time> {
    let (hour, rest) = digits.split_at_checked(2)?;
    let (minute, second) = rest.split_at_checked(2)?;
    if second.len() != 2 {
        return None;
    }
    Time::from_hms(number(hour)?, number(minute)?, number(second)?).ok()
}

/// Digits only; `parse` alone would accept a sign.
fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

fn day_name(day: Weekday) -> &'static str {
    DAYS.get(usize::from(day.number_days_from_monday()))
        .copied()
        .unwrap_or_default()
}

fn month_name(month: Month) -> &'static str {
    MONTHS
        .get(usize::from(u8::from(month)) - 1)
        .copied()
        .unwrap_or_default()
}

const SECONDS_OF_A_DAY: i64 = 86_400;
/// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: the years that four digits can write.
const FIRST_SECOND: i64 = -62_167_219_200;
const LAST_SECOND: i64 = 253_402_300_799;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_reads_back() {
        for seconds in [FIRST_SECOND, -1, 0, 951_782_400, 1_702_743_657, LAST_SECOND] {
            let time = UtcSeconds::new(seconds);
            assert_eq!(
                UtcSeconds::parse_iso_basic(&time.to_iso_basic()),
                Some(time)
            );
            assert_eq!(
                UtcSeconds::parse_iso_extended(&time.to_iso_extended()),
                Some(time)
            );
            assert_eq!(
                UtcSeconds::parse_iso_extended(&time.to_iso_millis()),
                Some(time)
            );
            assert_eq!(
                UtcSeconds::parse_http_date(&time.to_http_date()),
                Some(time)
            );
        }
    }

    #[test]
    fn times_outside_of_four_digit_years_are_clamped() {
        assert_eq!(UtcSeconds::new(i64::MAX).to_iso_basic(), "99991231T235959Z");
        assert_eq!(UtcSeconds::new(i64::MIN).to_iso_basic(), "00000101T000000Z");
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in [
            "",
            "Z",
            "T",
            "20231216T162057",
            "20231316T162057Z",
            "20231216T246057Z",
            "2023-12-16T16:20:57Z",
            "+0231216T162057Z",
            "20231216T1620570Z",
            "é231216T162057Z",
        ] {
            assert_eq!(UtcSeconds::parse_iso_basic(text), None, "{text}");
        }
        for text in [
            "Sat, 16 Dec 2023 16:20:57",
            "Sat, 16 Dec 23 16:20:57 GMT",
            "16 Dec 2023 16:20:57 GMT",
            "Sam, 16 Dec 2023 16:20:57 GMT",
            "Sat, 31 Feb 2023 16:20:57 GMT",
            "Sat, 16 Dec 2023 16-20-57 GMT",
        ] {
            assert_eq!(UtcSeconds::parse_http_date(text), None, "{text}");
        }
    }

    #[test]
    fn fractions_are_cut_downwards() {
        let before = UNIX_EPOCH - Duration::from_millis(500);
        assert_eq!(UtcSeconds::from(before), UtcSeconds::new(-1));
        let after = UNIX_EPOCH + Duration::from_millis(1_999);
        assert_eq!(UtcSeconds::from(after), UtcSeconds::new(1));
    }
}
