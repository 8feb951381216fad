//! Tries what the keys of the cluster's processes allow.

use std::env;

use clap::Args;
use engines_support::{Error, Meter};

use super::worker;

/// What to try.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The bucket.
    #[arg(long)]
    bucket: String,
    /// The keys of objects to read.
    objects: Vec<String>,
}

/// Prints the names of the variables that the process has, and for each object whether it can be read.
#[expect(clippy::print_stdout, reason = "the driver reads these lines")]
pub(crate) async fn run(arguments: &Arguments) -> Result<(), Error> {
    let mut names: Vec<_> = env::vars_os()
        .map(|(name, _)| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    println!("variables: {}", names.join(" "));
    let bucket = worker::client(&Meter::default())?.bucket(&arguments.bucket)?;
    for object in &arguments.objects {
        match bucket.get_object(object.as_str()).send().await {
            Ok(_) => println!("{object}: can be read"),
            Err(error) => {
                let code = error.code();
                println!("{object}: {}", code.unwrap_or("failed"));
            }
        }
    }
    Ok(())
}
