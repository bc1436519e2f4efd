//! Are the suggestions right?

mod following;
mod meanings;
mod reading;
mod table;
