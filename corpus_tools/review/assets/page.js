// The page: keys, theme, and the start.

const KEYS = [
  ["arrow keys, Home, End", "move in the grid (with Ctrl, Home and End go to the first and the last row)"],
  ["Enter", "open what has the focus"],
  ["Esc", "close the panel and go back"],
  ["/", "search"],
  ["?", "these keys"],
];

function keysDialog() {
  return element(
    "dialog",
    { id: "keys", "aria-labelledby": "keys-title" },
    element("h2", { id: "keys-title" }, "Keys"),
    element(
      "dl",
      {},
      ...KEYS.flatMap(([key, words]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, words)]),
    ),
    button("close", { autofocus: true }, () => document.getElementById("keys").close()),
  );
}

function showKeys() {
  document.getElementById("keys").showModal();
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.getElementById("keys").open)
    return;
  if (event.key === "Escape") {
    if (closePanel() || closeComposer()) event.preventDefault();
    return;
  }
  if (event.target.closest("input, textarea, select")) return;
  const action = { "/": () => document.getElementById("filter-q").focus(), "?": showKeys }[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

/** Links inside the page keep the filters as they are now, not as they were when the link was drawn. */
function followLink(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isInPanel = link.closest(".panel");
  go(splitOnce(link.getAttribute("href").slice(1), "?")[0], isInPanel ? null : link);
}

function switchTheme() {
  const isDark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
  say(isDark ? "light" : "dark");
}

/** Go where the address says; what depends on the filters is drawn anew only if they are others. */
function onAddress() {
  const before = address("");
  readAddress();
  if (address("") !== before) draw();
  showPlace();
}

document.body.append(element("p", { id: "said", class: "toast", role: "status", "aria-live": "polite" }));
drawPage();
document.addEventListener("keydown", onKey);
document.addEventListener("click", followLink);
document.addEventListener("selectionchange", noteSelection);
window.addEventListener("hashchange", onAddress);
readAddress();
draw();
showPlace();
