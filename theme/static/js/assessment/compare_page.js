/** The facilitator's page: blind until every file is there, then the differences. */

import { CONSENSUS } from "./assessment_file.js";
import { comparison } from "./comparison.js";
import { enhanceConsensus } from "./consensus.js";
import { LEAST_FILES, MOST_FILES } from "./divergence.js";
import { enhanceNotices } from "./notices.js";
import { Refusal } from "./refusal.js";
import { Session } from "./session.js";
import { readFile, taken } from "./uploads.js";
import { render, say } from "./templates.js";

const root = document.getElementById("comparaison");
const questionnaire = JSON.parse(document.getElementById("questionnaire-data").textContent);
const consensus = new Session(questionnaire);
const people = [];
let actions = {};

root.append(render("gather", { least: LEAST_FILES, most: MOST_FILES }));
const notices = enhanceNotices(root);
const expected = root.querySelector("[data-expected]");
const list = root.querySelector("[data-people]");
const reveal = root.querySelector('[data-action="reveal"]');
const found = root.querySelector("#differences");
const record = root.querySelector("#consensus");

/** Who has answered, and nothing of what: it stays blind until all are there. */
function showPeople() {
  const wanted = Number(expected.value);
  list.replaceChildren(render("people", {
    people: people.map(({ respondent }, index) => ({
      index, name: respondent || say("person", { number: index + 1 }),
    })),
    count: people.length,
    wanted,
  }));
  reveal.disabled = people.length !== wanted;
}

async function add(files) {
  const read = [];
  for (const file of files) {
    const assessment = await readFile(file, questionnaire);
    const { kind, version, id } = assessment;
    if (kind === CONSENSUS) throw new Refusal("file-consensus", { name: file.name });
    if (version !== questionnaire.version) {
      throw new Refusal("file-mixed", { name: file.name, version, current: questionnaire.version });
    }
    if ([...people, ...read].some((other) => other.id === id)) {
      throw new Refusal("file-again", { name: file.name });
    }
    read.push(assessment);
  }
  if (people.length + read.length > MOST_FILES) throw new Refusal("file-many", { most: MOST_FILES });
  people.push(...read);
  if (people.length > Number(expected.value)) expected.value = people.length;
  hide();
  showPeople();
  notices.tell("gathered", { count: people.length, wanted: expected.value });
}

async function resume([file]) {
  const assessment = await readFile(file, questionnaire);
  if (assessment.kind !== CONSENSUS) throw new Refusal("file-person", { name: file.name });
  consensus.replace(assessment);
  notices.tell("consensus-resumed", consensus.counts);
}

function hide() {
  found.hidden = true;
  record.hidden = true;
  found.replaceChildren();
}

function show(minutes) {
  found.replaceChildren(render("differences", comparison(questionnaire, people, minutes, say)));
  found.querySelector(`[name="minutes"][value="${minutes}"]`).checked = true;
  found.hidden = false;
}

function open() {
  show(60);
  actions = enhanceConsensus({ section: record, questionnaire, session: consensus, assessments: people, notices });
  record.querySelector("[data-resume]").addEventListener("change", (event) => attempt(resume, event));
  record.hidden = false;
  notices.hush();
  found.querySelector("h2").focus();
}

async function attempt(take, { target }) {
  try {
    await take(taken(target));
  } catch (error) {
    notices.complain(error);
  }
}

root.querySelector("[data-files]").addEventListener("change", (event) => attempt(add, event));
expected.addEventListener("change", () => {
  hide();
  showPeople();
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
    hide();
    showPeople();
    root.querySelector("[data-files]").focus();
  } else if (action) actions[action]();
});
showPeople();
