//! The program as its users see it: transcripts of commands against the embedded server.
//!
//! A transcript is a file of `tests/transcripts/`. `SNAPSHOTS=overwrite cargo test -p oss-cli`
//! writes them anew; read the difference before it is committed.

mod mistakes;
mod objects;
mod presigned;
mod stage;
mod transcript;
