//! The headers that take part in a signature: chosen, lowered, sorted, joined.

use crate::Error;
use crate::list::List;
use crate::sink::Sink;
use crate::{order, scan};

/// Headers to be signed. Sorted by lower-case name; fields of one name in the order of the wire.
pub(crate) struct Headers<'a> {
    fields: List<Field<'a>, 20>,
}

#[derive(Clone, Copy, Default)]
struct Field<'a> {
    /// The order of the lower-case name: most comparisons end here.
    order: u64,
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
            order,
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

    /// `name:value\n` per name, the value trimmed of blanks and tabs at both ends. Repeated fields
    /// become one line, their values joined with `,` (as the official Go SDK does).
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

/// Whether V4 signs a header by itself: `content-type`, `content-md5` and `x-oss-*`.
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

/// Blanks and tabs at both ends do not survive the wire.
pub(crate) fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

/// A name must be a token; a value must not end the header it stands in.
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
        return refuse("the name holds a blank, a colon, a control character or non-ASCII text");
    }
    if !scan::all(value.as_bytes(), |b| (b != 0) & (b != b'\r') & (b != b'\n')) {
        return refuse("the value holds NUL, CR or LF");
    }
    Ok(())
}

pub(crate) fn compare_ignoring_case(a: &str, b: &str) -> std::cmp::Ordering {
    a.bytes()
        .map(|b| b.to_ascii_lowercase())
        .cmp(b.bytes().map(|b| b.to_ascii_lowercase()))
}

/// The order of the lower-case name. What it looks at are the first 14 bytes.
fn lower_order(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut lower = [0; 14];
    lower
        .iter_mut()
        .zip(bytes)
        .for_each(|(to, from)| *to = from.to_ascii_lowercase());
    order::number(lower.get(..bytes.len().min(14)).unwrap_or_default())
}
