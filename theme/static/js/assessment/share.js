/**
 * Responses in a fragment: #r1.<questionnaire>.<version>.<a sign per item>.<check>. Pure.
 * A sign is the rank of a level on the scale, u (unknown), n (not applicable) or _ (blank).
 * Notes never are in it.
 */

import { BLANK, NOT_APPLICABLE, UNKNOWN, isLevel, responsesOf } from "./responses.js";
import { Refusal } from "./refusal.js";

const SHAPE = /^#(r1\.([0-9a-f]{32})\.([1-9]\d{0,3})\.([0-9un_]+))\.([0-9a-f]{8})$/;
const SIGNS = new Map([[UNKNOWN, "u"], [NOT_APPLICABLE, "n"], [BLANK, "_"]]);
const STATES = new Map([...SIGNS].map(([state, sign]) => [sign, state]));

/** Whether a fragment claims to hold responses; any other is a plain anchor. */
export const isShared = (fragment) => fragment.startsWith("#r1.");

/** The fragment that holds these responses. */
export function encode(questionnaire, responses) {
  const known = responsesOf(questionnaire, responses);
  const signs = questionnaire.items.map(({ id }) => isLevel(known[id])
    ? questionnaire.scale.findIndex(({ level }) => level === known[id])
    : SIGNS.get(known[id])).join("");
  const text = `r1.${compact(questionnaire.id)}.${questionnaire.version}.${signs}`;
  return `#${text}.${checksum(text)}`;
}

/** The responses of a fragment. Raises Refusal for anything that `encode` did not write. */
export function decode(questionnaire, fragment) {
  const [, text, id, version, signs, check] = SHAPE.exec(fragment) ?? [];
  if (!text || checksum(text) !== check) throw new Refusal("link-damaged");
  if (id !== compact(questionnaire.id)) throw new Refusal("link-questionnaire");
  if (Number(version) !== questionnaire.version) {
    throw new Refusal("link-version", { version, current: questionnaire.version });
  }
  if (signs.length !== questionnaire.items.length) throw new Refusal("link-damaged");
  const responses = Object.create(null);
  questionnaire.items.forEach((item, index) => {
    const sign = signs[index];
    const state = STATES.has(sign) ? STATES.get(sign) : questionnaire.scale[sign]?.level;
    if (state === undefined) throw new Refusal("link-damaged");
    responses[item.id] = state;
  });
  return responses;
}

const compact = (id) => id.replaceAll("-", "");

/** FNV-1a, 32 bits: a letter lost on the way is noticed. */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
