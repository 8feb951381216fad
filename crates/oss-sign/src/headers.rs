//! The headers that a signature covers, in their canonical form.

use crate::Error;
use crate::comparisons::{Counted, counted};
use crate::list::List;
use crate::sink::Sink;
use crate::{order, scan};

/// Headers that are signed, sorted by their lower-case names. Fields of the same name stay in the
/// order in which they are sent.
pub(crate) struct Headers<'a> {
    fields: List<Field<'a>, 20>,
}

#[derive(Clone, Copy, Default)]
struct Field<'a> {
    /// The order of the lower-case name, which decides most comparisons.
    order: Counted<u64>,
    place: u16,
    is_lower: bool,
    name: &'a str,
    value: &'a [u8],
}

impl<'a> Headers<'a> {
    pub(crate) fn new() -> Self {
        Self {
            fields: List::new(),
        }
    }

    pub(crate) fn push(&mut self, name: &'a str, value: &'a [u8]) {
        let place = u16::try_from(self.fields.as_slice().len()).unwrap_or(u16::MAX);
        let is_lower = scan::all(name.as_bytes(), |b| b.wrapping_sub(b'A') >= 26);
        let order = if is_lower {
            order::number(name.as_bytes())
        } else {
            lower_order(name)
        };
        self.fields.push(Field {
            order: Counted(order),
            place,
            is_lower,
            name,
            value,
        });
    }

    pub(crate) fn sort(&mut self) {
        let fields = self.fields.as_mut_slice();
        fields.sort_unstable_by_key(|field| field.order);
        for same in fields
            .chunk_by_mut(|a, b| a.order == b.order)
            .filter(|same| same.len() > 1)
        {
            same.sort_unstable_by(|a, b| {
                compare_ignoring_case(a.name, b.name).then(a.place.cmp(&b.place))
            });
        }
    }

    /// The values of a name, in the order of the wire.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        let fields = self.fields.as_slice();
        let start = fields.partition_point(|field| compare_ignoring_case(field.name, name).is_lt());
        let rest = fields.get(start..).unwrap_or_default().iter();
        rest.take_while(move |field| field.name.eq_ignore_ascii_case(name))
            .map(|field| field.value)
    }

    /// The lower-case names, each once, joined with `;`.
    pub(crate) fn names(&self) -> String {
        let mut names: Vec<String> = self
            .fields
            .as_slice()
            .iter()
            .map(|field| field.name.to_ascii_lowercase())
            .collect();
        names.dedup();
        names.join(";")
    }

    /// Writes `name:value\n` for each name, without spaces and tabs at both ends of the value. The
    /// values of repeated fields are joined with `,` in one line, as in the official Go SDK.
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        let mut before: Option<&str> = None;
        for field in self.fields.as_slice() {
            if before.is_some_and(|before| before.eq_ignore_ascii_case(field.name)) {
                sink.put_byte(b',');
            } else {
                if before.is_some() {
                    sink.put_byte(b'\n');
                }
                if field.is_lower {
                    sink.put(field.name.as_bytes());
                } else {
                    sink.put_lower(field.name);
                }
                sink.put_byte(b':');
            }
            sink.put(trim(field.value));
            before = Some(field.name);
        }
        if before.is_some() {
            sink.put_byte(b'\n');
        }
    }
}

/// Names of headers that are looked up, whatever their case. Sorted, so that a request with many
/// headers costs no more than its bytes.
pub(crate) struct Names<'a> {
    names: List<&'a str, 8>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(unsorted: impl Iterator<Item = &'a str>) -> Self {
        let mut names = List::new();
        unsorted.for_each(|name| names.push(name));
        names
            .as_mut_slice()
            .sort_unstable_by(|a, b| compare_ignoring_case(a, b));
        Self { names }
    }

    pub(crate) fn as_slice(&self) -> &[&'a str] {
        self.names.as_slice()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        let names = self.names.as_slice();
        names
            .binary_search_by(|listed| compare_ignoring_case(listed, name))
            .is_ok()
    }
}

/// Whether V4 always signs a header: `content-type`, `content-md5` and `x-oss-*`.
pub(crate) fn is_always_signed(name: &str) -> bool {
    match name.as_bytes() {
        [b'x' | b'X', ..] => is_oss(name),
        [b'c' | b'C', ..] => {
            name.eq_ignore_ascii_case("content-type") || name.eq_ignore_ascii_case("content-md5")
        }
        _ => false,
    }
}

pub(crate) fn is_oss(name: &str) -> bool {
    name.as_bytes()
        .first_chunk::<6>()
        .is_some_and(|start| start.eq_ignore_ascii_case(b"x-oss-"))
}

/// Removes spaces and tabs at both ends, which HTTP does not transmit.
pub(crate) fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

/// Checks that a name is a token and that a value does not end its header early.
pub(crate) fn check(name: &str, value: &str) -> Result<(), Error> {
    let refuse = |reason| {
        Err(Error::InvalidHeader {
            name: name.to_owned(),
            reason,
        })
    };
    if name.is_empty() {
        return refuse("the name is empty");
    }
    let fits = |b: u8| (b > b' ') & (b != b':') & (b < 127);
    if !scan::all(name.as_bytes(), fits) {
        return refuse("the name contains a space, a colon, a control character or non-ASCII text");
    }
    if !scan::all(value.as_bytes(), |b| (b != 0) & (b != b'\r') & (b != b'\n')) {
        return refuse("the value contains NUL, CR or LF");
    }
    Ok(())
}

pub(crate) fn compare_ignoring_case(a: &str, b: &str) -> std::cmp::Ordering {
    let lower = a.bytes().map(|b| b.to_ascii_lowercase());
    counted(lower.cmp(b.bytes().map(|b| b.to_ascii_lowercase())))
}

/// The order of the lower-case name, which depends on its first 14 bytes.
fn lower_order(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut lower = [0; 14];
    lower
        .iter_mut()
        .zip(bytes)
        .for_each(|(to, from)| *to = from.to_ascii_lowercase());
    order::number(lower.get(..bytes.len().min(14)).unwrap_or_default())
}
