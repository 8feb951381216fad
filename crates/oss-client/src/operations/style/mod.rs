//! Image styles.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_style`] | Creates or replaces a style, which is a named processing instruction of a bucket. |
//! | [`Bucket::get_style`] | Reads a style of a bucket. |
//! | [`Bucket::list_style`] | Lists the styles of a bucket. |
//! | [`Bucket::delete_style`] | Deletes a style of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_style;
mod enums;
mod get_style;
mod list_style;
mod put_style;
#[expect(clippy::module_inception, reason = "the group is named after it")]
mod style;
mod style_content;
mod styles;
#[cfg(test)]
mod tests;

pub use delete_style::DeleteStyle;
pub use enums::StyleCategory;
pub use get_style::GetStyle;
pub use list_style::ListStyle;
pub use put_style::PutStyle;
pub use style::Style;
pub use style_content::StyleContent;
pub use styles::Styles;

/// Image styles.
impl Bucket {
    /// Creates or replaces a style, which is a named processing instruction of a bucket. See
    /// [`PutStyle`].
    pub fn put_style(
        &self,
        style_name: impl Into<String>,
        style: impl Into<StyleContent>,
    ) -> PutStyle {
        PutStyle::new(self, style_name, style)
    }

    /// Reads a style of a bucket. See [`GetStyle`].
    pub fn get_style(&self, style_name: impl Into<String>) -> GetStyle {
        GetStyle::new(self, style_name)
    }

    /// Lists the styles of a bucket. See [`ListStyle`].
    pub fn list_style(&self) -> ListStyle {
        ListStyle::new(self)
    }

    /// Deletes a style of a bucket. See [`DeleteStyle`].
    pub fn delete_style(&self, style_name: impl Into<String>) -> DeleteStyle {
        DeleteStyle::new(self, style_name)
    }
}
