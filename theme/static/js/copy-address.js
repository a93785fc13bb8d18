// Puts a button beside each address that can be copied. Without it the address is there to
// read and to select; where a page may not write to the clipboard, there is no button.

const SHOWN = 2000; // ms during which the button says that it is done

export function enhance(root, clipboard = navigator.clipboard) {
  if (!clipboard?.writeText) return;
  const status = root.querySelector("[role=status]");
  for (const place of root.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    const label = document.createElement("span");
    button.type = "button";
    label.textContent = "Copier";
    button.append(label);
    button.setAttribute("aria-label", place.dataset.copyLabel);
    button.addEventListener("click", async () => {
      try {
        await clipboard.writeText(place.dataset.copy);
      } catch {
        // Refused: the address gets selected, ready for the reader's own copy command.
        getSelection().selectAllChildren(place.querySelector("a"));
        return;
      }
      label.textContent = root.dataset.copyDone;
      status.textContent = `${root.dataset.copyDone}\u00a0: ${place.dataset.copy}`;
      setTimeout(() => { label.textContent = "Copier"; }, SHOWN);
    });
    place.append(button);
  }
}

for (const root of document.querySelectorAll("[data-copy-done]")) enhance(root);
