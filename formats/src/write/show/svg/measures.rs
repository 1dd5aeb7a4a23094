//! How large things are in the picture.

/// The width of the picture, its margin, and what is between, in pixels.
pub(super) const WIDTH: u32 = 960;
pub(super) const MARGIN: u32 = 24;
pub(super) const BAND: u32 = WIDTH - 2 * MARGIN;
pub(super) const LEFT: f64 = MARGIN as f64;
/// The height of a band, and of a line of text.
pub(super) const HEIGHT: u32 = 44;
pub(super) const LINE: u32 = 17;
/// The width of a block that shows its number and nothing else.
pub(super) const NARROW: f64 = 20.0;
/// The width of a letter of twelve pixels, generously.
pub(super) const LETTER: f64 = 7.4;
