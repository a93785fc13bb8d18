/** The assessment page: what its HTML already does, and the rest. */

import { enhanceAnswers } from "./answers.js";
import { enhanceExporting } from "./exporting.js";
import { enhanceImporting } from "./importing.js";
import { enhanceKeeping } from "./keeping.js";
import { enhanceNavigation } from "./navigation.js";
import { enhanceNotices } from "./notices.js";
import { enhanceProgress } from "./progress.js";
import { showCheck, showResult } from "./result.js";
import { Session } from "./session.js";
import { isShared } from "./share.js";
import { render } from "./templates.js";

const root = document.getElementById("evaluation");
const questionnaire = JSON.parse(document.getElementById("questionnaire-data").textContent);
const session = new Session(questionnaire);

const main = root.querySelector(".assessment-main");
root.querySelector(".assessment-lede").append(render("start"));
// On paper the result stands before the questions.
main.querySelector(".step").before(render("all"));
main.querySelector("#depouillement").before(render("places"));
const place = (id) => main.querySelector(`#${id}`);
const panel = place("garder");

const notices = enhanceNotices(main);
const answers = enhanceAnswers({ root, session });
const progress = enhanceProgress({ root, questionnaire, session });
const keeping = enhanceKeeping({ panel, questionnaire, session, notices });
const navigation = enhanceNavigation({
  root,
  questionnaire,
  prepare: {
    verification: () => showCheck(place("verification"), questionnaire, session),
    resultat: () => showResult(place("resultat"), questionnaire, session),
  },
  onShow: (id, moved) => {
    if (moved) notices.hush();
    progress.at(id);
  },
  focusItem: answers.focus,
});
const importing = enhanceImporting({
  panel, questionnaire, session, notices, go: navigation.go,
});
const actions = {
  ...enhanceExporting({ root, panel, questionnaire, session, notices }),
  async erase() {
    if (!await keeping.erase()) return;
    // What is hidden would still tell whoever looks.
    for (const id of ["verification", "resultat"]) place(id).replaceChildren();
    navigation.go("#introduction");
    notices.tell("erased");
  },
};

const name = panel.querySelector("[data-respondent]");
name.addEventListener("input", () => session.name(name.value));
session.subscribe(({ typing }) => {
  if (!typing) name.value = session.respondent;
});
root.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-action]");
  if (button) actions[button.dataset.action](button);
});

const kept = keeping.load();
const settle = () => kept ? answers.show() : answers.restore();
settle();
// On the way back to a page, a browser may put its own memory of the controls back after this.
addEventListener("pageshow", settle);
const openShared = () => isShared(location.hash) && importing.shared(location.hash);
addEventListener("hashchange", openShared);
navigation.show(false);
// Once loaded, the browser goes to the fragment itself and takes the focus away: after that.
addEventListener("load", () => setTimeout(openShared));
root.dataset.ready = "";
