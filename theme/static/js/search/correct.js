// A word that nothing matches, as the nearest word of the site. Pure.

import { fold } from "./query.js";

/** Edits between two words, a swap of neighbours being one; more than `most` is Infinity. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

/** The nearest of `words`, or null: one edit up to six letters, two beyond. */
export function nearest(word, words) {
  const wanted = fold(word);
  if (wanted.length < 4) return null;
  let best = null;
  let most = wanted.length > 6 ? 2 : 1;
  for (const candidate of words) {
    const folded = fold(candidate);
    // A slip of the finger rarely touches the first letter.
    const far = distance(wanted, folded, most) + (folded[0] === wanted[0] ? 0 : 0.5);
    if (far < (best?.far ?? Infinity)) {
      best = { far, candidate };
      if (far <= 0.5) break;
      most = Math.min(most, Math.ceil(far));
    }
  }
  return best?.candidate ?? null;
}

/** How many letters two words have in common at their beginning. */
function common(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same;
}

/** Whether `found` is `wanted` or a form of it, both folded: they begin alike for most of it. */
export function isForm(wanted, found) {
  return common(wanted, found) >= Math.min(wanted.length, Math.max(3, Math.ceil(wanted.length * 0.65)));
}

/** The one of `words` that begins most like `word` and is a form of it, or null. */
export function akin(word, words) {
  const wanted = fold(word);
  let best = null;
  for (const candidate of words) {
    const folded = fold(candidate);
    const same = common(wanted, folded);
    if (same > (best?.same ?? 0) && isForm(wanted, folded)) best = { same, candidate };
  }
  return best?.candidate ?? null;
}
