"""What came in against what a reader will find in the page, counted apart from the conversion.

Nothing here uses the code that turns bodies: it reads what WordPress exported and what the
site renders with its own few rules, so that a fault of the conversion cannot hide itself.
"""
