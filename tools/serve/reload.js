// Shows a change by itself: the page again at the same height, or only its sheet.

const source = new EventSource("/_carnet/events");

async function sheet() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("head style");
  const old = document.querySelector("head style");
  if (fresh && old) old.textContent = fresh.textContent;
  else location.reload();
}

source.addEventListener("message", (event) => {
  if (JSON.parse(event.data).kind === "css") sheet().catch(() => location.reload());
  else location.reload();
});
addEventListener("pagehide", () => source.close());
