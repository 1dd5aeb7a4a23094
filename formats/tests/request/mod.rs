mod broken;
mod junk;
mod random;
mod same;
mod schema;
