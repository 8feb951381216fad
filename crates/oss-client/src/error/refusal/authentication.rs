//! Refusals of signatures, keys, tokens and times of signing.

use super::known::Known;

pub(super) const CAUSES: &[Known] = &[
    Known {
        ecs: &["0002-00000069", "0002-00000236"],
        codes: &[],
        texts: &["Request has expired"],
        cause: "the link has expired",
        change: "make a new link that ends later; a link that was signed with temporary keys ends \
                 with those keys at the latest",
    },
    Known {
        ecs: &["0002-00000235"],
        codes: &[],
        texts: &["Request is not valid yet"],
        cause: "the link was signed for a time that has not come yet",
        change: "set the clock of the machine that signed it, and make a new link",
    },
    Known {
        ecs: &["0002-00000503"],
        codes: &[],
        texts: &["requires a valid Date"],
        cause: "the request has no date, or one that cannot be read",
        change: "send the time of signing in x-oss-date or Date, such as \
                 Date: Mon, 30 Nov 2026 12:00:00 GMT",
    },
    Known {
        ecs: &["0002-00000504"],
        codes: &["RequestTimeTooSkewed", "InvalidTimeStamp"],
        texts: &[],
        cause: "the clock of the machine that signed is more than 15 minutes away from the server's",
        change: "set the clock of that machine",
    },
    Known {
        ecs: &["0002-00000067", "0002-00000068"],
        codes: &[],
        texts: &["Query-string authentication requires"],
        cause: "the link is incomplete: OSSAccessKeyId, Expires or Signature is missing or empty",
        change: "use the whole link, in quotes at a shell, which otherwise cuts it at the first &",
    },
    Known {
        ecs: &["0002-00000070"],
        codes: &[],
        texts: &["should be seconds since epoch"],
        cause: "Expires of the link is not a number of seconds since 1970",
        change: "make a new link, and pass it on unchanged",
    },
    Known {
        ecs: &["0002-00000215"],
        codes: &[],
        texts: &[],
        cause: "the link lacks x-oss-expires",
        change: "use the whole link, in quotes at a shell, which otherwise cuts it at the first &",
    },
    Known {
        ecs: &["0002-00000232"],
        codes: &[],
        texts: &[],
        cause: "x-oss-expires of the link is outside what is allowed",
        change: "sign the link for 1 second to 7 days, and for at most 12 hours with temporary keys",
    },
    Known {
        ecs: &["0002-00000039"],
        codes: &[],
        texts: &[],
        cause: "the request is signed twice, in the header Authorization and in the URL",
        change: "send one of the two: a client that signs by itself must not be given a signed link",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["Security-token must be provided by query string"],
        cause: "the URL is signed, but the security token was sent as a header",
        change: "make the link with the token in it, and do not send the header",
    },
    Known {
        ecs: &["0002-00000061"],
        codes: &[],
        texts: &[],
        cause: "the header Authorization is of a kind that OSS does not know",
        change: "sign by signature version 4 or 1 of OSS; OSS accepts neither bearer tokens nor \
                 signatures of other clouds under its own host names",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["Authorization header is invalid"],
        cause: "the service cannot read the header Authorization; a service that knows signature \
                version 1 only answers so to version 4",
        change: "sign by version 1 for this service, or use an endpoint that knows version 4",
    },
    Known {
        ecs: &[
            "0002-00000062",
            "0002-00000063",
            "0002-00000065",
            "0002-00000104",
            "0002-00000202",
            "0002-00000205",
            "0002-00000213",
        ],
        codes: &["IncompleteSignature"],
        texts: &[],
        cause: "the header Authorization is malformed: a part of it is missing, empty or in the \
                wrong form",
        change: "let a client write it; version 1 is OSS ID:SIGNATURE, version 4 is \
                 OSS4-HMAC-SHA256 Credential=ID/DATE/REGION/oss/aliyun_v4_request,Signature=…",
    },
    Known {
        ecs: &["0002-00000064", "0002-00000206"],
        codes: &[],
        texts: &[],
        cause: "the access key id contains control characters",
        change: "copy the access key id again, without a line end",
    },
    Known {
        ecs: &["0002-00000209", "0002-00000210", "0002-00000211"],
        codes: &[],
        texts: &[],
        cause: "the list of additional signed headers is empty or names a header that the request \
                does not have",
        change: "send every header that the signature names, and leave the list out if it is empty",
    },
    Known {
        ecs: &["0002-00000214"],
        codes: &[],
        texts: &[],
        cause: "x-oss-content-sha256 is missing or is not UNSIGNED-PAYLOAD",
        change: "send x-oss-content-sha256: UNSIGNED-PAYLOAD, and sign it",
    },
    Known {
        ecs: &["0002-00000066"],
        codes: &[],
        texts: &[],
        cause: "the signature version of the link is not OSS4-HMAC-SHA256",
        change: "make a new link, and pass it on unchanged, with its capital letters",
    },
    Known {
        ecs: &["0002-00000218", "0002-00000219", "0002-00000224"],
        codes: &[],
        texts: &[],
        cause: "x-oss-credential or x-oss-signature of the link is missing or malformed",
        change: "use the whole link, unchanged; the credential is \
                 ID/DATE/REGION/oss/aliyun_v4_request",
    },
    Known {
        ecs: &["0002-00000212", "0002-00000223"],
        codes: &[],
        texts: &["Invalid signing date"],
        cause: "the date in the credential is not the day of signing in UTC, as YYYYMMDD",
        change: "sign with the day of x-oss-date",
    },
    Known {
        ecs: &["0002-00000226"],
        codes: &[],
        texts: &["Invalid signing region", "The signing region in credential"],
        cause: "the request was signed for another region than that of the endpoint",
        change: "sign for the region of the bucket, and send it to an endpoint of that region",
    },
    Known {
        ecs: &["0002-00000227"],
        codes: &[],
        texts: &[
            "Invalid signing product",
            "The signing product in credential",
        ],
        cause: "the request was signed for another product than oss",
        change: "sign for the product oss, or oss-cloudbox where the endpoint is a cloud box",
    },
    Known {
        ecs: &["0002-00000040", "0002-00000201", "0002-00000705"],
        codes: &["SignatureDoesNotMatch"],
        texts: &[],
        cause: "the signature does not belong to this request",
        change: "check the access key secret; if it is right, something changed the method, the \
                 path, a parameter or a signed header after signing",
    },
    Known {
        ecs: &[
            "0002-00000119",
            "0002-00000225",
            "0002-00000602",
            "0002-00000604",
        ],
        codes: &[],
        texts: &[],
        cause: "the link was used from an address that it does not allow, or it was changed",
        change: "use it from an allowed address (behind a proxy, the address of the proxy counts), \
                 or make a link without that restriction",
    },
    Known {
        ecs: &["0002-00000603"],
        codes: &[],
        texts: &[],
        cause: "the link may only be used from one VPC, and the request came from elsewhere",
        change: "use it from that VPC, or make a link without that restriction",
    },
    Known {
        ecs: &["0002-00000601"],
        codes: &[],
        texts: &[],
        cause: "x-oss-ac-subnet-mask of the link is not a number of bits",
        change: "make a link with a mask of 0 to 32 bits for IPv4, or 0 to 128 for IPv6",
    },
    Known {
        ecs: &["0002-00000901", "0002-00000904"],
        codes: &["InvalidAccessKeyId.Inactive"],
        texts: &["Access Key Id you provided is disabled"],
        cause: "the access key is disabled",
        change: "enable it in the RAM console, or use another access key",
    },
    Known {
        ecs: &["0002-00000003"],
        codes: &["MissingSecurityToken"],
        texts: &["Security Token may be lost"],
        cause: "the access key is temporary (STS.…), and its security token was not sent",
        change: "configure the security token beside the access key, and send it with each request",
    },
    Known {
        ecs: &["0002-00000902", "0002-00000002"],
        codes: &["InvalidAccessKeyId"],
        texts: &[],
        cause: "the access key does not exist",
        change: "check the access key id; temporary keys (STS.…) also need their security token, \
                 and end with it",
    },
    Known {
        ecs: &["0002-00000007"],
        codes: &["SecurityTokenExpired", "InvalidSecurityToken.Expired"],
        texts: &[],
        cause: "the temporary keys have expired",
        change: "get new temporary keys, or use a provider that refreshes them",
    },
    Known {
        ecs: &["0002-00000004"],
        codes: &[
            "AccessKeyIdAndSecurityTokenNotMatch",
            "InvalidSecurityToken.MismatchWithAccessKey",
        ],
        texts: &[],
        cause: "the security token belongs to another access key",
        change: "use access key and token from one and the same answer of STS",
    },
    Known {
        ecs: &["0002-00000006"],
        codes: &["InvalidSecurityToken"],
        texts: &[],
        cause: "the security token is damaged or belongs to another access key",
        change: "get access key, secret and token again, together, and copy them whole",
    },
    Known {
        ecs: &[],
        codes: &["SecurityTokenNotSupported"],
        texts: &[],
        cause: "this operation cannot be called with temporary keys",
        change: "use a long-term access key for it",
    },
    Known {
        ecs: &[],
        codes: &["SignatureNonceUsed"],
        texts: &[],
        cause: "the same signed request arrived twice",
        change: "look for a proxy that repeats requests, and sign each request anew",
    },
    Known {
        ecs: &["0002-00000701"],
        codes: &[],
        texts: &[],
        cause: "the form's field x-oss-signature-version is not OSS4-HMAC-SHA256",
        change: "send the fields of the form as they were signed",
    },
    Known {
        ecs: &["0002-00000702", "0002-00000703", "0002-00000704"],
        codes: &[],
        texts: &[
            "Post request signature is empty",
            "Post request accessKeyId is empty",
        ],
        cause: "the form lacks a field of its signature: the policy, the signature or the access key",
        change: "send every field of the signed form, before the file",
    },
    Known {
        ecs: &["0002-00000708", "0002-00000709", "0002-00000710"],
        codes: &[],
        texts: &[],
        cause: "the form's field x-oss-credential is malformed",
        change: "send it as it was signed: ID/DATE/REGION/oss/aliyun_v4_request",
    },
];
