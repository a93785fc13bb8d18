/**
 * The page's `<template>` elements filled with data: all text and markup stay in them.
 *
 * In a template, text may hold slots (see words.js); data-if="key" or "!key" keeps or drops
 * an element; data-each="key" repeats its content for each entry of a list;
 * data-at-name="…" sets the attribute `name`, unless it comes out empty.
 */

import { fill } from "./words.js";

export const locale = document.documentElement.lang;

/** The content of the template `t-name`, filled. Text goes in as text, never as markup. */
export function render(name, data = {}) {
  const fragment = document.getElementById(`t-${name}`).content.cloneNode(true);
  bind(fragment, data);
  return fragment;
}

/** Its first element. */
export const element = (name, data) => render(name, data).firstElementChild;

/** A sentence of the template `t-messages`. */
export function say(name, values = {}) {
  const { content } = document.getElementById("t-messages");
  return fill(content.querySelector(`[data-say="${name}"]`).textContent, values, locale);
}

function bind(parent, data) {
  for (const node of [...parent.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.includes("{")) node.data = fill(node.data, data, locale);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      bindElement(node, data);
    }
  }
}

function bindElement(node, data) {
  const { if: condition, each } = node.dataset;
  if (condition && Boolean(data[condition.replace("!", "")]) === condition.startsWith("!")) {
    node.remove();
    return;
  }
  for (const { name, value } of [...node.attributes]) {
    if (!name.startsWith("data-at-")) continue;
    const filled = fill(value, data, locale);
    if (filled) node.setAttribute(name.slice(8), filled);
    node.removeAttribute(name);
  }
  if (!each) {
    bind(node, data);
    return;
  }
  const pattern = [...node.childNodes];
  node.replaceChildren(...data[each].map((entry) => {
    const copy = document.createDocumentFragment();
    copy.append(...pattern.map((child) => child.cloneNode(true)));
    bind(copy, { ...data, ...entry });
    return copy;
  }));
}
