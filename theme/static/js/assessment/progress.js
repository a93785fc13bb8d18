/** How far one is: the status, the dots, and the state of each section in the task list. */

import { countResponses } from "./responses.js";
import { mark } from "./report.js";
import { render, say } from "./templates.js";

export function enhanceProgress({ root, questionnaire, session }) {
  const progress = root.querySelector(".progress");
  progress.querySelector(".progress-mark").after(render("progress"));
  progress.querySelector(".tasks").append(render("ways"));
  const status = progress.querySelector(".progress-status");
  const section = new Map(questionnaire.items.map(({ id, dimension }) => [id, dimension]));
  const tasks = new Map([...progress.querySelectorAll("[data-task]")].map((link) => [
    link.dataset.task,
    {
      items: questionnaire.items.filter(({ dimension }) => dimension === link.dataset.task),
      state: link.nextElementSibling,
    },
  ]));

  const update = ({ ids, typing }) => {
    if (typing) return;
    drawMarks(progress, questionnaire, session.responses, ids);
    for (const dimension of new Set(ids.map((id) => section.get(id)))) {
      const { items, state } = tasks.get(dimension);
      const { answered, total } = countResponses(items, session.responses);
      state.textContent = say("of", { part: answered, whole: total });
      state.classList.toggle("task-done", answered === total);
    }
    status.textContent = say("progress", session.counts);
  };
  session.subscribe(update);
  update({ ids: questionnaire.items.map(({ id }) => id) });

  return {
    /** Marks the section on show, or the way (`verification`…). */
    at(id) {
      for (const link of progress.querySelectorAll("a")) {
        if (link.hash === `#${id}`) link.setAttribute("aria-current", "step");
        else link.removeAttribute("aria-current");
      }
    },
  };
}

/** Draws the dots below a parent by the responses to these items. */
export function drawMarks(parent, questionnaire, responses, ids) {
  for (const id of ids) {
    const dot = parent.querySelector(`[data-mark="${id}"]`);
    const { state, fill = 0 } = mark(questionnaire, responses[id]);
    if (state) dot.dataset.state = state;
    else delete dot.dataset.state;
    dot.style.setProperty("--fill", `${fill}%`);
  }
}
