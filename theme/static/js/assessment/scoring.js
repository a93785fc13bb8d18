/**
 * From responses to a profile and a stage. Pure; the cases of
 * tests/fixtures/questionnaires/scoring.yml say it all, each to be checked by hand.
 */

import { NOT_APPLICABLE, isLevel, responsesOf } from "./responses.js";

/** The share of applicable items that need a level before a mean says anything. */
const SUFFICIENT = 0.5;

/**
 * What some items amount to. coverage: levels given ÷ applicable items, null when none is
 * applicable; mean: of the levels given, null under half coverage; low, high: the mean if
 * every item without a level had the lowest or the highest one.
 */
export function measure(items, responses, scale) {
  const lowest = scale[0].level;
  const highest = scale.at(-1).level;
  const applicable = items.filter(({ id }) => responses[id] !== NOT_APPLICABLE).length;
  const levels = items.map(({ id }) => responses[id]).filter(isLevel);
  const sum = levels.reduce((total, level) => total + level, 0);
  const missing = applicable - levels.length;
  const coverage = applicable ? levels.length / applicable : null;
  const sufficient = coverage !== null && coverage >= SUFFICIENT;
  return {
    applicable,
    given: levels.length,
    coverage,
    sufficient,
    mean: sufficient ? sum / levels.length : null,
    low: applicable ? (sum + missing * lowest) / applicable : null,
    high: applicable ? (sum + missing * highest) / applicable : null,
  };
}

/**
 * The whole result. Anything in `given` that is no response counts as blank.
 *
 * dimensions: a measure each, with gates passed of those applicable; reached: the stage by
 * its gates alone; stage: the same, or null while no dimension can be assessed; provisional:
 * a dimension is under half coverage; next: the stage after, or null; blockers: the items
 * that keep from it; waived: the items said not to apply; complete: the organisation has an
 * answer, of whatever level, to each question that concerns it.
 */
export function score(questionnaire, given) {
  const { items, scale, stages } = questionnaire;
  const responses = responsesOf(questionnaire, given);
  const waived = items.filter(({ id }) => responses[id] === NOT_APPLICABLE);
  const passes = ({ id }) => isLevel(responses[id])
    && responses[id] >= questionnaire.required_level;
  const holds = (item) => passes(item) || responses[item.id] === NOT_APPLICABLE;

  const dimensions = questionnaire.dimensions.map(({ id, name }) => {
    const own = items.filter(({ dimension }) => dimension === id);
    return { id, name, ...measure(own, responses, scale), passed: own.filter(passes).length };
  });

  const failed = stages.slice(1).find(
    ({ stage }) => !items.every((item) => item.gate > stage || holds(item)),
  );
  const reached = failed ? failed.stage - 1 : stages.length;
  const assessed = dimensions.some(({ sufficient }) => sufficient);
  return {
    ...measure(items, responses, scale),
    responses,
    dimensions,
    reached,
    stage: assessed ? reached : null,
    provisional: assessed && dimensions.some(
      ({ applicable, sufficient }) => applicable > 0 && !sufficient,
    ),
    next: failed ? failed.stage : null,
    blockers: failed ? items.filter((item) => item.gate <= failed.stage && !holds(item)) : [],
    waived,
    complete: waived.length < items.length && items.every(({ id }) =>
      responses[id] === NOT_APPLICABLE
      || (isLevel(responses[id]) && responses[id] > scale[0].level)),
  };
}
