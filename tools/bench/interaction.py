"""From a click or a key to the next paint, on the self-assessment with the CPU throttled.

Run alone, after a build: `python -m tools.bench.interaction`, or with another output folder.
Two measures: what a visitor waits, by the browser's own account (steps of 8 ms, the machine
made four times slower), which only means something on an idle machine; and what the main thread
works, in its own processor time, times four, which other programs hardly change.
"""

import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ..check.serving import serving
from ..test.chromium import launch

ROOT = Path(__file__).resolve().parents[2]
HOME = "/auto-evaluation/medias-sociaux/"
SLOWER = 4  # times
MOST = 50.0  # milliseconds
RUNS = 3
NOTE = "Demander à Léa où se trouve le registre, et qui le tient à jour."

# Every interaction, however short: a browser leaves out those under 104 ms unless told.
OBSERVE = """() => {
    window.seen = [];
    new PerformanceObserver((list) => {
        for (const { name, duration, interactionId } of list.getEntries()) {
            if (interactionId) seen.push([name, duration, interactionId]);
        }
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
}"""


# Clicks the first so many elements of a kind, each painted before the next.
CLICK = """async ([selector, many]) => {
    for (const one of [...document.querySelectorAll(selector)].slice(0, many)) {
        one.click();
        await new Promise((done) => setTimeout(() => requestAnimationFrame(
            () => setTimeout(done)), 20));
    }
}"""


def journey(page: Page) -> None:
    """Answers all 27 questions twice, types a note, clears, walks the sections: with saving on
    and every question on show, which is the most that a click has to draw."""
    page.check("[data-keep]")
    page.click("text=Voir toutes les questions")
    for value in ("2", "unknown"):
        for item in page.locator("[data-item]").all():
            item.locator(f"[value='{value}']").click()
    page.locator("#question-q01 .item-note summary").click()
    page.locator("#question-q01 textarea").press_sequentially(NOTE, delay=40)
    for item in page.locator("[data-item] .clear").all()[:5]:
        item.click()
    page.evaluate("location.hash = '#section-objectifs'")
    for _ in range(6):
        page.locator(".steps:visible .go").click()
    page.locator("#verification .go").click()
    page.locator("[data-action=link]").click()
    page.wait_for_timeout(500)


def to_next_paint(durations: Sequence[float], count: int) -> float:
    """Interaction to Next Paint, as the metric is defined: the longest of so many interactions,
    one for every 50 left out. durations: in ms, of those that were reported."""
    ranked = sorted(durations, reverse=True)
    place = count // 50
    return ranked[place] if place < len(ranked) else 0.0


def measured(browser: Browser, url: str) -> tuple[dict[str, list[float]], float]:
    """One journey: the durations in ms of its events, by name, and its Interaction to Next
    Paint. Those under 16 ms, which a browser never reports, are not among them."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-CA")
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#evaluation[data-ready]")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(OBSERVE)
    journey(page)
    found: dict[str, list[float]] = defaultdict(list)
    longest: dict[int, float] = {}
    for name, duration, interaction in page.evaluate("seen"):
        found[name].append(duration)
        longest[interaction] = max(duration, longest.get(interaction, 0.0))
    count = page.evaluate("performance.interactionCount")
    context.close()
    return found, to_next_paint(list(longest.values()), count)


def worked(browser: Browser, url: str) -> dict[str, float]:
    """Mean processor time of the main thread for one interaction of each kind, its painting
    included, in ms of a machine SLOWER times slower. Clicks are made in the page: a driver's
    own work in there would count."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-CA")
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#evaluation[data-ready]")
    client = context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        page.wait_for_timeout(100)
        metrics = client.send("Performance.getMetrics")["metrics"]
        return next(float(m["value"]) for m in metrics if m["name"] == "TaskDuration") * 1000

    def mean(act: Callable[[], object], times: int) -> float:
        before = spent()
        act()
        return (spent() - before) / times * SLOWER

    page.check("[data-keep]")
    page.click("text=Voir toutes les questions")
    found = {"an answer": mean(lambda: page.evaluate(CLICK, ["[value='2']", 27]), 27)}
    page.locator("#question-q01 .item-note summary").click()
    page.locator("#question-q01 textarea").focus()
    found["a key"] = mean(lambda: page.keyboard.type(NOTE, delay=40), len(NOTE))
    page.evaluate("location.hash = '#section-objectifs'")
    page.wait_for_selector("#section-objectifs:visible")
    found["a section"] = mean(lambda: page.evaluate(CLICK, [".step .steps .go", 5]), 5)
    context.close()
    return found


def main(output: Path) -> int:
    """Prints what was measured; returns 1 when it is over the budget: the median run's
    Interaction to Next Paint, or on a busy machine the work alone."""
    if not (output / HOME.strip("/") / "index.html").is_file():
        print(f"{output} has no {HOME}; run `invoke build` first", file=sys.stderr)
        return 1
    worst = []
    with serving(output, "") as base, sync_playwright() as driver:
        browser = launch(driver)
        for number in range(1, RUNS + 1):
            found, inp = measured(browser, base + HOME)
            durations = sorted(time for times in found.values() for time in times)
            worst.append(inp)
            kinds = ", ".join(
                f"{name} {len(times)} (worst {max(times):.0f})"
                for name, times in sorted(found.items())
            )
            median = statistics.median(durations) if durations else 0.0
            print(f"run {number}: median {median:.0f} ms, INP {inp:.0f} ms; {kinds}")
        work = worked(browser, base + HOME)
        browser.close()
    middle = statistics.median(worst)
    print(f"Interaction to Next Paint of the median run: {middle:.0f} ms (at most {MOST:.0f})")
    print("work: " + ", ".join(f"{name} {time:.0f} ms" for name, time in work.items()))
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores:
        print(f"load {load:.0f} on {cores} cores: the waits say little, the work decides")
        return int(max(work.values()) > MOST)
    return int(middle > MOST)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output"))
