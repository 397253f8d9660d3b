// The form of the composer: a field for each thing that a fragment needs.

const QUOTE_SLOTS = [
  ["content", "Words of the quote, without the outer marks", true],
  ["source", "Who speaks (words)", false],
  ["cue", "What attributes (words)", false],
];
const MENTION_SLOTS = [
  ["content", "Words of the mention", true],
  ["source", "Who speaks (words)", false],
  ["cue", "What attributes (words)", false],
];

function change(key, isDrawn = false) {
  return (event) => {
    draft[key] = event.target.value;
    if (isDrawn) drawComposer();
    else drawFragment();
  };
}

/** Draw the form anew, the focus kept where it was. */
function drawComposer() {
  const focused = document.activeElement?.id;
  const form = document.getElementById("composer-form");
  const slots = draft.kind === "quote" ? QUOTE_SLOTS : MENTION_SLOTS;
  form.replaceChildren(
    choice("kind", "Record", ["quote", "mention"], draft.kind, (event) => {
      draft = { ...emptyDraft(event.target.value), article: draft.article, content: draft.content };
      drawComposer();
    }),
    element(
      "p",
      { class: "slot" },
      element("span", { class: "axis" }, "article"),
      " ",
      draft.article ? value(draft.article) : "the one the first words are taken from",
    ),
    ...slots.map(([key, name, isList]) => slot(key, name, isList)),
    choice(
      "speaker",
      "Speaker",
      [["", "nobody"], ...page.entities.map((one) => [one.id, `${one.name} (${one.id})`])],
      draft.speaker,
      change("speaker"),
    ),
    ...(draft.kind === "quote" ? quoteFields() : mentionFields()),
  );
  take(selected);
  drawFragment();
  if (focused) document.getElementById(focused)?.focus();
}

function choice(id, name, options, chosen, listener) {
  return element(
    "label",
    { class: "field" },
    element("span", {}, name),
    element(
      "select",
      { id: `choose-${id}`, on: { change: listener } },
      ...options.map((option) => {
        const [key, words] = Array.isArray(option) ? option : [option, option || "–"];
        const made = element("option", { value: key, title: definitionOf(id, key) }, words);
        made.selected = key === chosen;
        return made;
      }),
    ),
  );
}

function definitionOf(axis, key) {
  return page.vocabulary[axis.replace(/-\d+$/, "")]?.[key] ?? null;
}

function vocabulary(axis, without = []) {
  return Object.keys(page.vocabulary[axis]).filter((key) => !without.includes(key));
}

function typed(key, name) {
  const field = element("input", { type: "text", id: `type-${key}`, autocomplete: "off", on: { input: change(key) } });
  field.value = draft[key];
  return element("label", { class: "field" }, element("span", {}, name), field);
}

/** Words taken from the article, with the button that takes them. */
function slot(key, name, isList) {
  const filled = isList ? draft[key] : [draft[key]].filter(Boolean);
  return takenWords(
    key,
    name,
    "article",
    filled,
    (place) => {
      if (!draft.article) draft.article = splitOnce(selected.name, ":")[1];
      draft[key] = isList ? inOrder([...draft[key], place]) : place;
    },
    (at) => {
      draft[key] = isList ? draft[key].filter((_, other) => other !== at) : null;
    },
  );
}

function takenWords(id, name, kind, filled, add, drop) {
  const shown = filled.map((place, at) =>
    element(
      "li",
      {},
      value(placeWords(place, kind)),
      button("remove", { class: "plain", "aria-label": `remove ${placeWords(place, kind)}` }, () => {
        drop(at);
        drawComposer();
      }),
    ),
  );
  const taker = button(
    "take selection",
    { id: `take-${id}`, "data-takes": kind, "aria-label": `take selection as ${name}` },
    () => {
      add(
        kind === "article"
          ? { start: selected.start, end: selected.end }
          : { statement: splitOnce(selected.name, ":")[1], start: selected.start, end: selected.end },
      );
      drawComposer();
    },
  );
  return element(
    "div",
    { class: "slot" },
    element("p", {}, element("span", {}, name), taker),
    filled.length ? element("ul", {}, ...shown) : null,
  );
}

function placeWords(place, kind) {
  if (place.passage) return `passage ${place.passage}`;
  return texts
    .get(kind === "article" ? `article:${draft.article}` : `statement:${place.statement}`)
    .slice(place.start, place.end);
}

function inOrder(places) {
  return [...places].sort((one, other) => one.start - other.start);
}

function quoteFields() {
  const flags = element(
    "fieldset",
    {},
    element("legend", {}, "Presentation flags"),
    ...vocabulary("presentation_flag").map((flag) => {
      const box = element("input", {
        type: "checkbox",
        on: {
          change: (event) => {
            draft.presentation_flags = vocabulary("presentation_flag").filter((one) =>
              one === flag ? event.target.checked : draft.presentation_flags.includes(one),
            );
            drawFragment();
          },
        },
      });
      box.checked = draft.presentation_flags.includes(flag);
      return element("label", { title: page.vocabulary.presentation_flag[flag] }, box, ` ${flag}`);
    }),
  );
  return [
    choice("presentation", "Presentation", vocabulary("presentation"), draft.presentation, change("presentation")),
    flags,
    ...draft.clauses.map(clauseFields),
    button("add a clause", { id: "add-clause", class: "plain" }, () => {
      draft.clauses.push(emptyClause());
      drawComposer();
    }),
    choice("attribution", "Attribution", vocabulary("attribution"), draft.attribution, change("attribution")),
    choice("meaning", "Meaning", [["", "not asked"], ...vocabulary("meaning")], draft.meaning, change("meaning", true)),
    ...(draft.meaning
      ? [
          isChange(draft.meaning)
            ? choice(
                "meaning_locus",
                "Locus",
                ["", ...vocabulary("meaning_locus")],
                draft.meaning_locus,
                change("meaning_locus"),
              )
            : null,
          typed("said", "Said, in own words"),
          typed("printed", "Printed, in own words"),
        ].filter(Boolean)
      : []),
  ];
}

function clauseFields(clause, at) {
  const set = (key) => (event) => {
    clause[key] = event.target.value;
    drawComposer();
  };
  return element(
    "fieldset",
    { class: "clause-fields" },
    element("legend", {}, draft.clauses.length > 1 ? `Clause ${at + 1}` : "Clause: the whole content"),
    draft.clauses.length > 1
      ? takenWords(
          `parts-${at}`,
          "Words of the clause",
          "article",
          clause.parts,
          (place) => {
            clause.parts = inOrder([...clause.parts, place]);
          },
          (which) => {
            clause.parts.splice(which, 1);
          },
        )
      : null,
    choice(`rendering-${at}`, "Rendering", vocabulary("rendering"), clause.rendering, set("rendering")),
    clause.rendering === "rendered" ? rendersSlot(`renders-${at}`, clause) : null,
    clause.rendering === "unverifiable"
      ? choice(`reason-${at}`, "Reason", ["", ...vocabulary("reason")], clause.reason, set("reason"))
      : null,
    draft.clauses.length > 1
      ? button("remove this clause", { class: "plain" }, () => {
          draft.clauses.splice(at, 1);
          drawComposer();
        })
      : null,
  );
}

/** What is rendered: words of a statement, or a passage where the statement has no text. */
function rendersSlot(id, holder) {
  const closed = page.statements
    .filter((statement) => statement.text === null)
    .flatMap((statement) => statement.passages);
  const drop = (at) => {
    holder.renders.splice(at, 1);
  };
  const fromWords = takenWords(
    id,
    "Words of the statement",
    "statement",
    holder.renders,
    (place) => {
      holder.renders.push(place);
    },
    drop,
  );
  if (!closed.length) return fromWords;
  return element(
    "div",
    {},
    fromWords,
    choice(
      `passage-${id}`,
      "or a passage",
      [["", "choose"], ...closed.map((one) => [one.id, `${one.id}: ${one.gist}`])],
      "",
      (event) => {
        if (event.target.value) holder.renders.push({ passage: event.target.value });
        drawComposer();
      },
    ),
  );
}

function mentionFields() {
  const factive = element("input", {
    type: "checkbox",
    on: {
      change: (event) => {
        draft.factive = event.target.checked;
        drawFragment();
      },
    },
  });
  factive.checked = draft.factive;
  return [
    choice("mode", "Mode", vocabulary("mode"), draft.mode, change("mode", true)),
    draft.mode === "asserted" ? null : element("label", {}, factive, " the cue takes its content for true (factive)"),
    choice(
      "claim",
      "Claim",
      [["", "choose"], ...page.claims.map((claim) => [claim.id, `${claim.id}: ${claim.text}`])],
      draft.claim,
      change("claim"),
    ),
    rendersSlot("renders", draft),
    ...askedQuestions(draft.answers).map(([name, question]) =>
      choice(name, question, ["", "yes", "no"], draft.answers[name] ?? "", (event) => {
        draft.answers[name] = event.target.value;
        drawComposer();
      }),
    ),
  ].filter(Boolean);
}
