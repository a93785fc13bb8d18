/** Where the answers of a team differ. Pure. */

import { BLANK, NOT_APPLICABLE, UNKNOWN, isLevel } from "./responses.js";

export const LEAST_FILES = 2;
export const MOST_FILES = 10;
/** Levels apart from which an item is worth a discussion. */
const APART = 2;

/**
 * Each item with what its responses amount to: counts by response, lowest and highest level,
 * range (0 under two levels), wide (≥ 2 levels apart), uneven (one knows, another doesn't),
 * disputed (one says it doesn't apply, another answers), and weight: divergence × gate, the
 * gate of the first stages weighing most, as all the others stand on them.
 *
 * assessments: [{ responses }], two or more.
 */
export function divergences(questionnaire, assessments) {
  const stages = questionnaire.stages.length;
  return questionnaire.items.map((item) => {
    const given = assessments.map(({ responses }) => responses[item.id]);
    const levels = given.filter(isLevel);
    const lowest = levels.length ? Math.min(...levels) : null;
    const highest = levels.length ? Math.max(...levels) : null;
    const range = levels.length ? highest - lowest : 0;
    const has = (state) => given.includes(state);
    const wide = range >= APART;
    const uneven = levels.length > 0 && has(UNKNOWN);
    const disputed = has(NOT_APPLICABLE) && (levels.length > 0 || has(UNKNOWN));
    const divergence = Math.max(range, uneven || disputed ? APART : 0);
    return {
      item,
      count: (response) => given.filter((one) => one === response).length,
      blank: given.filter((one) => one === BLANK).length,
      lowest,
      highest,
      range,
      wide,
      uneven,
      disputed,
      flagged: wide || uneven || disputed,
      weight: divergence * (stages - item.gate + 1),
    };
  });
}

/** The flagged items, the heaviest first, ties by number. */
export const toDiscuss = (found) => found.filter(({ flagged }) => flagged)
  .sort((one, other) => other.weight - one.weight || one.item.number - other.item.number);
