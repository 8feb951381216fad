//! `oss`, a program for Alibaba Cloud OSS.
//!
//! The way of one command: [`args`] says what can be typed, [`settings`] merges it with
//! environment and files, [`session`] makes clients of that, [`commands`] does the work, and
//! [`output`] is the only way to write. What went wrong is a [`failure::Failure`], and each ends
//! with an [`exit::ExitStatus`].
//!
//! A new command is
//!
//! 1. `args/<verb>.rs`: a `clap::Args`, its doc comment the help; flags that exist for every
//!    command are in `args/global.rs`, readers of values in `args/value.rs`;
//! 2. a variant of [`args::Command`], in the order of the help;
//! 3. `commands/<verb>.rs`: `async fn run(args, &Session) -> Result<ExitStatus>`, and its arm in
//!    `commands/mod.rs`. [`session::Session`] has the printer, the OSS client, the provider of
//!    keys with its context, and the signals; a command that must not be cut anywhere takes
//!    [`signals::Stop`] into its own hands there;
//! 4. for an error of another crate: `failure/of_<crate>.rs`, an `impl From` that chooses exit
//!    status and hint;
//! 5. a transcript in `tests/transcripts/`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod args;
mod child;
mod commands;
mod escape;
mod exit;
mod failure;
mod input;
mod key_variables;
mod location;
mod output;
mod session;
mod set;
mod settings;
mod signals;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    commands::start(&words).into()
}
