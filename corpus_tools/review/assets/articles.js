// Articles: their text by zone, quotes underlined by what became of them, mentions tinted where they are asked for.

function articlesSection() {
  return section(
    "articles",
    "The articles",
    element(
      "p",
      { class: "tools" },
      element(
        "label",
        {},
        element("input", { type: "checkbox", id: "mentions", on: { change: toggleMentions } }),
        " mark mentions too",
      ),
      element(
        "span",
        { class: "means" },
        " Underlined: quotes. Each begins with its letter; the letter opens the record.",
      ),
    ),
    page.articles.length ? null : element("p", { class: "empty" }, "No article yet."),
    ...page.articles.map(articleBox),
  );
}

function toggleMentions(event) {
  state.mentions = event.target.checked;
  writeAddress();
  markArticles();
}

function articleBox(article) {
  const counts = ["quote", "mention"]
    .map((kind) => plural(article.records.filter((record) => record.kind === kind).length, kind))
    .join(", ");
  const facts = [
    article.published ?? "no date",
    article.rewriting.join(", "),
    `depth ${article.depth}`,
    counts,
    `state ${article.state}`,
    article.licence,
  ];
  return element(
    "article",
    {
      class: "report",
      id: `article-${article.id}`,
      "data-article": article.id,
      "aria-labelledby": `name-${article.id}`,
    },
    element(
      "h3",
      { id: `name-${article.id}`, tabindex: "-1" },
      value(article.outlet),
      " ",
      element("span", { class: "id" }, article.id),
    ),
    element("p", { class: "facts" }, facts.join(" · ")),
    article.note ? element("p", { class: "note" }, "Note: ", value(article.note)) : null,
    article.access === "open"
      ? article.text === null &&
          element(
            "p",
            { class: "restricted" },
            "The text could not be read: positions and labels alone. corpus-tools check says why.",
          )
      : element(
          "p",
          { class: "restricted" },
          article.text === null
            ? `Restricted, and the text is not at hand (${article.length ?? "?"} code points): positions and labels alone. corpus-tools show ${page.event} --html --from DIR fills it in from your copy.`
            : "Restricted: this text may not be passed on.",
        ),
    element("div", { class: "columns" }, element("div", { class: "body", on: { click: openWords } }), tally(article)),
  );
}

/** How many records have which label, each a button that keeps to them. */
function tally(article) {
  const lines = [
    ["quote", "fidelity"],
    ["mention", "relation"],
  ].flatMap(([kind, axis]) => {
    const counts = Object.keys(page.vocabulary[axis]).map((words) => [
      words,
      article.records.filter((record) => record.kind === kind && valuesOf(record, axis).includes(words)).length,
    ]);
    const found = counts.filter(([, count]) => count);
    if (!found.length) return [];
    const head = element("li", { class: "tally-head" }, `${kind}s`);
    return [
      head,
      ...found.map(([words, count]) =>
        element(
          "li",
          {},
          button(
            [element("span", { class: "number" }, count), ` ${words}`],
            { class: "plain", title: page.vocabulary[axis][words], "aria-label": `${count} ${words}: keep to these` },
            () => {
              state.filters = { article: article.id, [axis]: words };
              setFilter("article", article.id);
              document.getElementById("counts").scrollIntoView({ block: "nearest" });
            },
          ),
        ),
      ),
    ];
  });
  return element("ul", { class: "tally", "aria-label": `Labels in ${article.id}` }, ...lines);
}

/** Draw every text anew with what the filters let through. */
function markArticles() {
  document.getElementById("mentions").checked = state.mentions;
  for (const article of page.articles) {
    const box = document.getElementById(`article-${article.id}`);
    box.hidden = Boolean(state.filters.article) && state.filters.article !== article.id;
    const opened = new Set([...box.querySelectorAll("details[open]")].map((one) => one.dataset.start));
    box
      .querySelector(".body")
      .replaceChildren(...(article.text === null ? [positionList(article)] : zoneBoxes(article, opened)));
  }
}

/** What stands for a text that is not at hand: its records, in order, by position. */
function positionList(article) {
  const shown = article.records
    .filter(matches)
    .sort((one, other) => (one.spans[0].start ?? 0) - (other.spans[0].start ?? 0));
  if (!shown.length)
    return element(
      "p",
      { class: "empty" },
      article.records.length ? "Nothing matches in this article." : "Nothing is annotated yet.",
    );
  return element(
    "ul",
    { class: "positions" },
    ...shown.map((record) =>
      element(
        "li",
        {},
        recordMark(record),
        " ",
        element("span", { class: "id" }, `${record.kind} ${record.key}`),
        ` ${positionsOf(record.spans)} `,
        element("span", { class: "means" }, record.labels[0].value),
      ),
    ),
  );
}

function zoneBoxes(article, opened) {
  const text = texts.get(`article:${article.id}`);
  const marks = marksOf(article);
  const boxes = [];
  let read = 0;
  for (const zone of [...article.zones, null]) {
    const start = zone ? Math.min(zone.start, text.length) : text.length;
    if (start > read)
      boxes.push(
        zoneBox(
          article,
          text,
          { zone: "no zone", kind: null, start: read, end: start, suggested: null },
          marks,
          opened,
        ),
      );
    if (zone && zone.end > Math.max(read, start)) {
      boxes.push(
        zoneBox(
          article,
          text,
          { ...zone, start: Math.max(read, start), end: Math.min(zone.end, text.length) },
          marks,
          opened,
        ),
      );
      read = Math.min(zone.end, text.length);
    }
    read = Math.max(read, start);
  }
  return boxes;
}

function zoneBox(article, text, zone, marks, opened) {
  const name = zone.kind ? `${zone.zone}, ${zone.kind}` : zone.zone;
  const words = element(
    "div",
    { class: "words", lang: article.language, dir: "auto", "data-text": `article:${article.id}` },
    ...markedWords(text, zone, marks),
  );
  const label = [element("span", { class: "zone-name" }, name), suggestedBadge(zone.suggested)];
  if (zone.zone !== "boilerplate")
    return element("div", { class: `zone ${zone.zone}` }, element("p", { class: "zone-label" }, ...label), words);
  return element(
    "details",
    { class: "zone boilerplate", "data-start": zone.start, open: opened.has(String(zone.start)) },
    element(
      "summary",
      { class: "zone-label" },
      ...label,
      element("span", { class: "means" }, ` ${plural(zone.end - zone.start, "code point")}, folded`),
    ),
    words,
  );
}

/** Stretches to be marked: of quotes, and of mentions where they are asked for, longest first. */
function marksOf(article) {
  const marks = [];
  for (const record of article.records) {
    if ((record.kind === "mention" && !state.mentions) || !matches(record)) continue;
    record.spans.forEach((span, part) => {
      if (span.start !== null) marks.push({ record, start: span.start, end: span.end, isFirst: part === 0 });
    });
  }
  return marks.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
}

/**
 * The words of a zone, cut wherever a mark begins or ends; each piece is wrapped in every mark over it, the longest
 * outside, so that marks may nest and cross.
 */
function markedWords(text, zone, marks) {
  const inside = marks.filter((mark) => mark.start < zone.end && mark.end > zone.start);
  const tail = endOfWords(text, zone);
  const cuts = new Set([zone.start, tail, zone.end]);
  for (const { start, end } of inside) {
    for (const cut of [start, end]) if (cut > zone.start && cut < zone.end) cuts.add(cut);
  }
  const edges = [...cuts].sort((one, other) => one - other);
  const pieces = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [start, end] = [edges[at], edges[at + 1]];
    for (const mark of inside)
      if (mark.start === start) pieces.push(mark.isFirst ? recordMark(mark.record) : partMark(mark.record));
    pieces.push(
      wrapped(
        chunk(text, start, end, start >= tail ? { class: "tail" } : {}),
        inside.filter((mark) => mark.start <= start && mark.end >= end),
      ),
    );
  }
  return pieces;
}

/** Where the white space begins that a zone ends with; it is drawn without height. */
function endOfWords(text, zone) {
  const words = text.slice(zone.start, zone.end);
  return zone.end - [...words].length + [...words.trimEnd()].length;
}

function wrapped(piece, marks) {
  let outer = piece;
  const quotes = marks.filter(({ record }) => record.kind === "quote");
  for (const { record } of [...marks].reverse()) {
    const depth =
      record.kind === "quote"
        ? Math.min(
            2,
            quotes.findIndex((mark) => mark.record === record),
          )
        : 0;
    outer = element(
      "span",
      {
        class: `${record.kind} ${record.outcome} depth-${depth} ${record.suggested ? "unconfirmed" : ""}`,
        "data-path": record.path,
      },
      outer,
    );
  }
  return outer;
}

/** The letter at the beginning of a record; it opens the record. */
function recordMark(record) {
  const opener = element(
    "button",
    {
      type: "button",
      class: `mark of-${record.kind} ${record.outcome}`,
      "data-opens": record.path,
      "aria-label": `${record.outcome} ${record.kind} ${record.key}, ${OUTCOMES[record.outcome].name}, ${record.labels[0].value}${record.suggested ? ", not confirmed" : ""}`,
      on: { click: () => go(record.path, opener) },
    },
    element("span", {}, record.outcome, record.suggested ? "*" : ""),
  );
  return opener;
}

/** The letter at the beginning of a further part of a record. */
function partMark(record) {
  return element(
    "span",
    { class: `mark of-${record.kind} ${record.outcome} further`, "aria-hidden": "true", "data-path": record.path },
    element("span", {}, record.outcome),
  );
}

const SECOND_CLICK = 300;
let firstClick = 0;

/**
 * A click on marked words opens the innermost record over them, unless words are selected, a second click selects a
 * word, or something is being annotated.
 */
function openWords(event) {
  clearTimeout(firstClick);
  const piece = event.target.closest("span[data-path]");
  if (!piece || event.detail > 1 || !document.getElementById("composer").hidden) return;
  firstClick = setTimeout(() => {
    if (document.getSelection().isCollapsed)
      go(piece.dataset.path, document.querySelector(`[data-opens="${CSS.escape(piece.dataset.path)}"]`));
  }, SECOND_CLICK);
}

function showInArticle(record) {
  if (record.kind === "mention" && !state.mentions) {
    state.mentions = true;
    writeAddress();
    markArticles();
  }
  const found = document.querySelector(`[data-opens="${CSS.escape(record.path)}"]`);
  if (!found) return say("The filters hide this record in the article.");
  found.closest("details")?.setAttribute("open", "");
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
  for (const piece of document.querySelectorAll(".pointed")) piece.classList.remove("pointed");
  for (const piece of document.querySelectorAll(`span.${record.kind}[data-path="${CSS.escape(record.path)}"]`))
    piece.classList.add("pointed");
}
