//! Problems, notices and the codes they carry.

pub mod codes;
pub(crate) mod nearest;
pub mod place;
pub(crate) mod problem;
