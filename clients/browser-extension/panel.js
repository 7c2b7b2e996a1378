/** The panel of one tab: shows its state, and passes on to the service worker what the user asks for. */

import { showAnswer } from "./answer.js";
import { make } from "./elements.js";
import { showFailure } from "./failures.js";
import { showListing } from "./listing.js";
import { readSettings } from "./settings.js";
import { keyOf, NOTHING, readTab } from "./state.js";
import { count, head, MEANS, WORDS } from "./words.js";

const tabId = Number(new URLSearchParams(location.search).get("tab"));
const main = document.getElementById("main");
const nav = document.getElementById("parts");
const told = document.getElementById("told");

document.getElementById("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
chrome.storage.session.onChanged.addListener((changes) => {
  const change = changes[keyOf(tabId)];
  if (change) {
    render(change.newValue ?? NOTHING, change.oldValue ?? NOTHING);
  }
});

/** How often the panel was drawn: what was begun before, and comes later, is out of date. */
let drawn = 0;
const first = await readTab(tabId);
if (drawn === 0) {
  render(first, NOTHING);
}

function ask(request, more = {}) {
  chrome.runtime.sendMessage({ request, tabId, ...more });
}

async function render(tab, before) {
  const turn = ++drawn;
  showParts(tab);
  const { shown } = tab;
  if (shown === "nothing") {
    const welcome = await showWelcome();
    if (turn === drawn) {
      main.replaceChildren(...welcome);
    }
    return;
  }
  const part = tab[shown];
  main.replaceChildren(...showPart(shown, part).flat(2).filter(Boolean));
  told.textContent = tell(shown, part);
  moveFocus(part, before[shown]);
}

/** Both checks of a tab are kept: a row of two buttons leads from one to the other. */
function showParts({ shown, statement, page }) {
  nav.hidden = !(statement && page);
  const parts = { statement: "Selection", page: "This page" };
  nav.replaceChildren(
    ...Object.entries(parts).map(([part, label]) =>
      make(
        "button",
        { type: "button", "aria-current": part === shown && "true", onclick: () => ask("show", { part }) },
        label,
      ),
    ),
  );
}

async function showWelcome() {
  const { service } = await readSettings();
  const keys = await readShortcuts();
  return [
    make("h2", {}, "Who says so, and who says otherwise?"),
    make(
      "p",
      {},
      "Select a sentence on the page, right-click it, and choose ",
      make("b", {}, "Check with Claimside"),
      keys["check-selection"] && [". Or press ", make("kbd", {}, keys["check-selection"])],
      ".",
    ),
    make("p", {}, "Or have all sentences of the article marked that can be checked."),
    make("p", { class: "deeds" }, makePageButton()),
    make(
      "p",
      { class: "small" },
      `Nothing is sent before you ask. What you check goes to ${service} and nowhere else.`,
    ),
  ];
}

function makePageButton(look = "") {
  return make("button", { type: "button", class: look, onclick: () => ask("check-page") }, "Check this page");
}

/** The shortcuts as the user has them, by command; empty where there is none. */
async function readShortcuts() {
  const commands = await chrome.commands.getAll();
  return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
}

function showPart(shown, part) {
  const deeds = {
    retry: () => ask("retry", { part: shown }),
    options: () => chrome.runtime.openOptionsPage(),
  };
  const asked = part.text ? [make("blockquote", { class: "asked" }, head(part.text, 400))] : [];
  if (part.status === "asking") {
    return [...asked, showProgress(shown)];
  }
  if (part.status === "stopped") {
    return [
      ...asked,
      make("p", {}, "The check was stopped."),
      make("button", { type: "button", onclick: deeds.retry }, "Check again"),
    ];
  }
  if (part.status === "failed") {
    return [...asked, showFailure(part.failure, deeds)];
  }
  return shown === "page" ? showPage(part) : showStatement(part);
}

function showProgress(shown) {
  return make(
    "div",
    { class: "progress" },
    make("p", { id: "doing" }, shown === "page" ? "Checking the page …" : "Checking …"),
    make("progress", { "aria-labelledby": "doing" }),
    make("button", { type: "button", class: "plain", onclick: () => ask("stop", { part: shown }) }, "Stop"),
  );
}

function showStatement({ text, answer, sides }) {
  return [showAnswer(text, answer, sides), make("p", { class: "deeds more" }, makePageButton("plain"))];
}

function showPage(page) {
  const open = page.sentences.find(({ index }) => index === page.open);
  if (open) {
    return [
      make(
        "button",
        { type: "button", class: "plain back", onclick: () => ask("open-sentence", { index: null }) },
        "All sentences",
      ),
      showAnswer(open.text, open.result, page.sides, page.corpus),
    ];
  }
  return [
    showListing(page, (index) => ask("open-sentence", { index })),
    make(
      "p",
      { class: "deeds more" },
      make(
        "button",
        { type: "button", class: "plain", onclick: () => ask("clear-page") },
        "Remove the marks",
      ),
      make("button", { type: "button", class: "plain", onclick: () => ask("check-page") }, "Check again"),
    ),
  ];
}

/** What a screen reader is told when the panel changes. */
function tell(shown, part) {
  if (part.status === "asking") {
    return "Checking";
  }
  if (part.status !== "answered") {
    return document.getElementById("failure")?.textContent ?? "Stopped";
  }
  const verdict =
    shown === "statement"
      ? part.answer.verdict
      : part.sentences.find(({ index }) => index === part.open)?.result.verdict;
  return verdict
    ? `${WORDS[verdict]}. ${MEANS[verdict]}`
    : `${count(part.sentences.length, "sentence")} checked`;
}

/** Going into a sentence and back again keeps the keyboard where the eye is. */
function moveFocus(part, before) {
  if (part.status === "answered" && before?.status === "answered" && part.open !== before.open) {
    const back = before.open !== undefined && main.querySelector(`[data-index="${before.open}"]`);
    back?.closest?.("details")?.setAttribute("open", "");
    (back || main.querySelector("h2"))?.focus();
    scrollTo(0, back ? scrollY : 0);
  }
}
