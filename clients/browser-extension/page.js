/**
 * The page in a tab, as the service worker reaches it: read its article, mark sentences, take the marks off.
 *
 * Chromium lets the extension into a page only once the user has asked from it (`activeTab`): by the
 * toolbar icon, the context menu or a shortcut. The scripts in page/ are put there then, and not before.
 */

import { Failure } from "./client.js";

const SCRIPTS = ["page/signs.js", "page/reading.js", "page/marking.js"];
const STYLES = ["page/marks.css"];

/** `{ text, publishedOn, wasCut }` of the article; marks of an earlier check are taken off first. */
export async function readPage(tabId) {
  const target = { tabId };
  await enter(() => chrome.scripting.executeScript({ target, files: SCRIPTS }));
  try {
    await chrome.scripting.removeCSS({ target, files: STYLES });
    await chrome.scripting.insertCSS({ target, files: STYLES });
    const [{ result }] = await chrome.scripting.executeScript({ target, func: readHere });
    return result;
  } catch (error) {
    throw new Failure({ kind: "page-gone", detail: error.message }); // it had let us in
  }
}

/** The selected words of the page, or of the first of its frames that has some. */
export async function readSelection(tabId) {
  return enter(async () => {
    const target = { tabId, allFrames: true };
    const frames = await chrome.scripting.executeScript({ target, func: selectedHere });
    return frames.map(({ result }) => result).find((text) => text?.trim()) ?? "";
  });
}

/** Mark the sentences, and tell the indices of those that the page still has. */
export async function markSentences(tabId, sentences) {
  const marks = sentences.map(({ index, start, end, text, result: { verdict } }) => ({
    index,
    start,
    end,
    text,
    verdict,
  }));
  const found = await tell(tabId, { page: "mark", marks });
  if (!found) {
    throw new Failure({ kind: "page-gone" });
  }
  return found;
}

/** Take every trace of us out of the page. */
export async function clearMarks(tabId) {
  if (await tell(tabId, { page: "clear" })) {
    await chrome.scripting.removeCSS({ target: { tabId }, files: STYLES }).catch(ignoreGone);
  }
}

/** Bring a marked sentence into view; null for none takes the stress off all. */
export function showSentence(tabId, index) {
  return tell(tabId, { page: "show", index });
}

/** Whether the page is still the one that was marked. */
export async function isMarked(tabId) {
  return (await tell(tabId, { page: "ask" })) === true;
}

/** What our script in the page answers; undefined where the page is another by now and has none. */
async function tell(tabId, message) {
  try {
    return await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
  } catch {
    return undefined; // the only reason there is: nobody listens there
  }
}

async function enter(work) {
  try {
    return await work();
  } catch (error) {
    throw new Failure({ kind: "unreadable", detail: error.message });
  }
}

/** The styles went with the page, or Chromium let us in for a page before this one only. */
function ignoreGone() {}

/* These two run in the page, among our scripts and apart from its own. */

function readHere() {
  return globalThis.claimsidePage.read();
}

function selectedHere() {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement) {
    return field.value.slice(field.selectionStart, field.selectionEnd);
  }
  return String(getSelection() ?? "");
}
