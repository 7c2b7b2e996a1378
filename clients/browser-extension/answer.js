/** Shows the service's answer about one statement: the verdict, then what each side has said. */

import { drawSign, make, makeLink } from "./elements.js";
import { count, head, MEANS, tail, WORDS, writeDay } from "./words.js";

/** Characters of the sentence around an excerpt that are shown on either side. */
const AROUND = 140;
/** Of the findings, which one a reader wants to be told first. */
const TOLD_FIRST = ["figure", "polarity", "speaker", "role", "date", "modality", "event", "wording"];

/** The elements that show an answer; `sides` are the sides' names by their id. */
export function showAnswer(text, answer, sides, corpus = answer.corpus) {
  return [
    showVerdict(text, answer),
    ...answer.by_side.map(({ side }) => showSide(side, answer, sides)),
    showNearMisses(answer.near_misses, sides),
    showOrigin(corpus),
  ];
}

function showVerdict(text, { verdict, statement }) {
  return make(
    "section",
    { class: `verdict ${verdict}`, "aria-labelledby": "verdict" },
    make("h2", { id: "verdict", tabindex: -1 }, drawSign(verdict), WORDS[verdict]),
    make("p", { class: "means" }, MEANS[verdict]),
    make("blockquote", { class: "asked" }, text),
    statement.attributed_to && make("p", { class: "small" }, `Read as said by ${statement.attributed_to}.`),
  );
}

function showSide(side, { evidence }, sides) {
  const own = evidence.filter(({ claim }) => claim.attribution.side === side);
  if (!own.length) {
    return null;
  }
  return make(
    "section",
    { class: "side", "aria-labelledby": `side-${side}` },
    make(
      "h3",
      { id: `side-${side}` },
      make("span", {}, sides[side] ?? side),
      make("span", { class: "tally" }, tally(own, "supports"), tally(own, "contradicts")),
    ),
    own.map(showEvidence),
  );
}

function tally(evidence, stance) {
  const number = evidence.filter((item) => item.stance === stance).length;
  const words = `${number === 1 ? "says" : "say"} ${stance === "supports" ? "so" : "otherwise"}`;
  return number > 0 && make("span", { class: `stance ${stance}` }, drawSign(stance), `${number} ${words}`);
}

function showEvidence({ stance, claim, findings, appearances }) {
  const told = findings.filter(({ outcome }) => outcome !== "silent");
  return make(
    "article",
    { class: `card ${stance}` },
    make(
      "p",
      { class: "head" },
      make(
        "span",
        { class: `stance ${stance}` },
        drawSign(stance),
        stance === "supports" ? "Says so" : "Says otherwise",
      ),
      showDay(claim),
    ),
    showExcerpt(claim, told),
    make("p", { class: "who" }, showSpeaker(claim)),
    make("p", { class: "where" }, showSource(claim)),
    appearances.map((copy) => make("p", { class: "where" }, "Also in ", showSource(copy))),
    showFindings(told, stance),
  );
}

function showDay({ stated_on: day }) {
  return day
    ? make("time", { class: "day", datetime: day }, writeDay(day))
    : make("span", { class: "day" }, "no day given");
}

function showExcerpt({ excerpt }, findings = []) {
  return make(
    "blockquote",
    {},
    make("span", { class: "around" }, tail(excerpt.before, AROUND)),
    stress(excerpt.text, findings),
    make("span", { class: "around" }, head(excerpt.after, AROUND)),
  );
}

/** The excerpt with what decided stressed in it: the figures, first of all. */
function stress(text, findings) {
  const pieces = [];
  let done = 0;
  for (const { at, words, outcome } of placed(text, findings)) {
    if (at >= done) {
      pieces.push(text.slice(done, at), make("mark", { class: outcome }, text.slice(at, at + words.length)));
      done = at + words.length;
    }
  }
  return [...pieces, text.slice(done)];
}

function placed(text, findings) {
  return findings
    .filter(({ aspect, in_claim: words }) => aspect === "figure" && words)
    .map(({ in_claim: words, outcome }) => ({ at: text.indexOf(words), words, outcome }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
}

function showSpeaker({ attribution: { speaker, role, relayed_by: relays }, source }) {
  const through = relays.length > 0 && make("span", { class: "small" }, ` through ${relays.join(", ")}`);
  if (!speaker) {
    return [make("strong", {}, source.outlet || "The outlet"), ", in its own voice", through];
  }
  return [make("strong", {}, speaker), role && `, ${role}`, through];
}

/** The finding that decided, and folded away all that was compared. */
function showFindings(findings, stance) {
  const decides = stance === "supports" ? "agrees" : "conflicts";
  const rank = ({ outcome, aspect }) => (outcome === decides ? 0 : 10) + TOLD_FIRST.indexOf(aspect);
  const [first, ...others] = [...findings].sort((a, b) => rank(a) - rank(b)).map(showFinding);
  return [
    first && make("ul", { class: "findings" }, first),
    others.length > 0 &&
      make(
        "details",
        { class: "compared" },
        make("summary", {}, `What else was compared (${others.length})`),
        make("ul", { class: "findings" }, others),
      ),
  ];
}

function showFinding({ outcome, message }) {
  return make("li", { class: outcome }, make("span", { class: "sr" }, `${outcome}: `), message);
}

function showSource({ source: { outlet, title, published_on: day, link, url } }) {
  const named = [
    make("cite", {}, outlet || title),
    day && [", ", make("time", { datetime: day }, writeDay(day))],
  ];
  const page = link ?? url;
  return [...named.flat(), page && [" ", makeLink(page, "Open at the words")]].flat();
}

function showNearMisses(misses, sides) {
  return (
    misses.length > 0 &&
    make(
      "details",
      { class: "near" },
      make("summary", {}, `Looked at, and no evidence (${misses.length})`),
      misses.map(({ claim, why_not: why }) => showNearMiss(claim, why, sides)),
    )
  );
}

function showNearMiss(claim, why, sides) {
  const { side } = claim.attribution;
  return make(
    "article",
    { class: "card" },
    make("p", { class: "head" }, make("span", { class: "small" }, sides[side] ?? side), showDay(claim)),
    make("p", { class: "why" }, `Not counted: ${why}`),
    showExcerpt(claim),
    make("p", { class: "who" }, showSpeaker(claim)),
    make("p", { class: "where" }, showSource(claim)),
  );
}

function showOrigin({ claims, documents }) {
  const counted = `From ${count(claims, "claim")} in ${count(documents, "document")}.`;
  const promise = "Claimside never says what is true: it shows who says what.";
  return make("p", { class: "small origin" }, `${counted} ${promise}`);
}
