/** How far one is: the status, the dots, and the state of each section in the task list. */

import { countResponses } from "./responses.js";
import { mark } from "./report.js";
import { render, say } from "./templates.js";

export function enhanceProgress({ root, questionnaire, session }) {
  const { items } = questionnaire;
  const progress = root.querySelector(".progress");
  progress.querySelector(".progress-mark").after(render("progress"));
  progress.querySelector(".tasks").append(render("ways"));
  const status = progress.querySelector(".progress-status");
  const tasks = [...progress.querySelectorAll("[data-task]")].map((link) => ({
    own: items.filter(({ dimension }) => dimension === link.dataset.task),
    state: link.nextElementSibling,
  }));

  const update = ({ ids, typing }) => {
    if (typing) return;
    drawMarks(progress, questionnaire, session.responses, ids);
    for (const { own, state } of tasks) {
      if (!own.some(({ id }) => ids.includes(id))) continue;
      const { answered, total } = countResponses(own, session.responses);
      state.textContent = say("of", { part: answered, whole: total });
      state.classList.toggle("task-done", answered === total);
    }
    status.textContent = say("progress", session.counts);
  };
  session.subscribe(update);
  update({ ids: items.map(({ id }) => id) });

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
