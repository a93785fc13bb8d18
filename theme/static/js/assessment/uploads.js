/** Files chosen by the visitor, read and checked. */

import { LARGEST_FILE, readAssessment } from "./assessment_file.js";
import { Refusal } from "./refusal.js";

/** The assessment of a file, as `readAssessment` gives it. Raises Refusal. */
export async function readFile(file, questionnaire) {
  if (file.size > LARGEST_FILE) throw new Refusal("file-size", { name: file.name });
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refusal("file-json");
  }
  return readAssessment(text, questionnaire);
}

/** Has `take` handle the files of an input, which then is empty: the same file can be chosen
 * again. What `take` refuses is complained of. */
export function whenChosen(input, take, notices) {
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    try {
      await take(files);
    } catch (error) {
      notices.complain(error);
    }
  });
}
