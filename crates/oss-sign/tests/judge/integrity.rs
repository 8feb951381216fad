//! The kinds `crc64` and `content-md5`, through the sources that `oss-client` compiles. They are included
//! by path, because `cargo xtask`, which judges cases too, writes parts of `oss-client` and must be built
//! without it.

use serde_json::Value;

use super::{Got, failed, got, text};
use checksum::Crc64;
use digest::content_md5 as md5;

#[path = "../../../oss-client/src/integrity/crc64.rs"]
#[allow(unreachable_pub, dead_code, reason = "it is public where it belongs")]
mod checksum;
#[path = "../../../oss-client/src/integrity/md5.rs"]
#[allow(unreachable_pub, reason = "it is public where it belongs")]
mod digest;
#[path = "../../../oss-client/src/integrity/shift.rs"]
mod shift;

pub(super) fn crc64(input: &Value) -> Result<Got, String> {
    let value = match text(input, "op")? {
        "update" => {
            let mut crc = Crc64::resume(decimal(input, "init")?);
            crc.update(&bytes(input)?);
            crc.value()
        }
        "combine" => Crc64::combine(
            decimal(input, "crc1")?,
            decimal(input, "crc2")?,
            decimal(input, "len2")?,
        ),
        other => return Err(format!("the operation {other:?} is unknown")),
    };
    Ok(got([("crc", value.to_string().into())]))
}

pub(super) fn content_md5(input: &Value) -> Result<Got, String> {
    Ok(got([("content_md5", md5(&bytes(input)?).into())]))
}

fn decimal(input: &Value, member: &str) -> Result<u64, String> {
    text(input, member)?.parse().map_err(failed(member))
}

fn bytes(input: &Value) -> Result<Vec<u8>, String> {
    let digits = text(input, "data_hex")?.as_bytes();
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).map_err(failed("data_hex"))?;
        u8::from_str_radix(pair, 16).map_err(failed("data_hex"))
    };
    digits.chunks(2).map(byte).collect()
}
