// Shows a change by itself: the page again at the same height, or only its sheet.

const HEIGHT = "carnet-height";
// What this page was built as: a build that was ready before we listen is not missed.
const seen = new URL(import.meta.url).search.slice(1);
const source = new EventSource(`/_carnet/events?${seen}`);
const failed = document.querySelector(".wrong") !== null;

let ours = false;

// An error's page is short: the height is kept for when the page is back.
function again() {
  if (!failed) {
    sessionStorage.setItem(HEIGHT, JSON.stringify([location.pathname, scrollY]));
  }
  ours = true;
  history.scrollRestoration = "manual"; // the browser would go to the height of the error
  location.reload();
}

function back() {
  const [path, height] = JSON.parse(sessionStorage.getItem(HEIGHT) ?? "[]");
  if (failed || path === undefined) return;
  sessionStorage.removeItem(HEIGHT);
  if (path === location.pathname) scrollTo({ top: height, behavior: "instant" });
}

// Adopted, because the page's policy admits no inline sheet but the one that it came with.
async function sheet() {
  const answer = await fetch(location.href, { cache: "no-store" });
  // Not parsed as a document: that would hold the new sheet to the old one's policy.
  const fresh = /<head[^]*?<style[^>]*>([^]*?)<\/style>/.exec(await answer.text());
  if (!fresh) throw new Error("the page has no sheet");
  const adopted = new CSSStyleSheet();
  await adopted.replace(fresh[1]);
  document.adoptedStyleSheets = [adopted];
  for (const old of document.querySelectorAll("head style")) old.disabled = true;
}

source.addEventListener("message", (event) => {
  if (event.data === "css") sheet().catch(again);
  else again();
});
addEventListener("pagehide", () => {
  source.close();
  if (!ours) history.scrollRestoration = "auto";
});
addEventListener("load", back);
