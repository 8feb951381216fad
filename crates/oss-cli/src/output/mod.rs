//! What the program writes: [`Printer`] is the only way to.

pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod log;
mod printer;
pub(crate) mod progress;
pub(crate) mod size;

pub(crate) use self::printer::Printer;
