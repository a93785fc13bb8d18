/** The action plan as a Markdown file. Pure. */

import { day } from "./words.js";

/** Text as Markdown shows it, whatever signs it holds. */
const plain = (text) => String(text).replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");

/**
 * The file's text. view: from `report`; notes: by item id, absent to leave them out.
 */
export function plan(questionnaire, view, { date, respondent, notes = {} }, say, locale) {
  const line = (name, values = {}) => say(name, Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, plain(value ?? "")]),
  ));
  const section = (name, lines) => lines.length ? ["", `## ${line(name, view)}`, "", ...lines] : [];
  const noted = questionnaire.items.filter(({ id }) => notes[id]);
  return [
    `# ${line("plan-title", questionnaire)}`,
    "",
    line("plan-about", { date: day(date, locale), version: questionnaire.version }),
    ...(respondent ? ["", plain(respondent)] : []),
    ...section("plan-stage", [
      line(view.assessed ? "plan-standing" : "plan-undetermined", view),
      ...(view.provisional ? ["", line("plan-provisional")] : []),
      ...(view.assessed ? ["", plain(view.advice)] : []),
    ]),
    ...section("plan-priorities", view.priorities.map(
      (item, index) => `${index + 1}. ${line("plan-priority", item)}`,
    )),
    ...section("plan-blockers", view.blockers.map((item) => `- ${line("plan-item", item)}`)),
    ...section("plan-unknowns", view.owners.flatMap(({ owner, asked }) => [
      `### ${plain(owner)}`, "", ...asked.map((item) => `- ${line("plan-question", item)}`), "",
    ])),
    ...section("plan-profile", [
      line("plan-profile-head"),
      "| --- | --- | --- | --- | --- |",
      ...view.profile.map((row) => line("plan-profile-row", row)),
    ]),
    ...section("plan-notes", noted.flatMap(({ id, number, question }) => [
      `- ${line("plan-question", { number, question })}`,
      ...notes[id].split(/\r\n?|\n/).map((text) => `  > ${plain(text)}`),
    ])),
  ].join("\n").trim().concat("\n");
}
