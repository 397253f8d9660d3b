// Filters: what is asked for, and everything drawn anew with what that lets through.

function optionsOf(axis) {
  const used = new Set(
    [...records.values()].flatMap((record) => [record, ...record.clauses].flatMap((part) => valuesOf(part, axis))),
  );
  return Object.keys(page.vocabulary[axis]).filter((words) => used.has(words));
}

function filterForm() {
  const speakers = [...new Set([...records.values()].flatMap((record) => record.speakers))].sort();
  const selects = [
    ["outcome", "Outcome", ["K", "B", "D", "I", "U"].map((letter) => [letter, `${letter} ${OUTCOMES[letter].name}`])],
    ["article", "Article", page.articles.map((article) => article.id)],
    ["speaker", "Speaker", speakers.map((id) => [id, nameById.get(id) ?? id])],
    ["fidelity", "Fidelity of quotes", optionsOf("fidelity")],
    ["form", "Form of quotes", optionsOf("form")],
    ["relation", "Relation of mentions", optionsOf("relation")],
    ["distorted", "Distorted mentions", ["yes", "no"]],
    [
      "severity",
      "Severity of mentions",
      [
        ["1", "1 or worse"],
        ["2", "2 or worse"],
        ["3", "3"],
      ],
    ],
  ];
  const more = element(
    "details",
    { class: "filters" },
    element("summary", {}, "Filters"),
    element(
      "div",
      { class: "selects" },
      ...selects.map(([name, words, options]) => filterSelect(name, words, options)),
      element(
        "label",
        { class: "check" },
        element("input", {
          type: "checkbox",
          id: "filter-suggested",
          on: { change: (event) => setFilter("suggested", event.target.checked ? "yes" : "") },
        }),
        " not confirmed only",
      ),
    ),
  );
  return element(
    "form",
    { on: { submit: (event) => event.preventDefault() } },
    element(
      "label",
      { class: "search" },
      unseen("Search"),
      element("input", {
        type: "search",
        id: "filter-q",
        placeholder: "Search words, labels, ids  ( / )",
        autocomplete: "off",
        on: { input: (event) => setFilter("q", event.target.value.trim()) },
      }),
    ),
    more,
    element("p", { id: "counts", role: "status", "aria-live": "polite" }),
    button("clear filters", { id: "clear", class: "plain", hidden: true }, clearFilters),
    element(
      "span",
      { class: "actions" },
      button("annotate", { id: "annotate", title: "make a fragment for an annotation file" }, (event) =>
        openComposer(null, event.currentTarget),
      ),
      button("theme", { id: "theme", "aria-label": "theme: switch between dark and light" }, switchTheme),
      button("?", { id: "keys-button", "aria-label": "keys", title: "keys" }, showKeys),
    ),
  );
}

function filterSelect(name, words, options) {
  return element(
    "label",
    {},
    element("span", {}, words),
    element(
      "select",
      { id: `filter-${name}`, on: { change: (event) => setFilter(name, event.target.value) } },
      element("option", { value: "" }, "any"),
      ...options.map((option) =>
        Array.isArray(option)
          ? element("option", { value: option[0] }, option[1])
          : element("option", { value: option }, option),
      ),
    ),
  );
}

function setFilter(name, words) {
  if (words) state.filters[name] = words;
  else delete state.filters[name];
  listLength = LIST_STEP;
  writeAddress();
  draw();
}

function clearFilters() {
  state.filters = {};
  writeAddress();
  draw();
  document.getElementById("filter-q").focus();
}

/** Draw everything that depends on the filters, and say how much they let through. */
function draw() {
  for (const name of FILTERS) {
    const field = document.getElementById(`filter-${name}`);
    if (field.type === "checkbox") field.checked = state.filters[name] === "yes";
    else if (field !== document.activeElement || field.value.trim() !== (state.filters[name] ?? ""))
      field.value = state.filters[name] ?? "";
  }
  const rows = filterGrid();
  const found = listRecords();
  markArticles();
  const counts = isFiltering()
    ? `${found} of ${plural(records.size, "record")}, ${rows} of ${plural(page.grid.length, "row")}`
    : `${plural(records.size, "record")}, ${plural(page.grid.length, "row")}`;
  document.getElementById("counts").textContent = found || rows ? counts : `Nothing matches: ${counts}`;
  document.getElementById("clear").hidden = !isFiltering();
  document.querySelector(".filters summary").textContent =
    `Filters${isFiltering() ? ` (${Object.keys(state.filters).length})` : ""}`;
}
