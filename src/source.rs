//! A file becomes rows, by its content and never by its name.

pub mod excel;
