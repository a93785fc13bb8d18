/**
 * A result in the words of its templates: what `result`, `plan` and the exports show. Pure.
 * `say(name, values)` gives a sentence of the page.
 */

import { BLANK, NOT_APPLICABLE, UNKNOWN, isLevel, labelOf } from "./responses.js";
import { priorities } from "./priorities.js";
import { score } from "./scoring.js";
import { decimal } from "./words.js";

/** How wide the drawing of a profile is, in its own units. */
const WIDTH = 100;

/** A response as the dots draw it: state, fill in % of the scale, whether it is the lowest. */
export function mark(questionnaire, response) {
  if (!isLevel(response)) return { state: response ?? "" };
  const lowest = questionnaire.scale[0].level;
  const range = questionnaire.scale.at(-1).level - lowest;
  return { state: "level", fill: Math.round(((response - lowest) / range) * 100) };
}

/** Everything that the result says. locale: for numbers. */
export function report(questionnaire, responses, say, locale) {
  const result = score(questionnaire, responses);
  const blank = say("blank");
  const view = (item) => ({
    ...item,
    response: labelOf(questionnaire, result.responses[item.id], blank),
  });
  // Stages are numbered from 1, in order.
  const standing = questionnaire.stages[result.stage - 1];
  const next = questionnaire.stages[result.next - 1];
  // Until something can be assessed, naming what blocks would only list the blanks.
  const blockers = standing ? result.blockers : [];
  const unknown = questionnaire.items.filter(({ id }) => result.responses[id] === UNKNOWN);
  const owners = [...new Set(unknown.map(({ owner }) => owner))];
  return {
    result,
    assessed: standing !== undefined,
    stage: standing?.stage,
    stages: questionnaire.stages.length,
    stageName: standing?.name,
    description: standing?.description,
    advice: standing?.advice,
    provisional: result.provisional,
    next: next?.stage,
    nextName: next?.name,
    blockers: blockers.map(view),
    blocking: blockers.length,
    waived: result.waived.map(view),
    waiving: result.waived.length,
    profile: result.dimensions.map((dimension) => profileRow(questionnaire, dimension, say, locale)),
    lowest: questionnaire.scale[0].level,
    highest: questionnaire.scale.at(-1).level,
    owners: owners.map((owner) => ({
      owner,
      asked: unknown.filter((item) => item.owner === owner).map(view),
    })),
    unknowns: unknown.length,
    priorities: priorities(questionnaire, result).map(({ item, why }) => ({
      ...view(item),
      why: say(`why-${why}`, { next: next?.stage }),
    })),
    complete: result.complete,
  };
}

function profileRow(questionnaire, dimension, say, locale) {
  const lowest = questionnaire.scale[0].level;
  const range = questionnaire.scale.at(-1).level - lowest;
  const place = (value) => (((value - lowest) / range) * WIDTH).toFixed(1);
  const { low, high, mean, applicable, given, passed } = dimension;
  const words = say(mean !== null ? "mean" : applicable ? "insufficient" : "nothing-applies", {
    mean: decimal(mean, locale),
  });
  return {
    name: dimension.name,
    mean: words,
    bounds: applicable ? say("bounds", {
      low: decimal(low, locale), high: decimal(high, locale),
    }) : say("none"),
    coverage: say("of", { part: given, whole: applicable }),
    gates: say("of", { part: passed, whole: applicable }),
    drawn: applicable > 0,
    bar: mean !== null,
    barWidth: mean === null ? 0 : place(mean),
    left: applicable ? place(low) : 0,
    right: applicable ? place(high) : 0,
  };
}

/** The rows of the CSV export, its head first: one row per item, whatever its state. */
export function csvRows(questionnaire, assessment, say) {
  const names = new Map(questionnaire.dimensions.map(({ id, name }) => [id, name]));
  const state = (response) => isLevel(response) ? "level" : response ?? "blank";
  return [
    say("csv-head").split("|"),
    ...questionnaire.items.map((item) => {
      const response = assessment.responses[item.id] ?? BLANK;
      return [
        questionnaire.title, questionnaire.version, assessment.kind, assessment.id, assessment.date,
        assessment.respondent, item.id, item.number, names.get(item.dimension), item.question,
        item.gate, state(response), isLevel(response) ? response : null,
        response === NOT_APPLICABLE ? "" : item.owner, assessment.notes?.[item.id],
      ];
    }),
  ];
}
