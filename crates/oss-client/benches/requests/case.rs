//! What is measured: the work, how many tasks do it, and how often.

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) work: Work,
    /// How many tasks make requests at the same time.
    pub(crate) tasks: usize,
    /// How many requests all tasks together make while they are measured.
    pub(crate) count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Gets an object of 1 KiB as one value.
    GetSmall,
    /// Puts an object of 1 KiB.
    PutSmall,
    /// Gets an object of 1 GiB, and drops each piece.
    GetLarge,
    /// Puts an object of 1 GiB, from one piece in memory that is sent again and again.
    PutLarge,
    /// Puts an object of 1 GiB from a file.
    PutFile,
}

impl Case {
    pub(crate) const SMALL: [Self; 6] = [
        Self::small(Work::GetSmall, 1),
        Self::small(Work::GetSmall, 16),
        Self::small(Work::GetSmall, 64),
        Self::small(Work::PutSmall, 1),
        Self::small(Work::PutSmall, 16),
        Self::small(Work::PutSmall, 64),
    ];

    pub(crate) const LARGE: [Self; 3] = [
        Self::large(Work::GetLarge),
        Self::large(Work::PutLarge),
        Self::large(Work::PutFile),
    ];

    const fn small(work: Work, tasks: usize) -> Self {
        let count = 16_000;
        Self { work, tasks, count }
    }

    const fn large(work: Work) -> Self {
        Self {
            work,
            tasks: 1,
            count: 1,
        }
    }

    /// How many requests are made before the measurement, so that connections are there.
    pub(crate) fn warm_up(self) -> usize {
        if self.count > 1 { 10 * self.tasks } else { 0 }
    }
}

impl Work {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::GetSmall => "get-1KiB",
            Self::PutSmall => "put-1KiB",
            Self::GetLarge => "get-1GiB",
            Self::PutLarge => "put-1GiB",
            Self::PutFile => "put-1GiB-file",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [
            Self::GetSmall,
            Self::PutSmall,
            Self::GetLarge,
            Self::PutLarge,
            Self::PutFile,
        ]
        .into_iter()
        .find(|work| work.name() == name)
    }
}

/// The size of a small object.
pub(crate) const SMALL: usize = 1024;
/// The size of a large object.
pub(crate) const LARGE: u64 = 1 << 30;
/// The size of the pieces in which a large object is sent.
pub(crate) const PIECE: usize = 256 * 1024;
pub(crate) const BUCKET: &str = "bench-bucket";
