// The composer: select words, choose labels, copy a fragment for the annotation file.

let draft = emptyDraft("quote");
let selected = null;

function emptyDraft(kind) {
  return {
    kind,
    article: "",
    content: [],
    source: null,
    cue: null,
    speaker: "",
    presentation: "marked",
    presentation_flags: [],
    clauses: [emptyClause()],
    meaning: "",
    meaning_locus: "",
    said: "",
    printed: "",
    attribution: "correct",
    claim: "",
    mode: "attributed_indirect",
    factive: false,
    renders: [],
    answers: {},
  };
}

function emptyClause() {
  return { parts: [], rendering: "rendered", renders: [], reason: "" };
}

function composerPanel() {
  return element(
    "aside",
    { id: "composer", class: "panel", "aria-labelledby": "composer-title", hidden: true },
    element(
      "div",
      { class: "panel-head" },
      element("h2", { id: "composer-title", tabindex: "-1" }, "Annotate"),
      button("close", { class: "plain" }, closeComposer),
    ),
    element(
      "p",
      { class: "means" },
      "Select words in an article or in the statement, then press a button that takes them.",
    ),
    element("p", { id: "selected", class: "selected", role: "status" }, "Nothing is selected."),
    finder(),
    element("form", { id: "composer-form", on: { submit: (event) => event.preventDefault() } }),
    element("h3", {}, "Fragment"),
    element("p", { id: "fragment-goal", class: "means" }),
    element("ul", { id: "lacking", class: "lacking" }),
    element("textarea", {
      id: "fragment",
      readonly: true,
      rows: "12",
      "aria-label": "Fragment to paste",
      spellcheck: "false",
      hidden: true,
    }),
    element(
      "p",
      { class: "tools" },
      button("copy", { id: "copy-fragment", hidden: true }, () =>
        copy(document.getElementById("fragment").value, "The fragment is copied."),
      ),
      button("start anew", { class: "plain" }, () => {
        draft = emptyDraft(draft.kind);
        drawComposer();
      }),
    ),
  );
}

/** For whoever cannot, or would rather not, select with a pointer: find the words by typing them. */
function finder() {
  const where = element(
    "select",
    { id: "find-in" },
    ...[...texts.keys()].map((name) => element("option", { value: name }, name.replace(":", " "))),
  );
  const words = element("input", { id: "find-words", type: "text", autocomplete: "off" });
  const find = (step) => {
    const text = texts.get(where.value);
    const places = text && words.value ? text.places(words.value) : [];
    const before = selected && selected.name === where.value && step ? places.indexOf(selected.start) : -1;
    if (!places.length) return take(null, "These words do not stand there, letter for letter.");
    const start = places[(before + 1) % places.length];
    return take(
      { name: where.value, start, end: start + [...words.value].length },
      `place ${((before + 1) % places.length) + 1} of ${places.length}`,
    );
  };
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find(true);
  });
  if (!texts.size) return element("p", { class: "empty" }, "No text is at hand, so there is nothing to select in.");
  return element(
    "details",
    { class: "finder" },
    element("summary", {}, "or find words by typing them"),
    element("label", {}, "in ", where),
    element("label", {}, "words ", words),
    button("find", {}, () => find(false)),
    button("next place", {}, () => find(true)),
  );
}

/** Take note of what is selected; it stays until something else is. */
function noteSelection() {
  const place = selectedPlace(document.getSelection(), texts);
  if (place) take(place);
}

function take(place, remark = "") {
  selected = place;
  const words = place && texts.get(place.name).slice(place.start, place.end);
  document
    .getElementById("selected")
    .replaceChildren(
      ...(place
        ? [
            value(words.length > 160 ? `${words.slice(0, 80)} … ${words.slice(-60)}` : words),
            element(
              "span",
              { class: "id" },
              ` ${place.name.replace(":", " ")} ${place.start}–${place.end}${remark ? `, ${remark}` : ""}`,
            ),
          ]
        : [remark || "Nothing is selected."]),
    );
  for (const taker of document.querySelectorAll("#composer [data-takes]"))
    taker.disabled = !canTake(taker.dataset.takes);
}

function canTake(kind) {
  if (!selected) return false;
  const [type, name] = splitOnce(selected.name, ":");
  return kind === type && (kind === "statement" || !draft.article || draft.article === name);
}

function openComposer(kind, opener) {
  closePanel(false);
  if (kind && kind !== draft.kind) draft = { ...emptyDraft(kind), article: draft.article };
  const panel = document.getElementById("composer");
  panel.hidden = false;
  panel.returnTo = opener;
  document.body.classList.add("has-panel");
  drawComposer();
  document.getElementById("composer-title").focus();
}

function closeComposer() {
  const panel = document.getElementById("composer");
  if (panel.hidden) return false;
  panel.hidden = true;
  document.body.classList.remove("has-panel");
  (panel.returnTo ?? document.getElementById("annotate")).focus();
  return true;
}

function drawFragment() {
  const lacks = lacking(draft);
  const field = document.getElementById("fragment");
  document.getElementById("lacking").replaceChildren(...lacks.map((words) => element("li", {}, words)));
  document.getElementById("fragment-goal").textContent = lacks.length
    ? "Still needed:"
    : `Paste it into ${draft.kind}s: of ${articleById.get(draft.article).file}, then run corpus-tools fix ${page.event}.`;
  field.hidden = lacks.length > 0;
  document.getElementById("copy-fragment").hidden = lacks.length > 0;
  field.value = lacks.length ? "" : fragment(draft);
  field.rows = Math.min(24, field.value.split("\n").length + 1);
}
