/** The facilitator's page: blind until every file is there, then the differences. */

import { CONSENSUS } from "./assessment_file.js";
import { comparison } from "./comparison.js";
import { enhanceConsensus } from "./consensus.js";
import { LEAST_FILES, MOST_FILES } from "./divergence.js";
import { enhanceNotices } from "./notices.js";
import { Refusal } from "./refusal.js";
import { replace } from "./replacing.js";
import { Session } from "./session.js";
import { readFile, whenChosen } from "./uploads.js";
import { render, say } from "./templates.js";

const root = document.getElementById("comparaison");
const questionnaire = JSON.parse(document.getElementById("questionnaire-data").textContent);
const consensus = new Session(questionnaire);
const people = [];

root.append(render("gather", { least: LEAST_FILES, most: MOST_FILES }));
const notices = enhanceNotices(root);
const expected = root.querySelector("[data-expected]");
const list = root.querySelector("[data-people]");
const reveal = root.querySelector('[data-action="reveal"]');
const found = root.querySelector("#differences");
const record = root.querySelector("#consensus");
const actions = enhanceConsensus({
  section: record, questionnaire, session: consensus, assessments: people, notices,
});

/** How many people are waited for, whatever was typed. */
const wanted = () =>
  Math.min(MOST_FILES, Math.max(LEAST_FILES, Math.round(Number(expected.value)) || LEAST_FILES));
const nameOf = ({ respondent }) => respondent.trim().toLocaleLowerCase();

/** Who has answered, and nothing of what: it stays blind until all are there. */
function showPeople() {
  const names = people.map(nameOf);
  list.replaceChildren(render("people", {
    people: people.map(({ respondent }, index) => ({
      index,
      name: respondent.trim() || say("person", { number: index + 1 }),
      twin: names[index] && names.indexOf(names[index]) !== names.lastIndexOf(names[index]),
    })),
    count: people.length,
    wanted: wanted(),
  }));
  reveal.disabled = people.length !== wanted();
}

/** Shows who is there again, and hides what others had differed on. */
function gathered() {
  found.hidden = true;
  record.hidden = true;
  found.replaceChildren();
  showPeople();
  notices.tell("gathered", { count: people.length, wanted: wanted() });
}

async function add(files) {
  if (people.length + files.length > MOST_FILES) throw new Refusal("file-many", { most: MOST_FILES });
  const read = [];
  for (const file of files) {
    const assessment = await readFile(file, questionnaire);
    const { kind, version, id } = assessment;
    if (kind === CONSENSUS) throw new Refusal("file-consensus", { name: file.name });
    if (version !== questionnaire.version) {
      throw new Refusal("file-mixed", { name: file.name, version, current: questionnaire.version });
    }
    if ([...people, ...read].some((other) => other.id === id)) {
      throw new Refusal("file-person-again", { name: file.name });
    }
    read.push(assessment);
  }
  people.push(...read);
  if (people.length > wanted()) expected.value = people.length;
  gathered();
}

async function resume([file]) {
  const assessment = await readFile(file, questionnaire);
  if (assessment.kind !== CONSENSUS) throw new Refusal("file-person", { name: file.name });
  const done = await replace(consensus, assessment);
  notices.tell(done ? "consensus-resumed" : "left-alone", consensus.counts);
}

function show(minutes) {
  found.replaceChildren(render("differences", comparison(questionnaire, people, minutes, say)));
  found.querySelector(`[name="minutes"][value="${minutes}"]`).checked = true;
  found.hidden = false;
}

function open() {
  show(60);
  record.hidden = false;
  notices.hush();
  found.querySelector("h2").focus();
}

whenChosen(root.querySelector("[data-files]"), add, notices);
whenChosen(record.querySelector("[data-resume]"), resume, notices);
expected.addEventListener("change", () => {
  expected.value = wanted();
  gathered();
});
root.addEventListener("change", ({ target }) => {
  if (target.name !== "minutes") return;
  show(Number(target.value));
  found.querySelector("[name=minutes]:checked").focus();
});
root.addEventListener("click", ({ target }) => {
  const { action, index } = target.closest("[data-action]")?.dataset ?? {};
  if (action === "reveal") open();
  else if (action === "print") window.print();
  else if (action === "remove") {
    people.splice(Number(index), 1);
    gathered();
    root.querySelector("[data-files]").focus();
  } else if (action) actions[action]();
});
showPeople();
root.dataset.ready = "";
