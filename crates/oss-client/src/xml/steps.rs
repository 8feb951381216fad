//! A count of the bytes that the reader looks at, by which tests prove that its work grows no faster
//! than the document. Outside of tests nothing is counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts a step that looks at this many bytes.
#[cfg(test)]
pub(super) fn count(bytes: usize) {
    STEPS.with(|steps| steps.set(steps.get() + 1 + bytes));
}

#[cfg(not(test))]
#[inline(always)]
pub(super) fn count(_: usize) {}

/// Returns the steps of this thread since the last call.
#[cfg(test)]
pub(super) fn take() -> usize {
    STEPS.with(std::cell::Cell::take)
}
