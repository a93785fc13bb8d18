/**
 * What a response is: a level of the scale, or one of three states that are no levels.
 * Pure.
 */

export const UNKNOWN = "unknown";
export const NOT_APPLICABLE = "not_applicable";
export const BLANK = null;

export const isLevel = (response) => typeof response === "number";

/** Whether the questionnaire has this response. A level as text is none. */
export function isResponse(questionnaire, value) {
  return value === BLANK || value === UNKNOWN || value === NOT_APPLICABLE
    || questionnaire.scale.some(({ level }) => level === value);
}

/**
 * A response for every item: the given one, or blank where it is missing or no response.
 * The object has no prototype: an id never meets a property of Object.
 */
export function responsesOf(questionnaire, given) {
  const responses = Object.create(null);
  for (const { id } of questionnaire.items) {
    const value = given && Object.hasOwn(given, id) ? given[id] : BLANK;
    responses[id] = isResponse(questionnaire, value) ? value : BLANK;
  }
  return responses;
}

/** How many items have a response, of any kind, and how many have each. */
export function countResponses(items, responses) {
  const states = items.map(({ id }) => responses[id]);
  const count = (state) => states.filter((response) => response === state).length;
  const blank = count(BLANK);
  return {
    total: items.length,
    answered: items.length - blank,
    blank,
    unknown: count(UNKNOWN),
    notApplicable: count(NOT_APPLICABLE),
  };
}

/** The words of a response, from the questionnaire; blank: what to say of a blank one. */
export function labelOf(questionnaire, response, blank) {
  if (response === BLANK) return blank;
  if (!isLevel(response)) return questionnaire.special[response];
  return questionnaire.scale.find(({ level }) => level === response).label;
}
