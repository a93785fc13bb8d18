"""Reads the questionnaire files and writes, for each, its pages and what stands beside."""

import base64
import hashlib
import os
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from pelican.generators import Generator

from ..front_matter import Finding, report
from .content import Questionnaire
from .exports import JSON_NAME, SCHEMA_NAME, questionnaire_json, questionnaire_schema
from .loading import load
from .options import read_options
from .shipping import Shipment, one_script, ship

OFFLINE_NAME = "copie-hors-ligne.html"
ICON = "static/root/favicon.svg"
ENTRY = "page.js"
COMPARE_ENTRY = "compare_page.js"


def data_address(icon: Path) -> str:
    """An SVG file as a `data:` address, or one of an empty image where there is none."""
    text = icon.read_text(encoding="utf-8") if icon.is_file() else ""
    return "data:image/svg+xml," + quote(text, safe=" =:/'()")


class QuestionnairesGenerator(Generator):
    """Puts `questionnaires` into the context; a file with an error is a finding of the build."""

    questionnaires: list[Questionnaire]

    def generate_context(self) -> None:
        """Reads every file; each valid one can be linked to by its path."""
        self.options, faults = read_options(self.settings)
        for fault in faults:
            report(self.settings, Finding("pelicanconf.py", 0, "settings", fault))
        self.questionnaires = []
        for path in sorted(self.get_files(list(self.options.paths), extensions=("md",))):
            self._read(path)
        self._refuse_shared_addresses()
        self.context["questionnaires"] = self.questionnaires
        self.context["questionnaires_url"] = self.options.index_url

    def _named(self, path: str) -> str:
        return Path(os.path.relpath(Path(self.path) / path)).as_posix()

    def _read(self, path: str) -> None:
        model, findings = load(Path(self.path) / path, self._named(path))
        for finding in findings:
            report(self.settings, finding)
        if model is None or Path(path).as_posix() not in self.settings["CATALOGUE"]:
            self._add_failed_source_path(path)
            return
        page = self.readers.read_file(
            base_path=self.path, path=path, content_class=Questionnaire, context=self.context
        )
        page.attach(model, self.env.filters.get("typo", str))
        self.add_source_path(page)
        self.add_static_links(page)
        self.questionnaires.append(page)

    def _refuse_shared_addresses(self) -> None:
        seen: dict[str, str] = {}
        for page in self.questionnaires:
            name = self._named(page.get_relative_source_path())
            other = seen.setdefault(page.save_as, name)
            if other != name:
                report(self.settings, Finding(
                    name, 0, "address", f"{page.save_as} is the address of {other} too",
                    "give one of them another slug",
                ))

    def generate_output(self, writer: Any) -> None:
        """Writes the pages, the offline copies, the JSON and its schema."""
        if self.options.index_save_as:
            writer.write_file(
                self.options.index_save_as, self.get_template("questionnaires"), self.context,
                url=self.options.index_url,
            )
        if not self.questionnaires:
            return
        self._scripts = Path(self.theme) / "static/js/assessment"
        shipment = ship(self._scripts, (ENTRY, COMPARE_ENTRY))
        for name, text in shipment.files.items():
            self._write_text(PurePosixPath(shipment.folder) / name, text)
        for page in self.questionnaires:
            self._write(writer, page, shipment)

    def _write(self, writer: Any, page: Questionnaire, shipment: Shipment) -> None:
        folder = PurePosixPath(page.save_as).parent
        url = f"{self.settings['SITE_URL']}/{page.url}"
        common = {
            "questionnaire": page, "offline_name": OFFLINE_NAME, "address": url,
            "icon": data_address(Path(self.theme) / ICON),
        }
        for name, template, entry in (
            (page.save_as, "questionnaire", ENTRY),
            (str(folder / "comparer/index.html"), "questionnaire_compare", COMPARE_ENTRY),
        ):
            writer.write_file(
                name, self.get_template(template), self.context, url=page.url,
                modules=shipment.addresses(entry, self.settings["SITEURL"]), **common,
            )
        self._write_offline(writer, page, str(folder / OFFLINE_NAME), common)
        self._write_text(folder / JSON_NAME, questionnaire_json(
            page.model, url, self.settings["DEFAULT_LANG"]
        ))
        self._write_text(folder / SCHEMA_NAME, questionnaire_schema(url))

    def _write_offline(
        self, writer: Any, page: Questionnaire, name: str, common: dict[str, Any]
    ) -> None:
        script = one_script(self._scripts, ENTRY)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        writer.write_file(
            name, self.get_template("questionnaire_offline"), self.context, url=page.url,
            offline_script=script, offline_hash=f"'sha256-{digest}'", **common,
        )

    def _write_text(self, name: PurePosixPath, text: str) -> None:
        path = Path(self.output_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
