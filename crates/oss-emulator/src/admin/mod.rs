//! The admin port, by which tests in any language control a running server: its state, its faults
//! and its clock. It is plain HTTP, asks for no signature, and exists only if it was asked for.

mod answer;
mod fault_text;
mod metrics;

pub(crate) use answer::{answer, refuse_head};
