//! (Follows.)
