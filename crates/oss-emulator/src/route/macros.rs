//! The macros by which the generated files are short enough to be read.

/// Defines the enumeration of the operations, with one variant for each.
macro_rules! operation_names {
    ($($name:ident,)*) => {
        /// The official name of an operation of OSS, for example `PutBucketAcl`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum OperationName {
            $($name,)*
        }

        impl OperationName {
            /// All operations, sorted by name.
            #[cfg(feature = "program")]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            pub(crate) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// Returns the operation of this name, if there is one.
            pub(crate) fn parse(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

/// Defines the tables of a level and a method. A row consists of the name of the operation, the
/// conditions on a request, the actions, and calls that change it from an ordinary one.
macro_rules! tables {
    ($($table:ident: $level:ident {$(
        $name:ident [$($part:expr),*] [$($action:literal),*] $(.$change:ident($($with:expr),*))*;
    )*})*) => {$(
        static $table: &[Operation] = &[$(
            Operation::new(OperationName::$name, Level::$level, &[$($part),*], &[$($action),*])
                $(.$change($($with),*))*,
        )*];
    )*};
}

pub(super) use {operation_names, tables};
