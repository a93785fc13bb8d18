"""Settings of every build. `publishconf.py` changes only what production changes.

Addresses are permanent: a change here moves published pages. Pelican's own
names are used wherever Pelican has one; the others are read, checked and given
their default by the plugin that owns them.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from plugins.clock import from_environment
from plugins.incremental.site import Site

# --- the site -------------------------------------------------------------
SITENAME = "Le carnet"
SITE_TAGLINE = "Médias sociaux en organisation : idées, conférences, auto-évaluation"
SITE_DESCRIPTION = (
    "Carnet et base de connaissances sur les médias sociaux en organisation : "
    "articles, conférences et auto-évaluation pour la haute direction."
)
AUTHOR = SITENAME
# Where the site is published, sub-path allowed, no slash at the end.
SITE_URL = os.environ.get("SITE_URL", "https://carnet.example").rstrip("/")
# Pelican's SITEURL is the path alone: pages link root-relative, so that the same
# bytes work at any host. What needs a host (feeds, canonical) uses SITE_URL.
SITEURL = urlsplit(SITE_URL).path.rstrip("/")
FEED_DOMAIN = SITE_URL
CONTACT = {
    "email": "bonjour@carnet.example",
    "name": SITENAME,
}

# --- place and time -------------------------------------------------------
DEFAULT_LANG = "fr-ca"
TIMEZONE = "America/Toronto"
# The only clock: SOURCE_DATE_EPOCH when it is set, else the machine's.
CLOCK = from_environment(os.environ)
# Scheduling is front_matter's, by CLOCK; Pelican's own would read the time itself.
WITH_FUTURE_DATES = True

# --- the build ------------------------------------------------------------
PELICAN_CLASS = Site  # the class itself: Pelican cannot resolve a dotted name in a package
STATE_PATH = str(Path(__file__).parent / ".build")  # lock, staging, manifest; ignored by git

# --- what is read ---------------------------------------------------------
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
QUESTIONNAIRE_PATHS = ["questionnaires"]
STATIC_PATHS = ["images"]
CATEGORIES_FILE = "categories.yml"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_METADATA: dict[str, str] = {}
FORMATTED_FIELDS: list[str] = []  # summaries are plain text
SLUGIFY_SOURCE = "basename"
# Pelican's own, after one more: an elided word stays a word (politique-d-utilisation).
SLUG_REGEX_SUBSTITUTIONS = [
    (r"['’]", "-"),
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s]+", "-"),
]
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {
            "footnotes": {"BACKLINK_TITLE": "Retour à l’appel de la note {}"},
        },
        "markdown.extensions.toc": {"permalink": False},
        "markdown.extensions.sane_lists": {},
    },
    "output_format": "html5",
}
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

# --- where it goes (permanent) ---------------------------------------------
OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = False  # plugins/writing owns the output folder
RELATIVE_URLS = False
ARTICLE_URL = "{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
QUESTIONNAIRE_URL = "auto-evaluation/{slug}/"
QUESTIONNAIRE_SAVE_AS = "auto-evaluation/{slug}/index.html"
QUESTIONNAIRES_URL = "auto-evaluation/"
QUESTIONNAIRES_SAVE_AS = "auto-evaluation/index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = "categories/{slug}/index.html"
CATEGORY_YEAR_URL = "categories/{slug}/{year}/"
TAG_URL = "sujets/{slug}/"
TAG_SAVE_AS = "sujets/{slug}/index.html"
TAG_YEAR_URL = "sujets/{slug}/{year}/"
ARCHIVES_URL = "archives/"
ARCHIVES_SAVE_AS = "archives/index.html"
YEAR_ARCHIVE_URL = "archives/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/index.html"
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
# Drafts are written by `invoke serve` only.
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "archives", "404", "sitemap", "robots"]
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]
INDEX_SAVE_AS = "index.html"
INDEX_URL = ""
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
DEFAULT_PAGINATION = False
LISTING_NEWEST = 20  # articles on a category's or a tag's first page

# --- feeds (written by plugins/category_feeds, Pelican's own names) ---------
FEED_ALL_RSS = "flux.xml"
CATEGORY_FEED_RSS = "categories/{slug}/flux.xml"
TAG_FEED_RSS = "sujets/{slug}/flux.xml"
FEED_ALL_JSON = "flux.json"
CATEGORY_FEED_JSON = "categories/{slug}/flux.json"
TAG_FEED_JSON = "sujets/{slug}/flux.json"
FEED_OPML = "abonnement/abonnements.opml"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# --- theme ------------------------------------------------------------------
THEME = "theme"
THEME_TEMPLATES_OVERRIDES: list[str] = []
THEME_STATIC_PATHS = ["static/js", "static/img"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.do"],
}
MENU = [
    ("Articles", "archives/"),
    ("Conférences", "conferences/"),
    ("Auto-évaluation", "auto-evaluation/medias-sociaux/"),
    ("S’abonner", "abonnement/"),
    ("À propos", "a-propos/"),
]

# --- plugins ------------------------------------------------------------------
PLUGIN_PATHS = ["."]
PLUGINS = [
    "plugins.writing",
    "plugins.incremental",
    "plugins.front_matter",
    "plugins.typography",
    "plugins.knowledge",
    "plugins.permalinks",
    "plugins.events",
    "plugins.dates",
    "plugins.figures",
    "plugins.tables",
    "plugins.listings",
    "plugins.assets",
    "plugins.questionnaire",
    "plugins.category_feeds",
]
