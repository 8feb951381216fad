//! Links that were changed on their way from whoever signed them: how, and what undoes it.
//!
//! A signature covers the path and, in version 4, every parameter, so a link that was escaped, cut,
//! wrapped or extended is refused with an error that names none of this. What can be seen in the
//! text of the link is found without a key; what only the signature can tell is tried with it.

mod escapes;
pub(super) mod found;
mod link;
mod parameters;
mod surroundings;
pub(super) mod trials;

use self::found::{Damage, Found};

/// A link after everything was undone that can be.
#[derive(Debug)]
pub(super) struct Examined {
    /// The link as it was signed, as far as its text shows that.
    pub(super) link: String,
    /// What was changed, in the order in which it was found.
    pub(super) damages: Vec<Damage>,
    /// Whether a part of the link is missing, so that it cannot be used whatever is undone.
    pub(super) is_cut: bool,
}

/// Looks for every change that the text of a link shows.
pub(super) fn examine(link: &str) -> Examined {
    let mut examined = Examined {
        link: link.to_owned(),
        damages: Vec::new(),
        is_cut: false,
    };
    for detector in DETECTORS {
        let Some(found) = detector(&examined.link) else {
            continue;
        };
        examined.damages.push(found.damage);
        match found.mended {
            Some(link) => examined.link = link,
            None => examined.is_cut = true,
        }
    }
    examined
}

/// The outermost change stands first: what was done last on the way is undone first.
const DETECTORS: &[fn(&str) -> Option<Found>] = &[
    surroundings::around,
    surroundings::wrapped,
    escapes::html,
    escapes::json,
    escapes::quoted_printable,
    escapes::backslashes,
    escapes::whole,
    escapes::blanks,
    surroundings::twice,
    surroundings::trailing,
    surroundings::shortened,
    escapes::again,
    parameters::letters,
    parameters::added,
    parameters::plus,
    parameters::fragment,
    parameters::cut,
    parameters::signature,
];

#[cfg(test)]
mod tests;
