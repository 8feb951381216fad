//! Testing all bytes of a short text, several at once.

/// Returns whether every byte passes a test. The text is tested in pieces of a fixed size, for which the
/// compiler writes vector code if the test has no branches. The last piece overlaps the one before it.
#[inline(always)]
pub(crate) fn all(bytes: &[u8], passes: impl Fn(u8) -> bool + Copy) -> bool {
    match bytes.last_chunk::<16>() {
        Some(last) => {
            let (pieces, _) = bytes.as_chunks::<16>();
            pieces.iter().all(|piece| piece_passes(piece, passes)) && piece_passes(last, passes)
        }
        None => match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => piece_passes(first, passes) && piece_passes(last, passes),
            _ => bytes.iter().all(|byte| passes(*byte)),
        },
    }
}

#[inline(always)]
fn piece_passes<const N: usize>(piece: &[u8; N], passes: impl Fn(u8) -> bool) -> bool {
    piece
        .iter()
        .fold(0, |failed, byte| failed | u8::from(!passes(*byte)))
        == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_looked_at_whatever_the_length() {
        for length in 0..70 {
            let mut text = vec![b'a'; length];
            assert!(all(&text, |b| b == b'a'), "{length}");
            for at in 0..length {
                text[at] = b'b';
                assert!(!all(&text, |b| b == b'a'), "{length}, {at}");
                text[at] = b'a';
            }
        }
    }
}
