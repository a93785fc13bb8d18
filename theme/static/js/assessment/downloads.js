/** Hands files and texts to the browser without asking any server. */

/** Gives a file, named for what it is about and the day; returns its name. */
export function download(about, ending, type, text) {
  const name = `${about}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return name;
}

/** Copies a text; where the browser refuses, selects `shown` instead and returns false. */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown);
    return false;
  }
}
