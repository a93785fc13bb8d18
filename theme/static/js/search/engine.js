// Finds pages: all the words, then the nearest spelling, then the most of the words.

import { akin, isForm, nearest } from "./correct.js";
import { fold, terms } from "./query.js";

/** How many results are shown at first: their texts are also what says whether a word was found. */
export const FIRST = 7;
// With fewer results than this, those that hold some of the words are shown too.
const FEW = 3;
const RANKING = { pageLength: 0.3, termSaturation: 1.2, termFrequency: 0.7, metaWeights: { title: 6, sujets: 3 } };

/** The words of `page`, folded, at which the index has found something. */
function matched(page) {
  const words = page.raw_content.split(/\s+/);
  return page.locations.flatMap((place) => fold(words[place] ?? "").split(/[^\p{L}\p{N}]+/u));
}

/** The words of a list in which each line begins with how many letters it shares with the last. */
function unfolded(list) {
  let word = "";
  return list ? list.split("\n").map((line) => (word = word.slice(0, parseInt(line[0], 36)) + line.slice(1))) : [];
}

/** Loads the index at `base` (an address ending in a slash), once and when first asked. */
export async function load(base) {
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ excerptLength: 28, ranking: RANKING, basePath: base, baseUrl: "/", noWorker: true });
  await pagefind.init();
  const lists = new Map();

  /** The words of the site that begin with a letter, whatever its accent. */
  function list(letter) {
    const name = /[a-z]/.test(letter) ? letter : "_";
    if (!lists.has(name)) {
      lists.set(name, fetch(`${base}mots/${name}.json`).then((answer) => (answer.ok ? answer.json() : "")).then(unfolded));
    }
    return lists.get(name);
  }

  async function find(words, filters) {
    return (await pagefind.search(words.join(" "), { filters })).results;
  }

  /** The results that hold every word, then, when these are few, those that hold some. */
  async function gather(words, filters) {
    const whole = await find(words, filters);
    const some = whole.length < FEW && words.length > 1 ? await anyOf(words, filters) : [];
    const others = some.filter(({ id }) => !whole.some((other) => other.id === id));
    return { results: [...whole, ...others], whole: whole.length };
  }

  /** The words that no page of the results holds in any form: the index also answers with words
      that only begin alike. The texts of the first results are shown anyway; those of a word
      that has few are looked up by itself. */
  async function strangers(wanted, { results, whole }) {
    const missing = async (words, best) => {
      const pages = await Promise.all(best.map((result) => result.data()));
      const found = [...new Set(pages.flatMap(matched))];
      return words.filter((word) => !found.some((other) => isForm(fold(word), other)));
    };
    const unseen = await missing(wanted, results.slice(0, FIRST));
    if (whole >= FEW) return unseen;
    return (await Promise.all(unseen.map(async (word) => missing([word], (await find([word])).slice(0, 1))))).flat();
  }

  /** The nearest word of the site, or one of the same family (confidentialité, confidentiel).
      A slip rarely touches the first letter, unless it is one too many or in the second's place. */
  async function corrected(word) {
    const [first, second = "_"] = fold(word);
    const known = await list(first);
    if (known.some((other) => fold(other) === fold(word))) return word;
    return nearest(word, known) ?? nearest(word, await list(second)) ?? akin(word, known) ?? word;
  }

  async function anyOf(wanted, filters) {
    const scores = new Map();
    for (const word of wanted) {
      for (const result of await find([word], filters)) {
        const seen = scores.get(result.id) ?? { result, words: 0, score: 0 };
        seen.words += 1;
        seen.score += result.score;
        scores.set(result.id, seen);
      }
    }
    return [...scores.values()].sort((a, b) => b.words - a.words || b.score - a.score).map(({ result }) => result);
  }

  return {
    /** Returns { results, whole, corrected }: `whole`, how many of the results hold every word;
        `corrected`, the spelling used instead, or null. */
    async search(query, filters = {}) {
      const wanted = terms(query);
      if (!wanted.length) return { results: [], whole: 0, corrected: null };
      const found = await gather(wanted, filters);
      const strange = await strangers(wanted, found);
      const better = await Promise.all(wanted.map((word) => (strange.includes(word) ? corrected(word) : word)));
      if (better.join(" ") === wanted.join(" ")) return { ...found, corrected: null };
      const again = await gather(better, filters);
      return { ...again, corrected: again.results.length ? better.join(" ") : null };
    },
  };
}
