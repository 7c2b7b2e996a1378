/**
 * The two checks, of a statement and of a page: what is asked, and what the tab's panel shows meanwhile.
 */

import { Failure, listSides, Stopped, verifyArticle, verifyStatement } from "./client.js";
import { clearMarks, markSentences, readPage, readSelection } from "./page.js";
import { changeEveryTab, changeTab, readTab } from "./state.js";

/** What is being asked, by tab and part; a new check of the same part ends the one before. */
const running = new Map();

/** Check a statement; blank text is told to the user and sent to nobody. */
export function checkStatement(tabId, text) {
  const statement = text.replace(/\s+/g, " ").trim();
  return check(tabId, "statement", { text: statement }, async (signal) => {
    if (!statement) {
      throw new Failure({ kind: "nothing-selected" });
    }
    const [{ answer, service }, sides] = await Promise.all([
      verifyStatement(statement, signal),
      nameSides(signal),
    ]);
    return { answer, service, sides };
  });
}

/** Check what is selected in the tab's page. */
export async function checkSelection(tabId) {
  try {
    await checkStatement(tabId, await readSelection(tabId));
  } catch (error) {
    await check(tabId, "statement", { text: "" }, () => Promise.reject(error));
  }
}

/** Read the article of the tab's page, check it, and mark its sentences in place. */
export function checkPage(tabId) {
  return check(tabId, "page", {}, async (signal) => {
    const { text, publishedOn, wasCut } = await readPage(tabId);
    if (!text) {
      throw new Failure({ kind: "no-text" });
    }
    const [{ answer, service }, sides] = await Promise.all([
      verifyArticle(text, publishedOn, signal),
      nameSides(signal),
    ]);
    signal.throwIfAborted();
    const sentences = answer.sentences.flatMap(pick);
    const found = await markSentences(tabId, sentences);
    return {
      service,
      sides,
      wasCut,
      sentences: sentences.map((one) => ({ ...one, found: found.includes(one.index) })),
      overLimit: answer.sentences.filter(({ reason }) => reason === "over_limit").length,
      corpus: answer.corpus,
    };
  });
}

/** Take the marks off the page, and the page off the panel. */
export async function clearPage(tabId) {
  abort(tabId, "page");
  await clearMarks(tabId);
  await forgetPage(tabId);
}

/** Show no more of a page that is gone. */
export function forgetPage(tabId) {
  return changeTab(tabId, (tab) => ({ ...tab, page: null, shown: tab.statement ? "statement" : "nothing" }));
}

/** End what is being asked, and say so. */
export async function stop(tabId, part) {
  abort(tabId, part);
  await changeTab(tabId, (tab) => ({ ...tab, [part]: { ...tab[part], status: "stopped" } }));
}

/** Ask again for what failed or was stopped. */
export async function retry(tabId, part) {
  const tab = await readTab(tabId);
  return part === "page" ? checkPage(tabId) : checkStatement(tabId, tab.statement?.text ?? "");
}

/** What the service worker before this one was asking when the browser ended it will not be answered. */
export function endInterrupted() {
  const end = (part) =>
    part?.status === "asking" ? { ...part, status: "failed", failure: { kind: "interrupted" } } : part;
  return changeEveryTab((tab) => ({ ...tab, statement: end(tab.statement), page: end(tab.page) }));
}

async function check(tabId, part, asked, work) {
  const controller = begin(tabId, part);
  const show = (now) => changeTab(tabId, (tab) => ({ ...tab, shown: part, [part]: { ...asked, ...now } }));
  try {
    await show({ status: "asking" });
    const answered = await work(controller.signal);
    controller.signal.throwIfAborted();
    await show({ status: "answered", ...answered });
  } catch (error) {
    if (error instanceof Stopped || controller.signal.aborted) {
      return; // whoever stopped it has said what is shown instead
    }
    await show({ status: "failed", failure: failureOf(error) });
  } finally {
    if (running.get(nameOf(tabId, part)) === controller) {
      running.delete(nameOf(tabId, part));
    }
  }
}

/** Errors of our own making are no answer of the service: they are shown, and thrown for the log. */
function failureOf(error) {
  if (error instanceof Failure) {
    return error.failure;
  }
  if (/quota/i.test(error.message)) {
    return { kind: "full" };
  }
  console.error(error);
  return { kind: "defect", detail: error.message };
}

function begin(tabId, part) {
  abort(tabId, part);
  const controller = new AbortController();
  running.set(nameOf(tabId, part), controller);
  return controller;
}

function abort(tabId, part) {
  running.get(nameOf(tabId, part))?.abort();
}

function nameOf(tabId, part) {
  return `${tabId} ${part}`;
}

/** A sentence that was checked, with its place among all; none for the others. */
function pick(sentence, index) {
  const { start, end, text, result } = sentence;
  return result ? [{ index, start, end, text, result }] : [];
}

/** The names of the sides; without them the panel shows their ids, which is no reason to fail. */
async function nameSides(signal) {
  try {
    return await listSides(signal);
  } catch (error) {
    if (error instanceof Failure) {
      return {};
    }
    throw error;
  }
}
