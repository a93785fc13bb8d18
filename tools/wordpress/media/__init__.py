"""Uploaded files: which one an address means, its size, its place on the site."""
