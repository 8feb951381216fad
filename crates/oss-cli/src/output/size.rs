//! Sizes for people.

/// Returns a number of bytes with a suitable unit: `512 B`, `1.5 KiB`, `12.3 MiB`.
pub(crate) fn human(bytes: u64) -> String {
    let mut unit = "B";
    let (mut whole, mut tenths) = (bytes, 0);
    for larger in ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] {
        if whole < 1024 {
            break;
        }
        (whole, tenths) = (whole / 1024, whole % 1024 * 10 / 1024);
        unit = larger;
    }
    if unit == "B" {
        format!("{bytes} B")
    } else {
        format!("{whole}.{tenths} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_fits() {
        let shown = [0, 1023, 1024, 1536, 12_897_485, u64::MAX].map(human);
        assert_eq!(
            shown,
            [
                "0 B", "1023 B", "1.0 KiB", "1.5 KiB", "12.2 MiB", "15.9 EiB"
            ]
        );
    }
}
