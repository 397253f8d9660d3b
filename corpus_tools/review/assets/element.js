"use strict";

// Elements: every value of the data goes in as text. Nothing here, or anywhere in the page, reads markup.

/**
 * Make an element.
 * @param {string} name tag
 * @param {Object} [properties] `class`, `on` (listeners by event), attributes; null and false are left out
 * @param {...(Node|string|null)} children strings become text
 */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A value out of a file: isolated, so that its direction cannot reach what stands beside it. */
function value(text, properties = {}) {
  return element("bdi", properties, String(text));
}

/** Words that only a screen reader says. */
function unseen(text) {
  return element("span", { class: "unseen" }, text);
}

function button(text, properties, listener) {
  return element("button", { type: "button", ...properties, on: { click: listener } }, text);
}

function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** A link inside the page that scrolls and moves the focus, and leaves the address alone. */
function jump(text, id) {
  return element(
    "a",
    {
      href: `#${id}`,
      on: {
        click(event) {
          event.preventDefault();
          const goal = document.getElementById(id);
          goal.scrollIntoView();
          goal.focus({ preventScroll: true });
        },
      },
    },
    text,
  );
}
