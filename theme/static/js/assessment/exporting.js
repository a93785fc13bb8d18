/** The ways out: JSON, CSV, action plan, paper, link. */

import { writeAssessment } from "./assessment_file.js";
import { toCsv } from "./csv.js";
import { copy, download } from "./downloads.js";
import { plan } from "./plan.js";
import { csvRows, report } from "./report.js";
import { encode } from "./share.js";
import { locale, say } from "./templates.js";

/** Returns the actions by name, for the page's buttons. */
export function enhanceExporting({ root, panel, questionnaire, session, notices }) {
  const withNotes = panel.querySelector("[data-with-notes]");
  const field = panel.querySelector("[data-link]");
  const join = () => root.toggleAttribute("data-notes", withNotes.checked);
  withNotes.addEventListener("change", join);
  // A link shows the responses that it was made of; once erased, nothing is left of them.
  session.subscribe(({ typing }) => {
    if (typing) return;
    field.parentElement.hidden = true;
    field.textContent = "";
    if (!session.begun) withNotes.checked = false;
    join();
  });

  const current = () => ({
    kind: "assessment",
    id: session.id,
    date: new Date().toISOString(),
    respondent: session.respondent,
    responses: session.responses,
    notes: withNotes.checked ? session.notes : undefined,
  });
  const give = (...file) => notices.tell("exported", {
    name: download(questionnaire.slug, ...file),
  });
  const address = () => location.protocol === "file:"
    ? root.dataset.address : location.origin + location.pathname;

  return {
    json: () => give("json", "application/json", writeAssessment(questionnaire, current())),
    csv: () => give("csv", "text/csv", toCsv(csvRows(questionnaire, current(), say))),
    plan: () => give("md", "text/markdown", plan(
      questionnaire, report(questionnaire, session.responses, say, locale), current(), say, locale,
    )),
    print: () => window.print(),
    async link() {
      field.textContent = address() + encode(questionnaire, session.responses);
      field.parentElement.hidden = false;
      notices.tell(await copy(field.textContent, field) ? "link-copied" : "copy-by-hand");
    },
    async ask(button) {
      const part = button.closest("[data-owner]");
      const text = part.querySelector("[data-asked]");
      notices.tell(await copy(text.innerText, text) ? "asked-copied" : "copy-by-hand");
    },
  };
}
