//! Destinations of canonical bytes: a hash, a text, or both at once.

/// Receives the bytes of a canonical form, in order.
pub(crate) trait Sink {
    fn put(&mut self, bytes: &[u8]);

    fn put_byte(&mut self, byte: u8) {
        self.put(&[byte]);
    }

    /// A name of a header, in lower case.
    fn put_lower(&mut self, name: &str) {
        name.bytes()
            .for_each(|byte| self.put_byte(byte.to_ascii_lowercase()));
    }
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Passes the same bytes to two sinks.
pub(crate) struct Tee<'a, A, B>(pub(crate) &'a mut A, pub(crate) &'a mut B);

impl<A: Sink, B: Sink> Sink for Tee<'_, A, B> {
    fn put(&mut self, bytes: &[u8]) {
        self.0.put(bytes);
        self.1.put(bytes);
    }
}

/// Collects short writes into long ones, because a hash has a cost per write.
pub(crate) struct Gathered<S, const N: usize> {
    sink: S,
    bytes: [u8; N],
    length: usize,
}

impl<S: Sink, const N: usize> Gathered<S, N> {
    pub(crate) fn new(sink: S) -> Self {
        Self {
            sink,
            bytes: [0; N],
            length: 0,
        }
    }

    /// Passes on what was collected, and returns the inner sink.
    pub(crate) fn into_inner(mut self) -> S {
        self.flush();
        self.sink
    }

    fn flush(&mut self) {
        self.sink
            .put(self.bytes.get(..self.length).unwrap_or_default());
        self.length = 0;
    }

    #[cold]
    fn put_past_the_end(&mut self, bytes: &[u8]) {
        self.flush();
        if let Some(room) = self.bytes.get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
            self.length = bytes.len();
        } else {
            self.sink.put(bytes);
        }
    }
}

impl<S: Sink, const N: usize> Sink for Gathered<S, N> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        match self.bytes.get_mut(self.length..end) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.length = end;
            }
            None => self.put_past_the_end(bytes),
        }
    }

    #[inline]
    fn put_byte(&mut self, byte: u8) {
        match self.bytes.get_mut(self.length) {
            Some(room) => {
                *room = byte;
                self.length += 1;
            }
            None => self.put_past_the_end(&[byte]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathered_writes_keep_their_order_and_bytes() {
        let mut gathered = Gathered::<_, 512>::new(Vec::new());
        let mut plain = Vec::new();
        for length in [0, 1, 500, 11, 1, 600, 3, 512, 512, 513, 7] {
            let bytes: Vec<u8> = (0..length)
                .map(|at| u8::try_from(at % 251).unwrap())
                .collect();
            Tee(&mut gathered, &mut plain).put(&bytes);
        }
        assert_eq!(gathered.into_inner(), plain);
    }

    #[test]
    fn header_names_are_lowered_where_they_must() {
        let mut out = Vec::new();
        for name in ["", "x-oss-meta-a", "X-OSS-Meta-É", "CONTENT-md5"] {
            out.put_lower(name);
            out.put(b" ");
        }
        assert_eq!(
            String::from_utf8(out).unwrap(),
            " x-oss-meta-a x-oss-meta-É content-md5 "
        );
    }
}
