"""The figures that pages are held to. One place: the README and the rules quote these."""

KILO = 1000  # bytes

# One round trip: what a server sends before it waits for an acknowledgement (10 × 1,460).
ONE_ROUND_TRIP = 14_600
PAGE_BUDGETS = {"home": ONE_ROUND_TRIP, "article": ONE_ROUND_TRIP}  # HTML with its CSS, brotli
ASSESSMENT_BUDGET = 40 * KILO  # page, CSS and modules, brotli
ASSESSMENT_SCRIPTS = 14 * KILO  # the modules' part of it
IMAGE_BUDGET = 200 * KILO  # one image file

# The only pages that may run a script: the others are only read. Prefixes of addresses.
SCRIPTED = ("auto-evaluation/", "recherche/", "abonnement/")
