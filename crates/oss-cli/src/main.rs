//! `oss`, a program for Alibaba Cloud OSS.
//!
//! One command passes through these modules: [`args`] defines what can be typed, [`settings`] merges
//! it with the environment and the configuration files, [`session`] makes clients from the settings,
//! [`commands`] does the work, and [`output`] writes the result. A problem is a
//! [`failure::Failure`], and every command ends with an [`exit::ExitStatus`].
//!
//! To add a command:
//!
//! 1. Define its arguments in `args/<verb>.rs` as a `clap::Args`. The doc comments are the help. The
//!    options of all commands are in `args/global.rs`, parsers of values in `args/value.rs`.
//! 2. Add a variant to [`args::Command`], in the order of the help.
//! 3. Write `async fn run(args, &Session) -> Result<ExitStatus>` in `commands/<verb>.rs`, and call it
//!    in `commands/mod.rs`. [`session::Session`] has the printer, the client of OSS, the provider of
//!    keys with its context, and the signals. A command that must not be interrupted anywhere
//!    handles [`signals::Stop`] itself.
//! 4. For the errors of another crate, add an `impl From` in `failure/`, which chooses the exit
//!    status and the hint.
//! 5. Add a transcript to `tests/transcripts/`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod args;
mod child;
mod commands;
mod escape;
mod exit;
mod failure;
mod filter;
mod input;
mod key_variables;
mod location;
mod output;
mod session;
mod set;
mod settings;
mod signals;
mod transfer;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    commands::start(&words).into()
}
