/**
 * Reads the article of a page as plain text, and finds the way back from the text to the page.
 *
 * The text is made of the page's text nodes as they are displayed: white space runs together, blocks and
 * line breaks begin a new line, and what no reader takes for the article (menus, forms, footnote signs,
 * what is not displayed) is left out. Each word remembers its node, so that offsets of the service, which
 * count code points, become ranges over exactly those words. The page is only read, never changed.
 *
 * A classic script: Chromium has no modules for what is put into a page. It knows no extension API.
 */

globalThis.claimsideReading ??= (() => {
  /** As many characters as the service takes. */
  const LIMIT = 200_000;

  const ARTICLE = "article, [role='article'], [itemprop~='articleBody']";
  const MAIN = "main, [role='main']";
  /** An article of a page with several, a list of teasers say, is not the text of that page. */
  const SHARE = 0.5;

  const SKIPPED = [
    "script, style, noscript, template, iframe, object, embed, svg, math, canvas, audio, video",
    "form, input, textarea, select, button, dialog, menu, nav, aside, footer",
    "[hidden], [aria-hidden='true'], [role='navigation'], [role='complementary'], [role='contentinfo']",
    "[role='search'], [role='menu'], [role='toolbar'], [role='dialog'], [role='form'], [role='button']",
    "sup:has(> a[href^='#'])",
  ].join(", ");
  /** Inside an article another one is a comment on it, after the HTML standard. */
  const COMMENT = "article article";

  /* White space as the service sees it, and characters that only tell where a line may break. */
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const UNSEEN = "\\xad\\u200b\\u2060\\ufeff";
  const WORDS = new RegExp(`[^${SPACE}${UNSEEN}]+`, "g");
  const HAS_SPACE = new RegExp(`[${SPACE}]`);

  const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/;
  const PUBLISHED_META = [
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='datePublished' i]",
    "meta[name='date' i]",
  ].join(", ");
  const PUBLISHED_TIME = "time[itemprop~='datePublished'], time[pubdate], article header time";
  const PUBLISHED_JSON = /"datePublished"\s*:\s*"([^"]+)"/;

  /** `{ text, publishedOn, wasCut, ... }`, to find ranges with; `text` is empty where the page has none. */
  function readArticle() {
    const root = findArticle();
    const { text: whole, words } = new Collector(root).read();
    const end = whole.length > LIMIT ? Math.max(whole.lastIndexOf("\n", LIMIT), 0) || LIMIT : whole.length;
    const text = clean(whole.slice(0, end));
    return {
      text,
      points: findPoints(text),
      wasCut: end < whole.length,
      publishedOn: findDay(),
      words,
      root,
    };
  }

  /** The element that holds the article: the fullest one marked so, else the main part of the page. */
  function findArticle() {
    const whole = document.querySelector(MAIN) ?? document.body ?? document.documentElement;
    const articles = [...document.querySelectorAll(ARTICLE)].map((root) => [root, fullness(root)]);
    const [fullest, most] = articles.reduce((a, b) => (b[1] > a[1] ? b : a), [whole, 0]);
    return most >= SHARE * fullness(whole) ? fullest : whole;
  }

  function fullness(root) {
    return [...root.querySelectorAll("p")].reduce((sum, { textContent }) => sum + textContent.length, 0);
  }

  /** The day of publication, where the page says it to machines: "2024-08-13"; else null. */
  function findDay() {
    const json = [...document.querySelectorAll("script[type='application/ld+json']")].map(
      ({ textContent }) => PUBLISHED_JSON.exec(textContent)?.[1],
    );
    const said = [
      ...[...document.querySelectorAll(PUBLISHED_META)].map(({ content }) => content),
      ...json,
      ...[...document.querySelectorAll(PUBLISHED_TIME)].map(({ dateTime }) => dateTime),
    ];
    const days = said.map((day) => DAY.exec(day ?? "")?.[0]);
    return days.find((day) => day && new Date(`${day}T00:00Z`).toISOString().startsWith(day)) ?? null;
  }

  /** Walks the page once. `words` are `{ start, node, offset, length }` in the order of the text. */
  class Collector {
    constructor(root) {
      this.root = root;
      this.skipped = root.matches(ARTICLE) ? `${SKIPPED}, ${COMMENT}` : SKIPPED;
      this.parts = [];
      this.length = 0;
      this.words = [];
      this.gap = "";
    }

    read() {
      this.visitChildren(this.root, getComputedStyle(this.root));
      return { text: this.parts.join(""), words: this.words };
    }

    visitChildren(parent, style) {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          this.addText(node, style);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          this.visit(node);
        }
      }
    }

    visit(element) {
      if (element.localName === "br") {
        this.gap = "\n";
        return;
      }
      const style = getComputedStyle(element);
      if (style.display === "none") {
        return;
      }
      const isBlock = !/^(inline|contents|ruby)/.test(style.display) && !isDropCap(element, style);
      if (isBlock) {
        this.gap = "\n";
      }
      if (!element.matches(this.skipped) && !isForListeners(element, style)) {
        this.visitChildren(element, style);
      }
      if (isBlock) {
        this.gap = "\n";
      }
    }

    addText(node, style) {
      if (style.visibility !== "visible") {
        this.widenGap(" ", false); // it takes its room all the same
        return;
      }
      const keepsLines = /^(pre|break)/.test(style.whiteSpaceCollapse ?? style.whiteSpace);
      let done = 0;
      for (const { 0: word, index } of node.data.matchAll(WORDS)) {
        this.widenGap(node.data.slice(done, index), keepsLines);
        this.addWord(word, node, index);
        done = index + word.length;
      }
      this.widenGap(node.data.slice(done), keepsLines);
    }

    widenGap(between, keepsLines) {
      if (keepsLines && between.includes("\n")) {
        this.gap = "\n";
      } else if (!this.gap && HAS_SPACE.test(between)) {
        this.gap = " ";
      }
    }

    addWord(word, node, offset) {
      const gap = this.length ? this.gap : "";
      this.gap = "";
      this.words.push({ start: this.length + gap.length, node, offset, length: word.length });
      this.parts.push(gap, word);
      this.length += gap.length + word.length;
    }
  }

  /** A first letter set large floats, which makes a block of it, and yet belongs to its word. */
  function isDropCap(element, style) {
    return style.float !== "none" && element.textContent.trim().length <= 2;
  }

  /** Text of a pixel's size is there for screen readers, and is mostly about the page. */
  function isForListeners(element, style) {
    return style.position === "absolute" && style.overflow === "hidden" && element.offsetWidth <= 1;
  }

  /** What no JSON text should hold becomes the replacement character; the length stays. */
  function clean(text) {
    return text.replaceAll("\0", "\ufffd").toWellFormed();
  }

  /**
   * The ranges over the words of `text[start:end]`, in code points: one for each text node they stand in.
   *
   * None where the page has changed since it was read and does not hold those words any more.
   */
  function findRanges({ text, points, words }, start, end) {
    const [from, to] = points ? [points[start], points[end]] : [start, end];
    const ranges = [];
    for (let at = firstWordAfter(words, from); at < words.length && words[at].start < to; at++) {
      const word = words[at];
      const [first, last] = [Math.max(word.start, from), Math.min(word.start + word.length, to)];
      const [low, high] = [word.offset + first - word.start, word.offset + last - word.start];
      if (!word.node.isConnected || clean(word.node.data.slice(low, high)) !== text.slice(first, last)) {
        return [];
      }
      extend(ranges, word.node, low, high);
    }
    return ranges;
  }

  function extend(ranges, node, low, high) {
    const last = ranges.at(-1);
    if (last?.startContainer === node) {
      last.setEnd(node, high);
      return;
    }
    const range = document.createRange();
    range.setStart(node, low);
    range.setEnd(node, high);
    ranges.push(range);
  }

  /** The index of the first word that ends after an offset. */
  function firstWordAfter(words, offset) {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle].start + words[middle].length <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where each code point stands in a string, which counts UTF-16 units; null where both agree. */
  function findPoints(text) {
    if (!/[\ud800-\udbff]/.test(text)) {
      return null;
    }
    const points = [];
    for (let units = 0; units < text.length; units += text.codePointAt(units) > 0xffff ? 2 : 1) {
      points.push(units);
    }
    return [...points, text.length];
  }

  /** `text[start:end]`, in code points. */
  function sliceText({ text, points }, start, end) {
    return points ? text.slice(points[start], points[end]) : text.slice(start, end);
  }

  return { readArticle, findRanges, sliceText };
})();
