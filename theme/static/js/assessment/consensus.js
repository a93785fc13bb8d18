/** The record of what a team agrees on, kept apart from what each one answered. */

import { CONSENSUS, writeAssessment } from "./assessment_file.js";
import { toCsv } from "./csv.js";
import { download } from "./downloads.js";
import { plan } from "./plan.js";
import { csvRows, report } from "./report.js";
import { BLANK } from "./responses.js";
import { locale, render, say } from "./templates.js";
import { columns, unanimous } from "./comparison.js";

/** Fills `section` with a choice and a note per item; returns its actions by name. */
export function enhanceConsensus({ section, questionnaire, session, assessments, notices }) {
  const choices = columns(questionnaire, say).filter(({ response }) => response !== BLANK);
  section.replaceChildren(render("consensus", {
    sections: questionnaire.dimensions.map(({ id, name }) => ({
      name,
      rows: questionnaire.items.filter(({ dimension }) => dimension === id)
        .map((item) => ({ ...item, choices: [{ response: "", label: say("undecided") }, ...choices] })),
    })),
  }));
  const row = (id) => section.querySelector(`[data-consensus="${id}"]`);
  const status = section.querySelector("[data-agreed]");
  let exported = true;
  const read = (select) => choices.find(({ response }) => String(response) === select.value)?.response ?? BLANK;

  const show = ({ ids }) => {
    for (const id of ids) {
      row(id).querySelector("select").value = session.responses[id] ?? "";
      const note = row(id).querySelector("input");
      if (note.value !== (session.notes[id] ?? "")) note.value = session.notes[id] ?? "";
    }
    status.textContent = say("agreed", session.counts);
  };
  session.subscribe(show);
  session.subscribe(() => {
    exported = false;
  });
  // Nothing else has what an hour of meeting agreed on.
  addEventListener("beforeunload", (event) => {
    if (session.begun && !exported) event.preventDefault();
  });
  show({ ids: questionnaire.items.map(({ id }) => id) });
  section.addEventListener("input", ({ target }) => {
    const { consensus } = target.closest("[data-consensus]")?.dataset ?? {};
    if (!consensus) return;
    if (target.matches("select")) session.answer(consensus, read(target));
    else session.note(consensus, target.value);
  });

  const current = () => ({
    kind: CONSENSUS,
    id: session.id,
    date: new Date().toISOString(),
    respondent: say("consensus"),
    responses: session.responses,
    notes: session.notes,
    sources: assessments.map(({ id }) => id),
  });
  const give = (...file) => notices.tell("exported", {
    name: download(`${questionnaire.slug}-consensus`, ...file),
  });
  return {
    json() {
      give("json", "application/json", writeAssessment(questionnaire, current()));
      exported = true;
    },
    csv: () => give("csv", "text/csv", toCsv(csvRows(questionnaire, current(), say))),
    plan: () => give("md", "text/markdown", plan(
      questionnaire, report(questionnaire, session.responses, say, locale), current(), say, locale,
    )),
    unanimous() {
      const agreed = unanimous(questionnaire, assessments);
      const open = Object.entries(agreed).filter(([id]) => session.responses[id] === BLANK);
      for (const [id, response] of open) session.answer(id, response);
      notices.tell("unanimous", { count: open.length });
    },
  };
}
