//! What a body promises: lengths, replay, and how it fails.
