//! `oss sign`.

use clap::Subcommand;

use crate::args::value::{header, not_empty};
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
/// A request that is signed, by headers or as a URL, is taken apart, and its signature is checked
/// with your key if it was made with that key. A request that is not signed is signed. If the link
/// was changed on its way, by an escape, a cut, a line break or an added parameter, the change is
/// named.
///
/// With --error, the answer of OSS is explained as well, and the first line that differs from what
/// was signed is shown. Without a URL, the answer alone is explained. Nothing is sent. The program
/// exits with 4 if OSS would refuse the request or has refused it.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// URL of the request, as it was or would be sent; in quotes, because a shell ends it at &
    #[arg(value_name = "URL", required_unless_present_any = ["url", "request", "error"], value_parser = not_empty)]
    pub(crate) link: Option<String>,

    /// The same as URL
    #[arg(long, value_name = "URL", conflicts_with = "link", value_parser = not_empty)]
    pub(crate) url: Option<String>,

    /// Method of the request
    #[arg(long, value_name = "METHOD", default_value = "GET")]
    pub(crate) method: String,

    /// Header of the request; can be repeated
    #[arg(long = "header", value_name = "NAME:VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// File with the request as text (request line, headers), or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["method", "link", "url", "headers"])]
    pub(crate) request: Option<Location>,

    /// File with the answer of OSS, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) error: Option<Location>,

    /// The bucket, where the host of the URL does not begin with it
    #[arg(long, value_name = "NAME")]
    pub(crate) bucket: Option<String>,

    /// Sign by signature version 1
    #[arg(long)]
    pub(crate) v1: bool,
}
