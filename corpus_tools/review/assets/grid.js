// The grid: the statement down the side, an article to a column, in each cell what became of the passage.

/** All rows with their cells, as elements; the address of a cell is PASSAGE@ARTICLE. */
const grid = { rows: [], table: null };

const MOST_WITHOUT_SCROLLING = 5;

function gridSection() {
  const columns = page.articles.map((article) =>
    element("th", { role: "columnheader", scope: "col", "data-article": article.id }, ...articleName(article)),
  );
  const head = element(
    "tr",
    { role: "row" },
    element("th", { role: "columnheader", scope: "col", class: "passage" }, "What was said"),
    ...columns,
  );
  const rowOf = new Map(page.grid.map((row) => [row.passage, row]));
  const body = page.statements.flatMap((statement) => statementRows(statement, rowOf));
  body.push(
    gridRow(
      rowOf.get(null),
      element(
        "th",
        { role: "rowheader", scope: "row", class: "passage last" },
        passageById.size ? "Not in the statement" : "All records",
        element(
          "span",
          { class: "gist" },
          passageById.size ? "what an article adds that is in no passage" : "there is no passage yet to set them beside",
        ),
      ),
    ),
  );
  grid.table = element(
    "table",
    {
      role: "grid",
      "aria-label": "Passages of the statement by article",
      class: "grid stacking",
      "aria-readonly": "true",
      on: { keydown: moveInGrid },
    },
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, ...body),
  );
  setColumns(grid.table, page.articles.length);
  const first = grid.table.querySelector("td button");
  if (first) first.tabIndex = 0;
  return section(
    "statement",
    "The statement, and what became of it",
    page.articles.length
      ? null
      : element("p", { class: "empty" }, "No article yet: nothing stands beside the statement."),
    legend(),
    element("div", { class: scrollerClass(page.articles.length) }, grid.table),
    element(
      "p",
      { class: "empty", id: "no-rows", hidden: true },
      "Nothing matches: no passage is rendered by a record that the filters let through.",
    ),
  );
}

/** What heads a column: the article's id, which is unique and short, over the name of its outlet. */
function articleName(article) {
  return [element("span", { class: "name" }, article.id), element("span", { class: "outlet" }, value(article.outlet))];
}

/** A table of few columns fits any screen, so that its head can stay in sight; one of many scrolls in a box of its own. */
function scrollerClass(columns) {
  return columns > MOST_WITHOUT_SCROLLING ? "scroller" : "scroller few";
}

function setColumns(table, count) {
  table.style.setProperty("--columns", Math.max(1, count));
  return table;
}

/** Rows of a statement: one that introduces it, one a passage, and one for words behind the last passage. */
function statementRows(statement, rowOf) {
  const text = texts.get(`statement:${statement.id}`);
  const made = [
    wideRow(
      "introduction",
      element("strong", {}, value(nameById.get(statement.speaker) ?? statement.speaker)),
      `, ${statement.date}. `,
      value(statement.occasion),
      text
        ? null
        : element(
            "span",
            { class: "gist" },
            " The statement’s text is not available: passages are given by their gist.",
          ),
      statement.passages.length || text ? null : element("span", { class: "gist" }, " No passages yet."),
    ),
  ];
  let read = 0;
  for (const passage of statement.passages) {
    const header = element("th", { role: "rowheader", scope: "row", class: "passage" });
    if (text && passage.start !== null) {
      const words = element("span", {
        class: "said",
        lang: statement.language,
        dir: "auto",
        "data-text": `statement:${statement.id}`,
      });
      if (passage.start > read) words.append(chunk(text, read, passage.start, { class: "between" }));
      words.append(chunk(text, passage.start, passage.end));
      read = Math.max(read, passage.end);
      const closing = closingMarks(text, read);
      if (closing > read) words.append(chunk(text, read, closing, { class: "between" }));
      read = closing;
      header.append(words);
    }
    header.append(
      element(
        "span",
        { class: text ? "gist" : "gist only" },
        value(passage.gist),
        " ",
        element("span", { class: "id" }, passage.id),
      ),
    );
    made.push(gridRow(rowOf.get(passage.id), header));
  }
  if (text && text.slice(read, text.length).trim()) {
    made.push(
      wideRow(
        "rest",
        element(
          "span",
          { class: "said", lang: statement.language, dir: "auto", "data-text": `statement:${statement.id}` },
          chunk(text, read, text.length, { class: "between" }),
        ),
      ),
    );
  }
  return made;
}

/** Where the marks end that close a passage and stand outside it: a comma or a full stop goes with the words before it. */
function closingMarks(text, point) {
  return point + text.slice(point, text.length).match(/^[^\s\p{L}\p{N}]*/u)[0].length;
}

function wideRow(name, ...children) {
  return element(
    "tr",
    { role: "row", class: name },
    element(
      "td",
      { role: "gridcell", class: "wide", colspan: page.articles.length + 1 },
      element("div", { class: "stay" }, ...children),
    ),
  );
}

function gridRow(row, header) {
  const made = element("tr", { role: "row" }, header);
  const cells = row.cells.map((cell, at) => gridCell(row, cell, page.articles[at]));
  made.append(...cells.map((cell) => cell.box));
  grid.rows.push({ row, made, cells });
  return made;
}

function gridCell(row, cell, article) {
  const place = `${row.passage ?? "+"}@${article.id}`;
  const count = element("span", { class: "count" });
  const opener = element(
    "button",
    {
      type: "button",
      class: `cell ${cell.outcome}`,
      tabindex: "-1",
      title: `${OUTCOMES[cell.outcome].name} in ${article.id}`,
      "data-place": place,
      on: { click: () => openCell(row, cell, article, opener) },
    },
    element("span", { class: "glyph", "aria-hidden": "true" }, OUTCOMES[cell.outcome].glyph),
    element("span", { class: "letter" }, cell.outcome === "N" ? "–" : cell.outcome),
    count,
  );
  return {
    cell,
    article,
    opener,
    count,
    place,
    box: element("td", { role: "gridcell", "data-article": article.id }, opener),
  };
}

/** Show which cells have records that the filters let through, and hide rows that have none. */
function filterGrid() {
  let shown = 0;
  for (const { row, made, cells } of grid.rows) {
    let hits = 0;
    for (const { cell, article, opener, count, box } of cells) {
      const found = matchingItems(cell, article);
      const isHit = isFiltering() ? found.length > 0 || isWantedEmpty(cell, article) : true;
      const isSuggested = found.some(([key]) => records.get(`${article.id}/${key}`).suggested);
      hits += isHit;
      box.hidden = Boolean(state.filters.article) && article.id !== state.filters.article;
      opener.classList.toggle("faint", !isHit);
      opener.classList.toggle("unconfirmed", isSuggested);
      count.textContent = `${found.length > 1 ? found.length : ""}${isSuggested ? "*" : ""}`;
      opener.setAttribute("aria-label", cellName(row, cell, article, found.length, isSuggested));
    }
    made.hidden = isFiltering() && hits === 0;
    shown += !made.hidden;
  }
  for (const box of grid.table.querySelectorAll("thead [data-article]")) {
    box.hidden = Boolean(state.filters.article) && box.dataset.article !== state.filters.article;
  }
  setColumns(grid.table, state.filters.article ? 1 : page.articles.length);
  for (const box of grid.table.querySelectorAll(".introduction, .rest")) box.hidden = isFiltering();
  document.getElementById("no-rows").hidden = shown > 0;
  keepOneTabStop();
  return shown;
}

function matchingItems(cell, article) {
  return cell.items.filter(
    ([key, letter]) =>
      matches(records.get(`${article.id}/${key}`)) && (!state.filters.outcome || letter === state.filters.outcome),
  );
}

/** Whether an empty cell is what is asked for: what was dropped, or not judged, with no filter on records. */
function isWantedEmpty(cell, article) {
  const { outcome, article: wanted, ...others } = state.filters;
  return (
    cell.items.length === 0 &&
    Object.keys(others).length === 0 &&
    (!wanted || wanted === article.id) &&
    (outcome ? cell.outcome === outcome : true)
  );
}

function cellName(row, cell, article, count, isSuggested) {
  const words = [
    `${cell.outcome === "N" ? "–" : cell.outcome}${count > 1 ? count : ""}${isSuggested ? "*" : ""} ${OUTCOMES[cell.outcome].name}`,
  ];
  words.push(
    cell.items.length ? plural(count, "rendering") : "no rendering",
    article.id,
    row.passage ?? "not in the statement",
  );
  if (isSuggested) words.push("not confirmed");
  return words.join(", ");
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Arrow keys, Home, End (with Ctrl: first and last row) move the focus from cell to cell. */
function moveInGrid(event) {
  const from = event.target.closest("button.cell");
  if (!from || event.altKey || event.metaKey) return;
  const lines = visibleCells();
  const line = lines.findIndex((cells) => cells.includes(from));
  if (line < 0) return;
  const at = lines[line].indexOf(from);
  let goal = null;
  if (event.key in MOVES) {
    const [down, right] = MOVES[event.key];
    goal = lines[line + down]?.[at + right];
  } else if (event.key === "Home") goal = lines[event.ctrlKey ? 0 : line][0];
  else if (event.key === "End") goal = lines[event.ctrlKey ? lines.length - 1 : line].at(-1);
  else return;
  event.preventDefault();
  if (goal) focusCell(goal);
}

function visibleCells() {
  return grid.rows
    .filter(({ made }) => !made.hidden)
    .map(({ cells }) => cells.filter(({ box }) => !box.hidden).map(({ opener }) => opener))
    .filter((cells) => cells.length);
}

function focusCell(opener) {
  for (const other of grid.table.querySelectorAll("button.cell[tabindex='0']")) other.tabIndex = -1;
  opener.tabIndex = 0;
  opener.focus({ preventScroll: true });
  reveal(opener);
}

/** Bring a cell into sight, clear of what sticks to the edges; to focus alone leaves one that shows in part. */
function reveal(opener) {
  opener.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** One cell can be reached with Tab, whatever the filters hide. */
function keepOneTabStop() {
  const cells = visibleCells().flat();
  if (cells.length && !cells.some((opener) => opener.tabIndex === 0)) {
    for (const opener of grid.table.querySelectorAll("button.cell")) opener.tabIndex = -1;
    cells[0].tabIndex = 0;
  }
}

function openCell(row, cell, article, opener) {
  focusCell(opener);
  go(`${row.passage ?? "+"}@${article.id}`, opener);
}

/** What the panel shows for a cell: who renders the passage, record under record. */
function cellContents(row, cell, article) {
  const passage = row.passage === null ? null : passageById.get(row.passage);
  const found = matchingItems(cell, article);
  const byRecord = new Map();
  for (const [key, , number] of found) byRecord.set(key, [...(byRecord.get(key) ?? []), number]);
  const cards = [...byRecord].map(([key, numbers]) =>
    recordCard(records.get(`${article.id}/${key}`), numbers[0] === null ? null : numbers),
  );
  const hidden = cell.items.length - found.length;
  return {
    title: [outcomeBadge(cell.outcome), " ", passage ? value(passage.id) : "Not in the statement", " in ", article.id],
    body: [
      passage ? element("p", { class: "gist only" }, value(passage.gist)) : null,
      cards.length === 0 ? element("p", { class: "empty" }, emptyCell(cell, article, hidden)) : null,
      ...cards,
      hidden && cards.length
        ? element("p", { class: "empty" }, `${plural(hidden, "rendering")} hidden by the filters`)
        : null,
    ],
  };
}

function emptyCell(cell, article, hidden) {
  if (hidden) return `Nothing matches: ${plural(hidden, "rendering")} hidden by the filters.`;
  if (cell.outcome === "N") return "The article adds nothing.";
  if (cell.outcome === "U")
    return `Only quotes are annotated in ${article.id} (depth ${article.depth}), and none renders the passage.`;
  return `The article renders the passage nowhere (depth ${article.depth}: nothing of its kind was left out).`;
}
