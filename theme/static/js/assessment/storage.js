/**
 * The one key that an assessment may keep in the browser, when its respondent says so.
 * No DOM: storage is handed in as a function, because merely naming `localStorage` may throw.
 *
 * Every method returns what happened, as a name: nothing throws.
 */

export const OK = "ok";
export const DENIED = "denied";
export const FULL = "full";
export const CHANGED = "changed";

export class Store {
  #storage;
  #key;
  /** What this page last read or wrote: anything else there was written by another tab. */
  #known = null;

  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
  }

  get key() {
    return this.#key;
  }

  /** { state: OK, text: the kept text or null } or { state: DENIED }. */
  read() {
    try {
      this.#known = this.#storage().getItem(this.#key);
      return { state: OK, text: this.#known };
    } catch {
      return { state: DENIED, text: null };
    }
  }

  /** Keeps a text. CHANGED, and nothing kept, when another tab has written meanwhile. */
  write(text, force = false) {
    let storage;
    try {
      storage = this.#storage();
      if (!force && storage.getItem(this.#key) !== this.#known) return CHANGED;
    } catch {
      return DENIED;
    }
    try {
      storage.setItem(this.#key, text);
      this.#known = text;
      return OK;
    } catch {
      return FULL;
    }
  }

  /** Leaves no key behind. */
  erase() {
    try {
      this.#storage().removeItem(this.#key);
      this.#known = null;
      return OK;
    } catch {
      return DENIED;
    }
  }
}
