//! Rectangles that are cut out of an image.

use std::fmt;

use crate::process::gravity::Gravity;

/// A rectangle that is cut out of an image.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a rectangle does nothing by itself"]
pub struct Crop {
    width: u32,
    height: u32,
    offset: Option<(u32, u32)>,
    gravity: Option<Gravity>,
}

impl Crop {
    /// Creates a rectangle of this width and height in the upper left.
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            offset: None,
            gravity: None,
        }
    }

    /// Moves the rectangle to the right and down by these numbers of pixels.
    pub fn offset(mut self, x: u32, y: u32) -> Self {
        self.offset = Some((x, y));
        self
    }

    /// Sets the ninth of the image in which the rectangle begins. The default is the upper left.
    pub fn gravity(mut self, gravity: Gravity) -> Self {
        self.gravity = Some(gravity);
        self
    }
}

impl fmt::Display for Crop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("crop")?;
        if let Some((x, y)) = self.offset {
            write!(f, ",x_{x},y_{y}")?;
        }
        write!(f, ",w_{},h_{}", self.width, self.height)?;
        match self.gravity {
            Some(gravity) => write!(f, ",g_{gravity}"),
            None => Ok(()),
        }
    }
}
