// Records: a quote or a mention as a card, its words beside those it renders, every label with its two links.

/** A letter with its glyph; the name goes with it for those who see neither. */
function outcomeBadge(letter) {
  const { glyph, name } = OUTCOMES[letter];
  return element(
    "span",
    { class: `outcome ${letter}`, title: `${name}: ${page.vocabulary.outcome[letter]}` },
    element("span", { class: "glyph", "aria-hidden": "true" }, glyph),
    letter,
    unseen(` ${name}`),
  );
}

/** What the letters say, and what stands beside them. */
function legend() {
  return element(
    "ul",
    { class: "legend", "aria-label": "Legend" },
    ...["K", "B", "D", "I", "U"].map((letter) =>
      element(
        "li",
        {},
        outcomeBadge(letter),
        element("span", { "aria-hidden": "true" }, ` ${OUTCOMES[letter].name}`),
        element("span", { class: "means" }, ` ${page.vocabulary.outcome[letter]}`),
      ),
    ),
    element("li", {}, element("strong", {}, "2"), " renderings, where there are several"),
    [...records.values()].some((record) => record.suggested)
      ? element("li", {}, element("strong", {}, "*"), " one is not confirmed")
      : null,
  );
}

function suggestedBadge(suggested) {
  return (
    suggested &&
    element(
      "span",
      { class: "suggested", title: `proposed by ${suggested}; counts once a person has confirmed it` },
      `suggested, not confirmed (${suggested})`,
    )
  );
}

/** The card of a record; `numbers` are the clauses asked for (all, if null), the others are folded away. */
function recordCard(record, numbers = null) {
  const asked = record.clauses.filter((_, number) => numbers === null || numbers.includes(number));
  const others = record.clauses.filter((clause) => !asked.includes(clause));
  return element(
    "article",
    { class: `card ${record.suggested ? "unconfirmed" : ""}`, "data-path": record.path },
    element(
      "h3",
      {},
      outcomeBadge(record.outcome),
      " ",
      `${record.kind} `,
      element("a", { href: address(record.path), title: "permanent link to this record" }, record.path),
    ),
    suggestedBadge(record.suggested),
    record.kind === "mention" ? claimLine(record) : null,
    record.comparison
      ? comparisonLines(record.comparison, record.article)
      : recordWords(record, record.clauses.length > 0),
    ...asked.map((clause) => clausePart(record, clause)),
    others.length
      ? element(
          "details",
          {},
          element("summary", {}, plural(others.length, "other clause")),
          ...others.map((clause) => clausePart(record, clause)),
        )
      : null,
    record.said ? propositions(record) : null,
    labelList(record, record.key, record.labels, `labels of the ${record.kind}`),
    ...record.differences.map((difference) => differencePart(record, difference)),
    record.note ? element("p", { class: "note" }, "Note: ", value(record.note)) : null,
    element(
      "p",
      { class: "where" },
      `${record.article.id} ${positionsOf(record.spans)} `,
      texts.has(`article:${record.article.id}`)
        ? button("show in the article", { class: "plain" }, () => showInArticle(record))
        : "the text is not at hand",
    ),
  );
}

function claimLine(record) {
  const claim = claimById.get(record.claim);
  return element(
    "p",
    { class: "claim" },
    element("span", { class: "axis" }, "claim"),
    " ",
    claim ? value(claim.text) : "no such claim, or merged into another",
    " ",
    value(record.claim, { class: "id" }),
  );
}

function recordWords(record, isShownBelow) {
  const words = coveredWords(record);
  if (isShownBelow && record.clauses.some((clause) => clause.comparison)) return null;
  return words
    ? element("blockquote", { lang: record.article.language, dir: "auto" }, words)
    : element("p", { class: "withheld" }, `words at ${positionsOf(record.spans)}; the text is not at hand`);
}

function clausePart(record, clause) {
  return element(
    "div",
    { class: "clause" },
    element(
      "p",
      { class: "part" },
      outcomeBadge(clause.outcome),
      " clause ",
      value(clause.key, { class: "id" }),
      clause.passages.length
        ? [" renders ", ...clause.passages.flatMap((id, at) => [at ? ", " : "", value(id, { class: "id" })])]
        : null,
    ),
    clause.comparison ? comparisonLines(clause.comparison, record.article) : clauseWords(record, clause),
    clause.receipt ? element("p", { class: "source" }, "receipt: ", value(clause.receipt)) : null,
    labelList(record, clause.key, clause.labels, `labels of clause ${clause.key}`),
  );
}

function clauseWords(record, clause) {
  const words = wordsAt(record.article, clause.parts);
  return words ? element("blockquote", { lang: record.article.language, dir: "auto" }, words) : null;
}

/** Words said above words printed; what has no equal on the other side is struck out above, underlined below. */
function comparisonLines(comparison, article) {
  const line = (name, source, pieces, mark, language) => [
    element("dt", {}, name, element("span", { class: "unseen" }, ` (${source})`)),
    element(
      "dd",
      { lang: language, dir: "auto" },
      ...pieces.map(([words, isChanged]) => (isChanged ? element(mark, {}, words) : element("span", {}, words))),
    ),
  ];
  return element(
    "dl",
    { class: "comparison" },
    ...line("said", comparison.source, comparison.said, "del", page.statements[0]?.language),
    ...line("printed", `article ${article.id}`, comparison.printed, "ins", article.language),
    comparison.source.startsWith("article ")
      ? [element("dt", {}, "after"), element("dd", { class: "source" }, `${comparison.source}, which stands witness`)]
      : null,
    comparison.is_other
      ? [
          element("dt", {}, ""),
          element("dd", { class: "source" }, "other words throughout; differences are not marked"),
        ]
      : null,
  );
}

function propositions(record) {
  return element(
    "dl",
    { class: "propositions" },
    element("dt", {}, "said, in the annotator’s words"),
    element("dd", {}, value(record.said)),
    element("dt", {}, "printed"),
    element("dd", {}, value(record.printed ?? "")),
  );
}

function differencePart(record, difference) {
  const now = difference.at && (wordsAt(record.article, [difference.at]) ?? positionsOf([difference.at]));
  return element(
    "div",
    { class: "difference" },
    element(
      "p",
      { class: "part" },
      "difference ",
      value(difference.key, { class: "id" }),
      " ",
      difference.was ? element("del", {}, value(difference.was)) : null,
      difference.passage ? ["of ", value(difference.passage, { class: "id" })] : null,
      (difference.was || difference.passage) && now ? " → " : null,
      now ? element("ins", {}, value(now)) : null,
    ),
    labelList(record, difference.key, difference.labels, `labels of difference ${difference.key}`),
    difference.note ? element("p", { class: "note" }, "Note: ", value(difference.note)) : null,
  );
}

function labelList(record, key, labels, name) {
  return element(
    "ul",
    { class: "labels", "aria-label": name },
    ...labels.map((label) => labelItem(record, key, label)),
  );
}

function labelItem(record, key, { axis, value: words }) {
  const place = `${record.article.id}/${key}/${axis}`;
  const meaning = page.vocabulary[axis]?.[words];
  return element(
    "li",
    { "data-place": place },
    element("span", { class: "axis" }, axis),
    " ",
    element("a", { href: address(place), title: meaning ?? "permanent link to this label" }, value(words)),
    disputeControl(`${page.event}/${record.article.id}/${key}`, axis, words),
  );
}

/** A link that opens the prefilled form, or a button that copies what would stand in it. */
function disputeControl(target, axis, words) {
  const spoken = `dispute ${axis} ${words} of ${target}`;
  const repository = page.repository;
  if (repository !== null && repository.startsWith("https://")) {
    const query = new URLSearchParams({ template: "dispute-a-label.yml", target, label: axis, stands: words });
    return element(
      "a",
      {
        class: "dispute",
        href: `${repository}/issues/new?${query}`,
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-label": spoken,
        title: "dispute this label",
      },
      "⚑",
    );
  }
  const text = `Dispute of a label\ntarget: ${target}\nlabel: ${axis}\nstands: ${words}\nproposed: \nreason: \n`;
  return button(
    "⚑",
    { class: "dispute", "aria-label": spoken, title: "dispute this label: copies a text to send" },
    () =>
      copy(text, `Copied: a dispute of ${axis} ${words}. Paste it to the maintainers, with what you propose and why.`),
  );
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say(said);
}
