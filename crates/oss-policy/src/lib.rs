//! The RAM policy language: documents, matching, decisions with reasons, and session policies built by type.
