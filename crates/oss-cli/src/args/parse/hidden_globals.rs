//! The help of a command shows the options of that command. The global options are in `oss --help`.

use clap::Command;

/// Hides the global options from the help of all commands below `oss`, and says where they are.
pub(super) fn hide(mut root: Command) -> Command {
    // Clap copies the global options to the commands when it builds them.
    root.build();
    root.mut_subcommands(hide_below)
}

fn hide_below(command: Command) -> Command {
    if command.get_name() == "help" {
        return command;
    }
    let is_exit_codes = command.get_name() == "exit-codes";
    let command = command
        .mut_args(|argument| match argument.is_global_set() {
            true => argument.hide_short_help(true).hide_long_help(true),
            false => argument,
        })
        .mut_subcommands(hide_below);
    match is_exit_codes {
        true => command,
        false => command.after_help(ELSEWHERE),
    }
}

const ELSEWHERE: &str = "Global options (region, endpoint, keys, output, logging): see oss --help";

#[cfg(test)]
mod tests {
    use super::super::{Parsed, parse};

    fn help(line: &str) -> String {
        let words: Vec<_> = line.split(' ').map(Into::into).collect();
        match parse(&words) {
            Parsed::Information(text) => text,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_help_of_a_command_is_about_that_command() {
        for line in [
            "oss whoami --help",
            "oss help whoami",
            "oss sts assume-role -h",
        ] {
            let text = help(line);
            assert!(!text.contains("--ca-file"), "{line}: {text}");
            assert!(text.contains("see oss --help"), "{line}: {text}");
        }
        assert!(help("oss whoami --help").lines().count() < 20);
        assert!(help("oss --help").contains("--ca-file"));
    }
}
