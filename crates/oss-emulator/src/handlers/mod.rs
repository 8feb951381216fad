//! One file per operation: `handlers/<group>/<operation>.rs` holds one `async fn(Call)`.
//!
//! The list below ties the official name (as in `route/operations.txt`) to the function.

mod service;

use crate::call::Handler;

macro_rules! handlers {
    ($($name:literal => $group:ident::$function:ident,)*) => {
        /// The handler of an operation; `None` is answered 501 with the operation's name.
        pub(crate) fn find(operation: &str) -> Option<Handler> {
            match operation {
                $($name => Some(|call| Box::pin($group::$function(call))),)*
                _ => None,
            }
        }
    };
}

handlers! {
    "ListBuckets" => service::list_buckets,
}
