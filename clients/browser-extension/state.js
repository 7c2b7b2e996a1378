/**
 * What each tab's panel shows, kept in the browser's memory until the tab or the browser is closed.
 *
 * The service worker writes, the panel reads and listens. The state of a tab:
 *
 *     shown       "nothing" | "statement" | "page"
 *     statement   null | { status: "asking" | "answered" | "failed" | "stopped", text, answer?, failure? }
 *     page        null | { status, sentences?, failure?, open?, ... }
 *
 * `answer` is the service's, `sentences` those of the page that were checked, `failure` is told by client.js,
 * `open` is the index of the sentence on show.
 */

const PREFIX = "tab-";
export const NOTHING = Object.freeze({ shown: "nothing", statement: null, page: null });

/** A change waits for the one before it, since a change is a reading and a writing. */
let last = Promise.resolve();

export function keyOf(tabId) {
  return PREFIX + tabId;
}

export async function readTab(tabId) {
  const key = keyOf(tabId);
  return (await chrome.storage.session.get({ [key]: NOTHING }))[key];
}

/** Replace the tab's state by what `change` makes of it. */
export function changeTab(tabId, change) {
  return inTurn(async () => {
    const next = change(await readTab(tabId));
    await chrome.storage.session.set({ [keyOf(tabId)]: next });
  });
}

export function forgetTab(tabId) {
  return inTurn(() => chrome.storage.session.remove(keyOf(tabId)));
}

/** Replace the state of every tab that has one. */
export function changeEveryTab(change) {
  return inTurn(async () => {
    const held = Object.entries(await chrome.storage.session.get(null));
    const tabs = held.filter(([key]) => key.startsWith(PREFIX));
    await chrome.storage.session.set(Object.fromEntries(tabs.map(([key, tab]) => [key, change(tab)])));
  });
}

function inTurn(work) {
  const done = last.then(work);
  last = done.catch(() => {}); // told to whoever asked for this change; the next one is not concerned
  return done;
}
