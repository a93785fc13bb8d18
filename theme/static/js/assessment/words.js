/**
 * The page's sentences, filled in. Pure.
 * {name} is a value, {name/one/many} the form that goes with a number, as in
 * « {count} {count/question/questions} ».
 */

const SLOT = /\{(\w+)(?:\/([^/{}]*)\/([^/{}]*))?\}/g;

/** text with its slots filled; a slot without a value is left empty. */
export function fill(text, values, locale) {
  return text.replace(SLOT, (_, name, one, many) => {
    const value = Object.hasOwn(values, name) ? values[name] : "";
    if (many === undefined) return String(value ?? "");
    return new Intl.PluralRules(locale).select(Number(value)) === "one" ? one : many;
  });
}

/** A mean or a bound with one decimal: « 1,7 ». */
export const decimal = (value, locale) => value === null ? "" : new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1, maximumFractionDigits: 1,
}).format(value);

/** A day: « 20 novembre 2026 », « 1er mars 2025 », which Intl does not know. date: ISO 8601. */
export function day(date, locale) {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(date));
  return locale.startsWith("fr") ? text.replace(/^1 /, "1er ") : text;
}
