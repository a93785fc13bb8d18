"""Addresses that stay: one text for each, a redirect from every one that was left.

Before anything is rendered, findings at their lines: two texts for one address (without
case), an address that climbs out of the output folder, an alias of something that is there,
chains without an end and circles, a ledger that makes no sense, tags that share a page.
Chains with an end are shortened to one step.

Old addresses are the `aliases` of front matter, the addresses at which the ledger
(`content/ledger.json`, see `ledger`) knows a text by its id, and the ledger's `redirects`.
Each gets a page (redirect.html, with `target`) and a line in the files that hosts read.

Settings: `LEDGER_FILE` ("ledger.json", below the content folder), `REDIRECTS_SAVE_AS`
("_redirects"), `NGINX_MAP_SAVE_AS` ("redirects.map"); an empty one of the latter two writes
no such file.
"""

from pelican import signals

from . import receivers


def register() -> None:
    """Connects the three receivers."""
    signals.initialized.connect(receivers.fill_settings)
    signals.all_generators_finalized.connect(receivers.check_addresses)
    signals.article_writer_finalized.connect(receivers.write_redirects)
