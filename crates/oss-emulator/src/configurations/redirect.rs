//! What a routing rule of a website does: it redirects the client, or it fetches the object from
//! another server.

use oss_sign::Secret;

use crate::codes::OssError;
use crate::xml::{elements, words};

elements! {
    /// `Redirect`.
    pub(crate) struct Redirect {
        kind: RedirectType = "RedirectType",
        protocol: Option<Protocol> = "Protocol",
        host: Option<String> = "HostName",
        replace_key_with: Option<String> = "ReplaceKeyWith",
        replace_key_prefix_with: Option<String> = "ReplaceKeyPrefixWith",
        enable_replace_prefix: Option<bool> = "EnableReplacePrefix",
        status: Option<u16> = "HttpRedirectCode",
        pass_query_string: Option<bool> = "PassQueryString",
        mirror_url: Option<String> = "MirrorURL",
        mirror_url_slave: Option<String> = "MirrorURLSlave",
        mirror_url_probe: Option<String> = "MirrorURLProbe",
        mirror_pass_query_string: Option<bool> = "MirrorPassQueryString",
        mirror_pass_original_slashes: Option<bool> = "MirrorPassOriginalSlashes",
        mirror_follow_redirect: Option<bool> = "MirrorFollowRedirect",
        mirror_check_md5: Option<bool> = "MirrorCheckMd5",
        mirror_headers: Option<MirrorHeaders> = "MirrorHeaders",
        mirror_sni: Option<bool> = "MirrorSNI",
        mirror_async_status: Option<u16> = "MirrorAsyncStatus",
        mirror_auth: Option<MirrorAuth> = "MirrorAuth",
        mirror_allow_video_snapshot: Option<bool> = "MirrorAllowVideoSnapshot",
        mirror_dst_vpc_id: Option<String> = "MirrorDstVpcId",
        mirror_user_last_modified: Option<bool> = "MirrorUserLastModified",
        mirror_using_role: Option<bool> = "MirrorUsingRole",
        mirror_is_express_tunnel: Option<bool> = "MirrorIsExpressTunnel",
        mirror_proxy_pass: Option<bool> = "MirrorProxyPass",
        mirror_taggings: Option<MirrorTaggings> = "MirrorTaggings",
        mirror_dst_slave_vpc_id: Option<String> = "MirrorDstSlaveVpcId",
        mirror_dst_region: Option<String> = "MirrorDstRegion",
        mirror_switch_all_errors: Option<bool> = "MirrorSwitchAllErrors",
        mirror_tunnel_id: Option<String> = "MirrorTunnelId",
        mirror_role: Option<String> = "MirrorRole",
        mirror_allow_get_image_info: Option<bool> = "MirrorAllowGetImageInfo",
        mirror_save_oss_meta: Option<bool> = "MirrorSaveOssMeta",
        mirror_allow_head_object: Option<bool> = "MirrorAllowHeadObject",
        mirror_multi_alternates: Option<MirrorAlternates> = "MirrorMultiAlternates",
        transparent_mirror_response_codes: Option<String> = "TransparentMirrorResponseCodes",
        mirror_return_headers: Option<MirrorReturnHeaders> = "MirrorReturnHeaders",
    }

    /// Which headers of the request are sent to the origin.
    pub(crate) struct MirrorHeaders {
        pass_all: Option<bool> = "PassAll",
        pass: Vec<String> = "Pass",
        remove: Vec<String> = "Remove",
        set: Vec<Pair> = "Set",
    }

    /// A name and a value.
    pub(crate) struct Pair {
        key: String = "Key",
        value: String = "Value",
    }

    /// The access key for an origin that needs one.
    pub(crate) struct MirrorAuth {
        kind: Option<String> = "AuthType",
        region: Option<String> = "Region",
        access_key_id: Option<String> = "AccessKeyId",
        access_key_secret: Option<Secret> = "AccessKeySecret",
    }

    /// The tags of a fetched object.
    pub(crate) struct MirrorTaggings {
        tags: Vec<Pair> = "Taggings",
    }

    /// Other origins.
    pub(crate) struct MirrorAlternates {
        alternates: Vec<MirrorAlternate> = "MirrorMultiAlternate",
    }

    /// Another origin.
    pub(crate) struct MirrorAlternate {
        number: Option<u32> = "MirrorMultiAlternateNumber",
        url: Option<String> = "MirrorMultiAlternateURL",
        vpc_id: Option<String> = "MirrorMultiAlternateVpcId",
        region: Option<String> = "MirrorMultiAlternateDstRegion",
    }

    /// Headers of the origin that the answer contains.
    pub(crate) struct MirrorReturnHeaders {
        headers: Vec<Pair> = "ReturnHeader",
    }
}

words! {
    /// The kind of redirection.
    pub(crate) enum RedirectType {
        AliCdn = "AliCDN",
        External = "External",
        Internal = "Internal",
        Mirror = "Mirror",
    }

    /// The scheme of the URL to which a client is redirected.
    pub(crate) enum Protocol {
        Http = "http",
        Https = "https",
    }
}

impl Redirect {
    /// Checks the origin of a mirror rule, and the status of a redirection. Of a mirror rule, both
    /// settings for the query string become the one for mirrors.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument`.
    pub(crate) fn check(&mut self) -> Result<(), OssError> {
        match self.kind {
            RedirectType::Mirror => {
                if let Some(pass) = self.mirror_pass_query_string {
                    self.pass_query_string = Some(pass);
                }
                let url = self.mirror_url.as_deref().unwrap_or_default();
                let rest = url
                    .strip_prefix("http://")
                    .or_else(|| url.strip_prefix("https://"));
                match rest.is_some_and(|rest| rest.len() > 1 && rest.ends_with('/')) {
                    true => Ok(()),
                    false => Err(OssError::invalid_argument(
                        "MirrorURL",
                        url,
                        "MirrorURL must begin with http:// or https:// and end with a slash.",
                    )),
                }
            }
            _ => match self.status {
                None | Some(301 | 302 | 307) => Ok(()),
                Some(status) => Err(OssError::invalid_argument(
                    "HttpRedirectCode",
                    &status.to_string(),
                    "HttpRedirectCode must be 301, 302 or 307.",
                )),
            },
        }
    }
}
