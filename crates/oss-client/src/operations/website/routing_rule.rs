//! `RoutingRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::website::{RoutingRuleCondition, RoutingRuleLuaConfig, RoutingRuleRedirect};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A routing rule of a static website.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoutingRule {
    /// The number of the rule, which gives the order in which rules are tried. It is unique
    /// (`RuleNumber`).
    pub rule_number: u32,
    /// The conditions under which the rule applies (`Condition`).
    pub condition: RoutingRuleCondition,
    /// What OSS does if the conditions are met (`Redirect`). A rule with a Lua script has none.
    pub redirect: Option<RoutingRuleRedirect>,
    /// The Lua script of the rule (`LuaConfig`).
    pub lua_config: Option<RoutingRuleLuaConfig>,
}

impl RoutingRule {
    /// Creates the value with what OSS requires.
    pub fn new(rule_number: u32, condition: impl Into<RoutingRuleCondition>) -> Self {
        Self {
            rule_number,
            condition: condition.into(),
            redirect: None,
            lua_config: None,
        }
    }

    /// What OSS does if the conditions are met (`Redirect`).
    pub fn redirect(mut self, redirect: impl IntoField<RoutingRuleRedirect>) -> Self {
        self.redirect = redirect.into_field();
        self
    }

    /// The Lua script of the rule (`LuaConfig`).
    pub fn lua_config(mut self, lua_config: impl IntoField<RoutingRuleLuaConfig>) -> Self {
        self.lua_config = lua_config.into_field();
        self
    }
}

impl ReadXml for RoutingRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut rule_number = None;
        let mut condition = None;
        let mut redirect = None;
        let mut lua_config = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RuleNumber" => child.set(&mut rule_number)?,
                "Condition" => child.set(&mut condition)?,
                "Redirect" => child.set(&mut redirect)?,
                "LuaConfig" => child.set(&mut lua_config)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            rule_number: element.required("RuleNumber", rule_number)?,
            condition: element.required("Condition", condition)?,
            redirect,
            lua_config,
        }))
    }
}

impl WriteXml for RoutingRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("RuleNumber", &self.rule_number);
        xml.element("Condition", &self.condition);
        xml.optional("Redirect", &self.redirect);
        xml.optional("LuaConfig", &self.lua_config);
    }
}
