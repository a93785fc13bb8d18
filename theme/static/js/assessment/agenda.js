/** A meeting where the answers differ. Pure. */

const OPENING = 5; // minutes
const CLOSING_SHARE = 1 / 6;
const LEAST_EACH = 9; // minutes for one item: less is a vote, not a discussion
const MOST_EACH = 15;

/**
 * The parts of a meeting of 60 or 90 minutes: opening, then as many items as there is time
 * for (each with `found`, an entry of `toDiscuss`), then what remains for the priorities, and
 * the closing. The minutes add up to the meeting's. left: how many items had no room.
 */
export function agenda(discussed, minutes) {
  const closing = Math.round(minutes * CLOSING_SHARE);
  const room = minutes - OPENING - closing;
  const chosen = discussed.slice(0, Math.floor(room / LEAST_EACH));
  const each = chosen.length ? Math.min(MOST_EACH, Math.floor(room / chosen.length)) : 0;
  const spare = room - each * chosen.length;
  const parts = [
    { kind: "opening", minutes: OPENING },
    ...chosen.map((found) => ({ kind: "item", minutes: each, found })),
    ...(spare ? [{ kind: "priorities", minutes: spare }] : []),
    { kind: "closing", minutes: closing },
  ];
  let start = 0;
  for (const part of parts) {
    part.start = start;
    start += part.minutes;
  }
  return { parts, left: discussed.length - chosen.length };
}
