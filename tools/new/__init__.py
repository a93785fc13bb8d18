"""`invoke new`: a new article's file, valid from its first second, never over another."""
