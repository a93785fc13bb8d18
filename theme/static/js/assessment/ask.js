/** A question before something is lost, in the browser's own dialog. */

import { element } from "./templates.js";

/** The value of the button chosen; "" when the dialog was closed without one. */
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
