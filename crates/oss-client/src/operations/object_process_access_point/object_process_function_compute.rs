//! `ObjectProcessFunctionCompute`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A function that processes objects, and the role with which OSS calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectProcessFunctionCompute {
    /// The Alibaba Cloud Resource Name (ARN) of the function (`FunctionArn`).
    pub function_arn: String,
    /// The Alibaba Cloud Resource Name (ARN) of the role that OSS assumes to call the function
    /// (`FunctionAssumeRoleArn`).
    pub function_assume_role_arn: String,
}

impl ObjectProcessFunctionCompute {
    /// Creates the value with what OSS requires.
    pub fn new(
        function_arn: impl Into<String>,
        function_assume_role_arn: impl Into<String>,
    ) -> Self {
        Self {
            function_arn: function_arn.into(),
            function_assume_role_arn: function_assume_role_arn.into(),
        }
    }
}

impl ReadXml for ObjectProcessFunctionCompute {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut function_arn = None;
        let mut function_assume_role_arn = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "FunctionArn" => child.set(&mut function_arn)?,
                "FunctionAssumeRoleArn" => child.set(&mut function_assume_role_arn)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            function_arn: element.required("FunctionArn", function_arn)?,
            function_assume_role_arn: element
                .required("FunctionAssumeRoleArn", function_assume_role_arn)?,
        }))
    }
}

impl WriteXml for ObjectProcessFunctionCompute {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("FunctionArn", &self.function_arn);
        xml.element("FunctionAssumeRoleArn", &self.function_assume_role_arn);
    }
}
