//! What the program writes: [`Printer`] is the only way to.

pub(crate) mod json;
pub(crate) mod lines;
mod printer;

pub(crate) use self::printer::Printer;
