// Fragments: what was selected and chosen, as YAML that goes into an annotation file.
//
// Words of an open text are written out (`exact`), with as much of what stands before them as makes them occur
// once; of a restricted text positions alone, in code points.

const MAX_BESIDE = 200;

/** A YAML double-quoted scalar; whatever could act, break a line or vanish is escaped. */
function quoted(words) {
  return JSON.stringify(words).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function flow(pairs) {
  return `{${pairs.map(([key, words]) => `${key}: ${words}`).join(", ")}}`;
}

/** Pairs of a selector for a stretch of a text. */
function selector(text, { start, end }, isRestricted) {
  if (isRestricted)
    return [
      ["start", start],
      ["end", end],
    ];
  const exact = text.slice(start, end);
  const pairs = [["exact", quoted(exact)]];
  if (text.places(exact, 2).length < 2) return pairs;
  const beside = telling(text, start, end);
  return beside ? [...pairs, ...beside] : [["start", start], ["end", end], ...pairs];
}

/** A prefix, and if that is not enough a suffix, with which the words stand in one place; null if there is none. */
function telling(text, start, end) {
  const exact = text.slice(start, end);
  const others = text
    .places(exact)
    .filter((at) => at !== start)
    .map((at) => [at, at + (end - start)]);
  const prefixes = growing(text.slice(Math.max(0, start - MAX_BESIDE), start), true);
  const suffixes = growing(text.slice(end, end + MAX_BESIDE), false);
  const isAlone = (prefix, suffix) =>
    !others.some(
      ([from, to]) =>
        text.slice(0, from).trimEnd().endsWith(prefix.trimEnd()) &&
        text.slice(to, text.length).trimStart().startsWith(suffix.trimStart()),
    );
  const prefix = prefixes.find((words) => isAlone(words, ""));
  if (prefix !== undefined) return [["prefix", quoted(prefix)]];
  const suffix = suffixes.find((words) => isAlone("", words));
  if (suffix !== undefined) return [["suffix", quoted(suffix)]];
  return null;
}

/** Words beside a stretch: one word, two words, and so on. */
function growing(words, isBefore) {
  const found = [];
  const ends = [...words.matchAll(/\S+/g)];
  for (let count = 1; count <= ends.length; count += 1) {
    const word = isBefore ? ends[ends.length - count] : ends[count - 1];
    found.push(isBefore ? words.slice(word.index) : words.slice(0, word.index + word[0].length));
  }
  return found;
}

/** What a draft still lacks, in words; nothing if it makes a valid record. */
function lacking(draft) {
  const found = [];
  if (!draft.article) found.push("an article");
  if (!draft.content.length)
    found.push(draft.kind === "quote" ? "the words of the quote (content)" : "the words of the mention (span)");
  if (draft.kind === "quote") {
    if (!draft.speaker && !["none", "anonymous"].includes(draft.attribution))
      found.push("a speaker (or attribution none or anonymous)");
    if (draft.speaker && draft.attribution === "none")
      found.push("an attribution other than none, since there is a speaker");
    draft.clauses.forEach((clause, at) => lackingClause(draft, clause, at, found));
    if (draft.meaning) {
      if (!draft.said.trim() || !draft.printed.trim())
        found.push("both propositions (said, printed), since a meaning is given");
      if (isChange(draft.meaning) && !draft.meaning_locus) found.push("a locus, since the meaning changed");
    }
  } else {
    if (!draft.claim) found.push("a claim");
    if (draft.mode !== "asserted" && !draft.speaker) found.push("a speaker, since the mode is attributed");
    if (answersOf(draft) === null) found.push("an answer to each question");
  }
  return found;
}

function lackingClause(draft, clause, at, found) {
  const name = draft.clauses.length > 1 ? ` of clause ${at + 1}` : "";
  if (draft.clauses.length > 1 && !clause.parts.length) found.push(`the words${name}`);
  if (clause.rendering === "rendered" && !clause.renders.length)
    found.push(`the words of the statement, or the passage,${name ? `${name} that it` : " that it"} renders`);
  if (clause.rendering === "unverifiable" && !clause.reason) found.push(`a reason${name}`);
}

function isChange(meaning) {
  return Boolean(meaning) && !["preserved", "unclear"].includes(meaning);
}

const QUESTIONS = [
  ["recoverable", "Can a proposition be read off the words?"],
  ["compatible", "Can mention and claim both be true?"],
  ["claim_entails_mention", "If the claim holds, must the mention?"],
  ["mention_entails_claim", "If the mention holds, must the claim?"],
];

/** Questions that are to be answered, given the answers so far: a "no" makes the later ones idle. */
function askedQuestions(answers) {
  if (answers.recoverable === "no") return QUESTIONS.slice(0, 1);
  return answers.compatible === "no" ? QUESTIONS.slice(0, 2) : QUESTIONS;
}

function answersOf(draft) {
  const asked = askedQuestions(draft.answers);
  if (asked.some(([name]) => !draft.answers[name])) return null;
  return asked.map(([name]) => [name, draft.answers[name] === "yes"]);
}

/** The fragment of a draft that lacks nothing: one item of `quotes` or `mentions`. */
function fragment(draft) {
  const article = articleById.get(draft.article);
  const text = texts.get(`article:${draft.article}`);
  const own = (place) => flow(selector(text, place, article.access !== "open"));
  const lines = [];
  const list = (key, items, indent = "") =>
    items.length && lines.push(`${indent}${key}:`, ...items.map((item) => `${indent}- ${item}`));
  list(draft.kind === "quote" ? "content" : "span", draft.content.map(own));
  if (draft.kind === "quote") quoteLines(draft, lines, list, own);
  else mentionLines(draft, lines, list, own);
  return lines.map((line, at) => `${at ? "  " : "- "}${line}\n`).join("");
}

function quoteLines(draft, lines, list, own) {
  if (draft.source) lines.push(`source: ${own(draft.source)}`);
  if (draft.cue) lines.push(`cue: ${own(draft.cue)}`);
  if (draft.speaker) lines.push(`speaker: ${draft.speaker}`);
  lines.push(
    `presentation: ${draft.presentation}`,
    `presentation_flags: [${draft.presentation_flags.join(", ")}]`,
    "clauses:",
  );
  for (const clause of draft.clauses) {
    lines.push(`- rendering: ${clause.rendering}`);
    if (draft.clauses.length > 1) list("parts", clause.parts.map(own), "  ");
    if (clause.rendering === "rendered") list("renders", clause.renders.map(rendered), "  ");
    if (clause.rendering === "unverifiable") lines.push(`  reason: ${clause.reason}`);
  }
  if (draft.meaning) {
    lines.push(`meaning: ${draft.meaning}`);
    if (isChange(draft.meaning)) lines.push(`meaning_locus: ${draft.meaning_locus}`);
    lines.push(`said: ${quoted(draft.said.trim())}`, `printed: ${quoted(draft.printed.trim())}`);
  }
  lines.push(`attribution: ${draft.attribution}`);
}

function mentionLines(draft, lines, list, own) {
  lines.push(`claim: ${draft.claim}`, `mode: ${draft.mode}`);
  if (draft.mode !== "asserted") {
    const link = [["speaker", draft.speaker]];
    if (draft.source) link.push(["source", own(draft.source)]);
    if (draft.cue) link.push(["cue", own(draft.cue)]);
    if (draft.factive) link.push(["factive", "true"]);
    list("chain", [flow(link)]);
  }
  list("renders", draft.renders.map(rendered));
  lines.push(`answers: ${flow(answersOf(draft))}`);
}

/** What is rendered: a passage by its id, or words of a statement. */
function rendered(place) {
  if (place.passage) return flow([["passage", place.passage]]);
  return flow([["statement", place.statement], ...selector(texts.get(`statement:${place.statement}`), place, false)]);
}
