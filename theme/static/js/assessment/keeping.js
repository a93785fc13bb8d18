/** Saving in this browser, when asked to; erasing everything. */

import { readAssessment, writeAssessment } from "./assessment_file.js";
import { ask } from "./notices.js";
import { Refusal } from "./refusal.js";
import { CHANGED, DENIED, FULL, OK, Store } from "./storage.js";
import { say } from "./templates.js";

const TYPING = 300; // milliseconds without a key before what is typed is kept

export function enhanceKeeping({ panel, questionnaire, session, notices }) {
  const box = panel.querySelector("[data-keep]");
  const store = new Store(() => window.localStorage, `auto-evaluation.${questionnaire.id}`);
  let timer = 0;

  const stop = () => {
    box.checked = false;
  };

  /** While somebody answers, far from the top of the page: the place in it is not lost. */
  const fail = (reason) => {
    stop();
    return ask("unkept", { reason: say(reason) });
  };

  const save = async (force = false) => {
    clearTimeout(timer);
    timer = 0;
    const text = writeAssessment(questionnaire, { ...session, date: new Date().toISOString() });
    const outcome = store.write(text, force);
    if (outcome === CHANGED) {
      const choice = await ask("conflict");
      if (choice === "here") await save(true);
      else if (choice === "there") load();
      else await fail("storage-changed");
    } else if (outcome !== OK) {
      await fail(outcome === FULL ? "storage-full" : "storage-denied");
    }
  };

  /** Takes over what is kept. Returns whether there was anything. */
  const load = () => {
    const { state, text } = store.read();
    if (state === DENIED) {
      box.disabled = true;
      panel.querySelector("[data-keep-about]").textContent = say("storage-denied");
      return false;
    }
    if (text === null) {
      stop();
      return false;
    }
    try {
      const kept = readAssessment(text, questionnaire);
      const { version } = kept;
      session.replace(kept, "storage");
      box.checked = true;
      if (version !== questionnaire.version) notices.tell("kept-version", { version });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      stop();
      notices.complain(new Refusal("storage-corrupt"), false);
      return false;
    }
  };

  session.subscribe(({ typing, origin }) => {
    if (!box.checked || origin === "storage") return;
    clearTimeout(timer);
    if (typing) timer = setTimeout(save, TYPING);
    else save();
  });
  addEventListener("pagehide", () => timer && save());
  box.addEventListener("change", () => {
    if (box.checked) {
      save();
      if (box.checked) notices.tell("kept");
    } else {
      store.erase();
      notices.tell("kept-no-more");
    }
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && key !== store.key) return;
    if (!newValue) {
      store.read();
      if (box.checked) notices.tell("erased-elsewhere");
      stop();
    } else if (!timer && (box.checked || !session.begun) && load()) {
      notices.tell("changed-elsewhere");
    }
  });

  return {
    load,
    /** Asks, then leaves nothing. Returns whether it was done. */
    async erase() {
      if (await ask("erase", session.counts) !== "erase") return false;
      store.erase();
      stop();
      clearTimeout(timer);
      timer = 0;
      session.clear();
      return true;
    },
  };
}
