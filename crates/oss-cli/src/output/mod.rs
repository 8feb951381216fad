//! What the program writes. [`Printer`] is the only way to write, and it escapes whatever a
//! terminal would obey.

pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod log;
mod printer;
pub(crate) mod progress;
pub(crate) mod size;
mod text;

pub(crate) use self::printer::Printer;
pub(crate) use self::text::Text;
