/** The ways in: a file to resume or to compare with, a shared link. Nothing is lost unasked. */

import { ask } from "./ask.js";
import { countResponses } from "./responses.js";
import { Refusal } from "./refusal.js";
import { decode } from "./share.js";
import { readFile, taken } from "./uploads.js";

export function enhanceImporting({ panel, questionnaire, session, notices, go }) {
  const counts = (responses) => countResponses(questionnaire.items, responses);
  const same = (responses) =>
    questionnaire.items.every(({ id }) => session.responses[id] === responses[id]);

  /** Puts an assessment in the place of the present one. Returns whether it did. */
  const replace = async (assessment) => {
    const kept = session.begun && !same(assessment.responses);
    if (kept && await ask("replace", {
      here: session.counts.answered, there: counts(assessment.responses).answered,
    }) !== "replace") {
      notices.tell("left-alone");
      return false;
    }
    session.replace(assessment);
    return true;
  };

  const resume = async ([file]) => {
    const assessment = await readFile(file, questionnaire);
    if (!await replace(assessment)) return;
    const { answered, total } = session.counts;
    go(answered === total ? "#resultat" : "#introduction");
    const other = assessment.version !== questionnaire.version;
    notices.tell(other ? "resumed-version" : "resumed", {
      answered, total, version: assessment.version, left: assessment.left.length,
    });
  };

  const compare = async (files) => {
    const known = new Set([...session.earlier.map(({ id, date }) => id + date)]);
    const read = [];
    for (const file of files) {
      const assessment = await readFile(file, questionnaire);
      const key = assessment.id + assessment.date;
      if (known.has(key)) throw new Refusal("file-again", { name: file.name });
      known.add(key);
      read.push(assessment);
    }
    session.earlier.push(...read);
    go("#resultat");
    notices.tell("compared", { count: session.earlier.length });
  };

  for (const [name, take] of Object.entries({ resume, compare })) {
    panel.querySelector(`[data-${name}]`).addEventListener("change", async ({ target }) => {
      try {
        await take(taken(target));
      } catch (error) {
        notices.complain(error);
      }
    });
  }

  return {
    /** Takes the responses of a link's fragment, and puts a plain one in its place. */
    async shared(fragment) {
      try {
        const responses = decode(questionnaire, fragment);
        go(await replace({ responses }) ? "#resultat" : "#introduction", true);
      } catch (error) {
        go("#introduction", true);
        notices.complain(error);
      }
    },
  };
}
