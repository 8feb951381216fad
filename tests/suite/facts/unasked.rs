//! Questions that this suite cannot ask, and what would be needed to ask them.

use super::{Ask, Fact};

/// A question that cannot be asked with the rights or the operations of the suite.
const fn unasked(question: &'static str, assumed: &'static str, reason: &'static str) -> Fact {
    Fact {
        question,
        assumed,
        ask: Ask::Never(reason),
    }
}

const OTHER_OPERATION: &str = "needs an operation that the client does not have yet";
const OTHER_RIGHTS: &str = "needs rights over the account's identities";
const CONFIGURATION: &str = "would change the configuration of the bucket";
const OTHER_NETWORK: &str = "needs a request from another network";
const LOGIN: &str = "needs a login of a person";

pub(super) const FACTS: &[Fact] = &[
    unasked("Does V1 sign the parameter regions?", "no", OTHER_OPERATION),
    unasked(
        "Which EC has a disabled access key?",
        "0002-00000901",
        OTHER_RIGHTS,
    ),
    unasked(
        "Is the name of a deactivated user's session still accepted?",
        "yes, until its end",
        OTHER_RIGHTS,
    ),
    unasked(
        "May a role be assumed with the keys of a role, for as long as its own limit?",
        "yes",
        OTHER_RIGHTS,
    ),
    unasked(
        "Are role names that differ only in case the same role?",
        "yes",
        OTHER_RIGHTS,
    ),
    unasked(
        "Is the number of a deleted policy version used again?",
        "no",
        OTHER_RIGHTS,
    ),
    unasked(
        "Does RAM send the header x-acs-request-id?",
        "yes",
        OTHER_RIGHTS,
    ),
    unasked(
        "Does STS answer XML if no Format is given?",
        "yes",
        OTHER_RIGHTS,
    ),
    unasked(
        "Which code has an RPC call without a required parameter?",
        "Missing, with the parameter",
        OTHER_RIGHTS,
    ),
    unasked(
        "Which answers follow each other while a new key spreads?",
        "InvalidAccessKeyId.NotFound",
        OTHER_RIGHTS,
    ),
    unasked(
        "Which code has a token after its end?",
        "SecurityTokenExpired",
        "needs fifteen minutes of waiting",
    ),
    unasked(
        "Does one denied key fail the whole of DeleteMultipleObjects?",
        "yes, 403",
        OTHER_RIGHTS,
    ),
    unasked(
        "Is acs:SourceIp a private address behind a VPC endpoint?",
        "yes",
        OTHER_NETWORK,
    ),
    unasked(
        "Is the tag in a condition key compared with case?",
        "yes",
        CONFIGURATION,
    ),
    unasked(
        "Is IpAddressIncludeBorder the same as IpAddress?",
        "yes",
        OTHER_NETWORK,
    ),
    unasked(
        "Do NotAction, NotResource and NotPrincipal exist in bucket policies?",
        "partly",
        CONFIGURATION,
    ),
    unasked(
        "Which message has a public ACL where public access is blocked?",
        "403 AccessDenied",
        CONFIGURATION,
    ),
    unasked(
        "Which status has MetaQueryNotExist?",
        "404",
        OTHER_OPERATION,
    ),
    unasked(
        "Which status has MetaQueryAlreadyExist?",
        "409",
        OTHER_OPERATION,
    ),
    unasked(
        "Which answer has an absent configuration of public access or WORM?",
        "404",
        OTHER_OPERATION,
    ),
    unasked(
        "Which answer has DELETE of an absent configuration?",
        "204",
        CONFIGURATION,
    ),
    unasked(
        "Is GET of a bucket without the slash at its end a list?",
        "yes",
        "needs path-style addresses",
    ),
    unasked(
        "Which text has throttling?",
        "Please reduce your request rate.",
        "needs a load that hurts others",
    ),
    unasked(
        "Which elements has NoSuchUpload?",
        "UploadId",
        OTHER_OPERATION,
    ),
    unasked(
        "Which elements have the refusals of symbolic links?",
        "none",
        OTHER_OPERATION,
    ),
    unasked(
        "May an appendable object be copied?",
        "only onto itself",
        OTHER_OPERATION,
    ),
    unasked(
        "What is copied by a range beyond the source of a part?",
        "the whole source",
        OTHER_OPERATION,
    ),
    unasked(
        "Are encryption headers compared on each part?",
        "only those that are sent",
        OTHER_OPERATION,
    ),
    unasked("Is a refresh token void once it was used?", "yes", LOGIN),
    unasked(
        "Which case have the members of the OAuth answer?",
        "any",
        LOGIN,
    ),
    unasked(
        "Does the service offer HTTP/2?",
        "no",
        "the transport speaks HTTP/1.1 only",
    ),
    unasked(
        "Can a 200 of CopyObject hold an Error document?",
        "yes",
        "needs a copy that fails late",
    ),
];
