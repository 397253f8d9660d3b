// Texts: positions in the data count code points, those of a string in JavaScript count UTF-16 units.

class Text {
  constructor(words) {
    this.words = words;
    /** Unit at which each code point begins; null where every code point is one unit. */
    this.units = null;
    if (/[\ud800-\udfff]/.test(words)) {
      this.units = [];
      let unit = 0;
      for (const point of words) {
        this.units.push(unit);
        unit += point.length;
      }
      this.units.push(unit);
    }
    this.length = this.units ? this.units.length - 1 : words.length;
  }

  /** Unit of a code point. */
  unit(point) {
    return this.units ? this.units[Math.min(point, this.length)] : point;
  }

  /** Code point that a unit belongs to; in the middle of one, the point itself or, with `up`, the next. */
  point(unit, up = false) {
    if (!this.units) return unit;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return this.units[low] === unit || up ? low : low - 1;
  }

  slice(start, end) {
    return this.words.slice(this.unit(start), this.unit(end));
  }

  /** How often words stand in the text, counted up to a limit. */
  places(words, limit = Infinity) {
    const found = [];
    for (let at = this.words.indexOf(words); at >= 0 && found.length < limit; at = this.words.indexOf(words, at + 1)) {
      found.push(this.point(at));
    }
    return found;
  }
}

/** A run of a text as an element that knows where it begins, so that a selection can be counted. */
function chunk(text, start, end, properties = {}) {
  return element("span", { ...properties, "data-unit": text.unit(start) }, text.slice(start, end));
}

/**
 * Where the selection stands: the text it lies in (`data-text` of an element around it) and its code points.
 * Null where nothing is selected, or not within one text.
 */
function selectedPlace(selection, texts) {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const chunks = [...document.querySelectorAll("[data-unit]")].filter((one) => range.intersectsNode(one));
  const names = new Set(chunks.map((one) => one.closest("[data-text]").dataset.text));
  if (names.size !== 1) return null;
  const name = [...names][0];
  const text = texts.get(name);
  const first = unitAt(chunks[0], range.startContainer, range.startOffset, 0);
  const lastChunk = chunks[chunks.length - 1];
  const last = unitAt(lastChunk, range.endContainer, range.endOffset, lastChunk.textContent.length);
  const trimmed = trim(text.words, first, last);
  return trimmed && { name, start: text.point(trimmed[0]), end: text.point(trimmed[1], true) };
}

function unitAt(one, container, offset, otherwise) {
  const isInside = container === one.firstChild;
  return Number(one.dataset.unit) + (isInside ? offset : otherwise);
}

function trim(words, start, end) {
  while (start < end && /\s/.test(words[start])) start += 1;
  while (end > start && /\s/.test(words[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}
