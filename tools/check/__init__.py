"""What a built site must hold to: one rule per file of `rules/`, every finding at once."""
