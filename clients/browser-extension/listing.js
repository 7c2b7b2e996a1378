/** Shows what was found on a page: how many sentences got which verdict, and each of them to choose from. */

import { drawSign, make } from "./elements.js";
import { BY_WEIGHT, count, WORDS } from "./words.js";

/** The elements that show a checked page; `choose` is called with the index of a sentence. */
export function showListing({ sentences, wasCut, overLimit }, choose) {
  return [
    make("h2", { id: "page", tabindex: -1 }, heading(sentences)),
    sentences.length > 0 && showCounts(sentences),
    (wasCut || overLimit > 0) &&
      make(
        "p",
        { class: "note" },
        "The page is longer than the service reads at once: its end is not checked.",
      ),
    BY_WEIGHT.map((verdict) => showGroup(verdict, sentences, choose)),
  ];
}

function heading(sentences) {
  return sentences.length ? `${count(sentences.length, "sentence")} checked` : "Nothing here can be checked";
}

function showCounts(sentences) {
  const counted = BY_WEIGHT.map((verdict) => [verdict, having(verdict, sentences).length]).filter(
    ([, number]) => number,
  );
  return make(
    "ul",
    { class: "counts" },
    counted.map(([verdict, number]) =>
      make("li", { class: verdict }, drawSign(verdict), make("b", {}, String(number)), ` ${verdict}`),
    ),
  );
}

/** The sentences of one verdict; those that nothing bears on are many, and folded away. */
function showGroup(verdict, sentences, choose) {
  const own = having(verdict, sentences);
  if (!own.length) {
    return null;
  }
  const list = make(
    "ol",
    { class: "sentences" },
    own.map((sentence) => showSentence(sentence, choose)),
  );
  if (verdict === "unverified") {
    return make(
      "details",
      { class: verdict },
      make("summary", {}, `${WORDS[verdict]} (${own.length})`),
      list,
    );
  }
  return make("section", { class: verdict }, make("h3", {}, drawSign(verdict), WORDS[verdict]), list);
}

function showSentence({ index, text, found }, choose) {
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "sentence", "data-index": index, onclick: () => choose(index) },
      text,
    ),
    !found && make("p", { class: "small" }, "Not marked: the page has changed here."),
  );
}

function having(verdict, sentences) {
  return sentences.filter(({ result }) => result.verdict === verdict);
}
