"""A knowledge base out of articles: links in prose, backlinks, related articles, series.

In a body, beside Pelican's `{filename}`: `[[slug]]`, `[[slug|text]]`, `[[slug#heading|text]]`,
`[[#heading|text]]`; `[[article/slug]]` or `[[2014/slug]]` where several sources bear one
slug; `\\[[` for brackets that are brackets; code is left alone. Every link to this site is
checked before anything is rendered; one that leads to nothing, to a draft or to a heading
that is not there is a finding at its line. (A link from the root, `/2014/x/`, may lead to
what another plugin writes: `invoke check` follows it in the finished site.)

Templates get, on every content: `headings` (level, id, text), `word_count`,
`reading_minutes`, `cited_by` (each with `article` and `sentence`); on articles besides:
`related`, `series_parts`, `newer`, `older`; in the context: `orphans`.

One pass over the tree that python-markdown has made anyway gathers all of it.
Needs `settings["CATALOGUE"]` and `md.source` of plugins/front_matter.
"""

from pelican import signals

from . import receivers


def register() -> None:
    """Connects the three receivers."""
    signals.initialized.connect(receivers.add_extension)
    signals.get_generators.connect(receivers.begin)
    signals.all_generators_finalized.connect(receivers.connect)
