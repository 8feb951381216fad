//! The faults of a round.

use fastrand::Rng;
use oss_emulator::{Fault, Injection};

/// Chooses a fault and the requests that it affects. Returns its name too.
pub(super) fn choose(random: &mut Rng) -> (&'static str, Injection) {
    let at = random.u64(0..250_000);
    let status = |status, code: &str| Fault::Status {
        status,
        code: code.to_owned(),
        retry_after: None,
    };
    let (name, fault) = match random.u32(0..16) {
        0 => ("connection dropped", Fault::DropBeforeHead),
        1 | 2 => ("answer lost", Fault::LoseAnswer),
        3 | 4 => ("body cut", Fault::CutBody { at }),
        5 | 6 => ("request cut", Fault::CutRequest { at }),
        7 => ("500", status(500, "InternalError")),
        8 => ("503", status(503, "SlowDown")),
        9 => ("403", status(403, "AccessDenied")),
        10 => (
            "error in 200",
            Fault::ErrorIn200 {
                code: "InternalError".to_owned(),
            },
        ),
        11 => ("wrong checksum", Fault::WrongCrc),
        12 => ("no checksum", Fault::NoCrc),
        13 => ("bit flipped", Fault::FlipBit { at }),
        14 => ("page of a proxy", Fault::Html { status: 502 }),
        _ => ("object replaced", Fault::ChangeObject),
    };
    let injection = Injection::new(fault.clone());
    let injection = match fault {
        // These would change what a check of the content relies on.
        Fault::ChangeObject | Fault::FlipBit { .. } => injection.on("GetObject"),
        // Without a checksum nothing tells damage from content, so it does not come with damage.
        Fault::NoCrc => injection.on("UploadPart"),
        _ => match random.u32(0..4) {
            0 => injection.on("UploadPart"),
            1 => injection.on("CompleteMultipartUpload"),
            2 => injection.on("GetObject"),
            // Who may not list uploads cannot be told of one whose id was lost with its answer.
            _ if name == "403" => injection.on("PutObject"),
            _ => injection,
        },
    };
    let injection = injection.after(random.u32(0..6)).times(random.u32(1..4));
    (name, injection)
}
