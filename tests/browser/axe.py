"""axe-core in a page: what it finds, in lines."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    """Each violation with the elements it is about."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: " + " ".join(str(n["target"]) for n in rule["nodes"])
        for rule in found
    ]
