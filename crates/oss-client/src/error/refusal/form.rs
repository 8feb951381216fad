//! Refusals of HTML forms and their policies.

use super::known::Known;

pub(super) const CAUSES: &[Known] = &[
    Known {
        ecs: &[],
        codes: &[],
        texts: &["Policy expired"],
        cause: "the policy of the form has expired",
        change: "sign a new form, which ends later",
    },
    Known {
        ecs: &["0006-00000226"],
        codes: &[],
        texts: &[],
        cause: "the policy of the form names a field that the form does not have",
        change: "send that field, or take its condition out of the policy",
    },
    Known {
        ecs: &["0006-00000227"],
        codes: &[],
        texts: &["Policy Condition failed"],
        cause: "a field of the form does not fit its condition in the policy",
        change: "send the field as the condition in the message demands, or sign a policy that \
                 allows the value",
    },
    Known {
        ecs: &["0006-00000201"],
        codes: &[],
        texts: &["Invalid JSON"],
        cause: "the policy of the form is not a JSON object in base64",
        change: "encode the policy once, as base64 of UTF-8 text, and send it unchanged",
    },
    Known {
        ecs: &["0006-00000206"],
        codes: &[],
        texts: &[],
        cause: "the policy of the form has a member other than expiration and conditions",
        change: "take the other member out",
    },
    Known {
        ecs: &["0006-00000209"],
        codes: &[],
        texts: &["Policy missing expiration"],
        cause: "the policy of the form has no expiration",
        change: "add \"expiration\", such as \"2026-12-31T00:00:00Z\"",
    },
    Known {
        ecs: &["0006-00000207", "0006-00000214", "0006-00000215"],
        codes: &[],
        texts: &["Policy missing conditions", "Invalid 'conditions' value"],
        cause: "the policy of the form has no list of conditions, or an empty one",
        change: "add \"conditions\" with at least one condition, such as \
                 [\"starts-with\", \"$key\", \"uploads/\"]",
    },
    Known {
        ecs: &["0006-00000216", "0006-00000218"],
        codes: &[],
        texts: &["Invalid Simple-Condition"],
        cause: "a condition of the form's policy has a wrong shape",
        change: "write {\"FIELD\": \"VALUE\"}, [\"eq\", \"$FIELD\", \"VALUE\"], \
                 [\"starts-with\", \"$FIELD\", \"START\"] or [\"content-length-range\", MIN, MAX]",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["Invalid according to Policy", "Invalid Policy:"],
        cause: "the form does not agree with its policy, or the policy cannot be read",
        change: "compare the form with what the message names",
    },
    Known {
        ecs: &[],
        codes: &["MalformedPOSTRequest", "RequestIsNotMultiPartContent"],
        texts: &[],
        cause: "the body is not a well-formed form of the type multipart/form-data",
        change: "send a form with enctype=\"multipart/form-data\", and let the client write the \
                 boundary",
    },
    Known {
        ecs: &[],
        codes: &["IncorrectNumberOfFilesInPOSTRequest"],
        texts: &[],
        cause: "the form has no file, or more than one",
        change: "send exactly one field named file, as the last one",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["bucket POST must contain the specified 'key'"],
        cause: "the form has no field named key before the file",
        change: "send key before the file: fields behind the file are ignored",
    },
    Known {
        ecs: &[],
        codes: &["FieldItemTooLong", "MaxPOSTPreDataLengthExceededError"],
        texts: &[],
        cause: "the fields before the file are too large",
        change: "send names of at most 8 KB and values of at most 2 MB, and the file as the last \
                 field, named file",
    },
    Known {
        ecs: &[],
        codes: &[],
        texts: &["Post body size must be less than"],
        cause: "the form is larger than 5 GB",
        change: "upload the file in parts",
    },
];
