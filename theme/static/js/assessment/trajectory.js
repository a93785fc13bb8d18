/**
 * Earlier assessments beside the present one, by item id, so that another version of the
 * questionnaire compares in what it has in common. Pure.
 */

import { isLevel } from "./responses.js";
import { score } from "./scoring.js";

/**
 * columns: each assessment's { date, version, respondent, kind, stage }, the oldest first,
 * the present last; rows: a dimension's means in that order; changes: the items whose
 * response differs from the last earlier one, with both; better, worse: levels gone up, down.
 * earlier: from `readAssessment`; present: { date, version, responses, … }.
 */
export function trajectory(questionnaire, earlier, present) {
  const all = [...[...earlier].sort((one, other) => one.date < other.date ? -1 : 1), present];
  const scores = all.map(({ responses }) => score(questionnaire, responses));
  const before = scores.at(-2).responses;
  const now = scores.at(-1).responses;
  const changes = questionnaire.items
    .filter(({ id }) => before[id] !== now[id])
    .map((item) => ({ item, before: before[item.id], now: now[item.id] }));
  const moved = (sign) => changes.filter((change) =>
    isLevel(change.before) && isLevel(change.now)
    && Math.sign(change.now - change.before) === sign).length;
  return {
    columns: all.map((assessment, index) => ({ ...assessment, stage: scores[index].stage })),
    rows: questionnaire.dimensions.map(({ name }, index) => ({
      name, means: scores.map(({ dimensions }) => dimensions[index].mean),
    })),
    changes,
    better: moved(1),
    worse: moved(-1),
  };
}
