/** What the page has to say: politely, or as an error that takes the focus. */

import { Refusal } from "./refusal.js";
import { render, say } from "./templates.js";

/** Adds both places to the top of `main`; returns { tell, complain, hush }. */
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
      status.textContent = "";
      errors.querySelector("p").textContent = say(error.name, error.values);
      errors.hidden = false;
      if (focus) errors.focus();
    },
  };
}
