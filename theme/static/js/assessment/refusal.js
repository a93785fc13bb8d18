/** Raised for input that is not taken. Pure. */

const LONGEST = 60;

/** name: of the message that says why; values: what the message shows, as text. */
export class Refusal extends Error {
  constructor(name, values = {}) {
    super(name);
    this.name = name;
    this.values = {};
    for (const [key, value] of Object.entries(values)) {
      const text = String(value);
      this.values[key] = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    }
  }
}
