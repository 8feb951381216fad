//! What the transport puts on a socket, and what it makes of what comes back.
