/** What the page has to say: politely, as an error that takes the focus, or as a question. */

import { Refusal } from "./refusal.js";
import { element, render, say } from "./templates.js";

/** Adds the places of both to the top of `main`; returns { tell, complain, hush }. */
export function enhanceNotices(main) {
  main.prepend(render("notices"));
  const errors = main.querySelector(".errors");
  const status = main.querySelector(".notice");

  const hush = () => {
    errors.hidden = true;
    status.textContent = "";
  };
  return {
    hush,
    tell(name, values) {
      errors.hidden = true;
      status.textContent = say(name, values);
    },
    /** error: a Refusal, or else it is thrown again; focus: false while the page loads. */
    complain(error, focus = true) {
      if (!(error instanceof Refusal)) throw error;
      hush();
      errors.querySelector("p").textContent = say(error.name, error.values);
      errors.hidden = false;
      if (focus) errors.focus();
    },
  };
}

/**
 * A question before something is lost, in the browser's own dialog: the value of the button
 * chosen; "" when the dialog was closed without one.
 */
export function ask(name, data) {
  return new Promise((resolve) => {
    const dialog = element(`ask-${name}`, data);
    document.body.append(dialog);
    dialog.addEventListener("click", ({ target }) => {
      if (target.value) dialog.close(target.value);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}
