// State: the data with its indexes, and what the address says: a place, and filters.
//
// An address is `#PLACE?FILTERS`. A place is ARTICLE/RECORD, ARTICLE/RECORD/AXIS or PASSAGE@ARTICLE
// (`+@ARTICLE` for what is in no passage).

const page = JSON.parse(document.getElementById("data").textContent);

const OUTCOMES = {
  K: { glyph: "●", name: "kept" },
  B: { glyph: "◐", name: "bent" },
  D: { glyph: "○", name: "dropped" },
  I: { glyph: "✚", name: "invented" },
  U: { glyph: "?", name: "not judged" },
  N: { glyph: "·", name: "nothing added" },
};

const articleById = new Map(page.articles.map((article) => [article.id, article]));
const claimById = new Map(page.claims.map((claim) => [claim.id, claim]));
const nameById = new Map(page.entities.map((entity) => [entity.id, entity.name]));
const passageById = new Map(page.statements.flatMap((one) => one.passages.map((passage) => [passage.id, passage])));

/** Texts at hand, by `article:ID` and `statement:ID`. */
const texts = new Map();
for (const article of page.articles) {
  if (article.text !== null) texts.set(`article:${article.id}`, new Text(article.text));
}
for (const statement of page.statements) {
  if (statement.text !== null) texts.set(`statement:${statement.id}`, new Text(statement.text));
}

/** Records by `ARTICLE/KEY`; keys of clauses and differences lead to the record they are part of. */
const records = new Map();
const ownerOf = new Map();
for (const article of page.articles) {
  for (const record of article.records) {
    record.article = article;
    record.path = `${article.id}/${record.key}`;
    records.set(record.path, record);
    for (const part of [record, ...record.clauses, ...record.differences])
      ownerOf.set(`${article.id}/${part.key}`, record);
  }
}

const FILTERS = [
  "q",
  "article",
  "outcome",
  "speaker",
  "fidelity",
  "form",
  "relation",
  "distorted",
  "severity",
  "suggested",
];
const QUOTE_FILTERS = ["fidelity", "form"];
const MENTION_FILTERS = ["relation", "distorted", "severity"];

const state = { place: "", filters: {}, mentions: false };

/** Read place and filters from the address; what is unknown there counts for nothing. */
function readAddress() {
  const [place, query = ""] = splitOnce(location.hash.slice(1), "?");
  const given = new URLSearchParams(query);
  state.place = decode(place);
  state.filters = {};
  for (const name of FILTERS) if (given.get(name)) state.filters[name] = given.get(name);
  state.mentions = given.get("mentions") === "shown";
}

function address(place = state.place) {
  const query = new URLSearchParams(state.filters);
  if (state.mentions) query.set("mentions", "shown");
  const words = query.toString();
  return `#${place}${words ? `?${words}` : ""}`;
}

/** Write the address: over the last one, or as a step in the history. */
function writeAddress(isStep = false) {
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", address());
  } catch {
    // a browser that keeps pages from files in place: place and filters hold, the address does not follow
  }
}

function decode(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return "";
  }
}

function splitOnce(words, mark) {
  const at = words.indexOf(mark);
  return at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)];
}

function isFiltering() {
  return Object.keys(state.filters).length > 0;
}

/** Values of an axis among the labels of a record and of its clauses. */
function valuesOf(record, axis) {
  return record.labels.filter((label) => label.axis === axis).map((label) => label.value);
}

/** Words of a record: what it covers, its labels and notes, the claim. For the search. */
function wordsOf(record) {
  if (record.searchable === undefined) {
    const labels = [record, ...record.clauses, ...record.differences].flatMap((part) => part.labels);
    const passages = record.passages.map((id) => passageById.get(id)).filter(Boolean);
    record.searchable = [
      record.path,
      coveredWords(record),
      record.said,
      record.printed,
      record.note,
      claimById.get(record.claim)?.text,
      ...labels.map((label) => label.value),
      ...passages.flatMap((passage) => [passage.id, passage.gist]),
    ]
      .filter(Boolean)
      .join(" ")
      .toLocaleLowerCase();
  }
  return record.searchable;
}

function matches(record) {
  const wanted = state.filters;
  const asks = (names) => names.some((name) => wanted[name]);
  if (
    wanted.q &&
    !wanted.q
      .toLocaleLowerCase()
      .split(/\s+/)
      .every((word) => wordsOf(record).includes(word))
  )
    return false;
  if (wanted.article && record.article.id !== wanted.article) return false;
  if (wanted.speaker && !record.speakers.includes(wanted.speaker)) return false;
  if (wanted.suggested && !record.suggested) return false;
  if (wanted.outcome && ![record, ...record.clauses].some((part) => part.outcome === wanted.outcome)) return false;
  if (!asks(QUOTE_FILTERS) && !asks(MENTION_FILTERS)) return true;
  const names = record.kind === "quote" ? QUOTE_FILTERS : MENTION_FILTERS;
  return asks(names) && names.every((name) => !wanted[name] || meets(record, name, wanted[name]));
}

function meets(record, name, wanted) {
  const values = [
    ...valuesOf(record, name),
    ...(name === "form" ? record.clauses.flatMap((one) => valuesOf(one, name)) : []),
  ];
  return name === "severity" ? values.some((found) => Number(found) >= Number(wanted)) : values.includes(wanted);
}

/** Words that a record covers, its parts joined; null where they are not at hand. */
function coveredWords(record) {
  return wordsAt(record.article, record.spans);
}

function wordsAt(article, spans) {
  const text = texts.get(`article:${article.id}`);
  const found = spans.map((span) => (text && span.start !== null ? text.slice(span.start, span.end) : span.words));
  return found.every(Boolean) ? found.join(" … ") : null;
}

function positionsOf(spans) {
  return spans.map((span) => (span.start === null ? "no position yet" : `${span.start}–${span.end}`)).join(", ");
}
