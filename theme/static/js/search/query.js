// What a visitor types, as the index wants it. Pure; the same rules as tools/search/french.py.

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/u;
const LIGATURE = /oe(?=u|il|no|so|cu|d[eè]m)|(?<=(?:^|\P{L})f)oe(?=t)/giu;
const STOP = new Set(
  ("a à au aux avec avoir ce combien faire fait faites font faut faut-il peut ces cet cette comment dans de des du elle elles en est et être il ils je la le les leur " +
    "leurs lui ma mais me mes mon ne nos notre nous on ont ou où par pas plus pour pourquoi qu que quel quelle " +
    "quelles quels qui quoi sa sans se ses si son sont sous sur ta te tes ton tout tous toute toutes tu un une vos votre vous y c d j l m n s t").split(" "),
);

/** One spelling: straight apostrophes, ligatures, ordinary spaces. */
export function normalise(text) {
  return text
    .normalize("NFC")
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[\u00a0\u202f\s]+/g, " ")
    .replace(LIGATURE, (found) => (found[0] === "O" ? "Œ" : "œ"))
    .trim();
}

/** The words that carry the meaning of a query, without elided articles and small words. */
export function terms(query) {
  const all = normalise(query)
    .split(" ")
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(ELISION, ""))
    .filter(Boolean);
  const kept = all.filter((word) => !STOP.has(word.toLowerCase()));
  return kept.length ? kept : all;
}

/** Without case and accents: how two spellings are compared. */
export function fold(word) {
  return word.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/\p{M}/gu, "");
}
