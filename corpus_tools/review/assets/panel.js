// The panel: what the address names, beside the grid; closing it gives the focus back to what opened it.

let returnTo = null;

function detailPanel() {
  return element(
    "aside",
    { id: "panel", class: "panel", "aria-labelledby": "panel-title", hidden: true },
    element(
      "div",
      { class: "panel-head" },
      element("h2", { id: "panel-title", tabindex: "-1" }),
      button("close", { class: "plain", id: "close" }, () => closePanel()),
    ),
    element("p", { class: "means" }, "⚑ disputes a label; its value is a link to it."),
    element("div", { id: "panel-body" }),
  );
}

/** Go to a place: the address says so, and the panel shows it at once, not when the browser tells of the address. */
function go(place, opener) {
  returnTo = opener ?? returnTo;
  state.place = place;
  if (location.hash !== address()) writeAddress(true);
  showPlace();
}

/** Show what the address names: a record, one of its labels, or a cell. */
function showPlace() {
  const place = state.place;
  if (!place) return closePanel(document.getElementById("panel").contains(document.activeElement));
  const [passage, article] = splitOnce(place, "@");
  if (article !== undefined) return showCell(passage, article, place);
  const [articleId, key, axis] = place.split("/");
  const record = ownerOf.get(`${articleId}/${key}`);
  if (!record) return say("Nothing in this page has that address.");
  const isShown =
    !document.getElementById("panel").hidden &&
    document.querySelector(`#panel-body .card[data-path="${CSS.escape(record.path)}"]`);
  if (!isShown) openPanel([`${record.kind} `, value(record.path)], [recordCard(record)]);
  return pointAt(record, `${articleId}/${key}/${axis}`);
}

function showCell(passage, article, place) {
  for (const { row, cells } of grid.rows) {
    if ((row.passage ?? "+") !== passage) continue;
    const found = cells.find((one) => one.article.id === article);
    if (!found) break;
    returnTo ??= found.opener;
    const { title, body } = cellContents(row, found.cell, found.article);
    openPanel(title, body);
    for (const other of grid.table.querySelectorAll("[aria-expanded]")) other.removeAttribute("aria-expanded");
    found.opener.setAttribute("aria-expanded", "true");
    found.opener.closest("tr").scrollIntoView({ block: "nearest" });
    reveal(found.opener);
    return;
  }
  say("Nothing in this page has that address.");
}

function openPanel(title, body) {
  document.getElementById("composer").hidden = true;
  document.getElementById("panel-title").replaceChildren(...title.flat());
  document.getElementById("panel-body").replaceChildren(...body.flat().filter(Boolean));
  const panel = document.getElementById("panel");
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("has-panel");
  document.getElementById("panel-title").focus({ preventScroll: true });
}

function pointAt(record, place) {
  const label = document.querySelector(`#panel-body [data-place="${CSS.escape(place)}"]`);
  for (const other of document.querySelectorAll("#panel-body [aria-current]")) other.removeAttribute("aria-current");
  if (label) {
    label.setAttribute("aria-current", "true");
    label.scrollIntoView({ block: "nearest" });
    label.querySelector("a").focus();
  }
}

function closePanel(isFocusMoved = true) {
  const panel = document.getElementById("panel");
  if (panel.hidden) return false;
  panel.hidden = true;
  document.body.classList.remove("has-panel");
  for (const other of grid.table.querySelectorAll("[aria-expanded]")) other.removeAttribute("aria-expanded");
  state.place = "";
  writeAddress();
  if (isFocusMoved) (returnTo?.isConnected ? returnTo : freshOpener()).focus();
  returnTo = null;
  return true;
}

/** The element to go back to where the one that opened the panel was drawn anew. */
function freshOpener() {
  const path = returnTo?.dataset.opens;
  return (
    (path && document.querySelector(`[data-opens="${CSS.escape(path)}"]`)) ||
    grid.table.querySelector("button.cell[tabindex='0']") ||
    document.querySelector("h1")
  );
}
