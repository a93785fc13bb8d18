/** Where to begin. Pure. */

import { UNKNOWN, isLevel } from "./responses.js";

export const MOST = 5;

/**
 * The items to begin with, five at most, as { item, why }: what blocks the next stage, then
 * what nobody could say, then the widest gaps to the top of the scale. Blockers and gaps go
 * by gap, the widest first, an item without a level having the whole scale to climb; what is
 * unknown goes by gate; ties by number.
 */
export function priorities(questionnaire, result, most = MOST) {
  const { items, scale } = questionnaire;
  const highest = scale.at(-1).level;
  const gap = ({ id }) => highest
    - (isLevel(result.responses[id]) ? result.responses[id] : scale[0].level);
  const widest = (one, other) => gap(other) - gap(one) || one.number - other.number;

  const groups = [
    ["gate", [...result.blockers].sort(widest)],
    ["unknown", items.filter(({ id }) => result.responses[id] === UNKNOWN)
      .sort((one, other) => one.gate - other.gate || one.number - other.number)],
    ["gap", items.filter((item) => isLevel(result.responses[item.id]) && gap(item) > 0)
      .sort(widest)],
  ];
  const chosen = new Map();
  for (const [why, group] of groups) {
    for (const item of group) if (!chosen.has(item)) chosen.set(item, why);
  }
  return [...chosen].slice(0, most).map(([item, why]) => ({ item, why }));
}
