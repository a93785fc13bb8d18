"""The search index: a step of its own after the pages, over the built output."""
