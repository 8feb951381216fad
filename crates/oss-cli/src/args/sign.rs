//! `oss sign`.

use clap::Subcommand;

use crate::args::value::header;
use crate::location::Location;

/// Look into signatures
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What can be done with a signature.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Explain(Box<Explain>),
}

/// Show what is signed of a request, and why a signature does not match
///
/// A request that is signed, by headers or as a URL, is taken apart and checked with your key if
/// it was signed by that; one that is not is signed. With the error document of OSS, the first
/// line that differs is shown and what to do about it. Nothing is sent. Exits with 4 if OSS would
/// refuse or has refused.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Method of the request
    #[arg(long, value_name = "METHOD", default_value = "GET")]
    pub(crate) method: String,

    /// URL of the request, as it is or would be sent
    #[arg(long, value_name = "URL", required_unless_present = "request")]
    pub(crate) url: Option<String>,

    /// Header of the request; may be repeated
    #[arg(long = "header", value_name = "NAME:VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// File with the request as text (request line, headers), or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["method", "url", "headers"])]
    pub(crate) request: Option<Location>,

    /// File with the error document that OSS answered, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) error: Option<Location>,

    /// The bucket, where the host of the URL does not begin with it
    #[arg(long, value_name = "NAME")]
    pub(crate) bucket: Option<String>,

    /// Sign by version 1
    #[arg(long)]
    pub(crate) v1: bool,
}
