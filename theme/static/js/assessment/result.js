/** The views that are made of the responses: checking them, and the result. */

import { countResponses, labelOf } from "./responses.js";
import { drawMarks } from "./progress.js";
import { report } from "./report.js";
import { trajectory } from "./trajectory.js";
import { locale, render, say } from "./templates.js";
import { day, decimal } from "./words.js";

/** The 27 responses by section, to be read over. */
export function showCheck(section, questionnaire, session) {
  section.replaceChildren(render("check", {
    ...session.counts,
    sections: questionnaire.dimensions.map(({ id, name }) => {
      const items = questionnaire.items.filter(({ dimension }) => dimension === id);
      return {
        name,
        rows: items.map((item) => ({
          ...item,
          response: labelOf(questionnaire, session.responses[item.id], say("blank")),
          open: session.responses[item.id] === null,
          noted: Boolean(session.notes[item.id]),
        })),
        ...countResponses(items, session.responses),
      };
    }),
  }));
}

/** The result, and beside it the earlier assessments that were loaded. */
export function showResult(section, questionnaire, session) {
  const view = report(questionnaire, session.responses, say, locale);
  const { earlier } = session;
  section.replaceChildren(render("result", {
    ...session.counts,
    ...view,
    today: day(new Date().toISOString(), locale),
    respondent: session.respondent,
    marks: questionnaire.dimensions.map(({ id, name }) => ({
      name, dots: questionnaire.items.filter(({ dimension }) => dimension === id),
    })),
    compared: earlier.length > 0,
    ...(earlier.length ? trajectoryView(questionnaire, session) : {}),
  }));
  drawMarks(section, questionnaire, session.responses, questionnaire.items.map(({ id }) => id));
}

/** A row of a table for the templates: its head, then its cells. */
const row = (name, texts) => ({ cells: [{ name }, ...texts.map((text) => ({ name: "", text }))] });

function trajectoryView(questionnaire, session) {
  const { columns, rows, changes, better, worse } = trajectory(questionnaire, session.earlier, {
    date: new Date().toISOString(),
    version: questionnaire.version,
    responses: session.responses,
    respondent: session.respondent,
  });
  const label = (response) => labelOf(questionnaire, response, say("blank"));
  return {
    columns: [
      { day: say("section") },
      ...columns.map(({ date, version, respondent }, index) => ({
        day: index === columns.length - 1 ? say("today") : day(date, locale),
        respondent,
        version,
        other: version !== questionnaire.version,
      })),
    ],
    rows: [
      row(say("standing"), columns.map(({ stage }) =>
        stage === null ? say("undetermined") : say("stage", { stage }))),
      ...rows.map(({ name, means }) => row(name, means.map((mean) =>
        mean === null ? say("none") : decimal(mean, locale)))),
    ],
    changes: changes.map(({ item, before, now }) => ({
      ...item, before: label(before), now: label(now),
    })),
    changed: changes.length,
    better,
    worse,
  };
}
