// Finds pages: all the words, then the nearest spelling, then the most of the words.

import { nearest } from "./correct.js";
import { fold, terms } from "./query.js";

const RANKING = { pageLength: 0.3, termSaturation: 1.2, termFrequency: 0.7, metaWeights: { title: 6, sujets: 3 } };

/** Loads the index at `base` (an address ending in a slash), once and when first asked. */
export async function load(base) {
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ excerptLength: 28, ranking: RANKING, basePath: base, baseUrl: "/", noWorker: true });
  await pagefind.init();
  let words = null;

  async function known() {
    words ??= await fetch(`${base}mots.json`).then((answer) => (answer.ok ? answer.json() : []));
    return words;
  }

  async function anyOf(wanted, filters) {
    const scores = new Map();
    for (const word of wanted) {
      const { results } = await pagefind.search(word, { filters });
      for (const result of results) {
        const seen = scores.get(result.id) ?? { result, words: 0, score: 0 };
        seen.words += 1;
        seen.score += result.score;
        scores.set(result.id, seen);
      }
    }
    return [...scores.values()].sort((a, b) => b.words - a.words || b.score - a.score).map(({ result }) => result);
  }

  /** Whether the site has this word or a form of it: the index also answers with words that
      only begin alike. */
  async function isKnown(word) {
    const { results } = await pagefind.search(word);
    const wanted = fold(word);
    for (const result of results.slice(0, 3)) {
      const { excerpt } = await result.data();
      for (const [, marked] of excerpt.matchAll(/<mark>(.*?)<\/mark>/g)) {
        const found = fold(marked.replace(/&[^;]+;|[^\p{L}\p{N}]/gu, " ").trim().split(" ").pop());
        let same = 0;
        while (same < wanted.length && wanted[same] === found[same]) same += 1;
        if (same >= Math.min(wanted.length, Math.max(3, Math.ceil(wanted.length * 0.65)))) return true;
      }
    }
    return false;
  }

  async function corrected(wanted) {
    const better = [];
    for (const word of wanted) {
      better.push((await isKnown(word)) ? word : (nearest(word, await known()) ?? word));
    }
    return better;
  }

  return {
    filters: () => pagefind.filters(),

    /** Returns { results, corrected }: `corrected` is the spelling used instead, or null. */
    async search(query, filters = {}) {
      const wanted = terms(query);
      if (!wanted.length) return { results: [], corrected: null };
      const better = await corrected(wanted);
      const spelling = better.join(" ") === wanted.join(" ") ? null : better.join(" ");
      const { results } = await pagefind.search(better.join(" "), { filters });
      if (results.length) return { results, corrected: spelling };
      const some = await anyOf(better, filters);
      return { results: some, corrected: some.length ? spelling : null };
    },
  };
}
