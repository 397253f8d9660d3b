// The frame: what stands above, around and below the sections.

function section(id, title, ...children) {
  return element(
    "section",
    { "aria-labelledby": `${id}-title`, class: id },
    element("h2", { id: `${id}-title`, tabindex: "-1" }, title),
    ...children,
  );
}

const SAID_FOR = 6000;
let silence = 0;

/** Say something in passing: shown for a while at the foot of the page, and spoken. */
function say(words) {
  const place = document.getElementById("said");
  place.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => place.replaceChildren(), SAID_FOR);
}

function drawPage() {
  document.body.prepend(
    element("div", { class: "skip" }, jump("Skip to the statement", "statement-title")),
    header(),
    element(
      "div",
      { class: "frame" },
      element(
        "main",
        { id: "main" },
        ...banners(),
        gridSection(),
        recordsSection(),
        articlesSection(),
        claimsSection(),
        conflictsSection(),
      ),
      detailPanel(),
      composerPanel(),
    ),
    footer(),
    keysDialog(),
  );
}

function header() {
  const facts = [
    page.event,
    page.date,
    page.is_fiction ? "invented" : "real",
    page.split ? `split ${page.split}` : "no split",
    page.corpus,
  ];
  return element(
    "header",
    {},
    element(
      "div",
      { class: "title" },
      element("h1", { tabindex: "-1" }, value(page.title)),
      element("p", { class: "facts" }, facts.join(" · ")),
    ),
    element(
      "nav",
      { "aria-label": "Sections" },
      element(
        "ul",
        {},
        ...[
          ["statement", "Statement"],
          ["records", "Quotes and mentions"],
          ["articles", "Articles"],
          ["claims", "Claims"],
          ["conflicts", "Conflicts"],
        ].map(([id, name]) => element("li", {}, jump(name, `${id}-title`))),
      ),
    ),
    element("search", { role: "search", "aria-label": "Filters" }, filterForm()),
  );
}

function footer() {
  return element(
    "footer",
    {},
    element("p", {}, "Written by corpus-tools show --html. It loads nothing and sends nothing."),
  );
}

function banners() {
  const restricted = page.articles.filter((article) => article.access !== "open");
  const held = restricted.filter((article) => article.text !== null);
  const suggested = [
    [[...records.values()], "record"],
    [page.articles.flatMap((article) => article.zones), "zone"],
  ].flatMap(([all, kind]) => {
    const count = all.filter((one) => one.suggested).length;
    return count ? [plural(count, kind)] : [];
  });
  return [
    held.length
      ? element(
          "p",
          { class: "banner restricted", role: "note" },
          `This page contains text that may not be passed on (${held.map((article) => article.id).join(", ")}). Keep it on this machine.`,
        )
      : null,
    restricted.length > held.length
      ? element(
          "p",
          { class: "banner", role: "note" },
          `The text of ${restricted
            .filter((article) => article.text === null)
            .map((article) => article.id)
            .join(
              ", ",
            )} is restricted and not at hand: positions and labels stand in its place. Gists and claims are the annotator’s words.`,
        )
      : null,
    suggested.length
      ? element(
          "p",
          { class: "banner", role: "note" },
          `${suggested.join(" and ")} proposed by a program and not confirmed: marked with *, and outlined with dashes.`,
        )
      : null,
    ...page.unreadable.map((file) =>
      element(
        "p",
        { class: "banner", role: "note" },
        value(file),
        " could not be read and is left out; corpus-tools check says why.",
      ),
    ),
    page.note ? element("p", { class: "note" }, "Note: ", value(page.note)) : null,
  ].filter(Boolean);
}
