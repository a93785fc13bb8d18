"""The few sentences that feeds say by themselves, in the languages that they know."""

_PHRASES = {
    "fr": {
        "all": "Les articles de {site}.",
        "category": "Les articles de {site} dans la catégorie « {name} ».",
        "tag": "Les articles de {site} sur le sujet « {name} ».",
        "author": "Les articles de {name} sur {site}.",
        "translation": "Les articles de {site} en « {name} ».",
    },
    "en": {
        "all": "The articles of {site}.",
        "category": "The articles of {site} in “{name}”.",
        "tag": "The articles of {site} about “{name}”.",
        "author": "The articles by {name} on {site}.",
        "translation": "The articles of {site} in “{name}”.",
    },
}


def description(kind: str, language: str, name: str, site: str) -> str:
    """A channel's description, where the site gives none."""
    phrases = _PHRASES.get(language.split("-")[0], _PHRASES["en"])
    return phrases["all" if kind == "default" else kind].format(name=name, site=site)
