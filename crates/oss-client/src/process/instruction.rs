//! Instructions as the text that OSS reads, and what the builders of instructions have in common.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// An instruction for processing an object. `Display` gives its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Process(String);

impl Process {
    pub(super) fn new(text: impl fmt::Display) -> Self {
        Self(text.to_string())
    }

    /// Creates the instruction that applies an image style of the bucket.
    ///
    /// ```
    /// use oss_client::process::Process;
    ///
    /// assert_eq!(Process::style("thumbnail").to_string(), "style/thumbnail");
    /// ```
    pub fn style(name: impl fmt::Display) -> Self {
        Self(format!("style/{name}"))
    }

    /// Stores the result as this object. It is for
    /// [`Bucket::process_object`](crate::Bucket::process_object) and
    /// [`Bucket::async_process_object`](crate::Bucket::async_process_object); a download cannot be
    /// stored.
    ///
    /// ```
    /// use oss_client::process::Process;
    ///
    /// assert_eq!(
    ///     Process::style("thumbnail").save_as("examplebucket", "small/photo.jpg").to_string(),
    ///     "style/thumbnail|sys/saveas,o_c21hbGwvcGhvdG8uanBn,b_ZXhhbXBsZWJ1Y2tldA"
    /// );
    /// ```
    pub fn save_as(self, bucket: impl AsRef<str>, key: impl AsRef<str>) -> Self {
        let (key, bucket) = (base64(key.as_ref()), base64(bucket.as_ref()));
        Self(format!("{}|sys/saveas,o_{key},b_{bucket}", self.0))
    }
}

/// Encodes a text that an instruction contains. OSS expects URL-safe Base64 without padding, whose
/// characters never end a parameter or a step.
pub(super) fn base64(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Implements the conversions by which the settings of operations accept an instruction.
macro_rules! converts_to_text {
    ($name:ident) => {
        impl From<$name> for String {
            fn from(process: $name) -> Self {
                process.to_string()
            }
        }

        impl From<&$name> for String {
            fn from(process: &$name) -> Self {
                process.to_string()
            }
        }

        $crate::into_field::converts!($name => String, &$name => String);
    };
}

/// Implements the conversions of a builder of instructions, to [`Process`] and to text.
macro_rules! instruction {
    ($name:ident) => {
        $crate::process::instruction::converts_to_text!($name);

        impl From<&$name> for $crate::process::Process {
            fn from(instruction: &$name) -> Self {
                Self::new(instruction)
            }
        }
    };
}

pub(super) use {converts_to_text, instruction};

converts_to_text!(Process);
