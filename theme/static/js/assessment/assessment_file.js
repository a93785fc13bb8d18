/**
 * The file of an assessment: JSON, canonical, the one form that holds everything. Pure.
 *
 * { format, format_version, kind, questionnaire: { id, version, title }, assessment, date,
 *   respondent, responses: { q01: 2, q02: "unknown", q03: null, … }, notes?, sources? }
 */

import { isResponse, responsesOf } from "./responses.js";
import { Refusal } from "./refusal.js";

export const FORMAT = "auto-evaluation";
export const ASSESSMENT = "assessment";
export const CONSENSUS = "consensus";
export const LARGEST_FILE = 1_000_000; // bytes
export const LONGEST_NOTE = 2000; // characters
export const LONGEST_NAME = 80;

const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value, longest) => typeof value === "string" && value.length <= longest;
/** Text only: a test of an array would be one of what it reads like. */
const isIdentity = (value) => isText(value, 32) && /^[0-9a-f]{32}$/.test(value);

/** A moment that exists: some browsers read 30 February as 2 March. */
function isDate(value) {
  if (!isText(value, 24) || !/^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d{1,3})?Z$/.test(value)) return false;
  const moment = new Date(value);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === value.slice(0, 19);
}

/** What a file may hold beside its format and its questionnaire, and what fits there. */
const FITS = {
  kind: (value) => value === ASSESSMENT || value === CONSENSUS,
  assessment: isIdentity,
  date: isDate,
  respondent: (value) => isText(value, LONGEST_NAME),
  responses: isObject,
  notes: isObject,
  sources: (value) => Array.isArray(value) && value.every(isIdentity),
};
const KEYS = ["format", "format_version", "questionnaire", ...Object.keys(FITS)];

/**
 * The text of a file.
 *
 * assessment: { kind, id, date, respondent, responses, notes, sources }, notes or sources
 * absent to leave them out; date: ISO 8601, UTC.
 */
export function writeAssessment(questionnaire, assessment) {
  const { id, version, title } = questionnaire;
  const notes = Object.entries(assessment.notes ?? {}).filter(([, text]) => text);
  return `${JSON.stringify({
    format: FORMAT,
    format_version: 1,
    kind: assessment.kind ?? ASSESSMENT,
    questionnaire: { id, version, title },
    assessment: assessment.id,
    date: assessment.date,
    respondent: assessment.respondent,
    responses: responsesOf(questionnaire, assessment.responses),
    ...(notes.length ? { notes: Object.fromEntries(notes) } : {}),
    ...(assessment.sources ? { sources: assessment.sources } : {}),
  }, null, 1)}\n`;
}

/**
 * What a file says, checked whole: { kind, id, version, date, respondent, responses, notes,
 * left }, left being the ids of another version that this one no longer has.
 * Raises Refusal; nothing else, whatever the text.
 */
export function readAssessment(text, questionnaire) {
  const read = parse(text);
  if (!isObject(read) || read.format !== FORMAT) throw new Refusal("file-format");
  if (read.format_version !== 1) throw new Refusal("file-version");
  for (const key of Object.keys(read)) {
    if (!KEYS.includes(key)) throw new Refusal("file-key", { key });
  }
  const { id: about, version, title } = isObject(read.questionnaire) ? read.questionnaire : {};
  if (about !== questionnaire.id) {
    throw new Refusal("file-questionnaire", { title: isText(title, 300) ? title : "?" });
  }
  if (!Number.isInteger(version) || version < 1) throw new Refusal("file-shape", { key: "version" });
  const data = { kind: ASSESSMENT, respondent: "", notes: {}, sources: [], ...read };
  for (const [key, fits] of Object.entries(FITS)) {
    if (!fits(data[key])) throw new Refusal("file-shape", { key });
  }

  const left = [];
  const responses = entries(data.responses, questionnaire, version, left);
  for (const [id, value] of responses) {
    if (!isResponse(questionnaire, value)) {
      throw new Refusal("file-level", { id, value: shown(value) });
    }
  }
  const notes = Object.create(null);
  for (const [id, note] of entries(data.notes, questionnaire, version, [])) {
    if (!isText(note, LONGEST_NOTE)) throw new Refusal("file-note", { id });
    notes[id] = note;
  }
  const { kind, assessment: id, date, respondent } = data;
  return {
    kind,
    id,
    version,
    date,
    respondent,
    responses: responsesOf(questionnaire, Object.fromEntries(responses)),
    notes,
    left,
  };
}

function parse(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Refusal("file-json");
  }
}

/** A refused value in few letters, whatever it is: "3" with its quotes, 1e400 as Infinity. */
function shown(value) {
  if (typeof value === "string") return `"${value}"`;
  return typeof value === "object" ? "…" : String(value);
}

/** The entries of a map by item id; of another version, the ids it no longer has are left. */
function entries(map, questionnaire, version, left) {
  const known = new Set(questionnaire.items.map(({ id }) => id));
  return Object.entries(map).filter(([id]) => {
    if (known.has(id)) return true;
    if (version === questionnaire.version || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      throw new Refusal("file-item", { id });
    }
    left.push(id);
    return false;
  });
}
