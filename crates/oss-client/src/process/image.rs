//! Instructions for images.

use std::fmt;

use crate::process::crop::Crop;
use crate::process::instruction::{Process, instruction};
use crate::process::resize::Resize;
use crate::process::watermark::TextWatermark;

/// The steps in which an image is processed, one after the other.
///
/// ```
/// use oss_client::process::{Crop, Gravity, Image, Resize, TextWatermark};
///
/// let image = Image::new()
///     .resize(Resize::fill(400, 300))
///     .crop(Crop::new(200, 200).gravity(Gravity::Center))
///     .rotate(90)
///     .watermark(TextWatermark::new("© 2031").size(24).gravity(Gravity::SouthEast))
///     .step("sharpen,100");
/// assert_eq!(
///     image.to_string(),
///     "image/resize,m_fill,w_400,h_300/crop,w_200,h_200,g_center/rotate,90/\
///      watermark,text_wqkgMjAzMQ,size_24,g_se/sharpen,100"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use = "an instruction does nothing by itself"]
pub struct Image {
    steps: Vec<String>,
}

impl Image {
    /// Creates an instruction without steps, which leaves an image as it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the instruction that asks for the properties of an image, such as its width, as a JSON
    /// document.
    ///
    /// ```
    /// assert_eq!(oss_client::process::Image::info().to_string(), "image/info");
    /// ```
    pub fn info() -> Self {
        Self::new().step("info")
    }

    /// Scales the image.
    pub fn resize(self, resize: Resize) -> Self {
        self.step(resize)
    }

    /// Cuts a rectangle out of the image.
    pub fn crop(self, crop: Crop) -> Self {
        self.step(crop)
    }

    /// Rotates the image clockwise, by 0 to 360 degrees.
    pub fn rotate(self, degrees: u16) -> Self {
        self.step(format_args!("rotate,{degrees}"))
    }

    /// Rotates the image as the camera held it.
    pub fn auto_orient(self) -> Self {
        self.step("auto-orient,1")
    }

    /// Stores the image in another format: `jpg`, `png`, `webp`, `bmp`, `gif`, `tiff`, `heic` or
    /// `avif`.
    pub fn format(self, format: impl fmt::Display) -> Self {
        self.step(format_args!("format,{format}"))
    }

    /// Compresses a JPG or WebP image to this percentage of its own quality, from 1 to 100.
    pub fn quality(self, percent: u8) -> Self {
        self.step(format_args!("quality,q_{percent}"))
    }

    /// Compresses a JPG or WebP image to this quality, from 1 to 100, whatever its own is.
    pub fn absolute_quality(self, percent: u8) -> Self {
        self.step(format_args!("quality,Q_{percent}"))
    }

    /// Writes a text over the image.
    pub fn watermark(self, watermark: TextWatermark) -> Self {
        self.step(watermark)
    }

    /// Adds a step for which there is no method, such as `blur,r_3,s_2`.
    pub fn step(mut self, step: impl fmt::Display) -> Self {
        self.steps.push(step.to_string());
        self
    }

    /// Stores the result as this object; see [`Process::save_as`].
    pub fn save_as(&self, bucket: impl AsRef<str>, key: impl AsRef<str>) -> Process {
        Process::from(self).save_as(bucket, key)
    }
}

impl fmt::Display for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("image")?;
        self.steps.iter().try_for_each(|step| write!(f, "/{step}"))
    }
}

instruction!(Image);
