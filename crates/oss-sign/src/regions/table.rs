//! The table itself, and the short forms in which it is written.

use super::region::{DualStack, Hosts, Region};

const fn both(id: &'static str, place: &'static str) -> Region {
    Region {
        id,
        place,
        hosts: Hosts::Rule {
            internal: true,
            dual_stack: DualStack::Yes,
        },
    }
}

const fn ipv4(id: &'static str, place: &'static str) -> Region {
    Region {
        id,
        place,
        hosts: Hosts::Rule {
            internal: true,
            dual_stack: DualStack::No,
        },
    }
}

const fn undocumented(id: &'static str, place: &'static str) -> Region {
    Region {
        id,
        place,
        hosts: Hosts::Rule {
            internal: true,
            dual_stack: DualStack::Unknown,
        },
    }
}

const fn listed(
    id: &'static str,
    place: &'static str,
    public: &'static str,
    internal: &'static [&'static str],
    dual_stack: Option<&'static str>,
) -> Region {
    Region {
        id,
        place,
        hosts: Hosts::Listed {
            public: Some(public),
            internal,
            dual_stack,
        },
    }
}

pub(super) const REGIONS: &[Region] = &[
    both("cn-hangzhou", "China East 1 (Hangzhou)"),
    both("cn-shanghai", "China East 2 (Shanghai)"),
    ipv4("cn-nanjing", "China East 5 (Nanjing, local)"),
    ipv4("cn-fuzhou", "China East 6 (Fuzhou, local)"),
    ipv4("cn-wuhan-lr", "China Central 1 (Wuhan, local)"),
    both("cn-qingdao", "China North 1 (Qingdao)"),
    both("cn-beijing", "China North 2 (Beijing)"),
    both("cn-zhangjiakou", "China North 3 (Zhangjiakou)"),
    both("cn-huhehaote", "China North 5 (Hohhot)"),
    both("cn-wulanchabu", "China North 6 (Ulanqab)"),
    both("cn-shenzhen", "China South 1 (Shenzhen)"),
    both("cn-heyuan", "China South 2 (Heyuan)"),
    both("cn-guangzhou", "China South 3 (Guangzhou)"),
    both("cn-chengdu", "China Southwest 1 (Chengdu)"),
    ipv4("cn-zhongwei", "China Northwest 2 (Zhongwei)"),
    both("cn-hongkong", "Hong Kong"),
    Region {
        id: "rg-china-mainland",
        place: "no region attribute (mainland China)",
        hosts: Hosts::Rule {
            internal: false,
            dual_stack: DualStack::No,
        },
    },
    ipv4("ap-northeast-1", "Tokyo"),
    ipv4("ap-northeast-2", "Seoul"),
    ipv4("ap-southeast-1", "Singapore"),
    ipv4("ap-southeast-2", "Sydney (closed)"),
    ipv4("ap-southeast-3", "Kuala Lumpur"),
    ipv4("ap-southeast-5", "Jakarta"),
    ipv4("ap-southeast-6", "Manila"),
    ipv4("ap-southeast-7", "Bangkok"),
    ipv4("ap-southeast-8", "Johor"),
    ipv4("ap-south-1", "Mumbai (closed)"),
    both("eu-central-1", "Frankfurt"),
    ipv4("eu-west-1", "London"),
    ipv4("eu-west-2", "Paris"),
    ipv4("us-west-1", "Silicon Valley"),
    ipv4("us-east-1", "Virginia"),
    ipv4("na-south-1", "Mexico"),
    undocumented("sa-east-1", "São Paulo"),
    ipv4("me-east-1", "Dubai"),
    undocumented("me-central-1", "Riyadh (partner)"),
    // The finance and government clouds do not follow the rule.
    listed(
        "cn-hangzhou-finance",
        "Hangzhou, finance cloud",
        "oss-cn-hzfinance.aliyuncs.com",
        &[
            "oss-cn-hzfinance-internal.aliyuncs.com",
            "oss-cn-hzjbp-a-internal.aliyuncs.com",
            "oss-cn-hzjbp-b-internal.aliyuncs.com",
        ],
        Some("cn-hangzhou-finance.oss.aliyuncs.com"),
    ),
    listed(
        "cn-shanghai-finance-1",
        "Shanghai, finance cloud",
        "oss-cn-shanghai-finance-1-pub.aliyuncs.com",
        &[
            "oss-cn-shanghai-finance-1-pub-internal.aliyuncs.com",
            "oss-cn-shanghai-finance-1-internal.aliyuncs.com",
        ],
        Some("cn-shanghai-finance.oss.aliyuncs.com"),
    ),
    listed(
        "cn-shenzhen-finance-1",
        "Shenzhen, finance cloud",
        "oss-cn-szfinance.aliyuncs.com",
        &[
            "oss-cn-szfinance-internal.aliyuncs.com",
            "oss-cn-shenzhen-finance-1-internal.aliyuncs.com",
            "oss-cn-shenzhen-finance-1-pub-internal.aliyuncs.com",
            "oss-cn-shenzhen-finance-1-pub.aliyuncs.com",
        ],
        Some("cn-shenzhen-finance.oss.aliyuncs.com"),
    ),
    listed(
        "cn-beijing-finance-1",
        "Beijing, finance cloud",
        "oss-cn-beijing-finance-1-pub.aliyuncs.com",
        &[
            "oss-cn-beijing-finance-1-pub-internal.aliyuncs.com",
            "oss-cn-beijing-finance-1-internal.aliyuncs.com",
        ],
        None,
    ),
    listed(
        "cn-north-2-gov-1",
        "Beijing, government cloud",
        "oss-cn-north-2-gov-1.aliyuncs.com",
        &["oss-cn-north-2-gov-1-internal.aliyuncs.com"],
        Some("cn-north-2-gov-1.oss.aliyuncs.com"),
    ),
];
