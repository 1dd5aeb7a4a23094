//! Lists of networks: what is free, what overlaps, the fewest blocks.
