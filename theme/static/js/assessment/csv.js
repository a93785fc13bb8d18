/**
 * Comma-separated values (RFC 4180, UTF-8 with its mark, CRLF). Pure.
 *
 * A spreadsheet runs a cell that begins with = + - @ TAB or CR: such a cell gets one
 * apostrophe before it, and so does one that already begins with apostrophes and then one
 * of these. To read a cell back, remove one apostrophe where /^'+[=+\-@\t\r]/ matches.
 */

const RUNS = /^'*[=+\-@\t\r]/;

/** A value as one cell; null and undefined are empty. */
export function cell(value) {
  const text = String(value ?? "");
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of values as a file's text. */
export function toCsv(rows) {
  const lines = rows.map((row) => row.map(cell).join(","));
  return ["\uFEFF", ...lines.map((line) => `${line}\r\n`)].join("");
}
