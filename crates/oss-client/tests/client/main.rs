//! The client by its public face: against scripted answers, and against the embedded server.

mod downloads;
mod emulated;
mod operations;
mod presigning;
mod refusals;
mod retries;
mod samples;
mod scripted;
mod secrets;
mod uploads;
