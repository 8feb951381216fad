//! Changes valid inputs a little, so that they are almost valid.

use fastrand::Rng;

/// An input is never made longer than this many bytes, so that a run makes progress.
const LONGEST: usize = 64 * 1024;

/// Bytes that separate, quote or end a part of one of the formats.
const MARKS: &[u8] = b"\0\t\n\r !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\x7f\x80\xc3\xe2\xff";

/// Numbers near the limits of the integer types.
const NUMBERS: &[&str] = &[
    "-1",
    "0",
    "1",
    "255",
    "65536",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e999",
    "0x10",
    "００１",
];

/// Returns one of the seeds with one to eight changes.
pub(super) fn mutated(rng: &mut Rng, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut input = pick(rng, seeds).cloned().unwrap_or_default();
    for _ in 0..rng.usize(1..=8) {
        change(rng, &mut input, seeds, words);
        input.truncate(LONGEST);
    }
    input
}

fn change(rng: &mut Rng, input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str]) {
    match rng.u8(0..10) {
        0 => replace(rng, input, |rng| vec![rng.u8(..)]),
        1 => replace(rng, input, |rng| {
            pick(rng, MARKS).map_or_else(Vec::new, |mark| vec![*mark])
        }),
        2 => {
            let range = range(rng, input.len());
            input.drain(range);
        }
        3 => {
            let copy = input
                .get(range(rng, input.len()))
                .unwrap_or_default()
                .to_vec();
            insert(rng, input, &copy);
        }
        4 => {
            let copy = input
                .get(range(rng, input.len().min(64)))
                .unwrap_or_default();
            let copies = copy.repeat(rng.usize(2..200));
            insert(rng, input, &copies);
        }
        5 => {
            let other = pick(rng, seeds).cloned().unwrap_or_default();
            let part = other.get(range(rng, other.len())).unwrap_or_default();
            insert(rng, input, part);
        }
        6 | 7 => {
            let word = pick(rng, words).copied().unwrap_or_default();
            insert(rng, input, word.as_bytes());
        }
        8 => number(rng, input),
        _ => input.truncate(rng.usize(0..=input.len())),
    }
}

/// Replaces one byte.
fn replace(rng: &mut Rng, input: &mut Vec<u8>, by: impl FnOnce(&mut Rng) -> Vec<u8>) {
    if input.is_empty() {
        return;
    }
    let at = rng.usize(..input.len());
    let by = by(rng);
    input.splice(at..=at, by);
}

fn insert(rng: &mut Rng, input: &mut Vec<u8>, part: &[u8]) {
    let at = rng.usize(0..=input.len());
    input.splice(at..at, part.iter().copied());
}

/// Replaces a sequence of digits by one of these numbers.
fn number(rng: &mut Rng, input: &mut Vec<u8>) {
    let digits: Vec<usize> = (0..input.len())
        .filter(|at| input.get(*at).is_some_and(u8::is_ascii_digit))
        .collect();
    let Some(&start) = pick(rng, &digits) else {
        return;
    };
    let length = input
        .iter()
        .skip(start)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let by = pick(rng, NUMBERS).copied().unwrap_or_default();
    input.splice(start..start + length, by.bytes());
}

/// Returns a random range within the given length. Short ranges are as likely as long ones.
fn range(rng: &mut Rng, length: usize) -> std::ops::Range<usize> {
    let start = rng.usize(0..=length);
    let most = (length - start).min(1 << rng.u32(0..12));
    start..start + rng.usize(0..=most)
}

fn pick<'t, T>(rng: &mut Rng, from: &'t [T]) -> Option<&'t T> {
    (!from.is_empty()).then(|| from.get(rng.usize(..from.len())))?
}
