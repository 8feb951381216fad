//! Comparison of decimal numbers by value, so that `10`, `10.0` and `1e1` are equal.
//!
//! Numbers may have any number of digits. Floating-point numbers would make large ones equal that are
//! not.

use std::cmp::Ordering;

/// Compares two decimal numbers. Returns `None` if one of them is not a number.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    Some(Decimal::read(a)?.cmp(&Decimal::read(b)?))
}

/// The number `±0.digits × 10^point`. The digits have no zeros at either end, so that equal numbers have
/// equal fields. Zero has no digits, no sign and the point 0.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    point: i64,
    digits: Vec<u8>,
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, unsigned) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if all.is_empty() || !all.iter().all(u8::is_ascii_digit) {
            return None;
        }
        Some(Self::normalized(
            negative,
            all,
            i64::try_from(whole.len()).ok()? + i64::from(exponent),
        ))
    }

    /// Removes the zeros at both ends of the digits.
    fn normalized(negative: bool, mut digits: Vec<u8>, point: i64) -> Self {
        let used = digits
            .iter()
            .rposition(|&d| d != b'0')
            .map_or(0, |last| last + 1);
        digits.truncate(used);
        if digits.is_empty() {
            return Self {
                negative: false,
                point: 0,
                digits,
            };
        }
        let leading = digits.iter().take_while(|&&d| d == b'0').count();
        digits.drain(..leading);
        Self {
            negative,
            point: point.saturating_sub_unsigned(leading as u64),
            digits,
        }
    }

    /// Returns a key that orders absolute values. Zero comes before all others, whatever their point is.
    fn magnitude(&self) -> (bool, i64, &[u8]) {
        (!self.digits.is_empty(), self.point, &self.digits)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (true, true) => other.magnitude().cmp(&self.magnitude()),
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_equal_by_value() {
        for (a, b) in [
            ("10", "10.0"),
            ("10", "1e1"),
            ("007", "7"),
            ("+5", "5"),
            ("-0", "0.00"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1500E-3", "1.5"),
            (
                "123456789012345678901234567890",
                "123456789012345678901234567890.0",
            ),
        ] {
            assert_eq!(compare(a, b), Some(Ordering::Equal), "{a} {b}");
        }
    }

    #[test]
    fn numbers_are_ordered_by_value_and_not_as_texts() {
        for (less, more) in [
            ("9", "10"),
            ("-10", "-9"),
            ("-1", "0"),
            ("0", "0.001"),
            ("0.09", "0.1"),
            ("1.25", "1.3"),
            ("9007199254740992", "9007199254740993"),
        ] {
            assert_eq!(compare(less, more), Some(Ordering::Less), "{less} {more}");
            assert_eq!(
                compare(more, less),
                Some(Ordering::Greater),
                "{more} {less}"
            );
        }
    }

    #[test]
    fn what_is_not_a_decimal_number_compares_with_nothing() {
        for text in [
            "", " 1", "1 ", "-", ".", "e3", "1e", "1e1.5", "0x10", "1_000", "--1", "nan",
        ] {
            assert_eq!(compare(text, "1"), None, "{text:?}");
            assert_eq!(compare("1", text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn integers_compare_as_integers(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(compare(&a.to_string(), &b.to_string()), Some(a.cmp(&b)));
        }

        #[test]
        fn nothing_panics(a in "[-+0-9.eE]{0,12}", b in "\\PC{0,8}") {
            let _ = compare(&a, &b);
        }
    }
}
