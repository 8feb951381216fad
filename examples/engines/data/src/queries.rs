//! The queries.

use crate::tables::FILE_END;

/// A query, and what it may cost.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    /// A short name.
    pub name: &'static str,
    /// What the query shows.
    pub shows: &'static str,
    /// The query. Its answer has an order and contains no floating-point numbers, so that two engines
    /// give the same answer, character by character.
    pub sql: &'static str,
    /// What the query may cost.
    pub bounds: Bounds,
}

/// What a query may cost at most, in a session that knows nothing of the data yet. The bounds are for data of
/// at least [`Bounds::SMALLEST`] bytes: in less data the parts of files are larger beside the whole.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How many requests the query may send.
    pub requests: u64,
    /// How much the query may read, in thousandths of the size of the data. What the files say of
    /// themselves is not included.
    pub permille: u64,
}

impl Bounds {
    /// The size of the smallest data that the bounds are for, in bytes.
    pub const SMALLEST: u64 = 100 << 20;

    /// How many bytes the query may read if the data has this size.
    pub fn bytes(&self, size: u64) -> u64 {
        size / 1000 * self.permille + FILE_ENDS
    }
}

/// How much of the ends of all files may be read: twice what is read at first.
const FILE_ENDS: u64 = 2 * 17 * FILE_END as u64;

/// The queries, of which the last one reads everything.
pub const QUERIES: &[Query] = &[
    Query {
        name: "partition",
        shows: "only the files of one year and one region are read",
        sql: "
SELECT status, count(*) AS orders, sum(amount_cents) AS cents
FROM orders
WHERE year = 2023 AND region = 'north'
GROUP BY status
ORDER BY status",
        bounds: Bounds {
            requests: 12,
            permille: 10,
        },
    },
    Query {
        name: "pages",
        shows: "row groups and pages are passed over by their statistics, and rows by the filter",
        sql: "
SELECT order_id, region, product, amount_cents, note
FROM orders
WHERE ordered_at >= TIMESTAMP '2022-07-01T00:00:00'
  AND ordered_at < TIMESTAMP '2022-07-01T12:00:00'
  AND status = 'returned'
ORDER BY order_id
LIMIT 5",
        bounds: Bounds {
            requests: 60,
            permille: 20,
        },
    },
    Query {
        name: "columns",
        shows: "only three of eight columns are read",
        sql: "
SELECT product, count(*) AS orders, sum(quantity) AS pieces, sum(amount_cents) AS cents
FROM orders
GROUP BY product
ORDER BY product",
        bounds: Bounds {
            requests: 120,
            permille: 130,
        },
    },
    Query {
        name: "join",
        shows: "the customers of a join become a filter of the orders",
        sql: "
SELECT customers.segment, orders.region, count(*) AS orders, sum(orders.amount_cents) AS cents
FROM orders JOIN customers ON orders.customer_id = customers.customer_id
WHERE orders.year >= 2024 AND customers.country = 'BR' AND customers.segment <> 'public'
GROUP BY customers.segment, orders.region
ORDER BY customers.segment, orders.region",
        bounds: Bounds {
            requests: 70,
            permille: 50,
        },
    },
    Query {
        name: "window",
        shows: "a window over an aggregate",
        sql: "
WITH months AS (
    SELECT region, date_trunc('month', ordered_at) AS month, sum(amount_cents) AS cents
    FROM orders
    WHERE year = 2021
    GROUP BY region, date_trunc('month', ordered_at)
), ranked AS (
    SELECT region, month, cents,
        sum(cents) OVER (PARTITION BY region ORDER BY month) AS so_far,
        row_number() OVER (PARTITION BY region ORDER BY cents DESC, month) AS place
    FROM months
)
SELECT region, place, month, cents, so_far
FROM ranked
WHERE place <= 2
ORDER BY region, place",
        bounds: Bounds {
            requests: 40,
            permille: 70,
        },
    },
    Query {
        name: "everything",
        shows: "every column of every file is read",
        sql: "
SELECT orders.region, customers.segment, count(*) AS orders, sum(orders.amount_cents) AS cents,
    sum(orders.quantity) AS pieces, count(DISTINCT orders.product) AS products,
    max(orders.order_id) AS last_id, max(orders.ordered_at) AS latest,
    sum(octet_length(orders.note)) AS note_bytes
FROM orders JOIN customers ON orders.customer_id = customers.customer_id
WHERE orders.status <> 'nothing'
GROUP BY orders.region, customers.segment
ORDER BY orders.region, customers.segment",
        bounds: Bounds {
            requests: 320,
            permille: 1100,
        },
    },
];
