/** The ways in: a file to resume or to compare with, a shared link. Nothing is lost unasked. */

import { CONSENSUS } from "./assessment_file.js";
import { Refusal } from "./refusal.js";
import { holds, replace } from "./replacing.js";
import { decode } from "./share.js";
import { readFile, whenChosen } from "./uploads.js";

export function enhanceImporting({ panel, questionnaire, session, notices, go }) {
  const resume = async ([file]) => {
    const { id, ...assessment } = await readFile(file, questionnaire);
    // Answers that begin as a team's consensus are a new assessment: the record stays apart.
    const own = assessment.kind === CONSENSUS ? assessment : { id, ...assessment };
    if (!await replace(session, own)) {
      notices.tell("left-alone");
      return;
    }
    const { answered, total } = session.counts;
    go(answered === total ? "#resultat" : "#introduction");
    const other = assessment.version !== questionnaire.version;
    notices.tell(other ? "resumed-version" : "resumed", {
      answered, total, version: assessment.version, left: assessment.left.length,
    });
  };

  const compare = async (files) => {
    const earlier = [...session.earlier];
    for (const file of files) {
      const assessment = await readFile(file, questionnaire);
      const { id, date } = assessment;
      if (earlier.some((other) => other.id === id && other.date === date)) {
        throw new Refusal("file-again", { name: file.name });
      }
      earlier.push(assessment);
    }
    session.earlier = earlier;
    go("#resultat");
    notices.tell("compared", { count: session.earlier.length });
  };

  whenChosen(panel.querySelector("[data-resume]"), resume, notices);
  whenChosen(panel.querySelector("[data-compare]"), compare, notices);

  return {
    /** Takes the responses of a link's fragment, and puts a plain one in its place. */
    async shared(fragment) {
      try {
        const responses = decode(questionnaire, fragment);
        // The same ones: the notes beside them, which no link holds, stay.
        const done = holds(session, responses) || await replace(session, { responses });
        go(done ? "#resultat" : "#introduction", true);
        if (!done) notices.tell("left-alone");
      } catch (error) {
        go("#introduction", true);
        notices.complain(error);
      }
    },
  };
}
