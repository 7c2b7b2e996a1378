/**
 * Marks sentences in a page, and takes the marks off again.
 *
 * Sentences are underlined by the CSS Custom Highlight API, which paints without touching the document. The
 * small signs beside them stand in one element of our own behind the page's body, out of its flow: taking
 * that element away leaves the document exactly as it was. Page styles do not reach into its shadow tree.
 */

globalThis.claimsidePage ??= (() => {
  const WORDS = {
    supported: "Supported",
    contradicted: "Contradicted",
    disputed: "Disputed",
    unverified: "Unverified",
  };
  const VERDICTS = Object.keys(WORDS);
  const OPEN = "claimside-open";
  const SIGN_SIZE = 12;
  /** How far a sign reaches into its line: over the full stop, and not as low as the capitals beside it. */
  const SIGN_DEPTH = 4;
  /** A click on one of these is meant for the page. */
  const INTERACTIVE =
    "a, button, input, select, textarea, label, summary, video, audio, [contenteditable], [onclick]";

  const SIGN_STYLES = `
    button {
      all: unset; position: absolute; box-sizing: border-box; width: ${SIGN_SIZE}px; height: ${SIGN_SIZE}px;
      border-radius: 3px; cursor: pointer; background: var(--ground); box-shadow: 0 0 0 1px var(--ground);
    }
    button::after { content: ""; position: absolute; inset: -5px; }
    button:focus-visible { outline: 2px solid #1d4f91; outline-offset: 2px; }
    button:hover { transform: scale(1.3); }
    .supported, .unverified { border-radius: 50%; }
    .light { --ground: #fff; --yes: #17663a; --no: #a62720; --both: #7f5200; --none: #50555c; }
    .dark { --ground: #131518; --yes: #7dd6a3; --no: #ff9d93; --both: #f2c464; --none: #b0b5bb; }
    .supported { color: var(--yes); } .contradicted { color: var(--no); }
    .disputed { color: var(--both); } .unverified { color: var(--none); }
    svg { display: block; width: 100%; height: 100%; overflow: visible; }
    .body { fill: currentColor; }
    .stroke, .hollow, .own { fill: none; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }
    .stroke { stroke: var(--ground); } .hollow, .own { stroke: currentColor; }
    .lost { display: none; }
    @media print { button { display: none; } }
  `;

  let reading = null;
  let shown = null;

  /** The article's text for the service; what it takes to find its words again is kept here. */
  function read() {
    clear();
    reading = globalThis.claimsideReading.readArticle();
    const { text, publishedOn, wasCut } = reading;
    return { text, publishedOn, wasCut };
  }

  /** Mark what is still there; the indices of those marks. */
  function mark(marks) {
    clear();
    const found = marks.map(locate).filter(({ ranges }) => ranges.length);
    shown = new Shown(found, reading.root);
    return found.map(({ index }) => index);
  }

  /** A mark with its ranges; without any where the page or the text has changed. */
  function locate(mark) {
    const { sliceText, findRanges } = globalThis.claimsideReading;
    const isSame = sliceText(reading, mark.start, mark.end) === mark.text;
    const ranges = isSame ? findRanges(reading, mark.start, mark.end) : [];
    return { ...mark, ranges };
  }

  function clear() {
    shown?.remove();
    shown = null;
  }

  /** The marks on the page, from their making to their removal. */
  class Shown {
    constructor(marks, root) {
      this.marks = marks;
      this.root = root;
      this.ended = new AbortController();
      this.host = makeHost(stackingLevel(root));
      this.paint();
      this.addSigns();
      this.listen();
      this.place();
    }

    paint() {
      for (const verdict of VERDICTS) {
        const ranges = this.marks.filter((mark) => mark.verdict === verdict).flatMap((mark) => mark.ranges);
        CSS.highlights.set(`claimside-${verdict}`, new Highlight(...ranges));
      }
    }

    addSigns() {
      const shadow = this.host.attachShadow({ mode: "closed" });
      const styles = new CSSStyleSheet();
      styles.replaceSync(SIGN_STYLES);
      shadow.adoptedStyleSheets = [styles];
      this.group = document.createElement("div");
      this.group.setAttribute("role", "region");
      this.group.setAttribute("aria-label", "Sentences that Claimside has checked");
      this.signs = this.marks.map((mark) => makeSign(mark));
      this.group.append(...this.signs);
      shadow.append(this.group);
      document.documentElement.append(this.host);
    }

    listen() {
      const { signal } = this.ended;
      const soon = () => this.placeSoon();
      addEventListener("resize", soon, { signal });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon, { signal });
      document.addEventListener("scroll", soon, { signal, capture: true, passive: true });
      document.addEventListener("load", soon, { signal, capture: true });
      document.addEventListener("click", (event) => this.click(event), { signal });
      this.observer = new ResizeObserver(soon);
      this.observer.observe(this.root);
      this.observer.observe(document.documentElement);
    }

    placeSoon() {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = undefined;
        this.place();
      });
    }

    /** Put each sign at the end of its sentence. All is measured before anything is moved. */
    place() {
      const origin = this.host.getBoundingClientRect();
      const widest = document.documentElement.clientWidth - SIGN_SIZE - origin.left;
      this.group.className = isDark(this.root) ? "dark" : "light";
      const ends = this.marks.map(({ ranges }) => [...ranges.at(-1).getClientRects()].at(-1));
      this.signs.forEach((sign, at) => {
        const end = ends[at];
        sign.classList.toggle("lost", !end?.width);
        if (end?.width) {
          sign.style.left = `${Math.min(end.right - origin.left - SIGN_DEPTH, widest)}px`;
          sign.style.top = `${end.top - origin.top - SIGN_SIZE + SIGN_DEPTH}px`;
        }
      });
    }

    click(event) {
      const meant = event.button === 0 && !event.defaultPrevented && getSelection().isCollapsed;
      if (meant && !event.composedPath()[0].closest?.(INTERACTIVE)) {
        const hit = this.marks.find(({ ranges }) => ranges.some((range) => isUnder(range, event)));
        if (hit) {
          choose(hit.index);
        }
      }
    }

    /** Stress one sentence and bring it into view; null stresses none. */
    show(index) {
      const mark = this.marks.find((one) => one.index === index);
      CSS.highlights.set(OPEN, new Highlight(...(mark?.ranges ?? [])));
      if (mark && !isInView(mark.ranges[0])) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        const place = mark.ranges[0].startContainer.parentElement;
        place.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
      }
    }

    remove() {
      this.ended.abort();
      this.observer.disconnect();
      cancelAnimationFrame(this.frame);
      this.host.remove();
      for (const name of [...VERDICTS.map((verdict) => `claimside-${verdict}`), OPEN]) {
        CSS.highlights.delete(name);
      }
    }
  }

  /** Our one element: of no size, out of the flow, and out of reach of the page's styles. */
  function makeHost(level) {
    const host = document.createElement("claimside-marks");
    const style = { all: "initial", position: "absolute", top: "0", left: "0", "z-index": level };
    for (const [name, value] of Object.entries(style)) {
      host.style.setProperty(name, value, "important");
    }
    return host;
  }

  /** The level on which the page stacks the article: signs lie right above it, and below its menus. */
  function stackingLevel(root) {
    let level = "auto";
    for (let element = root; element; element = element.parentElement) {
      const { zIndex, position } = getComputedStyle(element);
      level = zIndex !== "auto" && position !== "static" ? zIndex : level;
    }
    return level;
  }

  /** Whether the page writes in a light colour, and so on a dark ground. */
  function isDark(root) {
    const [red, green, blue] = getComputedStyle(root).color.match(/\d+/g).map(Number);
    return 0.3 * red + 0.6 * green + 0.1 * blue > 128;
  }

  function makeSign({ index, verdict, text }) {
    const sign = document.createElement("button");
    sign.type = "button";
    sign.className = verdict;
    sign.append(globalThis.claimsideSigns.draw(verdict));
    sign.title = `${WORDS[verdict]}. Show who says what`;
    sign.setAttribute("aria-label", `${WORDS[verdict]}: ${text}`);
    sign.addEventListener("click", () => choose(index));
    return sign;
  }

  function isUnder(range, { clientX, clientY }) {
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) =>
        clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
    );
  }

  function isInView(range) {
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }

  /** Ask for the evidence. An extension that was reloaded or removed meanwhile cannot be asked. */
  function choose(index) {
    if (chrome.runtime?.id) {
      chrome.runtime.sendMessage({ chosen: index });
    } else {
      clear();
    }
  }

  chrome.runtime.onMessage.addListener((message, _sender, answer) => {
    const answers = {
      mark: () => mark(message.marks),
      clear: () => (clear(), true),
      show: () => (shown?.show(message.index), true),
      ask: () => shown !== null,
    };
    answer(answers[message.page]?.());
  });
  // A page that comes back from the history would come back with marks that nobody knows of.
  addEventListener("pagehide", clear);

  return { read };
})();
