//! Which parts have arrived.

use crate::operations::multipart::Part;
use crate::presigned_upload::sizes::Sizes;

/// Which parts of an upload have arrived, and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadStatus {
    /// The parts that have arrived, in the order of their numbers.
    pub parts: Vec<Part>,
    /// The numbers of the parts that are missing. If the length of the file is not known, these are the
    /// gaps before the last part that has arrived.
    pub missing: Vec<u32>,
    /// The parts that have another size than they should have.
    pub wrong: Vec<WrongPart>,
}

/// A part of the wrong size. It must be uploaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrongPart {
    /// The number of the part.
    pub number: u32,
    /// The size in bytes that it has.
    pub size: u64,
    /// The size in bytes that it should have. It is 0 for a part that the file does not have.
    pub expected: u64,
}

impl UploadStatus {
    /// Compares the parts with what there should be. They are in the order of their numbers.
    pub(super) fn new(sizes: &Sizes, parts: Vec<Part>) -> Self {
        let last_arrived = parts.last().map_or(1, |part| part.part_number);
        let count = sizes.count().and_then(|count| u32::try_from(count).ok());
        let mut arrived = parts.iter().map(|part| part.part_number).peekable();
        let missing = (1..=count.unwrap_or(last_arrived))
            .filter(|number| arrived.next_if(|next| next == number).is_none())
            .collect();
        let wrong = parts.iter().filter_map(|part| {
            let expected = sizes.of_part(part.part_number).unwrap_or(0);
            let may_be_smaller = sizes.length.is_none() && part.part_number == last_arrived;
            let fits = match may_be_smaller {
                true => (1..=expected).contains(&part.size),
                false => part.size == expected,
            };
            (!fits).then_some(WrongPart {
                number: part.part_number,
                size: part.size,
                expected,
            })
        });
        Self {
            missing,
            wrong: wrong.collect(),
            parts,
        }
    }

    /// Returns whether every part has arrived, and has the right size. If the length of the file is not
    /// known, this cannot tell whether further parts will follow.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.wrong.is_empty()
    }

    /// Returns how many bytes have arrived, in all parts together.
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.size).sum()
    }

    /// Says what is missing or wrong, shortly.
    pub(super) fn complaint(&self) -> String {
        let mut complaints = Vec::new();
        if let Some(first) = self.missing.first() {
            complaints.push(match self.missing.len() {
                1 => format!("part {first} is missing"),
                count => format!("{count} parts are missing, the first one is part {first}"),
            });
        }
        if let Some(first) = self.wrong.first() {
            let WrongPart {
                number,
                size,
                expected,
            } = first;
            let further = match self.wrong.len() {
                1 => String::new(),
                count => format!(", and {} further parts are wrong", count - 1),
            };
            complaints.push(format!(
                "part {number} has {size} bytes and should have {expected}{further}"
            ));
        }
        complaints.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use oss_sign::UtcSeconds;

    use super::*;

    const SIZE: u64 = 102_400;

    fn status(length: Option<u64>, parts: &[(u32, u64)]) -> UploadStatus {
        let sizes = Sizes::new(Some(SIZE), length).unwrap();
        let parts = parts.iter().map(|(part_number, size)| Part {
            part_number: *part_number,
            etag: "E".into(),
            last_modified: UtcSeconds::new(0),
            size: *size,
            crc64: None,
        });
        UploadStatus::new(&sizes, parts.collect())
    }

    fn numbers(status: &UploadStatus) -> (Vec<u32>, Vec<u32>) {
        let wrong = status.wrong.iter().map(|part| part.number);
        (status.missing.clone(), wrong.collect())
    }

    #[test]
    fn a_known_length_says_what_is_missing_and_wrong() {
        let length = Some(2 * SIZE + 7);
        for (parts, expected) in [
            (&[][..], (vec![1, 2, 3], vec![])),
            (&[(1, SIZE), (2, SIZE), (3, 7)], (vec![], vec![])),
            (&[(1, SIZE), (3, 7)], (vec![2], vec![])),
            (&[(2, 7), (3, SIZE)], (vec![1], vec![2, 3])),
            (&[(1, SIZE), (2, SIZE), (3, 7), (4, 1)], (vec![], vec![4])),
        ] {
            assert_eq!(numbers(&status(length, parts)), expected, "{parts:?}");
        }
        let complaint = status(length, &[(2, 9)]).complaint();
        assert_eq!(
            complaint,
            "2 parts are missing, the first one is part 1; part 2 has 9 bytes and should have 102400"
        );
    }

    #[test]
    fn an_unknown_length_ends_with_the_last_part_that_came() {
        for (parts, expected) in [
            (&[][..], (vec![1], vec![])),
            (&[(1, 7)], (vec![], vec![])),
            (&[(1, SIZE), (2, SIZE)], (vec![], vec![])),
            (&[(1, 7), (2, 7)], (vec![], vec![1])),
            (&[(3, SIZE + 1)], (vec![1, 2], vec![3])),
            (&[(1, 0)], (vec![], vec![1])),
        ] {
            assert_eq!(numbers(&status(None, parts)), expected, "{parts:?}");
        }
        assert_eq!(status(None, &[(1, 7), (2, 8)]).bytes(), 15);
    }
}
