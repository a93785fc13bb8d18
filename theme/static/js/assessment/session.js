/** What the respondent has said so far, and who wants to know when it changes. */

import { countResponses, responsesOf } from "./responses.js";

export class Session {
  #listeners = [];

  constructor(questionnaire) {
    this.questionnaire = questionnaire;
    this.clear();
  }

  /** Whether there is anything to lose. */
  get begun() {
    return this.counts.answered > 0 || Object.values(this.notes).some(Boolean);
  }

  get counts() {
    return countResponses(this.questionnaire.items, this.responses);
  }

  /** listener({ ids, typing, origin }): ids of the items changed; typing: only text did;
   * origin: as `replace` was told. */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  #tell(ids, typing = false, origin = "") {
    for (const listener of this.#listeners) listener({ ids, typing, origin });
  }

  answer(id, response) {
    this.responses[id] = response;
    this.#tell([id]);
  }

  note(id, text) {
    this.notes[id] = text;
    this.#tell([id], true);
  }

  name(respondent) {
    this.respondent = respondent;
    this.#tell([], true);
  }

  /** Takes over another state, from `readAssessment` or a link; what it lacks is empty. */
  replace({ id, respondent, responses, notes }, origin = "") {
    this.id = id ?? identity();
    this.respondent = respondent ?? "";
    this.responses = responsesOf(this.questionnaire, responses);
    this.notes = Object.assign(Object.create(null), notes);
    this.#tell(Object.keys(this.responses), false, origin);
  }

  clear() {
    this.earlier = [];
    this.replace({});
  }
}

/** 128 bits at random: tells one person's file from another's, and nothing else. */
export function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
