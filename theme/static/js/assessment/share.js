/**
 * Responses in a fragment: #r1.<questionnaire>.<version>.<a sign per item>.<check>. Pure.
 * A sign is the rank of a level on the scale, u (unknown), n (not applicable) or _ (blank).
 * Notes never are in it.
 */

import { BLANK, NOT_APPLICABLE, UNKNOWN, responsesOf } from "./responses.js";
import { Refusal } from "./refusal.js";

const SHAPE = /^#(r1\.([0-9a-f]{32})\.([1-9]\d{0,3})\.([0-9un_]+))\.([0-9a-f]{8})$/;

/** Whether a fragment claims to hold responses; any other is a plain anchor. */
export const isShared = (fragment) => fragment.startsWith("#r1.");

/** The signs and, in the same order, the responses that they stand for. */
const codes = ({ scale }) => ({
  signs: `${"0123456789".slice(0, scale.length)}un_`,
  states: [...scale.map(({ level }) => level), UNKNOWN, NOT_APPLICABLE, BLANK],
});

/** The fragment that holds these responses. */
export function encode(questionnaire, responses) {
  const { signs, states } = codes(questionnaire);
  const known = responsesOf(questionnaire, responses);
  const given = questionnaire.items.map(({ id }) => signs[states.indexOf(known[id])]).join("");
  const text = `r1.${compact(questionnaire.id)}.${questionnaire.version}.${given}`;
  return `#${text}.${checksum(text)}`;
}

/** The responses of a fragment. Raises Refusal for anything that `encode` did not write. */
export function decode(questionnaire, fragment) {
  const { items } = questionnaire;
  const [, text, id, version, given, check] = SHAPE.exec(fragment) ?? [];
  if (!text || checksum(text) !== check) throw new Refusal("link-damaged");
  if (id !== compact(questionnaire.id)) throw new Refusal("link-questionnaire");
  if (Number(version) !== questionnaire.version) {
    throw new Refusal("link-version", { version, current: questionnaire.version });
  }
  const { signs, states } = codes(questionnaire);
  const found = [...given].map((sign) => states[signs.indexOf(sign)]);
  if (found.length !== items.length || found.includes(undefined)) throw new Refusal("link-damaged");
  return responsesOf(questionnaire, Object.fromEntries(items.map((item, at) => [item.id, found[at]])));
}

const compact = (id) => id.replaceAll("-", "");

/** FNV-1a, 32 bits: a letter lost on the way is noticed. */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
