//! Large versions, compressed: each is written as a whole, and kept for months.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// The size in bytes below which a version stays text, which people can read.
const LARGE: usize = 64 * 1024;

/// No plan is as large as this: what says so is made to fill the memory of its reader.
const MOST: u64 = 1 << 30;

/// The first bytes of what is compressed; no JSON begins with them.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The bytes of a text in a file.
pub(crate) fn pack(text: &str) -> io::Result<Vec<u8>> {
    if text.len() < LARGE {
        return Ok(text.as_bytes().to_vec());
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes())?;
    packed.finish()
}

/// The text of a file.
pub(crate) fn unpack(bytes: Vec<u8>) -> io::Result<String> {
    let text = if bytes.starts_with(&MAGIC) {
        let mut text = Vec::new();
        GzDecoder::new(bytes.as_slice()).take(MOST + 1).read_to_end(&mut text)?;
        if text.len() as u64 > MOST {
            return Err(io::Error::other("it is larger than any plan"));
        }
        text
    } else {
        bytes
    };
    String::from_utf8(text).map_err(|_| io::Error::other("it is not text"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        for length in [0, 1, LARGE - 1, LARGE, 3 * LARGE] {
            let text = "ä{}".repeat(length).chars().take(length).collect::<String>();
            let packed = pack(&text).unwrap();
            assert!(packed.len() <= LARGE + 1, "{}", packed.len());
            assert_eq!(unpack(packed).unwrap(), text);
        }
    }

    #[test]
    fn what_is_cut_short_or_no_text_is_refused() {
        let mut packed = pack(&"x".repeat(LARGE)).unwrap();
        packed.pop();
        assert!(unpack(packed).is_err());
        assert!(unpack(vec![0xff, 0xfe]).is_err());
        assert!(unpack(MAGIC.to_vec()).is_err());
    }
}
