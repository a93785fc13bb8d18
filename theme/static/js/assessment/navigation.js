/**
 * One view at a time, named by the fragment: Back, Forward and bookmarks work by themselves.
 *
 * `data-views` lists the views that an element belongs to; a section of questions is a view of
 * its own and belongs to « tout ». A fragment shows the view of the element that it names.
 */

import { render } from "./templates.js";

const FIRST = "introduction";
const SECTION = "section";

/** prepare[view](): fills a view before it is shown; onShow(id, moved): after, moved being
 * whether somebody went there; focusItem(id). */
export function enhanceNavigation({ root, questionnaire, prepare, onShow, focusItem }) {
  // At each step of the history a browser asks for the icons again: the one that the page
  // holds as data is enough.
  for (const icon of document.querySelectorAll('link[rel="icon"]:not([href^="data:"])')) icon.remove();
  const steps = [...root.querySelectorAll("[data-step]")];
  steps.forEach((step, index) => {
    const [before, after] = [index - 1, index + 1].map((at) => questionnaire.dimensions[at]);
    step.append(render("steps", {
      beforeId: before?.id, beforeName: before?.name, afterId: after?.id, afterName: after?.name,
      first: !before, last: !after,
    }));
  });

  const first = root.querySelector(`#${FIRST}`);

  const show = (moved) => {
    const named = document.getElementById(location.hash.slice(1));
    const inside = root.contains(named);
    if (moved && named && !inside) return; // a plain anchor, such as the one that skips the menu
    const target = inside && named.closest("[data-views]") ? named : first;
    const step = target.closest("[data-step]");
    const view = step ? SECTION : target.closest("[data-views]").dataset.views.split(" ")[0];
    prepare[view]?.();
    root.dataset.view = view;
    for (const part of root.querySelectorAll("[data-views], [data-step]")) {
      const views = part.dataset.views.split(" ");
      part.hidden = !(part === step || views.includes(view));
    }
    onShow(step ? step.id : view, moved);
    if (moved) place(target, step ?? target.closest("[data-views]"));
  };

  const place = (target, part) => {
    if (target.dataset.item) {
      target.scrollIntoView();
      focusItem(target.dataset.item);
      return;
    }
    const heading = part === first ? root.querySelector("h1") : part.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  };

  window.addEventListener("hashchange", () => show(true));
  return {
    show,
    /** Goes to a fragment; replace: without a step back. */
    go(hash, replace = false) {
      if (replace || location.hash === hash) history.replaceState(null, "", hash);
      else history.pushState(null, "", hash);
      show(true);
    },
  };
}
