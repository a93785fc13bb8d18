/** The radio groups and the session, each following the other; clearing, and private notes. */

import { BLANK } from "./responses.js";
import { render } from "./templates.js";

export function enhanceAnswers({ root, session }) {
  const groups = new Map();
  for (const group of root.querySelectorAll("[data-item]")) {
    group.append(render("item", { id: group.dataset.item }));
    groups.set(group.dataset.item, {
      radios: [...group.querySelectorAll("input[type=radio]")],
      clear: group.querySelector(".clear"),
      note: group.querySelector("textarea"),
      printed: group.querySelector(".note-printed"),
    });
  }
  const value = (radio) => Number.isNaN(Number(radio.value)) ? radio.value : Number(radio.value);

  const show = (id) => {
    const { radios, clear, note, printed } = groups.get(id);
    const response = session.responses[id];
    for (const radio of radios) radio.checked = value(radio) === response;
    clear.hidden = response === BLANK;
    const text = session.notes[id] ?? "";
    if (note.value !== text) note.value = text;
    printed.textContent = text;
  };
  session.subscribe(({ ids }) => ids.forEach(show));

  root.addEventListener("change", ({ target }) => {
    if (target.type === "radio" && groups.has(target.name)) session.answer(target.name, value(target));
  });
  root.addEventListener("input", ({ target }) => {
    const group = target.closest("[data-item]");
    if (group && target.matches("textarea")) session.note(group.dataset.item, target.value);
  });
  root.addEventListener("click", ({ target }) => {
    if (!target.matches(".clear")) return;
    const { item } = target.closest("[data-item]").dataset;
    session.answer(item, BLANK);
    groups.get(item).radios[0].focus();
  });

  return {
    /** Has the controls show the session. */
    show() {
      for (const id of groups.keys()) show(id);
    },
    /** Takes what the browser itself remembered of the controls. */
    restore() {
      for (const [id, { radios }] of groups) {
        const chosen = radios.find((radio) => radio.checked);
        if (chosen && value(chosen) !== session.responses[id]) session.answer(id, value(chosen));
      }
    },
    focus(id) {
      const { radios } = groups.get(id);
      (radios.find((radio) => radio.checked) ?? radios[0]).focus();
    },
  };
}
