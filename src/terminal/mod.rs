//! terminal (being built).
