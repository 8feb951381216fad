//! `RoutingRuleRedirect`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::website::{
    MirrorAuth, MirrorHeaders, MirrorMultiAlternate, MirrorReturnHeader, MirrorTagging,
    RedirectProtocol, RedirectType,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// What a routing rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoutingRuleRedirect {
    /// How OSS redirects the request (`RedirectType`).
    pub redirect_type: RedirectType,
    /// Whether the redirect keeps the query string. The default is false (`PassQueryString`).
    pub pass_query_string: Option<bool>,
    /// The protocol of the redirect (`Protocol`).
    pub protocol: Option<RedirectProtocol>,
    /// The host name to which the request is redirected (`HostName`).
    pub host_name: Option<String>,
    /// The status of the redirect: 301, 302 or 307 (`HttpRedirectCode`).
    pub http_redirect_code: Option<u32>,
    /// The text that replaces the prefix that the condition matched (`ReplaceKeyPrefixWith`).
    pub replace_key_prefix_with: Option<String>,
    /// Whether `replace_key_prefix_with` replaces the prefix that the condition matched
    /// (`EnableReplacePrefix`).
    pub enable_replace_prefix: Option<bool>,
    /// The key to which the request is redirected. `${key}` stands for the requested key
    /// (`ReplaceKeyWith`).
    pub replace_key_with: Option<String>,
    /// The URL of the origin server. It begins with `http://` or `https://` and ends with a slash
    /// (`MirrorURL`).
    pub mirror_url: Option<String>,
    /// The URL of the secondary origin server (`MirrorURLSlave`).
    pub mirror_secondary_url: Option<String>,
    /// The URL with which OSS checks whether the origin server works (`MirrorURLProbe`).
    pub mirror_probe_url: Option<String>,
    /// Whether every error of the origin server makes OSS use the secondary one
    /// (`MirrorSwitchAllErrors`).
    pub mirror_switch_all_errors: Option<bool>,
    /// The origin servers, if there are several (`MirrorMultiAlternate` in
    /// `MirrorMultiAlternates`).
    pub mirror_alternates: Vec<MirrorMultiAlternate>,
    /// Whether the query string is passed on to the origin server. The default is false
    /// (`MirrorPassQueryString`).
    pub mirror_pass_query_string: Option<bool>,
    /// Whether repeated slashes in the path are passed on as they are
    /// (`MirrorPassOriginalSlashes`).
    pub mirror_pass_original_slashes: Option<bool>,
    /// Whether OSS follows redirects of the origin server. The default is true
    /// (`MirrorFollowRedirect`).
    pub mirror_follow_redirect: Option<bool>,
    /// Whether OSS compares the content that it fetches with its MD5 digest (`MirrorCheckMd5`).
    pub mirror_check_md5: Option<bool>,
    /// Which request headers are passed on to the origin server (`MirrorHeaders`).
    pub mirror_headers: Option<MirrorHeaders>,
    /// Headers that are added to the answers (`ReturnHeader` in `MirrorReturnHeaders`).
    pub mirror_return_headers: Vec<MirrorReturnHeader>,
    /// The statuses of the origin server that OSS passes on unchanged, separated by commas
    /// (`TransparentMirrorResponseCodes`).
    pub transparent_mirror_response_codes: Option<String>,
    /// Whether OSS returns the content of the origin server without storing it (`MirrorProxyPass`).
    pub mirror_proxy_pass: Option<bool>,
    /// The status of the origin server on which OSS fetches the object in the background
    /// (`MirrorAsyncStatus`).
    pub mirror_async_status: Option<u32>,
    /// Whether the object keeps the last modification time that the origin server sends
    /// (`MirrorUserLastModified`).
    pub mirror_keep_last_modified: Option<bool>,
    /// Whether OSS stores the OSS metadata that the origin server sends (`MirrorSaveOssMeta`).
    pub mirror_save_oss_meta: Option<bool>,
    /// Tags for the objects that OSS fetches (`Taggings` in `MirrorTaggings`).
    pub mirror_tags: Vec<MirrorTagging>,
    /// Whether OSS sends the server name (SNI) in the TLS handshake with the origin server
    /// (`MirrorSNI`).
    pub mirror_sni: Option<bool>,
    /// Whether OSS assumes a role to access the origin server (`MirrorUsingRole`).
    pub mirror_using_role: Option<bool>,
    /// The role that OSS assumes to access the origin server (`MirrorRole`).
    pub mirror_role: Option<String>,
    /// How requests to the origin server are signed (`MirrorAuth`).
    pub mirror_auth: Option<MirrorAuth>,
    /// Whether HEAD requests fetch a missing object from the origin server
    /// (`MirrorAllowHeadObject`).
    pub mirror_allow_head_object: Option<bool>,
    /// Whether requests for image information fetch a missing object from the origin server
    /// (`MirrorAllowGetImageInfo`).
    pub mirror_allow_image_info: Option<bool>,
    /// Whether requests for video snapshots fetch a missing object from the origin server
    /// (`MirrorAllowVideoSnapshot`).
    pub mirror_allow_video_snapshot: Option<bool>,
    /// Whether OSS reaches the origin server through an express tunnel (`MirrorIsExpressTunnel`).
    pub mirror_express_tunnel: Option<bool>,
    /// The ID of the tunnel to the origin server (`MirrorTunnelId`).
    pub mirror_tunnel_id: Option<String>,
    /// The ID of the VPC of the origin server (`MirrorDstVpcId`).
    pub mirror_vpc_id: Option<String>,
    /// The ID of the VPC of the secondary origin server (`MirrorDstSlaveVpcId`).
    pub mirror_secondary_vpc_id: Option<String>,
    /// The region of the origin server (`MirrorDstRegion`).
    pub mirror_region: Option<String>,
}

impl RoutingRuleRedirect {
    /// Creates the value with what OSS requires.
    pub fn new(redirect_type: impl Into<RedirectType>) -> Self {
        Self {
            redirect_type: redirect_type.into(),
            pass_query_string: None,
            protocol: None,
            host_name: None,
            http_redirect_code: None,
            replace_key_prefix_with: None,
            enable_replace_prefix: None,
            replace_key_with: None,
            mirror_url: None,
            mirror_secondary_url: None,
            mirror_probe_url: None,
            mirror_switch_all_errors: None,
            mirror_alternates: Vec::new(),
            mirror_pass_query_string: None,
            mirror_pass_original_slashes: None,
            mirror_follow_redirect: None,
            mirror_check_md5: None,
            mirror_headers: None,
            mirror_return_headers: Vec::new(),
            transparent_mirror_response_codes: None,
            mirror_proxy_pass: None,
            mirror_async_status: None,
            mirror_keep_last_modified: None,
            mirror_save_oss_meta: None,
            mirror_tags: Vec::new(),
            mirror_sni: None,
            mirror_using_role: None,
            mirror_role: None,
            mirror_auth: None,
            mirror_allow_head_object: None,
            mirror_allow_image_info: None,
            mirror_allow_video_snapshot: None,
            mirror_express_tunnel: None,
            mirror_tunnel_id: None,
            mirror_vpc_id: None,
            mirror_secondary_vpc_id: None,
            mirror_region: None,
        }
    }

    /// Whether the redirect keeps the query string. The default is false (`PassQueryString`).
    pub fn pass_query_string(mut self, pass_query_string: impl IntoField<bool>) -> Self {
        self.pass_query_string = pass_query_string.into_field();
        self
    }

    /// The protocol of the redirect (`Protocol`).
    pub fn protocol(mut self, protocol: impl IntoField<RedirectProtocol>) -> Self {
        self.protocol = protocol.into_field();
        self
    }

    /// The host name to which the request is redirected (`HostName`).
    pub fn host_name(mut self, host_name: impl IntoField<String>) -> Self {
        self.host_name = host_name.into_field();
        self
    }

    /// The status of the redirect: 301, 302 or 307 (`HttpRedirectCode`).
    pub fn http_redirect_code(mut self, http_redirect_code: impl IntoField<u32>) -> Self {
        self.http_redirect_code = http_redirect_code.into_field();
        self
    }

    /// The text that replaces the prefix that the condition matched (`ReplaceKeyPrefixWith`).
    pub fn replace_key_prefix_with(
        mut self,
        replace_key_prefix_with: impl IntoField<String>,
    ) -> Self {
        self.replace_key_prefix_with = replace_key_prefix_with.into_field();
        self
    }

    /// Whether `replace_key_prefix_with` replaces the prefix that the condition matched
    /// (`EnableReplacePrefix`).
    pub fn enable_replace_prefix(mut self, enable_replace_prefix: impl IntoField<bool>) -> Self {
        self.enable_replace_prefix = enable_replace_prefix.into_field();
        self
    }

    /// The key to which the request is redirected. `${key}` stands for the requested key
    /// (`ReplaceKeyWith`).
    pub fn replace_key_with(mut self, replace_key_with: impl IntoField<String>) -> Self {
        self.replace_key_with = replace_key_with.into_field();
        self
    }

    /// The URL of the origin server. It begins with `http://` or `https://` and ends with a slash
    /// (`MirrorURL`).
    pub fn mirror_url(mut self, mirror_url: impl IntoField<String>) -> Self {
        self.mirror_url = mirror_url.into_field();
        self
    }

    /// The URL of the secondary origin server (`MirrorURLSlave`).
    pub fn mirror_secondary_url(mut self, mirror_secondary_url: impl IntoField<String>) -> Self {
        self.mirror_secondary_url = mirror_secondary_url.into_field();
        self
    }

    /// The URL with which OSS checks whether the origin server works (`MirrorURLProbe`).
    pub fn mirror_probe_url(mut self, mirror_probe_url: impl IntoField<String>) -> Self {
        self.mirror_probe_url = mirror_probe_url.into_field();
        self
    }

    /// Whether every error of the origin server makes OSS use the secondary one
    /// (`MirrorSwitchAllErrors`).
    pub fn mirror_switch_all_errors(
        mut self,
        mirror_switch_all_errors: impl IntoField<bool>,
    ) -> Self {
        self.mirror_switch_all_errors = mirror_switch_all_errors.into_field();
        self
    }

    /// The origin servers, if there are several (`MirrorMultiAlternate` in
    /// `MirrorMultiAlternates`).
    pub fn mirror_alternates(
        mut self,
        mirror_alternates: impl IntoIterator<Item = impl Into<MirrorMultiAlternate>>,
    ) -> Self {
        self.mirror_alternates = mirror_alternates.into_iter().map(Into::into).collect();
        self
    }

    /// Whether the query string is passed on to the origin server. The default is false
    /// (`MirrorPassQueryString`).
    pub fn mirror_pass_query_string(
        mut self,
        mirror_pass_query_string: impl IntoField<bool>,
    ) -> Self {
        self.mirror_pass_query_string = mirror_pass_query_string.into_field();
        self
    }

    /// Whether repeated slashes in the path are passed on as they are
    /// (`MirrorPassOriginalSlashes`).
    pub fn mirror_pass_original_slashes(
        mut self,
        mirror_pass_original_slashes: impl IntoField<bool>,
    ) -> Self {
        self.mirror_pass_original_slashes = mirror_pass_original_slashes.into_field();
        self
    }

    /// Whether OSS follows redirects of the origin server. The default is true
    /// (`MirrorFollowRedirect`).
    pub fn mirror_follow_redirect(mut self, mirror_follow_redirect: impl IntoField<bool>) -> Self {
        self.mirror_follow_redirect = mirror_follow_redirect.into_field();
        self
    }

    /// Whether OSS compares the content that it fetches with its MD5 digest (`MirrorCheckMd5`).
    pub fn mirror_check_md5(mut self, mirror_check_md5: impl IntoField<bool>) -> Self {
        self.mirror_check_md5 = mirror_check_md5.into_field();
        self
    }

    /// Which request headers are passed on to the origin server (`MirrorHeaders`).
    pub fn mirror_headers(mut self, mirror_headers: impl IntoField<MirrorHeaders>) -> Self {
        self.mirror_headers = mirror_headers.into_field();
        self
    }

    /// Headers that are added to the answers (`ReturnHeader` in `MirrorReturnHeaders`).
    pub fn mirror_return_headers(
        mut self,
        mirror_return_headers: impl IntoIterator<Item = impl Into<MirrorReturnHeader>>,
    ) -> Self {
        self.mirror_return_headers = mirror_return_headers.into_iter().map(Into::into).collect();
        self
    }

    /// The statuses of the origin server that OSS passes on unchanged, separated by commas
    /// (`TransparentMirrorResponseCodes`).
    pub fn transparent_mirror_response_codes(
        mut self,
        transparent_mirror_response_codes: impl IntoField<String>,
    ) -> Self {
        self.transparent_mirror_response_codes = transparent_mirror_response_codes.into_field();
        self
    }

    /// Whether OSS returns the content of the origin server without storing it (`MirrorProxyPass`).
    pub fn mirror_proxy_pass(mut self, mirror_proxy_pass: impl IntoField<bool>) -> Self {
        self.mirror_proxy_pass = mirror_proxy_pass.into_field();
        self
    }

    /// The status of the origin server on which OSS fetches the object in the background
    /// (`MirrorAsyncStatus`).
    pub fn mirror_async_status(mut self, mirror_async_status: impl IntoField<u32>) -> Self {
        self.mirror_async_status = mirror_async_status.into_field();
        self
    }

    /// Whether the object keeps the last modification time that the origin server sends
    /// (`MirrorUserLastModified`).
    pub fn mirror_keep_last_modified(
        mut self,
        mirror_keep_last_modified: impl IntoField<bool>,
    ) -> Self {
        self.mirror_keep_last_modified = mirror_keep_last_modified.into_field();
        self
    }

    /// Whether OSS stores the OSS metadata that the origin server sends (`MirrorSaveOssMeta`).
    pub fn mirror_save_oss_meta(mut self, mirror_save_oss_meta: impl IntoField<bool>) -> Self {
        self.mirror_save_oss_meta = mirror_save_oss_meta.into_field();
        self
    }

    /// Tags for the objects that OSS fetches (`Taggings` in `MirrorTaggings`).
    pub fn mirror_tags(
        mut self,
        mirror_tags: impl IntoIterator<Item = impl Into<MirrorTagging>>,
    ) -> Self {
        self.mirror_tags = mirror_tags.into_iter().map(Into::into).collect();
        self
    }

    /// Whether OSS sends the server name (SNI) in the TLS handshake with the origin server
    /// (`MirrorSNI`).
    pub fn mirror_sni(mut self, mirror_sni: impl IntoField<bool>) -> Self {
        self.mirror_sni = mirror_sni.into_field();
        self
    }

    /// Whether OSS assumes a role to access the origin server (`MirrorUsingRole`).
    pub fn mirror_using_role(mut self, mirror_using_role: impl IntoField<bool>) -> Self {
        self.mirror_using_role = mirror_using_role.into_field();
        self
    }

    /// The role that OSS assumes to access the origin server (`MirrorRole`).
    pub fn mirror_role(mut self, mirror_role: impl IntoField<String>) -> Self {
        self.mirror_role = mirror_role.into_field();
        self
    }

    /// How requests to the origin server are signed (`MirrorAuth`).
    pub fn mirror_auth(mut self, mirror_auth: impl IntoField<MirrorAuth>) -> Self {
        self.mirror_auth = mirror_auth.into_field();
        self
    }

    /// Whether HEAD requests fetch a missing object from the origin server
    /// (`MirrorAllowHeadObject`).
    pub fn mirror_allow_head_object(
        mut self,
        mirror_allow_head_object: impl IntoField<bool>,
    ) -> Self {
        self.mirror_allow_head_object = mirror_allow_head_object.into_field();
        self
    }

    /// Whether requests for image information fetch a missing object from the origin server
    /// (`MirrorAllowGetImageInfo`).
    pub fn mirror_allow_image_info(
        mut self,
        mirror_allow_image_info: impl IntoField<bool>,
    ) -> Self {
        self.mirror_allow_image_info = mirror_allow_image_info.into_field();
        self
    }

    /// Whether requests for video snapshots fetch a missing object from the origin server
    /// (`MirrorAllowVideoSnapshot`).
    pub fn mirror_allow_video_snapshot(
        mut self,
        mirror_allow_video_snapshot: impl IntoField<bool>,
    ) -> Self {
        self.mirror_allow_video_snapshot = mirror_allow_video_snapshot.into_field();
        self
    }

    /// Whether OSS reaches the origin server through an express tunnel (`MirrorIsExpressTunnel`).
    pub fn mirror_express_tunnel(mut self, mirror_express_tunnel: impl IntoField<bool>) -> Self {
        self.mirror_express_tunnel = mirror_express_tunnel.into_field();
        self
    }

    /// The ID of the tunnel to the origin server (`MirrorTunnelId`).
    pub fn mirror_tunnel_id(mut self, mirror_tunnel_id: impl IntoField<String>) -> Self {
        self.mirror_tunnel_id = mirror_tunnel_id.into_field();
        self
    }

    /// The ID of the VPC of the origin server (`MirrorDstVpcId`).
    pub fn mirror_vpc_id(mut self, mirror_vpc_id: impl IntoField<String>) -> Self {
        self.mirror_vpc_id = mirror_vpc_id.into_field();
        self
    }

    /// The ID of the VPC of the secondary origin server (`MirrorDstSlaveVpcId`).
    pub fn mirror_secondary_vpc_id(
        mut self,
        mirror_secondary_vpc_id: impl IntoField<String>,
    ) -> Self {
        self.mirror_secondary_vpc_id = mirror_secondary_vpc_id.into_field();
        self
    }

    /// The region of the origin server (`MirrorDstRegion`).
    pub fn mirror_region(mut self, mirror_region: impl IntoField<String>) -> Self {
        self.mirror_region = mirror_region.into_field();
        self
    }
}

impl ReadXml for RoutingRuleRedirect {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut redirect_type = None;
        let mut pass_query_string = None;
        let mut protocol = None;
        let mut host_name = None;
        let mut http_redirect_code = None;
        let mut replace_key_prefix_with = None;
        let mut enable_replace_prefix = None;
        let mut replace_key_with = None;
        let mut mirror_url = None;
        let mut mirror_secondary_url = None;
        let mut mirror_probe_url = None;
        let mut mirror_switch_all_errors = None;
        let mut mirror_alternates = Vec::new();
        let mut mirror_pass_query_string = None;
        let mut mirror_pass_original_slashes = None;
        let mut mirror_follow_redirect = None;
        let mut mirror_check_md5 = None;
        let mut mirror_headers = None;
        let mut mirror_return_headers = Vec::new();
        let mut transparent_mirror_response_codes = None;
        let mut mirror_proxy_pass = None;
        let mut mirror_async_status = None;
        let mut mirror_keep_last_modified = None;
        let mut mirror_save_oss_meta = None;
        let mut mirror_tags = Vec::new();
        let mut mirror_sni = None;
        let mut mirror_using_role = None;
        let mut mirror_role = None;
        let mut mirror_auth = None;
        let mut mirror_allow_head_object = None;
        let mut mirror_allow_image_info = None;
        let mut mirror_allow_video_snapshot = None;
        let mut mirror_express_tunnel = None;
        let mut mirror_tunnel_id = None;
        let mut mirror_vpc_id = None;
        let mut mirror_secondary_vpc_id = None;
        let mut mirror_region = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RedirectType" => child.set(&mut redirect_type)?,
                "PassQueryString" => child.set(&mut pass_query_string)?,
                "Protocol" => child.set(&mut protocol)?,
                "HostName" => child.set(&mut host_name)?,
                "HttpRedirectCode" => child.set(&mut http_redirect_code)?,
                "ReplaceKeyPrefixWith" => child.set(&mut replace_key_prefix_with)?,
                "EnableReplacePrefix" => child.set(&mut enable_replace_prefix)?,
                "ReplaceKeyWith" => child.set(&mut replace_key_with)?,
                "MirrorURL" => child.set(&mut mirror_url)?,
                "MirrorURLSlave" => child.set(&mut mirror_secondary_url)?,
                "MirrorURLProbe" => child.set(&mut mirror_probe_url)?,
                "MirrorSwitchAllErrors" => child.set(&mut mirror_switch_all_errors)?,
                "MirrorPassQueryString" => child.set(&mut mirror_pass_query_string)?,
                "MirrorPassOriginalSlashes" => {
                    child.set(&mut mirror_pass_original_slashes)?;
                }
                "MirrorFollowRedirect" => child.set(&mut mirror_follow_redirect)?,
                "MirrorCheckMd5" => child.set(&mut mirror_check_md5)?,
                "MirrorHeaders" => child.set(&mut mirror_headers)?,
                "TransparentMirrorResponseCodes" => {
                    child.set(&mut transparent_mirror_response_codes)?;
                }
                "MirrorProxyPass" => child.set(&mut mirror_proxy_pass)?,
                "MirrorAsyncStatus" => child.set(&mut mirror_async_status)?,
                "MirrorUserLastModified" => child.set(&mut mirror_keep_last_modified)?,
                "MirrorSaveOssMeta" => child.set(&mut mirror_save_oss_meta)?,
                "MirrorSNI" => child.set(&mut mirror_sni)?,
                "MirrorUsingRole" => child.set(&mut mirror_using_role)?,
                "MirrorRole" => child.set(&mut mirror_role)?,
                "MirrorAuth" => child.set(&mut mirror_auth)?,
                "MirrorAllowHeadObject" => child.set(&mut mirror_allow_head_object)?,
                "MirrorAllowGetImageInfo" => child.set(&mut mirror_allow_image_info)?,
                "MirrorAllowVideoSnapshot" => {
                    child.set(&mut mirror_allow_video_snapshot)?;
                }
                "MirrorIsExpressTunnel" => child.set(&mut mirror_express_tunnel)?,
                "MirrorTunnelId" => child.set(&mut mirror_tunnel_id)?,
                "MirrorDstVpcId" => child.set(&mut mirror_vpc_id)?,
                "MirrorDstSlaveVpcId" => child.set(&mut mirror_secondary_vpc_id)?,
                "MirrorDstRegion" => child.set(&mut mirror_region)?,
                "MirrorMultiAlternates" => {
                    child.list("MirrorMultiAlternate", &mut mirror_alternates)?;
                }
                "MirrorReturnHeaders" => {
                    child.list("ReturnHeader", &mut mirror_return_headers)?;
                }
                "MirrorTaggings" => child.list("Taggings", &mut mirror_tags)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            redirect_type: element.required("RedirectType", redirect_type)?,
            pass_query_string,
            protocol,
            host_name,
            http_redirect_code,
            replace_key_prefix_with,
            enable_replace_prefix,
            replace_key_with,
            mirror_url,
            mirror_secondary_url,
            mirror_probe_url,
            mirror_switch_all_errors,
            mirror_alternates,
            mirror_pass_query_string,
            mirror_pass_original_slashes,
            mirror_follow_redirect,
            mirror_check_md5,
            mirror_headers,
            mirror_return_headers,
            transparent_mirror_response_codes,
            mirror_proxy_pass,
            mirror_async_status,
            mirror_keep_last_modified,
            mirror_save_oss_meta,
            mirror_tags,
            mirror_sni,
            mirror_using_role,
            mirror_role,
            mirror_auth,
            mirror_allow_head_object,
            mirror_allow_image_info,
            mirror_allow_video_snapshot,
            mirror_express_tunnel,
            mirror_tunnel_id,
            mirror_vpc_id,
            mirror_secondary_vpc_id,
            mirror_region,
        }))
    }
}

impl WriteXml for RoutingRuleRedirect {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("RedirectType", &self.redirect_type);
        xml.optional("PassQueryString", &self.pass_query_string);
        xml.optional("Protocol", &self.protocol);
        xml.optional("HostName", &self.host_name);
        xml.optional("HttpRedirectCode", &self.http_redirect_code);
        xml.optional("ReplaceKeyPrefixWith", &self.replace_key_prefix_with);
        xml.optional("EnableReplacePrefix", &self.enable_replace_prefix);
        xml.optional("ReplaceKeyWith", &self.replace_key_with);
        xml.optional("MirrorURL", &self.mirror_url);
        xml.optional("MirrorURLSlave", &self.mirror_secondary_url);
        xml.optional("MirrorURLProbe", &self.mirror_probe_url);
        xml.optional("MirrorSwitchAllErrors", &self.mirror_switch_all_errors);
        xml.wrapped(
            "MirrorMultiAlternates",
            "MirrorMultiAlternate",
            &self.mirror_alternates,
        );
        xml.optional("MirrorPassQueryString", &self.mirror_pass_query_string);
        xml.optional(
            "MirrorPassOriginalSlashes",
            &self.mirror_pass_original_slashes,
        );
        xml.optional("MirrorFollowRedirect", &self.mirror_follow_redirect);
        xml.optional("MirrorCheckMd5", &self.mirror_check_md5);
        xml.optional("MirrorHeaders", &self.mirror_headers);
        xml.wrapped(
            "MirrorReturnHeaders",
            "ReturnHeader",
            &self.mirror_return_headers,
        );
        xml.optional(
            "TransparentMirrorResponseCodes",
            &self.transparent_mirror_response_codes,
        );
        xml.optional("MirrorProxyPass", &self.mirror_proxy_pass);
        xml.optional("MirrorAsyncStatus", &self.mirror_async_status);
        xml.optional("MirrorUserLastModified", &self.mirror_keep_last_modified);
        xml.optional("MirrorSaveOssMeta", &self.mirror_save_oss_meta);
        xml.wrapped("MirrorTaggings", "Taggings", &self.mirror_tags);
        xml.optional("MirrorSNI", &self.mirror_sni);
        xml.optional("MirrorUsingRole", &self.mirror_using_role);
        xml.optional("MirrorRole", &self.mirror_role);
        xml.optional("MirrorAuth", &self.mirror_auth);
        xml.optional("MirrorAllowHeadObject", &self.mirror_allow_head_object);
        xml.optional("MirrorAllowGetImageInfo", &self.mirror_allow_image_info);
        xml.optional(
            "MirrorAllowVideoSnapshot",
            &self.mirror_allow_video_snapshot,
        );
        xml.optional("MirrorIsExpressTunnel", &self.mirror_express_tunnel);
        xml.optional("MirrorTunnelId", &self.mirror_tunnel_id);
        xml.optional("MirrorDstVpcId", &self.mirror_vpc_id);
        xml.optional("MirrorDstSlaveVpcId", &self.mirror_secondary_vpc_id);
        xml.optional("MirrorDstRegion", &self.mirror_region);
    }
}
