// Records one by one, claims by article, conflicts.

const LIST_STEP = 40;
let listLength = LIST_STEP;

function recordsSection() {
  return section(
    "records",
    "Quotes and mentions",
    element("ul", { id: "record-list", class: "record-list" }),
    element("p", { class: "empty", id: "no-records", hidden: true }),
    button("show more", { id: "more", hidden: true }, () => {
      listLength += LIST_STEP;
      listRecords();
    }),
  );
}

/** List the records that the filters let through; returns how many there are. */
function listRecords() {
  const found = [...records.values()].filter(matches);
  document.getElementById("record-list").replaceChildren(...found.slice(0, listLength).map(recordLine));
  const more = document.getElementById("more");
  more.hidden = found.length <= listLength;
  more.textContent = `show ${Math.min(LIST_STEP, found.length - listLength)} more of ${found.length}`;
  const empty = document.getElementById("no-records");
  empty.hidden = found.length > 0;
  empty.textContent = records.size
    ? "Nothing matches. Loosen a filter, or clear them all."
    : "Nothing is annotated yet.";
  return found.length;
}

function recordLine(record) {
  const words = coveredWords(record);
  const opener = element(
    "button",
    { type: "button", class: "line", on: { click: () => go(record.path, opener) } },
    outcomeBadge(record.outcome),
    element("span", { class: "id" }, record.path),
    element("span", { class: "kind" }, record.labels[0].value),
    words
      ? element("span", { class: "excerpt", lang: record.article.language, dir: "auto" }, words.replace(/\s+/g, " "))
      : element("span", { class: "excerpt withheld" }, `${record.kind} at ${positionsOf(record.spans)}`),
    record.suggested ? element("span", { class: "suggested" }, "not confirmed") : null,
  );
  return element("li", {}, opener);
}

const RELATION_LETTERS = {
  equivalent: "=",
  narrower: "⊂",
  broader: "⊃",
  overlaps: "∩",
  contradicts: "≠",
  unrecoverable: "?",
};

function claimsSection() {
  const articles = page.articles.filter((article) => article.depth !== "quotes");
  if (!page.claims.length)
    return section("claims", "Claims by article", element("p", { class: "empty" }, "No claim yet."));
  const head = element(
    "tr",
    { role: "row" },
    element("th", { role: "columnheader", scope: "col", class: "passage" }, "Claim"),
    ...articles.map((article) => element("th", { role: "columnheader", scope: "col" }, ...articleName(article))),
  );
  const rows = page.claims.map((claim) =>
    element(
      "tr",
      { role: "row" },
      element(
        "th",
        { role: "rowheader", scope: "row", class: "passage" },
        value(claim.text),
        " ",
        element("span", { class: "id" }, `${claim.id} · ${claim.origin}`),
      ),
      ...articles.map((article) => element("td", { role: "cell" }, coverageMark(claim, article))),
    ),
  );
  const table = element(
    "table",
    { role: "table", class: "coverage stacking", "aria-label": "Claims by article" },
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, ...rows),
  );
  return section(
    "claims",
    "Claims by article",
    element(
      "p",
      { class: "means" },
      "The best relation of any mention: ",
      Object.entries(RELATION_LETTERS)
        .map(([name, sign]) => `${sign} ${name}`)
        .join(", "),
      ", – left out.",
    ),
    articles.length ? null : element("p", { class: "empty" }, "No article has its claims annotated."),
    element(
      "div",
      {
        class: scrollerClass(articles.length),
        ...(articles.length > MOST_WITHOUT_SCROLLING && {
          tabindex: "0",
          role: "region",
          "aria-label": "Claims by article, scrolls sideways",
        }),
      },
      setColumns(table, articles.length),
    ),
  );
}

function coverageMark(claim, article) {
  const relation = claim.coverage[article.id] ?? null;
  if (relation === null) return element("span", { class: "left-out" }, "–", unseen(" left out"));
  const mentions = article.records.filter((record) => record.claim === claim.id);
  const best = mentions.find((record) => valuesOf(record, "relation").includes(relation)) ?? mentions[0];
  const opener = element(
    "button",
    {
      type: "button",
      class: `relation ${relation}`,
      title: `${relation}: ${page.vocabulary.relation[relation]}`,
      on: { click: () => go(best.path, opener) },
    },
    element("span", { "aria-hidden": "true" }, RELATION_LETTERS[relation]),
    unseen(`${relation}, ${plural(mentions.length, "mention")} in ${article.id}`),
    element("span", { class: "relation-name", "aria-hidden": "true" }, ` ${relation}`),
  );
  return opener;
}

function conflictsSection() {
  return section(
    "conflicts",
    "Conflicts",
    page.conflicts.length
      ? element(
          "p",
          { class: "means" },
          "Readings of one claim that exclude one another. No verdict on what is true is given.",
        )
      : element("p", { class: "empty" }, "The articles do not contradict one another, or nobody has looked."),
    ...page.conflicts.map((conflict) =>
      element(
        "div",
        { class: "conflict" },
        element(
          "h3",
          {},
          value(claimById.get(conflict.claim)?.text ?? conflict.claim),
          " ",
          element("span", { class: "id" }, conflict.id),
        ),
        element(
          "ul",
          {},
          ...conflict.readings.map((reading) =>
            element("li", {}, value(reading.gist), " ", ...mentionLinks(reading.mentions)),
          ),
        ),
        conflict.resolution
          ? element(
              "p",
              {},
              element("span", { class: "axis" }, "resolved by"),
              " ",
              value(conflict.resolution),
              " ",
              ...mentionLinks(conflict.resolved_by),
            )
          : element("p", { class: "means" }, "Nothing in the articles resolves it."),
      ),
    ),
  );
}

function mentionLinks(paths) {
  return paths.flatMap((path) => [element("a", { href: address(path), class: "id", "data-path": path }, path), " "]);
}
