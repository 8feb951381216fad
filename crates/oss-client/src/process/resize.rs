//! Scaling of images.

use std::fmt;

/// How an image is scaled.
///
/// ```
/// use oss_client::process::Resize;
///
/// assert_eq!(Resize::width(200).to_string(), "resize,w_200");
/// assert_eq!(Resize::percent(50).enlarge().to_string(), "resize,p_50,limit_0");
/// assert_eq!(
///     Resize::pad(100, 100).color("FF0000").to_string(),
///     "resize,m_pad,w_100,h_100,color_FF0000"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use = "a size does nothing by itself"]
pub struct Resize {
    mode: Option<ResizeMode>,
    width: Option<u32>,
    height: Option<u32>,
    longest: Option<u32>,
    shortest: Option<u32>,
    percent: Option<u32>,
    color: Option<String>,
    enlarge: bool,
}

/// What happens if the image has other proportions than the rectangle that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResizeMode {
    /// The image fits into the rectangle.
    Fit,
    /// The rectangle fits into the image.
    Cover,
    /// The image covers the rectangle, and what is outside is cut off.
    Fill,
    /// The image fits into the rectangle, and the rest is filled with a colour.
    Pad,
    /// The image is distorted.
    Fixed,
}

impl Resize {
    /// Scales to this width, and to the height that belongs to it.
    pub fn width(pixels: u32) -> Self {
        Self {
            width: Some(pixels),
            ..Self::default()
        }
    }

    /// Scales to this height, and to the width that belongs to it.
    pub fn height(pixels: u32) -> Self {
        Self {
            height: Some(pixels),
            ..Self::default()
        }
    }

    /// Scales so that the longer side has this length.
    pub fn longest(pixels: u32) -> Self {
        Self {
            longest: Some(pixels),
            ..Self::default()
        }
    }

    /// Scales so that the shorter side has this length.
    pub fn shortest(pixels: u32) -> Self {
        Self {
            shortest: Some(pixels),
            ..Self::default()
        }
    }

    /// Scales by a percentage, from 1 to 1000.
    pub fn percent(percent: u32) -> Self {
        Self {
            percent: Some(percent),
            ..Self::default()
        }
    }

    /// Scales into a rectangle.
    pub fn fit(width: u32, height: u32) -> Self {
        Self::within(ResizeMode::Fit, width, height)
    }

    /// Scales so that a rectangle is covered, and cuts off what is outside.
    pub fn fill(width: u32, height: u32) -> Self {
        Self::within(ResizeMode::Fill, width, height)
    }

    /// Scales into a rectangle, and fills the rest with a colour.
    pub fn pad(width: u32, height: u32) -> Self {
        Self::within(ResizeMode::Pad, width, height)
    }

    /// Scales to a rectangle in the given way.
    pub fn within(mode: ResizeMode, width: u32, height: u32) -> Self {
        Self {
            mode: Some(mode),
            width: Some(width),
            height: Some(height),
            ..Self::default()
        }
    }

    /// Sets the colour that [`pad`](Self::pad) fills with, as six hexadecimal digits. The default is
    /// white.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = Some(color.into());
        self
    }

    /// Makes a small image larger too. By default an image that is smaller than what was asked for is
    /// left as it is.
    pub fn enlarge(mut self) -> Self {
        self.enlarge = true;
        self
    }
}

impl fmt::Display for Resize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("resize")?;
        if let Some(mode) = self.mode {
            write!(f, ",m_{mode}")?;
        }
        for (name, value) in [
            ("w", self.width),
            ("h", self.height),
            ("l", self.longest),
            ("s", self.shortest),
            ("p", self.percent),
        ] {
            if let Some(value) = value {
                write!(f, ",{name}_{value}")?;
            }
        }
        if let Some(color) = &self.color {
            write!(f, ",color_{color}")?;
        }
        // `limit` is 1 by default, which keeps OSS from enlarging an image.
        f.write_str(if self.enlarge { ",limit_0" } else { "" })
    }
}

impl fmt::Display for ResizeMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fit => "lfit",
            Self::Cover => "mfit",
            Self::Fill => "fill",
            Self::Pad => "pad",
            Self::Fixed => "fixed",
        })
    }
}
