//! Problems, notices and the codes they carry.

pub mod codes;
pub(crate) mod problem;
