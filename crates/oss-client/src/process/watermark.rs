//! Texts over images.

use std::fmt;

use crate::process::gravity::Gravity;
use crate::process::instruction::base64;

/// A text that is written over an image.
///
/// ```
/// use oss_client::process::TextWatermark;
///
/// let watermark = TextWatermark::new("Hello").color("FF0000").opacity(50).offset(10, 10);
/// assert_eq!(watermark.to_string(), "watermark,text_SGVsbG8,color_FF0000,t_50,x_10,y_10");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a watermark does nothing by itself"]
pub struct TextWatermark {
    text: String,
    font: Option<String>,
    color: Option<String>,
    size: Option<u32>,
    opacity: Option<u8>,
    rotate: Option<u16>,
    gravity: Option<Gravity>,
    offset: Option<(u32, u32)>,
    fill: bool,
}

impl TextWatermark {
    /// Creates a watermark of this text, in the lower right. OSS takes up to 64 characters.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            font: None,
            color: None,
            size: None,
            opacity: None,
            rotate: None,
            gravity: None,
            offset: None,
            fill: false,
        }
    }

    /// Sets the font, such as `wqy-microhei`. The default is `wqy-zenhei`.
    pub fn font(mut self, name: impl Into<String>) -> Self {
        self.font = Some(name.into());
        self
    }

    /// Sets the colour as six hexadecimal digits. The default is black.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }

    /// Sets the size of the letters in pixels, up to 1000. The default is 40.
    pub fn size(mut self, pixels: u32) -> Self {
        self.size = Some(pixels);
        self
    }

    /// Sets the opacity, from 0 to 100 percent. The default is 100.
    pub fn opacity(mut self, percent: u8) -> Self {
        self.opacity = Some(percent);
        self
    }

    /// Rotates the text clockwise, by 0 to 360 degrees.
    pub fn rotate(mut self, degrees: u16) -> Self {
        self.rotate = Some(degrees);
        self
    }

    /// Sets where the text stands. The default is the lower right.
    pub fn gravity(mut self, gravity: Gravity) -> Self {
        self.gravity = Some(gravity);
        self
    }

    /// Sets the distances from the edges in pixels. The default is 10 each.
    pub fn offset(mut self, x: u32, y: u32) -> Self {
        self.offset = Some((x, y));
        self
    }

    /// Repeats the text over the whole image.
    pub fn fill(mut self) -> Self {
        self.fill = true;
        self
    }
}

impl fmt::Display for TextWatermark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "watermark,text_{}", base64(&self.text))?;
        if let Some(font) = &self.font {
            write!(f, ",type_{}", base64(font))?;
        }
        if let Some(color) = &self.color {
            write!(f, ",color_{color}")?;
        }
        if let Some(size) = self.size {
            write!(f, ",size_{size}")?;
        }
        if let Some(opacity) = self.opacity {
            write!(f, ",t_{opacity}")?;
        }
        if let Some(degrees) = self.rotate {
            write!(f, ",rotate_{degrees}")?;
        }
        if let Some(gravity) = self.gravity {
            write!(f, ",g_{gravity}")?;
        }
        if let Some((x, y)) = self.offset {
            write!(f, ",x_{x},y_{y}")?;
        }
        f.write_str(if self.fill { ",fill_1" } else { "" })
    }
}
