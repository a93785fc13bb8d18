/** Puts one assessment in the place of another; asks first when that would lose something. */

import { ask } from "./notices.js";
import { countResponses } from "./responses.js";

/** Whether the session has these responses already. */
export const holds = ({ questionnaire, responses }, others) =>
  questionnaire.items.every(({ id }) => responses[id] === others[id]);

/** Whether all that the session has is in this assessment too. */
const covers = ({ responses, notes = {} }, session) => holds(session, responses)
  && Object.entries(session.notes).every(([id, text]) => !text || notes[id] === text);

/** Returns whether it was done; if not, the session is as it was. assessment: from
 * `readAssessment` or a link. */
export async function replace(session, assessment) {
  if (session.begun && !covers(assessment, session)) {
    const { answered } = countResponses(session.questionnaire.items, assessment.responses);
    const choice = await ask("replace", { here: session.counts.answered, there: answered });
    if (choice !== "replace") return false;
  }
  session.replace(assessment);
  return true;
}
