/** What the facilitator's page shows of several assessments. Pure. */

import { agenda } from "./agenda.js";
import { divergences, toDiscuss } from "./divergence.js";
import { BLANK, NOT_APPLICABLE, UNKNOWN } from "./responses.js";

const DOT = "●";

/** The columns of the comparison: every response there is, by its sign and its words. */
export function columns(questionnaire, say) {
  return [
    ...questionnaire.scale.map(({ level, label }) => ({ response: level, sign: level, label })),
    { response: UNKNOWN, sign: "?", label: questionnaire.special[UNKNOWN] },
    { response: NOT_APPLICABLE, sign: "–", label: questionnaire.special[NOT_APPLICABLE] },
    { response: BLANK, sign: "○", label: say("blank") },
  ];
}

/**
 * The result of a comparison, for its template: the answers there are, the items with who gave
 * which, and the agenda. minutes: of the meeting.
 */
export function comparison(questionnaire, assessments, minutes, say) {
  const found = divergences(questionnaire, assessments);
  const discussed = toDiscuss(found);
  const answers = columns(questionnaire, say);
  const head = [
    { wide: true, label: say("question") }, ...answers, { wide: true, label: say("extent") },
  ];
  const why = (one) => [
    one.wide && say("why-wide", { range: one.range }),
    one.uneven && say("why-uneven"),
    one.disputed && say("why-disputed"),
  ].filter(Boolean).join(" ");
  const meeting = agenda(discussed, minutes);
  return {
    people: assessments.length,
    flagged: discussed.length,
    total: found.length,
    answers,
    sections: questionnaire.dimensions.map(({ id, name }) => ({
      name,
      head,
      rows: found.filter(({ item }) => item.dimension === id).map((one) => ({
        ...one.item,
        why: why(one),
        flag: one.flagged,
        range: one.lowest === null ? say("none")
          : one.lowest === one.highest ? String(one.lowest)
            : say("range", { low: one.lowest, high: one.highest }),
        cells: [
          { first: true },
          ...answers.map(({ response }) => {
            const count = one.count(response);
            return { dotted: true, dots: DOT.repeat(count), said: say("people", { count }) };
          }),
          { last: true },
        ],
      })),
    })),
    minutes,
    parts: meeting.parts.map((part) => ({
      from: clock(part.start),
      to: clock(part.start + part.minutes),
      length: part.minutes,
      kind: say(`agenda-${part.kind}`),
      question: part.found ? part.found.item.question : "",
      id: part.found ? part.found.item.id : "",
      number: part.found ? part.found.item.number : "",
      why: part.found ? why(part.found) : "",
    })),
    left: meeting.left,
  };
}

/** Minutes as h:mm from the meeting's beginning. */
const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** The responses on which everybody agrees: by item id, blanks left out. */
export function unanimous(questionnaire, assessments) {
  const agreed = Object.create(null);
  for (const { id } of questionnaire.items) {
    const [first, ...rest] = assessments.map(({ responses }) => responses[id]);
    if (first !== BLANK && rest.every((response) => response === first)) agreed[id] = first;
  }
  return agreed;
}
